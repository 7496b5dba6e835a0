"""An export read back is the graph that it was made from."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from roadgraph.graph.errors import DocumentError
from roadgraph.graph.export import exported
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import (
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
from roadgraph.graph.rdf.read import read
from roadgraph.ingest.ingest import ingest

ROADMAPS = Path(__file__).parents[3] / "roadmaps"
SYNTAXES = {"turtle": "a.ttl", "ntriples": "a.nt", "jsonld": "a.jsonld", "rdfxml": "a.rdf", "trig": "a.trig"}
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=12)


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_the_bundled_roadmaps_are_read_back_as_they_were(syntax: str) -> None:
    graph = ingest([ROADMAPS]).graph
    told = exported(graph, syntax, base_iri="https://kg.example/maps#", min_confidence=0)
    assert exported(read(told, SYNTAXES[syntax])) == exported(graph)


@settings(max_examples=25, deadline=None)
@given(TEXTS, TEXTS, st.floats(0, 1), st.sampled_from(sorted(SYNTAXES)))
@example("\u202e", '"\\', 0.1 + 0.2, "turtle")
def test_any_text_and_number_is_read_back_as_it_was(one: str, two: str, trust: float, syntax: str) -> None:
    document = Document("ab" * 32, one, two, "text/plain", "utf-8", "", ("mojibake", one))
    mention = Mention(document.id, 3, 4, two, one)
    said = (Evidence(document.id, 5, 5, one, "rule", Basis.TEXT, trust),)
    need = Prerequisite("b", "a", (), Basis.TEXT, trust, said)
    graph = KnowledgeGraph(
        [
            Topic("a", one, (one + two,), TopicKind.TOOL, two, (mention,), "ru"),
            Topic("b", two, language="und"),
            Topic("c/d", one),
        ],
        [Broader("a", "b", (mention,)), Broader("b", "c/d", ()), Broader("a", "c/d", ())],
        prerequisites=[need, Prerequisite("c/d", None, ("a", "b"), Basis.ORDER, trust / 2, said)],
        resources=[
            Resource("r", one, two, ResourceType.COMMUNITY, (two, one), ("a",), (mention,)),
            Resource("s", two, None, ResourceType.BOOK, (), (), ()),
        ],
        documents=[document],
        conflicts=[
            Conflict("cycle", two, ("b", "a"), (need,), (Prerequisite("a", "b", (), *need_of(said)),))
        ],
    )
    assert exported(read(exported(graph, syntax, min_confidence=0), SYNTAXES[syntax])) == exported(graph)


def need_of(said: tuple[Evidence, ...]) -> tuple[Basis, float, tuple[Evidence, ...]]:
    return Basis.TEXT, 0.25, said


def test_what_was_left_out_is_not_there() -> None:
    need = Prerequisite("b", "a", (), Basis.ORDER, 0.3, ())
    graph = KnowledgeGraph([Topic("a", "A"), Topic("b", "B")], prerequisites=[need])
    assert read(exported(graph, "turtle"), "a.ttl").prerequisites == ()
    assert read(exported(graph, "turtle", min_confidence=0.3), "a.ttl") == graph


def test_what_is_no_export_is_refused() -> None:
    with pytest.raises(DocumentError, match="no export of roadgraph"):
        read(b"<https://a.example/x> a <https://a.example/y> .", "x.ttl")
