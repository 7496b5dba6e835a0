"""The knowledge graph in JSON-LD, the same bytes for the same graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from ..knowledge import BASE_IRI, DEFAULT_CONFIDENCE, KnowledgeGraph
from .nodes import Node, Nodes, Term, Text


def jsonld(
    graph: KnowledgeGraph,
    base_iri: str = BASE_IRI,
    min_confidence: float = DEFAULT_CONFIDENCE,
    evidence: bool = True,
) -> bytes:
    """The graph in JSON-LD 1.1, UTF-8, a node an object; `min_confidence` and `evidence` as for `Nodes`.

    >>> from roadgraph.graph.model import Topic
    >>> b'"@id": "topic:calculus"' in jsonld(KnowledgeGraph(topics=[Topic("calculus", "Calculus")]))
    True
    """
    nodes = Nodes(graph, base_iri, min_confidence, evidence)
    return written(nodes, nodes.namespaces)


def written(nodes: Iterable[Node], namespaces: Mapping[str, str]) -> bytes:
    """Some nodes in JSON-LD: the prefixes as context, the nodes as they come."""
    content = {"@context": namespaces, "@graph": [_object(node) for node in nodes]}
    return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"


def _object(node: Node) -> dict[str, object]:
    name, told = node
    types = sorted({str(value) for predicate, value in told if predicate == "rdf:type"})
    values: dict[str, set[Term]] = {}
    for predicate, value in told:
        if predicate != "rdf:type":
            values.setdefault(predicate, set()).add(value)
    properties = {key: [_value(v) for v in sorted(values[key], key=_order)] for key in sorted(values)}
    return {"@id": name, "@type": types, **properties}


def _order(term: Term) -> tuple[str, ...]:
    return (term.value, term.language or "", term.datatype or "") if isinstance(term, Text) else (term,)


def _value(term: Term) -> object:
    if not isinstance(term, Text):
        return {"@id": term}
    if term.language is not None:
        return {"@value": term.value, "@language": term.language}
    return term.value if term.datatype is None else {"@value": term.value, "@type": term.datatype}
