"""The whole graph with attributes that are numbers and texts alone, which all formats can hold."""

from __future__ import annotations

import re

import networkx as nx

from ..encoding import encoded
from ..fields import Object
from ..knowledge import KnowledgeGraph
from .network import network

Value = str | float
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def flat(graph: KnowledgeGraph) -> nx.MultiDiGraph[str]:
    """The graph as `network` gives it, with lists as JSON text, without attributes that hold nothing.

    Characters that XML cannot hold become U+FFFD.
    """
    rich = network(graph)
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    made.graph.update(_flat(rich.graph))
    made.add_nodes_from((text(node), _flat(told)) for node, told in rich.nodes(data=True))
    for source, target, key, told in rich.edges(keys=True, data=True):
        made.add_edge(text(source), text(target), text(key), **_flat(told))
    return made


def text(value: str) -> str:
    r"""The text with U+FFFD for what no XML can hold.

    >>> text("a\x00b\n")
    'a\ufffdb\n'
    """
    return _NO_CHARACTER.sub("\ufffd", value)


def _flat(told: Object) -> dict[str, Value]:
    """The attributes that hold anything, as plain values."""
    return {name: _plain(value) for name, value in told.items() if value not in ("", (), [])}


def _plain(value: object) -> Value:
    if isinstance(value, int | float):
        return float(value)  # one type for all values of an attribute
    # str: the values of enumerations are texts of a type of their own, which NetworkX's writers refuse.
    return text(str(value) if isinstance(value, str) else encoded(value).decode())
