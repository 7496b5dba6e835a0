"""The knowledge graph in NetworkX's node-link JSON."""

from __future__ import annotations

import msgspec
import networkx as nx

from ..encoding import encoded
from ..knowledge import KnowledgeGraph
from .network import network


def node_link(graph: KnowledgeGraph) -> bytes:
    """The graph as node-link JSON, which `networkx.node_link_graph` and D3 read; see `network` for what it holds.

    >>> from roadgraph.graph.model import Topic
    >>> b'"id": "calculus"' in node_link(KnowledgeGraph(topics=[Topic("calculus", "Calculus")]))
    True
    """
    told = nx.node_link_data(network(graph), edges="edges")
    return msgspec.json.format(encoded(told), indent=1) + b"\n"
