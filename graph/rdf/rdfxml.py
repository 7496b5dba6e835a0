"""The knowledge graph in RDF/XML, the same bytes for the same graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from ..knowledge import BASE_IRI, DEFAULT_CONFIDENCE, KnowledgeGraph
from .nodes import Node, Nodes, Term, Text
from .vocabulary import expanded


def rdfxml(
    graph: KnowledgeGraph,
    base_iri: str = BASE_IRI,
    min_confidence: float = DEFAULT_CONFIDENCE,
    evidence: bool = True,
) -> bytes:
    """The graph in RDF/XML, UTF-8; `min_confidence` and `evidence` say what is told, as for `Nodes`.

    >>> from roadgraph.graph.model import Topic
    >>> b'<skos:prefLabel xml:lang="en">Calculus<' in rdfxml(KnowledgeGraph(topics=[Topic("calculus", "Calculus")]))
    True
    """
    nodes = Nodes(graph, base_iri, min_confidence, evidence)
    return written(nodes, nodes.namespaces)


def written(nodes: Iterable[Node], namespaces: Mapping[str, str]) -> bytes:
    """Some nodes in RDF/XML, a description each."""
    bound = "".join(f'\n  xmlns:{prefix}="{escape(iri)}"' for prefix, iri in namespaces.items())
    body = "".join(_described(node, namespaces) for node in nodes)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<rdf:RDF{bound}>\n{body}</rdf:RDF>\n'.encode()


def _described(node: Node, namespaces: Mapping[str, str]) -> str:
    name, told = node
    lines = sorted({_element(predicate, value, namespaces) for predicate, value in told})
    about = escape(expanded(name, namespaces))
    return f'  <rdf:Description rdf:about="{about}">\n{"".join(lines)}  </rdf:Description>\n'


def _element(predicate: str, term: Term, namespaces: Mapping[str, str]) -> str:
    if not isinstance(term, Text):
        return f'    <{predicate} rdf:resource="{escape(expanded(term, namespaces))}"/>\n'
    attribute = "" if term.language is None else f' xml:lang="{term.language}"'
    if term.datatype is not None:
        attribute = f' rdf:datatype="{escape(expanded(term.datatype, namespaces))}"'
    # A reader of XML makes a line feed of a carriage return unless it is written as a reference.
    content = escape(term.value, quote=False).replace("\r", "&#13;")
    return f"    <{predicate}{attribute}>{content}</{predicate}>\n"
