"""The knowledge graph in RDF/XML, the same bytes for the same graph."""

from __future__ import annotations

from typing import Any

from rdflib import Graph

from ..knowledge import BASE_IRI, DEFAULT_CONFIDENCE, KnowledgeGraph
from .triples import triples


def rdfxml(
    graph: KnowledgeGraph, base_iri: str = BASE_IRI, min_confidence: float = DEFAULT_CONFIDENCE
) -> bytes:
    """The graph in RDF/XML, UTF-8; prerequisites below `min_confidence` are left out.

    >>> from roadgraph.graph.model import Topic
    >>> b'<skos:prefLabel xml:lang="en">Calculus<' in rdfxml(KnowledgeGraph(topics=[Topic("calculus", "Calculus")]))
    True
    """
    return described(triples(graph, base_iri, min_confidence))


def described(rdf: Graph) -> bytes:
    """Any graph of these terms in RDF/XML, by subject, predicate and object."""
    ordered = _Ordered(bind_namespaces="none")
    for prefix, namespace in rdf.namespaces():
        ordered.bind(prefix, namespace)
    for triple in rdf:
        ordered.add(triple)
    return ordered.serialize(format="xml", encoding="utf-8")


class _Ordered(Graph):
    """A graph that rdflib's serializer reads in order; else it writes in another one in every run."""

    def triples(self, triple: Any) -> Any:
        """The triples of a pattern, sorted."""
        return iter(sorted(super().triples(triple)))
