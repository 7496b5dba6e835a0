from __future__ import annotations

import json
from typing import Any

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.graph.exchange.network import network
from roadgraph.graph.exchange.node_link import node_link
from roadgraph.graph.knowledge import KnowledgeGraph


def plain(graph: KnowledgeGraph) -> Any:
    """The graph with what JSON makes of its attributes: lists of tuples, text of enumerations."""
    told = nx.node_link_data(network(graph), edges="edges")
    text = json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    return nx.node_link_graph(json.loads(text), edges="edges")


def read(data: bytes) -> Any:
    return nx.node_link_graph(json.loads(data), edges="edges")


def test_networkx_reads_back_everything(graph: KnowledgeGraph) -> None:
    assert nx.utils.graphs_equal(read(node_link(graph)), plain(graph))


@given(st.data())
def test_any_text_is_read_back_but_halves_of_surrogate_pairs(
    hostile_graphs: st.SearchStrategy[KnowledgeGraph], data: st.DataObject
) -> None:
    graph = data.draw(hostile_graphs)
    labels = {topic: told["label"] for topic, told in read(node_link(graph)).nodes(data=True)}
    for topic in graph.topics.values():
        expected = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in topic.label)
        assert labels[topic.id] == expected
