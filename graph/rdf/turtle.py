"""The knowledge graph in Turtle and TriG, the same bytes for the same graph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..knowledge import BASE_IRI, DEFAULT_CONFIDENCE, KnowledgeGraph
from .nodes import MAP, Node, Nodes, Text

# Direction marks and other unseen characters are written as escapes: they could show a line as what it is not.
_UNSEEN = [*range(0x20), 0x22, 0x5C, *range(0x7F, 0xA0), 0xAD, 0x61C, *range(0x200B, 0x2010)]
_UNSEEN += [*range(0x2028, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}
_ESCAPES = {code: _SHORT.get(chr(code), f"\\u{code:04X}") for code in _UNSEEN}
_SPECIAL = re.compile(f"[{''.join(map(re.escape, map(chr, _UNSEEN)))}]").search


def turtle(
    graph: KnowledgeGraph,
    base_iri: str = BASE_IRI,
    min_confidence: float = DEFAULT_CONFIDENCE,
    evidence: bool = True,
) -> bytes:
    """The graph in Turtle, UTF-8; `min_confidence` and `evidence` say what is told, as for `Nodes`.

    >>> from roadgraph.graph.model import Topic
    >>> b'skos:prefLabel "Calculus"@en' in turtle(KnowledgeGraph(topics=[Topic("calculus", "Calculus")]))
    True
    """
    nodes = Nodes(graph, base_iri, min_confidence, evidence)
    return written(nodes, nodes.namespaces)


def trig(
    graph: KnowledgeGraph,
    base_iri: str = BASE_IRI,
    min_confidence: float = DEFAULT_CONFIDENCE,
    evidence: bool = True,
) -> bytes:
    """The graph in TriG: that of Turtle, as a named graph that is called as the map is.

    >>> b"map:roadgraph {" in trig(KnowledgeGraph())
    True
    """
    nodes = Nodes(graph, base_iri, min_confidence, evidence)
    body = "\n".join(map(_block, nodes))
    return f"{_prefixes(nodes.namespaces)}\n{MAP} {{\n\n{body}\n}}\n".encode()


def written(nodes: Iterable[Node], namespaces: Mapping[str, str]) -> bytes:
    """Some nodes in Turtle, a block each, under these prefixes."""
    blocks = "\n".join(map(_block, nodes))
    return f"{_prefixes(namespaces)}\n{blocks}".encode()


def _prefixes(namespaces: Mapping[str, str]) -> str:
    return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in namespaces.items())


def _block(node: Node) -> str:
    """What is told of one thing: its types, then its other predicates in order."""
    name, told = node
    values: dict[str, list[str]] = {}
    for predicate, value in told:
        written = _text(value) if isinstance(value, Text) else f"<{value}>" if "://" in value else value
        values.setdefault(predicate, []).append(written)
    types = ", ".join(sorted(values.pop("rdf:type", ())))
    lines = [f"{name} a {types}"]
    lines += [f"{predicate} {_listed(values[predicate])}" for predicate in sorted(values)]
    return " ;\n    ".join(lines) + " .\n"


def _listed(values: list[str]) -> str:
    return values[0] if len(values) == 1 else ",\n        ".join(sorted(set(values)))


def _text(text: Text) -> str:
    value, language, datatype = text
    if _SPECIAL(value):
        value = value.translate(_ESCAPES)
    if language is not None:
        return f'"{value}"@{language}'
    if datatype is None:
        return f'"{value}"'
    return value if datatype == "xsd:double" else f'"{value}"^^{datatype}'
