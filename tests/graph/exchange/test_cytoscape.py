from __future__ import annotations

import json
from typing import Any

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.graph.exchange.cytoscape import cytoscape
from roadgraph.graph.exchange.network import network
from roadgraph.graph.knowledge import KnowledgeGraph

ADDED = {"id", "name", "value", "source", "target", "key"}
"""What Cytoscape keeps beside the attributes."""


def plain(view: Any) -> list[tuple[object, object]]:
    """Nodes or edges and their attributes, as JSON has them."""
    told = [(one, {name: value for name, value in view[one].items() if name not in ADDED}) for one in view]
    return [(one, json.loads(json.dumps(attributes))) for one, attributes in told]


def test_networkx_reads_back_everything(graph: KnowledgeGraph) -> None:
    made, found = network(graph), nx.cytoscape_graph(json.loads(cytoscape(graph)), name="label")
    assert found.graph == json.loads(json.dumps(made.graph))
    assert plain(found.nodes) == plain(made.nodes)
    assert plain(found.edges) == plain(made.edges)
    assert {told["name"] for _, told in found.nodes(data=True)} >= {"Knots", "=Sea"}


def test_elements_have_the_ids_by_which_edges_name_nodes(graph: KnowledgeGraph) -> None:
    elements = json.loads(cytoscape(graph))["elements"]
    nodes = {node["data"]["id"] for node in elements["nodes"]}
    edges = [edge["data"] for edge in elements["edges"]]
    assert {end for edge in edges for end in (edge["source"], edge["target"])} <= nodes
    ids = [edge["id"] for edge in edges]
    assert len({*ids, *nodes}) == len(ids) + len(nodes)


@given(st.data())
def test_any_text_gives_json(hostile_graphs: st.SearchStrategy[KnowledgeGraph], data: st.DataObject) -> None:
    graph = data.draw(hostile_graphs)
    elements = json.loads(cytoscape(graph))["elements"]
    assert len(elements["nodes"]) == 3
    assert len(elements["edges"]) == 2
