"""The knowledge graph in the JSON of Cytoscape."""

from __future__ import annotations

import msgspec
import networkx as nx

from ..encoding import encoded
from ..knowledge import KnowledgeGraph
from .network import network


def cytoscape(graph: KnowledgeGraph) -> bytes:
    """The graph in Cytoscape's JSON, which Cytoscape and Cytoscape.js read; see `network` for what it holds.

    >>> from roadgraph.graph.model import Topic
    >>> b'"label": "Calculus"' in cytoscape(KnowledgeGraph(topics=[Topic("calculus", "Calculus")]))
    True
    """
    made = network(graph)
    told = nx.cytoscape_data(made, name="label")
    told["data"] = (
        made.graph
    )  # an object, as Cytoscape has it; NetworkX writes a list of pairs, and reads either
    for edge in told["elements"]["edges"]:
        edge["data"]["id"] = edge["data"]["key"]
    return msgspec.json.format(encoded(told), indent=1) + b"\n"
