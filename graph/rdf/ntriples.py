"""The knowledge graph in N-Triples, the same bytes for the same graph."""

from __future__ import annotations

from rdflib import Graph

from ..knowledge import BASE_IRI, DEFAULT_CONFIDENCE, KnowledgeGraph
from .triples import triples


def ntriples(
    graph: KnowledgeGraph, base_iri: str = BASE_IRI, min_confidence: float = DEFAULT_CONFIDENCE
) -> bytes:
    """The graph in N-Triples, sorted, UTF-8; prerequisites below `min_confidence` are left out.

    >>> from roadgraph.graph.model import Topic
    >>> b'"Calculus"@en .' in ntriples(KnowledgeGraph(topics=[Topic("calculus", "Calculus")]))
    True
    """
    return lines(triples(graph, base_iri, min_confidence))


def lines(rdf: Graph) -> bytes:
    """Any graph in N-Triples, a triple a line, sorted."""
    written = rdf.serialize(format="nt", encoding="utf-8").split(b"\n")
    return b"".join(line + b"\n" for line in sorted(written) if line)
