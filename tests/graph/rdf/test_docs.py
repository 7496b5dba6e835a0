"""The queries and the Turtle of docs/rdf.md: two engines answer them, and as the graph itself does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

import pyoxigraph
import pytest
import rdflib
from pyoxigraph import RdfFormat
from rdflib.term import Identifier
from roadgraph.graph.export import exported
from roadgraph.graph.knowledge import BASE_IRI, DEFAULT_CONFIDENCE, KnowledgeGraph
from roadgraph.graph.path import prerequisites, requiring
from roadgraph.graph.rdf.triples import triples
from roadgraph.ingest.ingest import ingest

ROOT = Path(__file__).parents[3]
DOCS = (ROOT / "docs" / "rdf.md").read_text("utf-8")
PREFIXES, *QUERIES = re.findall(r"```sparql\n(.*?)```", DOCS, re.DOTALL)
(EXAMPLE,) = re.findall(r"```turtle\n(topic:derivatives .*?)```", DOCS, re.DOTALL)
ORDER, LATER, SAID, RESOURCES, ANY_OF, REIFIED = QUERIES
Rows = list[tuple[str, ...]]


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return ingest([ROOT / "roadmaps"]).graph


@pytest.fixture(scope="module")
def store(graph: KnowledgeGraph) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load(exported(graph, "turtle"), format=RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="module")
def rdf(graph: KnowledgeGraph) -> rdflib.Graph:
    return triples(graph)


def said(term: Any) -> str:
    """The text of a term of either engine, without what the IRIs of the graph begin with; of a double its number."""
    if term is None:
        return ""
    text = str(term) if isinstance(term, Identifier) else term.value
    if str(getattr(term, "datatype", "")).strip("<>") == str(rdflib.XSD.double):
        return str(float(text))
    return re.sub(f"^{BASE_IRI}(?:topic|resource)/", "", text)


def asked(rdf: rdflib.Graph, store: pyoxigraph.Store, query: str) -> Rows:
    """The rows that both engines find, in the order of the first."""
    found = [tuple(map(said, cast(Iterable[Any], row))) for row in rdf.query(PREFIXES + query)]
    assert sorted(found) == sorted(oxigraph_finds(store, query))
    assert len(found) > 1
    return found


def oxigraph_finds(store: pyoxigraph.Store, query: str) -> Rows:
    return [tuple(map(said, row)) for row in cast(Iterable[Iterable[Any]], store.query(PREFIXES + query))]


def test_the_order_is_one_in_which_the_topics_can_be_learned(
    graph: KnowledgeGraph, rdf: rdflib.Graph, store: pyoxigraph.Store
) -> None:
    found = asked(rdf, store, ORDER)
    order = [topic for topic, _, _ in found]
    assert sorted(order) == sorted(reached.topic.id for reached in prerequisites(graph, "transformer"))
    before = {topic: {p.requires for p in graph.requires(topic) if p.requires} for topic in order}
    assert all(before[topic] <= set(order[:place]) for place, topic in enumerate(order))


def test_what_requires_a_topic(graph: KnowledgeGraph, rdf: rdflib.Graph, store: pyoxigraph.Store) -> None:
    expected = {(reached.topic.id, reached.topic.label) for reached in requiring(graph, "backpropagation")}
    assert set(asked(rdf, store, LATER)) == expected


def test_who_says_so_and_in_which_line(
    graph: KnowledgeGraph, rdf: rdflib.Graph, store: pyoxigraph.Store
) -> None:
    assert set(asked(rdf, store, SAID)) == {
        (p.requires, str(p.confidence), graph.documents[e.document].name, str(e.line), e.quote)
        for p in graph.requires("transformer")
        for e in p.evidence
        if p.requires
    }


def test_what_to_learn_from(graph: KnowledgeGraph, rdf: rdflib.Graph, store: pyoxigraph.Store) -> None:
    topics = ["transformer", *(reached.topic.id for reached in prerequisites(graph, "transformer"))]
    assert set(asked(rdf, store, RESOURCES)) == {
        (topic, resource.id, resource.title, resource.url or "")
        for topic in topics
        for resource in graph.resources_of(topic)
    }


def test_where_one_of_several_is_enough(
    graph: KnowledgeGraph, rdf: rdflib.Graph, store: pyoxigraph.Store
) -> None:
    groups = [p for p in graph.prerequisites if p.any_of and p.confidence >= DEFAULT_CONFIDENCE]
    found = asked(rdf, store, ANY_OF)
    assert {(topic, member) for topic, _, member in found} == {(p.topic, m) for p in groups for m in p.any_of}
    assert len({group for _, group, _ in found}) == len(groups)


def test_how_sure_each_prerequisite_is_in_rdf_1_2(graph: KnowledgeGraph) -> None:
    store = pyoxigraph.Store()
    store.load(exported(graph, "turtle", rdf12=True), format=RdfFormat.TURTLE)
    expected = {(p.requires, str(p.confidence)) for p in graph.requires("transformer")}
    assert set(oxigraph_finds(store, REIFIED)) == expected


def test_the_example_is_what_is_exported_of_such_a_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("notes.md").write_text("# Derivatives\n\nPrerequisites: Limits\n", "utf-8")
    rdf = triples(ingest(["notes.md"]).graph)
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in rdf.namespaces())
    shown = rdflib.Graph().parse(data=prefixes + EXAMPLE, format="turtle")
    assert set(shown) - set(rdf) == set()
    assert len(shown) > 10
