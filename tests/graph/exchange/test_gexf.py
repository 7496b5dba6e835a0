from __future__ import annotations

from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.graph.exchange.flat import flat
from roadgraph.graph.exchange.gexf import gexf
from roadgraph.graph.knowledge import KnowledgeGraph


def same(graph: KnowledgeGraph) -> bool:
    """Whether NetworkX reads back what was written; it takes a label that is missing for the node's name."""
    found: Any = nx.read_gexf(BytesIO(gexf(graph)))
    made = flat(graph)
    nodes = {node: {"label": node, **told} for node, told in made.nodes(data=True)}
    edges = {key: (u, v, told) for u, v, key, told in made.edges(keys=True, data=True)}
    again = {}
    for u, v, told in found.edges(data=True):
        key = told.pop("id")
        assert told.pop("networkx_key", key) == key
        again[key] = (u, v, told)
    return dict(found.nodes(data=True)) == nodes and again == edges


def test_networkx_reads_back_everything(graph: KnowledgeGraph) -> None:
    assert same(graph)


@given(st.data())
def test_any_text_is_read_back(
    hostile_graphs: st.SearchStrategy[KnowledgeGraph], data: st.DataObject
) -> None:
    assert same(data.draw(hostile_graphs))


def test_it_does_not_say_when_it_was_written(graph: KnowledgeGraph) -> None:
    assert b"date" not in gexf(graph)
    assert b"<meta" not in gexf(graph)


def test_the_graph_has_no_attributes_that_the_schema_does_not_know(graph: KnowledgeGraph) -> None:
    (whole,) = ElementTree.fromstring(gexf(graph)).findall("{*}graph")
    assert set(whole.keys()) <= {"defaultedgetype", "idtype", "mode", "timeformat"}
