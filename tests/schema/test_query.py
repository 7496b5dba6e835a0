"""Every question of the schema answers what the example graph says."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from typing import Any

import pytest
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.path import requiring

Ask = Callable[..., Any]


def labels(found: Any) -> list[str]:
    return [node["label"] for node in (found["nodes"] if isinstance(found, dict) else found)]


def identity(written: str) -> str:
    return b64encode(written.encode()).decode()


@pytest.mark.parametrize(
    "ref", ["calculus", "Calculus", "CALCULUS", "analysis", "https://example.org/topic/calculus"]
)
def test_a_topic_is_found_by_any_reference(ref: str, ask: Ask) -> None:
    assert ask("query ($ref: String!) { topic(ref: $ref) { slug } }", ref=ref) == {
        "topic": {"slug": "calculus"}
    }


def test_an_unknown_topic_is_null(ask: Ask) -> None:
    assert ask('{ topic(ref: "knitting") { slug } }') == {"topic": None}


def test_a_thing_is_found_by_its_id(ask: Ask) -> None:
    ids = ask('{ topic(ref: "calculus") { id } resources { nodes { id } } documents { id } }')
    wanted = [
        ids["topic"]["id"],
        ids["resources"]["nodes"][0]["id"],
        ids["documents"][1]["id"],
        identity("Topic:none"),
    ]
    query = """query ($ids: [ID!]!, $id: ID!) {
      node(id: $id) { id ... on Topic { label } }
      nodes(ids: $ids) { __typename ... on Topic { label } ... on Resource { title } ... on Document { name } }
    }"""
    found = ask(query, ids=wanted, id=wanted[0])
    assert found["node"] == {"id": wanted[0], "label": "Calculus"}
    assert found["nodes"] == [
        {"__typename": "Topic", "label": "Calculus"},
        {"__typename": "Resource", "title": "A Calculus Course"},
        {"__typename": "Document", "name": "notes/nets.txt"},
        None,
    ]


@pytest.mark.parametrize(
    "written", ["", "calculus", "ä", identity("Topic"), identity("Evidence:x"), identity("Topic:x")]
)
def test_what_is_no_id_finds_nothing(written: str, ask: Ask) -> None:
    assert ask("query ($id: ID!) { node(id: $id) { id } }", id=written) == {"node": None}


ALL = [
    "Bread",
    "Calculus",
    "Gradient",
    "Gradient Descent",
    "Image Recognition",
    "Keras",
    "Limits",
    "Machine Learning",
    "Neural Network",
    "PyTorch",
]


@pytest.mark.parametrize(
    ("narrowed", "expected"),
    [
        ("", ALL),
        ('(search: " ")', ALL),
        ('(search: "gradient")', ["Gradient", "Gradient Descent"]),
        ('(search: "gradeint descent")', ["Gradient Descent", "Gradient"]),
        ('(requiring: "calculus")', ["Gradient", "Gradient Descent", "Neural Network", "Image Recognition"]),
        ('(requiring: "calculus", minConfidence: 0.7)', []),
        (
            '(requiring: "limits", minConfidence: 0.3)',
            ["Calculus", "Neural Network", "Gradient", "Image Recognition", "Gradient Descent"],
        ),
        ('(requiredFor: "neural networks")', ["Gradient Descent", "Gradient", "Calculus", "Limits"]),
        ('(requiring: "calculus", requiredFor: "neural network")', ["Gradient", "Gradient Descent"]),
        ('(search: "network", requiring: "calculus")', ["Neural Network"]),
        ('(broader: "machine learning")', ["Gradient Descent", "Neural Network"]),
        ('(broader: "machine learning", kind: MODEL)', ["Neural Network"]),
        ("(kind: [TOOL, TASK])", ["Image Recognition", "Keras", "PyTorch"]),
        ("(kind: [])", []),
        (
            '(document: "nets.txt")',
            ["Image Recognition", "Keras", "Machine Learning", "Neural Network", "PyTorch"],
        ),
        ('(document: "Mathematics", requiring: "limits")', ["Calculus", "Gradient", "Gradient Descent"]),
        ('(document: "notes/maths.md", kind: TOOL)', []),
    ],
)
def test_topics_are_narrowed_and_ordered(narrowed: str, expected: list[str], ask: Ask) -> None:
    found = ask(f"{{ topics{narrowed} {{ totalCount nodes {{ label }} edges {{ node {{ label }} }} }} }}")[
        "topics"
    ]
    assert labels(found) == expected
    assert [edge["node"]["label"] for edge in found["edges"]] == expected
    assert found["totalCount"] == len(expected)


def test_topics_that_require_one_stand_as_the_command_line_has_them(ask: Ask, graph: KnowledgeGraph) -> None:
    for topic in graph.topics:
        found = ask("query ($ref: String!) { topics(requiring: $ref) { nodes { slug } } }", ref=topic)[
            "topics"
        ]
        assert [node["slug"] for node in found["nodes"]] == [r.topic.id for r in requiring(graph, topic)]


@pytest.mark.parametrize(
    "query",
    [
        '{ topics(requiring: "calclus") { totalCount } }',
        '{ topics(requiredFor: "calclus") { totalCount } }',
        '{ topics(broader: "calclus") { totalCount } }',
        '{ chain(from: "calclus", to: "bread") { length } }',
        '{ chain(from: "bread", to: "calclus") { length } }',
        '{ nextTopics(knowing: ["bread", "calclus"]) { totalCount } }',
        '{ nextTopics(knowing: [], toward: "calclus") { totalCount } }',
        '{ resources(topic: "calclus") { totalCount } }',
        '{ diagram(to: ["calclus"]) }',
        '{ diagram(knowing: ["calclus"]) }',
    ],
)
def test_an_unknown_reference_is_an_error_that_suggests(query: str, refused: Ask) -> None:
    error = refused(query)
    assert error["message"] == "no topic is called 'calclus': did you mean Calculus?"
    assert error["extensions"] == {"code": "UNKNOWN_TOPIC", "ref": "calclus", "suggestions": ["Calculus"]}


def test_where_nothing_is_near_the_error_says_how_to_search(refused: Ask) -> None:
    error = refused('{ topics(requiring: "qqqqqq") { totalCount } }')
    assert error["message"] == "no topic is called 'qqqqqq': `topics(search:)` finds topics by name"
    assert error["extensions"]["suggestions"] == []


def test_an_unknown_document_is_an_error_that_suggests(refused: Ask) -> None:
    error = refused('{ topics(document: "notes/mats.md") { totalCount } }')
    assert error["message"].startswith("no document is called 'notes/mats.md': did you mean notes/maths.md")
    assert error["extensions"]["code"] == "UNKNOWN_DOCUMENT"


PATH = """query ($to: [String!]!, $knowing: [String!]!) {
  learningPath(to: $to, knowing: $knowing) {
    ... on LearningPath {
      length
      target { label }
      knowing { label }
      steps {
        position stage topic { label } requires { label } chosenFrom { label }
        because { topic { label } prerequisite { label } anyOf { label } }
      }
    }
    ... on UserError { message }
    ... on UnknownTopic { ref suggestions { label } }
  }
}"""


def test_a_learning_path_comes_in_order_and_says_why(ask: Ask) -> None:
    path = ask(PATH, to=["image recognition"], knowing=["calculus"])["learningPath"]
    assert (path["length"], labels(path["target"]), labels(path["knowing"])) == (
        5,
        ["Image Recognition"],
        ["Calculus"],
    )
    steps = path["steps"]
    assert [(s["position"], s["stage"], s["topic"]["label"]) for s in steps] == [
        (1, 1, "Gradient"),
        (2, 1, "Keras"),
        (3, 2, "Gradient Descent"),
        (4, 3, "Neural Network"),
        (5, 4, "Image Recognition"),
    ]
    assert [labels(s["requires"]) for s in steps] == [
        [],
        [],
        ["Gradient"],
        ["Gradient Descent"],
        ["Keras", "Neural Network"],
    ]
    assert [labels(s["chosenFrom"]) for s in steps] == [[], ["Keras", "PyTorch"], [], [], []]
    keras = {"label": "Keras"}
    assert steps[1]["because"] == [
        {
            "topic": {"label": "Image Recognition"},
            "prerequisite": None,
            "anyOf": [keras, {"label": "PyTorch"}],
        }
    ]
    assert steps[4]["because"] == []


def test_a_known_target_is_no_step(ask: Ask) -> None:
    path = ask(PATH, to=["limits"], knowing=["gradient"])["learningPath"]
    assert (path["length"], path["steps"], labels(path["target"])) == (0, [], ["Limits"])


def test_an_unknown_target_is_an_answer(ask: Ask) -> None:
    assert ask(PATH, to=["calculus", "gradiet"], knowing=[])["learningPath"] == {
        "message": "no topic is called 'gradiet': did you mean Gradient, Gradient Descent?",
        "ref": "gradiet",
        "suggestions": [{"label": "Gradient"}, {"label": "Gradient Descent"}],
    }


def test_a_chain_links_two_topics_with_evidence(ask: Ask) -> None:
    query = """{ chain(from: "calculus", to: "gradient descent") {
      length topics { label } prerequisites { basis confidence evidence { quote line endLine document { title } } } } }"""
    chain = ask(query)["chain"]
    assert (chain["length"], labels(chain["topics"])) == (2, ["Calculus", "Gradient", "Gradient Descent"])
    assert chain["prerequisites"][0] == {
        "basis": "TEXT",
        "confidence": 0.6,
        "evidence": [
            {
                "quote": "gradient needs calculus",
                "line": 2,
                "endLine": 3,
                "document": {"title": "Mathematics"},
            }
        ],
    }


@pytest.mark.parametrize(
    ("arguments", "length"),
    [
        ('from: "limits", to: "neural network"', 4),
        ('from: "limits", to: "neural network", minConfidence: 0.3', 1),
        ('from: "calculus", to: "calculus"', 0),
        ('from: "neural network", to: "limits"', None),
        ('from: "bread", to: "limits"', None),
        ('from: "keras", to: "image recognition"', None),
        ('from: "calculus", to: "gradient", minConfidence: 0.7', None),
    ],
)
def test_the_shortest_chain_is_found(arguments: str, length: int | None, ask: Ask) -> None:
    chain = ask(f"{{ chain({arguments}) {{ length }} }}")["chain"]
    assert (chain and chain["length"]) == length


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("knowing: []", ["Limits", "Keras", "PyTorch"]),
        ('knowing: ["gradient descent"]', ["Neural Network", "Keras", "PyTorch"]),
        ('knowing: ["neural network", "keras"]', ["Image Recognition", "PyTorch"]),
        ('knowing: ["neural network"], toward: "image recognition"', ["Keras"]),
        ('knowing: [], toward: "gradient"', ["Limits"]),
        ('knowing: ["limits"], minConfidence: 0.95', []),
    ],
)
def test_next_topics_are_the_fringe(arguments: str, expected: list[str], ask: Ask) -> None:
    assert labels(ask(f"{{ nextTopics({arguments}) {{ nodes {{ label }} }} }}")["nextTopics"]) == expected


@pytest.mark.parametrize(
    ("narrowed", "expected"),
    [
        ("", ["A Calculus Course", "Baking Videos", "Calculus Made Easy"]),
        ('(topic: "calculus")', ["A Calculus Course", "Calculus Made Easy"]),
        ('(topic: "limit")', ["Calculus Made Easy"]),
        ('(topic: "gradient")', []),
        ("(type: [BOOK, VIDEO])", ["Baking Videos", "Calculus Made Easy"]),
        ('(search: "calc")', ["A Calculus Course", "Calculus Made Easy"]),
        ('(search: "thompson calculus")', ["Calculus Made Easy"]),
        ('(search: "calculus", type: COURSE)', ["A Calculus Course"]),
    ],
)
def test_resources_are_narrowed(narrowed: str, expected: list[str], ask: Ask) -> None:
    found = ask(f"{{ resources{narrowed} {{ totalCount nodes {{ title }} }} }}")["resources"]
    assert ([node["title"] for node in found["nodes"]], found["totalCount"]) == (expected, len(expected))


def test_documents_tell_what_was_read(ask: Ask) -> None:
    query = "{ documents { name title mediaType lines repairs iri topics { totalCount nodes { label } } } }"
    maths, nets = ask(query)["documents"]
    topics = maths.pop("topics")
    assert maths == {
        "name": "notes/maths.md",
        "title": "Mathematics",
        "mediaType": "text/markdown",
        "lines": 3,
        "repairs": [],
        "iri": "https://example.org/doc/d" + 12 * "a",
    }
    assert labels(topics) == ["Bread", "Calculus", "Gradient", "Gradient Descent", "Limits"]
    assert (nets["title"], nets["lines"], nets["repairs"], nets["topics"]["totalCount"]) == (
        None,
        1,
        ["mojibake"],
        5,
    )


@pytest.mark.parametrize(
    "ref", ["a" * 64, "notes/maths.md", "maths.md", "Mathematics", f"https://example.org/doc/d{12 * 'a'}"]
)
def test_a_document_is_found_by_any_reference(ref: str, ask: Ask) -> None:
    found = ask("query ($ref: String!) { document(ref: $ref) { name } }", ref=ref)
    assert found == {"document": {"name": "notes/maths.md"}}


def test_an_unknown_document_is_null(ask: Ask) -> None:
    assert ask('{ document(ref: "maths") { name } }') == {"document": None}


def test_conflicts_and_statistics(ask: Ask) -> None:
    query = """{ statistics { topics prerequisites resources documents conflicts }
      conflicts { kind message topics { label } kept { topic { label } } cut { topic { label } basis } } }"""
    found = ask(query)
    assert found["statistics"] == {
        "topics": 10,
        "prerequisites": 7,
        "resources": 3,
        "documents": 2,
        "conflicts": 1,
    }
    assert found["conflicts"] == [
        {
            "kind": "cycle",
            "message": "calculus and limits need each other",
            "topics": [{"label": "Calculus"}, {"label": "Limits"}],
            "kept": [{"topic": {"label": "Calculus"}}],
            "cut": [{"topic": {"label": "Limits"}, "basis": "TEXT"}],
        }
    ]


def test_diagrams_of_a_path_and_of_the_map(ask: Ask) -> None:
    found = ask(
        """{
          path: diagram(to: ["gradient"])
          map: diagram(format: DOT)
          rest: diagram(knowing: ["neural network"], format: DOT)
          picture: diagram(to: ["gradient"], knowing: ["limits"], format: SVG)
          learningPath(to: ["gradient"]) { ... on LearningPath { diagram svg: diagram(format: SVG) } }
        }"""
    )
    assert found["path"].startswith("flowchart")
    assert found["learningPath"]["diagram"] == found["path"]
    assert found["learningPath"]["svg"].startswith("<svg ")
    assert found["map"].startswith("digraph")
    assert '"limits"' in found["map"]
    assert '"bread"' not in found["map"]
    assert '"limits"' not in found["rest"]
    assert '"keras" -> "image-recognition needs one of keras pytorch"' in found["rest"]
    assert "<svg " in found["picture"]
    assert "Calculus" in found["picture"]


@pytest.mark.parametrize("value", ["-0.1", "1.01"])
def test_a_confidence_lies_between_0_and_1(value: str, refused: Ask) -> None:
    for query in (
        f'{{ topics(requiring: "limits", minConfidence: {value}) {{ totalCount }} }}',
        f'{{ learningPath(to: ["limits"], minConfidence: {value}) {{ __typename }} }}',
        f'{{ topic(ref: "limits") {{ requires(minConfidence: {value}) {{ confidence }} }} }}',
    ):
        assert refused(query)["extensions"] == {"code": "INVALID_ARGUMENT"}
