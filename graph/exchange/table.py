"""The knowledge graph as one table of nodes and edges, in CSV."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from io import StringIO

from ..knowledge import KnowledgeGraph
from .flat import Value, flat

NODE = ("id", "type", "label", "kind", "language", "aliases", "definition", "url", "creators", "mentions")
EDGE = ("source", "target", "relation", "group", "basis", "confidence", "evidence")
COLUMNS = ("element", *NODE, *EDGE)
"""The columns; `element` is "node" or "edge" and says which of the others are filled."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Beginnings of a text that spreadsheets take for a formula, or pass over before one."""


def table(graph: KnowledgeGraph) -> bytes:
    """The graph in CSV (RFC 4180, UTF-8): a row for every node, then for every edge; see `network` and `flat`.

    A text that spreadsheets would run as a formula has an apostrophe before it. Documents and conflicts have no place.

    >>> from roadgraph.graph.model import Topic
    >>> table(KnowledgeGraph(topics=[Topic("calculus", "Calculus")])).splitlines()[1]
    b'node,calculus,topic,Calculus,concept,en,,,,,,,,,,,,'
    """
    made = flat(graph)
    out = StringIO()
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    for node, told in made.nodes(data=True):
        rows.writerow(_row({"element": "node", "id": node, **told}))
    for source, target, key, told in made.edges(keys=True, data=True):
        rows.writerow(_row({"element": "edge", "id": key, "source": source, "target": target, **told}))
    return out.getvalue().encode()


def _row(told: Mapping[str, Value]) -> list[Value]:
    return [_cell(told.get(column, "")) for column in COLUMNS]


def _cell(value: Value) -> Value:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
