from __future__ import annotations

from typing import Any

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.graph.exchange.flat import flat
from roadgraph.graph.exchange.graphml import graphml
from roadgraph.graph.knowledge import KnowledgeGraph


def same(graph: KnowledgeGraph) -> bool:
    """Whether NetworkX reads back what was written."""
    found: Any = nx.parse_graphml(graphml(graph).decode(), force_multigraph=True)
    made = flat(graph)
    edges = {key: (u, v, told) for u, v, key, told in made.edges(keys=True, data=True)}
    again = {key: (u, v, told) for u, v, key, told in found.edges(keys=True, data=True)}
    graph_told = {name: found.graph[name] for name in made.graph}
    return (
        {node: found.nodes[node] for node in found} == {node: made.nodes[node] for node in made}
        and again == edges
        and graph_told == made.graph
    )


def test_networkx_reads_back_everything(graph: KnowledgeGraph) -> None:
    assert same(graph)


@given(st.data())
def test_any_text_is_read_back(
    hostile_graphs: st.SearchStrategy[KnowledgeGraph], data: st.DataObject
) -> None:
    assert same(data.draw(hostile_graphs))
