"""Interactive roadmaps: boxes for main topics and side topics, placed on a page and joined by lines.

A line leads the eye; it draws no order of learning. A side topic belongs to the main topic that it is joined to.
"""

from __future__ import annotations

from collections import defaultdict, deque

from ..inline import inline_spans
from ..outline import Node, NodeKind
from .graph import data
from .value import Mapping, Scalar, Value

_MAIN, _SIDE = "topic", "subtopic"


def interactive(value: Value) -> Node | None:
    """The outline of an interactive roadmap: its title, main topics, and side topics below them; None for other data.

    >>> from roadgraph.ingest.records.flow import flow
    >>> told = '{"nodes": [{"id": "a", "type": "topic", "data": {"label": "Dough"}},'
    >>> told += '{"id": "b", "type": "subtopic", "data": {"label": "Rye"}}], "edges": [{"source": "b", "target": "a"}]}'
    >>> [node.text for node in interactive(flow(told)).walk()]
    ['', 'Dough', 'Rye']
    """
    whole = value if isinstance(value, Mapping) else Mapping(1)
    nodes = {node.text("id"): node for node in whole.records("nodes") if data(node, "label").strip()}
    kinds = {name: node.text("type") for name, node in nodes.items()}
    if _MAIN not in kinds.values():
        return None
    root = above = Node(NodeKind.ROOT, 1, 1)
    for name, kind in kinds.items():
        if kind == "title" and above is root:
            above = _block(nodes[name], NodeKind.HEADING)
            root.children.append(above)
    items = {
        name: _block(nodes[name], NodeKind.ITEM) for name, kind in kinds.items() if kind in (_MAIN, _SIDE)
    }
    owners = _owners(whole, kinds)
    for name in sorted(items, key=lambda name: (_height(nodes[name]), name)):
        owner = owners.get(name)
        (above if owner is None else items[owner]).children.append(items[name])
    return root


def _owners(whole: Mapping, kinds: dict[str, str]) -> dict[str, str]:
    """The main topic to which each side topic is joined, over other side topics too."""
    beside: defaultdict[str, list[str]] = defaultdict(list)
    for edge in whole.records("edges"):
        ends = edge.text("source"), edge.text("target")
        for one, other in (ends, ends[::-1]):
            if kinds.get(other) == _SIDE and one in kinds:
                beside[one].append(other)
    owners: dict[str, str] = {}
    waiting = deque((name, name) for name, kind in kinds.items() if kind == _MAIN)
    while waiting:
        name, main = waiting.popleft()
        for other in beside[name]:
            if other not in owners:
                owners[other] = main
                waiting.append((other, main))
    return owners


def _height(node: Mapping) -> float:
    """How far down a box stands."""
    try:
        return float(node.mapping("position").text("y") or 0)
    except ValueError:
        return 0.0


def _block(node: Mapping, kind: NodeKind) -> Node:
    label = node.mapping("data").get("label") or node.get("label")
    line = label.line if isinstance(label, Scalar) else node.line
    spans = inline_spans(" ".join(data(node, "label").split()), line)
    return Node(kind, line, line, spans, level=1)
