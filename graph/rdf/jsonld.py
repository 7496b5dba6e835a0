"""Nodes in JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..encoding import indented, listed
from .nodes import Node, Term, Text


def jsonld(nodes: Iterable[Node], namespaces: Mapping[str, str]) -> Iterator[str]:
    """Some nodes in JSON-LD 1.1: the prefixes as context, then an object a node, as they come.

    Types stand before names, since a reader of Streaming JSON-LD has to know them first.

    >>> "".join(jsonld([("topic:a", [])], {}))
    '{\\n "@context": {},\\n "@graph": [\\n  {\\n   "@type": [],\\n   "@id": "topic:a"\\n  }\\n ]\\n}\\n'
    """
    yield f'{{\n "@context": {indented(namespaces, 1)},\n "@graph": '
    yield from listed(map(_object, nodes))
    yield "\n}\n"


def _object(node: Node) -> dict[str, object]:
    name, told = node
    types = sorted({str(value) for predicate, value in told if predicate == "rdf:type"})
    values: dict[str, set[Term]] = {}
    for predicate, value in told:
        if predicate != "rdf:type":
            values.setdefault(predicate, set()).add(value)
    properties = {key: [_value(v) for v in sorted(values[key], key=_order)] for key in sorted(values)}
    return {"@type": types, "@id": name, **properties}


def _order(term: Term) -> tuple[str, ...]:
    return (term.value, term.language or "", term.datatype or "") if isinstance(term, Text) else (term,)


def _value(term: Term) -> object:
    if not isinstance(term, Text):
        return {"@id": term}
    if term.language is not None:
        return {"@value": term.value, "@language": term.language}
    return term.value if term.datatype is None else {"@value": term.value, "@type": term.datatype}
