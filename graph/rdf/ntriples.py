"""The knowledge graph in N-Triples, the same bytes for the same graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..knowledge import BASE_IRI, DEFAULT_CONFIDENCE, KnowledgeGraph
from .nodes import Node, Nodes, Term, Text
from .vocabulary import expanded

_ESCAPES = {ord(char): code for char, code in {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"}.items()}


def ntriples(
    graph: KnowledgeGraph,
    base_iri: str = BASE_IRI,
    min_confidence: float = DEFAULT_CONFIDENCE,
    evidence: bool = True,
) -> bytes:
    """The graph in N-Triples, sorted, UTF-8; `min_confidence` and `evidence` say what is told, as for `Nodes`.

    >>> from roadgraph.graph.model import Topic
    >>> b'"Calculus"@en .' in ntriples(KnowledgeGraph(topics=[Topic("calculus", "Calculus")]))
    True
    """
    nodes = Nodes(graph, base_iri, min_confidence, evidence)
    return written(nodes, nodes.namespaces)


def written(nodes: Iterable[Node], namespaces: Mapping[str, str]) -> bytes:
    """Some nodes in N-Triples, a triple a line, sorted."""
    return "".join(sorted(set(_lines(nodes, namespaces)))).encode()


def _lines(nodes: Iterable[Node], namespaces: Mapping[str, str]) -> Iterator[str]:
    for name, told in nodes:
        subject = expanded(name, namespaces)
        for predicate, value in told:
            yield f"<{subject}> <{expanded(predicate, namespaces)}> {_term(value, namespaces)} .\n"


def _term(term: Term, namespaces: Mapping[str, str]) -> str:
    if not isinstance(term, Text):
        return f"<{expanded(term, namespaces)}>"
    quoted = f'"{term.value.translate(_ESCAPES)}"'
    if term.language is not None:
        return f"{quoted}@{term.language}"
    return quoted if term.datatype is None else f"{quoted}^^<{expanded(term.datatype, namespaces)}>"
