"""The knowledge graph in JSON-LD, the same bytes for the same graph."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from rdflib import Graph, Literal
from rdflib.namespace import RDF
from rdflib.term import Node

from ..knowledge import BASE_IRI, DEFAULT_CONFIDENCE, KnowledgeGraph
from .triples import triples


def jsonld(
    graph: KnowledgeGraph, base_iri: str = BASE_IRI, min_confidence: float = DEFAULT_CONFIDENCE
) -> bytes:
    """The graph in JSON-LD 1.1, UTF-8, a node an object; prerequisites below `min_confidence` are left out.

    >>> from roadgraph.graph.model import Topic
    >>> b'"@id": "topic:calculus"' in jsonld(KnowledgeGraph(topics=[Topic("calculus", "Calculus")]))
    True
    """
    return nodes(triples(graph, base_iri, min_confidence))


def nodes(rdf: Graph) -> bytes:
    """Any graph of these terms in JSON-LD: its prefixes as context, its nodes by IRI."""
    context = {prefix: str(namespace) for prefix, namespace in sorted(rdf.namespaces())}
    prefixes = {namespace: prefix for prefix, namespace in context.items()}
    told: dict[str, dict[str, list[object]]] = {}
    for subject, predicate, value in sorted(rdf):
        node = told.setdefault(_short(subject, prefixes), {})
        if predicate == RDF.type:
            node.setdefault("@type", []).append(_short(value, prefixes))
        else:
            node.setdefault(_short(predicate, prefixes), []).append(_value(value, prefixes))
    listed = [{"@id": name, **node} for name, node in sorted(told.items())]
    return msgspec.json.format(msgspec.json.encode({"@context": context, "@graph": listed}), indent=1) + b"\n"


def _value(value: Node, prefixes: Mapping[str, str]) -> object:
    if not isinstance(value, Literal):
        return {"@id": _short(value, prefixes)}
    if value.language is not None:
        return {"@value": str(value), "@language": value.language}
    if value.datatype is not None:
        return {"@value": str(value), "@type": _short(value.datatype, prefixes)}
    return str(value)


def _short(iri: Node, prefixes: Mapping[str, str]) -> str:
    """An IRI under its prefix, whole where it has none."""
    text = str(iri)
    end = max(text.rfind("/"), text.rfind("#")) + 1
    prefix = prefixes.get(text[:end])
    return text if prefix is None else f"{prefix}:{text[end:]}"
