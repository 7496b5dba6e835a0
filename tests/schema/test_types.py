"""Topics and what is around them."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from typing import Any

import pytest
from roadgraph.graph.diagram.format import FORMATS
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import Mention, Topic
from roadgraph.graph.rdf.triples import triples
from roadgraph.schema import enums
from roadgraph.schema.build import build_schema
from roadgraph.schema.enums import DiagramFormat
from roadgraph.schema.view import View

Ask = Callable[..., Any]


def test_a_topic_tells_all_of_itself(ask: Ask) -> None:
    query = """query ($ref: String!) { topic(ref: $ref) {
      id slug iri label aliases kind definition language stage broader { label } narrower { nodes { label } } } }"""
    found = ask(query, ref="gradient-descent")["topic"]
    assert b64decode(found.pop("id")) == b"Topic:gradient-descent"
    assert found == {
        "slug": "gradient-descent",
        "iri": "https://example.org/topic/gradient-descent",
        "label": "Gradient Descent",
        "aliases": [],
        "kind": "CONCEPT",
        "definition": "Walking downhill.",
        "language": "en",
        "stage": 3,
        "broader": [{"label": "Machine Learning"}],
        "narrower": {"nodes": []},
    }
    area = ask(query, ref="machine-learning")["topic"]
    assert (area["kind"], area["definition"], area["stage"]) == ("AREA", None, 0)
    assert area["narrower"]["nodes"] == [{"label": "Gradient Descent"}, {"label": "Neural Network"}]
    assert ask(query, ref="calculus")["topic"]["aliases"] == ["Analysis"]


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("prerequisites", ["Gradient Descent"]),
        ("prerequisites(minConfidence: 0.3)", ["Gradient Descent", "Limits"]),
        ("prerequisites(minConfidence: 0.3, basis: ORDER)", ["Limits"]),
        ("prerequisites(basis: [])", []),
        ("prerequisites(transitive: true)", ["Gradient Descent", "Gradient", "Calculus", "Limits"]),
        ("prerequisites(transitive: true, minConfidence: 0.7)", ["Gradient Descent", "Gradient"]),
        ("prerequisites(transitive: true, basis: [STATED])", ["Gradient Descent", "Gradient"]),
        (
            "prerequisites(transitive: true, basis: [TEXT, STATED])",
            ["Gradient Descent", "Gradient", "Calculus", "Limits"],
        ),
        ("requiredBy", ["Image Recognition"]),
        ("requiredBy(transitive: true)", ["Image Recognition"]),
        ("requiredBy(basis: DRAWN)", []),
    ],
)
def test_prerequisites_are_flat_lists(field: str, expected: list[str], ask: Ask) -> None:
    query = f'{{ topic(ref: "neural network") {{ found: {field} {{ totalCount nodes {{ label }} }} }} }}'
    found = ask(query)["topic"]["found"]
    assert ([node["label"] for node in found["nodes"]], found["totalCount"]) == (expected, len(expected))


def test_what_requires_a_topic_stands_by_distance(ask: Ask) -> None:
    query = """{ topic(ref: "limits") {
      all: requiredBy(transitive: true) { nodes { label } }
      some: requiredBy(transitive: true, basis: [STATED, ORDER], minConfidence: 0) { nodes { label } } } }"""
    found = ask(query)["topic"]
    names = ["Calculus", "Gradient", "Gradient Descent", "Neural Network", "Image Recognition"]
    assert [node["label"] for node in found["all"]["nodes"]] == names
    assert [node["label"] for node in found["some"]["nodes"]] == [
        "Calculus",
        "Neural Network",
        "Image Recognition",
    ]


def test_an_alternative_is_no_plain_prerequisite(ask: Ask) -> None:
    query = """{
      topic(ref: "image recognition") { prerequisites { nodes { label } } }
      keras: topic(ref: "keras") { requiredBy { totalCount } }
    }"""
    found = ask(query)
    assert found["topic"]["prerequisites"]["nodes"] == [{"label": "Neural Network"}]
    assert found["keras"]["requiredBy"]["totalCount"] == 0


def test_relations_come_with_alternatives_and_evidence(ask: Ask) -> None:
    query = """{ topic(ref: "image recognition") { requires {
      topic { label } prerequisite { label } anyOf { label } basis confidence
      evidence { line endLine quote rule basis confidence document { name } } } } }"""
    alternatives, plain = ask(query)["topic"]["requires"]
    assert alternatives["prerequisite"] is None
    assert alternatives["anyOf"] == [{"label": "Keras"}, {"label": "PyTorch"}]
    assert plain == {
        "topic": {"label": "Image Recognition"},
        "prerequisite": {"label": "Neural Network"},
        "anyOf": [],
        "basis": "STATED",
        "confidence": 0.9,
        "evidence": [
            {
                "line": 2,
                "endLine": 3,
                "quote": "image-recognition needs neural-network",
                "rule": "sentence",
                "basis": "STATED",
                "confidence": 0.9,
                "document": {"name": "notes/maths.md"},
            }
        ],
    }


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        ("", 2),
        ("(minConfidence: 0.5)", 1),
        ("(basis: ORDER)", 1),
        ("(basis: [ORDER, STATED])", 2),
        ("(basis: [])", 0),
    ],
)
def test_relations_are_narrowed(arguments: str, count: int, ask: Ask) -> None:
    found = ask(f'{{ topic(ref: "neural network") {{ requires{arguments} {{ basis }} }} }}')
    assert len(found["topic"]["requires"]) == count


def test_resources_tell_what_they_teach_and_where_they_stand(ask: Ask) -> None:
    query = """{ topic(ref: "calculus") { resources(type: BOOK) { nodes {
      iri title url type creators topics { label } mentions { line endLine quote rule document { name } } } } } }"""
    (book,) = ask(query)["topic"]["resources"]["nodes"]
    assert book == {
        "iri": "https://example.org/resource/r1",
        "title": "Calculus Made Easy",
        "url": "https://example.com/calculus?a=1&b=2",
        "type": "BOOK",
        "creators": ["Silvanus Thompson"],
        "topics": [{"label": "Calculus"}, {"label": "Limits"}],
        "mentions": [
            {
                "line": 4,
                "endLine": 4,
                "quote": "Calculus Made Easy",
                "rule": "link",
                "document": {"name": "notes/maths.md"},
            }
        ],
    }


def test_mentions_stand_by_document_and_line(graph: KnowledgeGraph) -> None:
    maths, nets = graph.documents
    places = [(nets, 3, "c"), (maths, 20, "b"), (maths, 3, "a"), (maths, 3, "A"), (nets, 3, "c")]
    mentions = tuple(Mention(document, line, line, quote, "rule") for document, line, quote in places)
    view = View(
        KnowledgeGraph(topics=[Topic("x", "X", mentions=mentions)], documents=graph.documents.values())
    )
    query = """query ($first: Int, $after: String) { topic(ref: "x") { mentions(first: $first, after: $after) {
      totalCount pageInfo { endCursor } nodes { line quote document { name } } } } }"""
    schema = build_schema()
    whole = schema.execute_sync(query, context_value=view).data
    assert whole is not None
    found = [(n["document"]["name"], n["line"], n["quote"]) for n in whole["topic"]["mentions"]["nodes"]]
    assert sorted(found[:2]) == [("notes/maths.md", 3, "A"), ("notes/maths.md", 3, "a")]
    assert found[2:] == [("notes/maths.md", 20, "b"), ("notes/nets.txt", 3, "c")]
    start = schema.execute_sync(query, {"first": 3}, view).data
    assert start is not None
    rest = schema.execute_sync(
        query, {"after": start["topic"]["mentions"]["pageInfo"]["endCursor"]}, view
    ).data
    assert rest is not None
    assert rest["topic"]["mentions"]["nodes"] == whole["topic"]["mentions"]["nodes"][3:]


def test_a_place_in_a_document_that_is_not_there_is_an_error() -> None:
    topic = Topic("x", "X", mentions=(Mention("gone", 1, 1, "X", "rule"),))
    query = '{ topic(ref: "x") { label mentions { nodes { quote document { name } } } } }'
    result = build_schema().execute_sync(query, context_value=View(KnowledgeGraph(topics=[topic])))
    assert result.data == {"topic": None}
    (error,) = result.errors or []
    assert error.message == "the document of this place is not in the graph"
    assert error.extensions == {"code": "MISSING_DOCUMENT"}


def test_the_formats_are_those_that_can_be_written() -> None:
    assert {kind.value for kind in DiagramFormat} == FORMATS.keys()


def test_every_value_of_the_model_is_described() -> None:
    from roadgraph.graph import model

    assert list(enums.KINDS) == list(model.TopicKind)
    assert set(enums.BASES) == set(model.Basis)
    assert list(enums.TYPES) == list(model.ResourceType)


def test_iris_are_those_of_an_export_under_the_same_base(graph: KnowledgeGraph) -> None:
    base = "https://maps.example.net/a/"
    query = "{ topics { nodes { iri } } resources { nodes { iri } } documents { iri } }"
    found = build_schema().execute_sync(query, context_value=View(graph, base_iri=base)).data
    assert found is not None
    asked = [*found["topics"]["nodes"], *found["resources"]["nodes"], *found["documents"]]
    iris = {thing["iri"] for thing in asked}
    assert len(iris) == len(graph.topics) + len(graph.resources) + len(graph.documents)
    assert iris <= {str(subject) for subject in triples(graph, base).subjects()}
    document = next(iter(graph.documents.values()))
    again = "query($ref: String!) { document(ref: $ref) { name } }"
    ref = next(iri for iri in iris if iri.endswith("/d" + document.id[:12]))
    told = build_schema().execute_sync(again, {"ref": ref}, View(graph, base_iri=base)).data
    assert told == {"document": {"name": document.name}}
