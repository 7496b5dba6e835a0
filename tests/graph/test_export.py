"""The JSON export: every part at its place, valid by the contract, the same bytes for the same graph."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.graph.export import EXPORTS, RDF, exported
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import (
    Application,
    Basis,
    Broader,
    Conflict,
    Document,
    Evidence,
    Mention,
    Prerequisite,
    Resource,
    ResourceType,
    Topic,
    TopicKind,
)

jsonschema = pytest.importorskip("jsonschema")

CONTRACT = Path(__file__).parents[3] / "shared" / "contract" / "graph.schema.json"

DOCUMENT = Document(
    "c0ffee" * 10 + "1234", "maps/deep.md", "Deep", "text/markdown", "utf-8", "…", ("mojibake",)
)
STATED = Evidence(DOCUMENT.id, 7, 8, "LSTM needs\nbackprop", "prerequisite", Basis.STATED, 0.9)
ORDER = Evidence(DOCUMENT.id, 3, 3, "Attention", "level", Basis.ORDER, 0.4)


def at(line: int, quote: str) -> tuple[Mention, ...]:
    return (Mention(DOCUMENT.id, line, line, quote, "heading"),)


LSTM_NEEDS = Prerequisite("lstm", "backprop", (), Basis.STATED, 0.9, (STATED,))
CUT = Prerequisite("backprop", "lstm", (), Basis.ORDER, 0.4, (ORDER,))

GRAPH = KnowledgeGraph(
    topics=[
        Topic("translation", "Übersetzung", (), TopicKind.TASK, None, at(5, "Übersetzung"), "de"),
        Topic("lstm", "LSTM", ("Long short-term memory",), TopicKind.MODEL, "A cell.", at(2, "LSTM")),
        Topic("gru", "GRU", mentions=at(2, "GRU")),
        Topic("backprop", "Backpropagation", mentions=at(1, "Backprop")),
        Topic("attention", "Attention", mentions=at(3, "Attention")),
    ],
    broader=[Broader("gru", "lstm", at(2, "GRU"))],
    applications=[Application("lstm", "translation", at(5, "LSTM"))],
    prerequisites=[
        LSTM_NEEDS,
        Prerequisite("attention", None, ("gru", "lstm"), Basis.ORDER, 0.4, (ORDER,)),
    ],
    resources=[Resource("r1", "A book", None, ResourceType.BOOK, ("Ann",), ("lstm",), at(6, "A book"))],
    documents=[DOCUMENT],
    conflicts=[Conflict("cycle", "one was cut", ("backprop", "lstm"), (LSTM_NEEDS,), (CUT,))],
)

# What a reader of the format relies on, said again by us: the contract itself is not always at hand.
PLACES = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "required": ["document", "line", "endLine", "quote", "rule"],
        "properties": {
            "document": {"type": "string"},
            "line": {"type": "integer", "minimum": 1},
            "endLine": {"type": "integer", "minimum": 1},
        },
    },
}


def listed(required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "object", "required": required, "properties": properties}}


CONSTRAINTS = {
    "type": "object",
    "required": ["topics", "broader", "applications", "requires", "resources", "documents", "conflicts"],
    "properties": {
        "topics": listed(
            ["id", "label", "aliases", "kind", "definition", "mentions"],
            id={"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
            kind={"enum": ["area", "concept", "model", "task", "tool", "dataset"]},
            mentions=PLACES,
        ),
        "broader": listed(["topic", "broader", "evidence"], evidence=PLACES),
        "applications": listed(["topic", "appliedTo", "evidence"], evidence=PLACES),
        "requires": {
            "items": {
                "required": ["topic", "basis", "confidence", "evidence"],
                "properties": {
                    "anyOf": {"type": "array", "minItems": 2},
                    "basis": {"enum": ["stated", "drawn", "text", "name", "order", "curated"]},
                    "confidence": {"type": "number", "minimum": 0, "maximum": 1},
                    "evidence": PLACES,
                },
                "oneOf": [{"required": ["prerequisite"]}, {"required": ["anyOf"]}],
            }
        },
        "resources": listed(
            ["id", "title", "url", "type", "creators", "topics", "mentions"],
            url={"type": ["string", "null"]},
            mentions=PLACES,
        ),
        "documents": listed(["id", "name", "title", "repairs"]),
        "conflicts": listed(["kind", "message", "topics", "kept", "cut"]),
    },
}


def read(graph: KnowledgeGraph) -> Any:
    return json.loads(exported(graph))


def test_keeps_to_our_constraints() -> None:
    jsonschema.Draft202012Validator(CONSTRAINTS).validate(read(GRAPH))


def test_keeps_to_the_contract() -> None:
    if not CONTRACT.exists():
        pytest.skip("the contract is not at hand")
    schema = json.loads(CONTRACT.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(read(GRAPH))


def test_tells_a_topic_whole_and_topics_by_id() -> None:
    topics = read(GRAPH)["topics"]
    assert [topic["id"] for topic in topics] == ["attention", "backprop", "gru", "lstm", "translation"]
    assert topics[3] == {
        "id": "lstm",
        "label": "LSTM",
        "language": "en",
        "aliases": ["Long short-term memory"],
        "kind": "model",
        "definition": "A cell.",
        "mentions": [
            {"document": "maps/deep.md", "line": 2, "endLine": 2, "quote": "LSTM", "rule": "heading"}
        ],
    }


def test_tells_relations_by_topic_ids() -> None:
    content = read(GRAPH)
    assert [(b["topic"], b["broader"]) for b in content["broader"]] == [("gru", "lstm")]
    assert [(a["topic"], a["appliedTo"]) for a in content["applications"]] == [("lstm", "translation")]


def test_tells_prerequisites_with_the_trust_of_each_evidence() -> None:
    alternatives, plain = read(GRAPH)["requires"]
    assert alternatives["topic"] == "attention"
    assert alternatives["anyOf"] == ["gru", "lstm"]
    assert "prerequisite" not in alternatives
    assert plain == {
        "topic": "lstm",
        "prerequisite": "backprop",
        "basis": "stated",
        "confidence": 0.9,
        "evidence": [
            {
                "document": "maps/deep.md",
                "line": 7,
                "endLine": 8,
                "quote": "LSTM needs\nbackprop",
                "rule": "prerequisite",
                "basis": "stated",
                "confidence": 0.9,
            }
        ],
    }


def test_keeps_prerequisites_of_every_confidence() -> None:
    assert [p["confidence"] for p in read(GRAPH)["requires"]] == [0.4, 0.9]


def test_tells_resources_documents_and_conflicts() -> None:
    content = read(GRAPH)
    (resource,) = content["resources"]
    assert (resource["type"], resource["url"], resource["creators"]) == ("book", None, ["Ann"])
    assert content["documents"] == [
        {
            "id": DOCUMENT.id,
            "name": "maps/deep.md",
            "title": "Deep",
            "mediaType": "text/markdown",
            "repairs": ["mojibake"],
        }
    ]
    (conflict,) = content["conflicts"]
    assert (conflict["kind"], conflict["topics"]) == ("cycle", ["backprop", "lstm"])
    assert [p["prerequisite"] for p in conflict["kept"]] == ["backprop"]
    assert [p["prerequisite"] for p in conflict["cut"]] == ["lstm"]


def test_names_a_place_by_its_document_id_where_the_document_is_unknown() -> None:
    graph = KnowledgeGraph(topics=[Topic("a", "A", mentions=(Mention("ab12", 1, 1, "A", "heading"),))])
    assert read(graph)["topics"][0]["mentions"][0]["document"] == "ab12"


def test_is_indented_utf_8_that_ends_in_a_newline() -> None:
    data = exported(GRAPH)
    assert data.startswith(b'{\n "topics": [\n  {\n   "id": "attention",\n')
    assert data.endswith(b"\n}\n")
    assert "Übersetzung".encode() in data


def test_does_not_depend_on_the_order_of_what_it_is_given() -> None:
    again = KnowledgeGraph(
        topics=reversed(list(GRAPH.topics.values())),
        broader=GRAPH.broader,
        applications=GRAPH.applications,
        prerequisites=reversed(GRAPH.prerequisites),
        resources=GRAPH.resources.values(),
        documents=GRAPH.documents.values(),
        conflicts=GRAPH.conflicts,
    )
    assert exported(again) == exported(GRAPH)


def test_puts_a_replacement_for_half_a_surrogate_pair_and_nothing_else() -> None:
    graph = KnowledgeGraph(topics=[Topic("a", "A\udc80é", ("\ud800",), mentions=at(1, "A"))])
    (topic,) = read(graph)["topics"]
    assert (topic["label"], topic["aliases"], topic["mentions"][0]["line"]) == ("A\ufffdé", ["\ufffd"], 1)


@given(st.text(), st.text(), st.lists(st.text(), max_size=3), st.floats(0, 1))
def test_says_every_text_and_number_as_it_is(
    label: str, quote: str, aliases: list[str], trust: float
) -> None:
    evidence = (Evidence("d", 1, 1, quote, "r", Basis.TEXT, trust),)
    graph = KnowledgeGraph(
        topics=[Topic("a", label, tuple(aliases)), Topic("b", "B")],
        prerequisites=[Prerequisite("a", "b", (), Basis.TEXT, trust, evidence)],
    )
    content = read(graph)
    assert (content["topics"][0]["label"], content["topics"][0]["aliases"]) == (label, aliases)
    assert content["requires"][0]["confidence"] == trust
    assert content["requires"][0]["evidence"][0]["quote"] == quote


def test_the_table_of_exports_holds_every_format_by_name() -> None:
    assert list(EXPORTS) == [
        *("json", "turtle", "ntriples", "jsonld", "rdfxml", "trig"),
        *("node-link", "cytoscape", "graphml", "gexf", "csv"),
    ]
    assert exported(GRAPH, "turtle").startswith(b"@prefix ")


@given(st.lists(st.text(max_size=4), max_size=4))
def test_part_by_part_json_is_what_it_would_be_at_once(labels: list[str]) -> None:
    graph = KnowledgeGraph([Topic(f"t{place}", label) for place, label in enumerate(labels)])
    told = json.loads(exported(graph))
    assert exported(graph) == msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n"
    nodes = json.loads(exported(graph, "jsonld"))
    assert exported(graph, "jsonld") == msgspec.json.format(msgspec.json.encode(nodes), indent=1) + b"\n"


def test_a_large_graph_comes_in_small_parts_made_as_they_are_asked_for() -> None:
    graph = KnowledgeGraph([Topic(f"t{number}", "A") for number in range(3000)])
    for form in ("json", *RDF):
        parts = list(EXPORTS[form](graph))
        assert max(map(len, parts)) < len(b"".join(parts)) / 4, form
