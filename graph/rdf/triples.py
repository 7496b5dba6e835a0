"""The knowledge graph as a graph of rdflib."""

from __future__ import annotations

from collections.abc import Mapping

from rdflib import Graph, Literal, URIRef

from ..knowledge import BASE_IRI, DEFAULT_CONFIDENCE, KnowledgeGraph
from .nodes import Nodes, Term, Text
from .vocabulary import expanded


def triples(
    graph: KnowledgeGraph,
    base_iri: str = BASE_IRI,
    min_confidence: float = DEFAULT_CONFIDENCE,
    evidence: bool = True,
) -> Graph:
    """The graph in RDF, as `Nodes` tells it; `RoadgraphError` where `base_iri` is no base IRI.

    >>> from rdflib.namespace import SKOS
    >>> from roadgraph.graph.model import Topic
    >>> rdf = triples(KnowledgeGraph(topics=[Topic("calculus", "Calculus")]))
    >>> str(rdf.value(URIRef(BASE_IRI + "topic/calculus"), SKOS.prefLabel))
    'Calculus'
    """
    nodes = Nodes(graph, base_iri, min_confidence, evidence)
    rdf = Graph(bind_namespaces="none")
    for prefix, namespace in nodes.namespaces.items():
        rdf.bind(prefix, namespace)
    for name, told in nodes:
        subject = URIRef(expanded(name, nodes.namespaces))
        for predicate, value in told:
            rdf.add((subject, URIRef(expanded(predicate, nodes.namespaces)), _term(value, nodes.namespaces)))
    return rdf


def _term(term: Term, namespaces: Mapping[str, str]) -> URIRef | Literal:
    if not isinstance(term, Text):
        return URIRef(expanded(term, namespaces))
    kind = None if term.datatype is None else URIRef(expanded(term.datatype, namespaces))
    return Literal(term.value, lang=term.language, datatype=kind)
