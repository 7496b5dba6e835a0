"""Nodes in N-Triples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .nodes import Term, Text
from .reified import ReifiedNode, Triple
from .vocabulary import expanded

_ESCAPES = {ord(char): code for char, code in {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"}.items()}


def ntriples(nodes: Iterable[ReifiedNode], namespaces: Mapping[str, str]) -> Iterator[str]:
    """Some nodes in N-Triples, a triple a line, those of a node sorted.

    >>> list(ntriples([("topic:a", [("rdf:type", "skos:Concept")])], {"topic": "t/", "rdf": "r/", "skos": "s/"}))
    ['<t/a> <r/type> <s/Concept> .\\n']
    """
    for name, told in nodes:
        subject = expanded(name, namespaces)
        lines = {
            f"<{subject}> <{expanded(predicate, namespaces)}> {_term(value, namespaces)} .\n"
            for predicate, value in told
        }
        yield "".join(sorted(lines))


def _term(term: Term | Triple, namespaces: Mapping[str, str]) -> str:
    if isinstance(term, Triple):
        return f"<<( {' '.join(_term(part, namespaces) for part in term)} )>>"
    if not isinstance(term, Text):
        return f"<{expanded(term, namespaces)}>"
    quoted = f'"{term.value.translate(_ESCAPES)}"'
    if term.language is not None:
        return f"{quoted}@{term.language}"
    return quoted if term.datatype is None else f"{quoted}^^<{expanded(term.datatype, namespaces)}>"
