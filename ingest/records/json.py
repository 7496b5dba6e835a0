"""Reads JSON, YAML and TOML into an outline: an interactive roadmap, a graph, or records of topics."""

from __future__ import annotations

from ..outline import Node, NodeKind, OutlineBuilder, Span
from .flow import flow
from .graph import graph
from .interactive import interactive
from .records import records
from .value import Value
from .yaml import yaml


def json(text: str) -> Node:
    """The outline of a JSON text, remarks and spare commas allowed; never raises.

    >>> [node.text for node in json('{"title": "Bread", "topics": ["Rye", "Wheat"]}').walk()]
    ['', 'Bread', 'Rye', 'Wheat']
    """
    value = flow(text)
    return told(value, text.count("\n") + 1) if value is not None else Node(NodeKind.ROOT, 1, 1)


def loose(text: str) -> Node:
    """The outline of a YAML or TOML text as people write them by hand; never raises.

    >>> [node.text for node in loose("title: Bread\\ntopics:\\n  - Rye\\n  - Wheat").walk()]
    ['', 'Bread', 'Rye', 'Wheat']
    """
    return told(yaml(text), text.count("\n") + 1)


def told(value: Value, lines: int) -> Node:
    """The outline of what a value tells, in a document of so many lines."""
    placed = interactive(value)
    if placed is not None:
        return placed
    drawn = graph(value)
    if drawn is None:
        return records(value)
    builder = OutlineBuilder()
    if drawn.title:
        builder.heading(1, (Span(drawn.title, 1),), 1, 1)
    builder.drawing(drawn, 1, lines)
    return builder.root
