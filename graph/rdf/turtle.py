"""Nodes in Turtle and TriG."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from .nodes import MAP, Term, Text
from .reified import ReifiedNode, Triple

# Direction marks and other unseen characters are written as escapes: they could show a line as what it is not.
_UNSEEN = [*range(0x20), 0x22, 0x5C, *range(0x7F, 0xA0), 0xAD, 0x61C, *range(0x200B, 0x2010)]
_UNSEEN += [*range(0x2028, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}
_ESCAPES = {code: _SHORT.get(chr(code), f"\\u{code:04X}") for code in _UNSEEN}
_SPECIAL = re.compile(f"[{''.join(map(re.escape, map(chr, _UNSEEN)))}]").search


def turtle(nodes: Iterable[ReifiedNode], namespaces: Mapping[str, str]) -> Iterator[str]:
    """Some nodes in Turtle under these prefixes, a block each.

    >>> list(turtle([("topic:a", [("rdf:type", "skos:Concept"), ("skos:prefLabel", Text("A"))])], {}))[1]
    '\\ntopic:a a skos:Concept ;\\n    skos:prefLabel "A" .\\n'
    """
    yield _prefixes(namespaces)
    yield from map(_block, nodes)


def trig(nodes: Iterable[ReifiedNode], namespaces: Mapping[str, str]) -> Iterator[str]:
    """Some nodes in TriG: those of Turtle, as a named graph that is called as the map is.

    >>> list(trig([], {}))[1:]
    ['\\nmap:roadgraph {\\n', '}\\n']
    """
    yield _prefixes(namespaces)
    yield f"\n{MAP} {{\n"
    yield from map(_block, nodes)
    yield "}\n"


def _prefixes(namespaces: Mapping[str, str]) -> str:
    return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in namespaces.items())


def _block(node: ReifiedNode) -> str:
    """What is told of one thing: its types, then its other predicates in order."""
    name, told = node
    values: dict[str, list[str]] = {}
    for (
        predicate,
        value,
    ) in told:  # a million times for a large graph: most are IRIs under a prefix, told once
        written = value if isinstance(value, str) and "://" not in value else _term(value)
        if predicate in values:
            values[predicate].append(written)
        else:
            values[predicate] = [written]
    types = ", ".join(sorted(values.pop("rdf:type", ())))
    lines = [f"\n{name} a {types}"]
    for predicate, several in sorted(values.items()):
        lines.append(f"{predicate} {several[0] if len(several) == 1 else _listed(several)}")
    return " ;\n    ".join(lines) + " .\n"


def _term(term: Term | Triple) -> str:
    if isinstance(term, Text):
        return _text(term)
    if isinstance(term, Triple):
        return f"<<( {' '.join(map(_term, term))} )>>"
    return f"<{term}>" if "://" in term else term


def _listed(values: list[str]) -> str:
    return ",\n        ".join(sorted(set(values)))


def _text(text: Text) -> str:
    value, language, datatype = text
    if _SPECIAL(value):
        value = value.translate(_ESCAPES)
    if language is not None:
        return f'"{value}"@{language}'
    if datatype is None:
        return f'"{value}"'
    return value if datatype == "xsd:double" else f'"{value}"^^{datatype}'
