"""RDF 1.2: every statement is a reifier of a triple term, and all else is as it was."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import NamedNode, RdfFormat
from roadgraph.graph.export import exported
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.rdf.syntax import REIFYING, rdf
from roadgraph.ingest.ingest import ingest

ROADMAPS = Path(__file__).parents[3] / "roadmaps"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SYNTAXES = {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES, "trig": RdfFormat.TRIG}
Triples = set[tuple[object, object, object]]


def triples(graph: KnowledgeGraph, syntax: str, rdf12: bool) -> Triples:
    data = exported(graph, syntax, rdf12=rdf12)
    return {(quad.subject, quad.predicate, quad.object) for quad in pyoxigraph.parse(data, SYNTAXES[syntax])}


def unreified(told: Triples) -> Triples:
    """What the same would be without triple terms."""
    plain: Triples = set()
    for subject, predicate, value in told:
        if isinstance(value, pyoxigraph.Triple):
            assert predicate == NamedNode(RDF + "reifies")
            plain.add((subject, NamedNode(RDF + "type"), NamedNode(RDF + "Statement")))
            plain.add((subject, NamedNode(RDF + "subject"), value.subject))
            plain.add((subject, NamedNode(RDF + "predicate"), value.predicate))
            plain.add((subject, NamedNode(RDF + "object"), value.object))
        else:
            plain.add((subject, predicate, value))
    return plain


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return ingest([ROADMAPS]).graph


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_statements_are_triple_terms_and_all_else_is_as_it_was(graph: KnowledgeGraph, syntax: str) -> None:
    plain, told = (triples(graph, syntax, rdf12) for rdf12 in (False, True))
    statements = {triple for triple in plain if triple[2] == NamedNode(RDF + "Statement")}
    assert len(statements) == sum(isinstance(value, pyoxigraph.Triple) for _, _, value in told) > 100
    assert unreified(told) == plain


def test_every_triple_that_is_reified_is_told(graph: KnowledgeGraph) -> None:
    told = triples(graph, "turtle", True)
    reified = {value for _, _, value in told if isinstance(value, pyoxigraph.Triple)}
    assert {(triple.subject, triple.predicate, triple.object) for triple in reified} <= told


def test_syntaxes_that_cannot_hold_it_say_so() -> None:
    assert set(REIFYING) == set(SYNTAXES)
    with pytest.raises(
        ValueError, match=r"jsonld cannot hold RDF 1\.2; choose one of turtle, ntriples, trig"
    ):
        rdf(KnowledgeGraph(), "jsonld", rdf12=True)
