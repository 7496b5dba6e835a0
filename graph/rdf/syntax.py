"""The knowledge graph in the syntaxes of RDF, part by part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

from ..knowledge import BASE_IRI, DEFAULT_CONFIDENCE, KnowledgeGraph
from .jsonld import jsonld
from .nodes import Node, Nodes
from .ntriples import ntriples
from .rdfxml import rdfxml
from .reified import ReifiedNode, reified
from .turtle import trig, turtle

Namespaces = Mapping[str, str]

REIFYING: Mapping[str, Callable[[Iterable[ReifiedNode], Namespaces], Iterator[str]]] = {
    "turtle": turtle,
    "ntriples": ntriples,
    "trig": trig,
}
"""The syntaxes that can hold RDF 1.2."""

SYNTAXES: Mapping[str, Callable[[Iterable[Node], Namespaces], Iterator[str]]] = {
    "turtle": turtle,
    "ntriples": ntriples,
    "jsonld": jsonld,
    "rdfxml": rdfxml,
    "trig": trig,
}
"""What writes nodes under these prefixes in each syntax, a text a node or so."""

AT_ONCE = 256
"""The number of these texts in a part."""


def rdf(
    graph: KnowledgeGraph,
    syntax: str,
    base_iri: str = BASE_IRI,
    min_confidence: float = DEFAULT_CONFIDENCE,
    evidence: bool = True,
    rdf12: bool = False,
) -> Iterator[bytes]:
    """The graph in a syntax of RDF: parts of UTF-8 that are made as they are asked for; the same graph, the same bytes.

    `min_confidence` and `evidence` say what is told, as for `Nodes`. With `rdf12`, statements are reifiers of RDF 1.2.
    Raises, before the first part, `ValueError` for a syntax that cannot hold these, and `RoadgraphError` where
    `base_iri` is no base IRI.

    >>> from roadgraph.graph.model import Topic
    >>> graph = KnowledgeGraph(topics=[Topic("calculus", "Calculus")])
    >>> b'skos:prefLabel "Calculus"@en' in b"".join(rdf(graph, "turtle"))
    True
    """
    nodes = Nodes(graph, base_iri, min_confidence, evidence)
    if not rdf12:
        return joined(SYNTAXES[syntax](nodes, nodes.namespaces))
    if syntax not in REIFYING:
        raise ValueError(f"{syntax} cannot hold RDF 1.2; choose one of {', '.join(REIFYING)}")
    return joined(REIFYING[syntax](reified(nodes), nodes.namespaces))


def joined(texts: Iterator[str]) -> Iterator[bytes]:
    """Texts as fewer and larger parts of UTF-8."""
    while part := "".join(islice(texts, AT_ONCE)):
        yield part.encode()
