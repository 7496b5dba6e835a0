"""Graphs kept as data: lists of nodes and of lines between them, as in Cytoscape, D3, React Flow and our own export."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from ..drawing.drawn import Drawn, Sketch
from .value import Mapping, Scalar, Sequence, Value

_LABELS = ("label", "title", "name", "text", "topic")
_IDS = ("id", "key", "slug")
_ENDS = (("source", "from", "start"), ("target", "to", "end"))
_RELATIONS = ("label", "relation", "relationship", "predicate", "kind", "type", "name")
_LISTS = (("nodes", "vertices", "topics", "concepts"), ("edges", "links", "arcs", "relations", "connections"))
_SHAPES = frozenset(
    {"default", "smoothstep", "step", "straight", "bezier", "simplebezier", "line", "arrow", "edge"}
)
"""How programs draw a line, which says nothing of what it means."""
_LEAST_TRUST = 0.5
_SPLIT = re.compile(r"[_\s]+|(?<=[a-z])(?=[A-Z])")


def graph(value: Value) -> Drawn | None:
    """The drawing that a value holds: its nodes and the lines between them; None where it holds none.

    >>> from roadgraph.ingest.records.flow import flow
    >>> drawn = graph(flow('{"nodes": [{"id": 1, "label": "Flour"}, {"id": 2, "label": "Dough"}], "edges": [{"source": 1, "target": 2}]}'))
    >>> [node.label for node in drawn.nodes], [(edge.source, edge.target) for edge in drawn.edges]
    (['Flour', 'Dough'], [('1', '2')])
    """
    found = _lists(value)
    if found is None:
        return None
    whole, nodes, edges = found
    sketch = Sketch()
    sketch.title = whole.text("title", "name", "label")
    known: set[str] = set()
    labelled = [node for node in nodes if data(node, *_LABELS)]
    for node in labelled or nodes:
        name = data(node, *_IDS) or data(node, *_LABELS)
        if name:
            known.add(name)
            sketch.node(name, data(node, *_LABELS), _line(node, *_LABELS, *_IDS))
    for edge in edges:
        source, target = (_end(edge, names) for names in _ENDS)
        if source in known and target in known:
            sketch.join([source], [target], _line(edge, *_ENDS[0]), relation(edge))
    _ours(whole, sketch, known)
    return sketch.drawn()


def data(record: Mapping, *keys: str) -> str:
    """The text of a node or line under one of these keys, in it or in its `data`."""
    inner = record.mapping("data")
    return (inner.text(*keys) or record.text(*keys)).strip()


def relation(edge: Mapping) -> str:
    """What a line is said to mean, "" where nothing but its shape is told."""
    inner = edge.mapping("data")
    told = (one.text(key) for key in _RELATIONS for one in (inner, edge))
    found = next((text for text in told if text and text.lower() not in _SHAPES), "")
    return " ".join(_SPLIT.split(found)).lower()


def _end(edge: Mapping, names: tuple[str, ...]) -> str:
    """The node at an end of a line; D3 writes it out where it has laid out the graph."""
    found = edge.get(*names) or edge.mapping("data").get(*names)
    return (
        data(found, *_IDS) if isinstance(found, Mapping) else found.text if isinstance(found, Scalar) else ""
    )


def _line(record: Mapping, *keys: str) -> int:
    """The line of the first of these keys, in a record or in its `data`."""
    for one in (record.mapping("data"), record):
        for key in keys:
            found = one.get(key)
            if isinstance(found, Scalar) and found.text.strip():
                return found.line
    return record.line


def _lists(value: Value) -> tuple[Mapping, list[Mapping], list[Mapping]] | None:
    """The mapping that holds a graph, its nodes and its lines."""
    for whole in _wholes(value):
        for at in (whole, *(whole.mapping(key) for key in ("elements", "graph", "data"))):
            nodes, edges = (at.records(*names) for names in _LISTS)
            if nodes and (any(_end(edge, _ENDS[0]) for edge in edges) or at.get("requires")):
                return whole, nodes, edges
        mixed = whole.records("elements")
        edges = [one for one in mixed if _end(one, _ENDS[0])]
        if edges:
            return whole, [one for one in mixed if not _end(one, _ENDS[0])], edges
    return None


def _wholes(value: Value) -> Iterator[Mapping]:
    if isinstance(value, Mapping):
        yield value
    elif isinstance(value, Sequence):
        yield Mapping(value.line, [(Scalar("elements", value.line), value)])


def _ours(whole: Mapping, sketch: Sketch, known: set[str]) -> None:
    """Add what an export of ours states: what each topic requires, and what it is a part or kind of."""
    for record in whole.records("requires"):
        topic = record.text("topic")
        several = record.get("anyof")
        needed = record.text("prerequisite")
        if isinstance(several, Sequence) and topic in known:
            names = [one.text for one in several.values if isinstance(one, Scalar)]
            needed = " or ".join(sketch.label(name) for name in names if name in known)
            sketch.node(needed, needed, record.line)
        elif needed not in known:
            continue
        if topic in known and needed:
            line = _line(record, "topic")
            sketch.join([topic], [needed], line, "requires", dotted=_trust(record) < _LEAST_TRUST)
    for record in whole.records("broader"):
        ends = (record.text("topic"), record.text("broader"))
        if known.issuperset(ends):
            sketch.join([ends[0]], [ends[1]], _line(record, "topic"), "is part of")


def _trust(record: Mapping) -> float:
    with suppress(ValueError):
        return float(record.text("confidence") or 1)
    return 0.0
