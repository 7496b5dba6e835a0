from __future__ import annotations

import json

from roadgraph.graph.exchange.flat import flat, text
from roadgraph.graph.exchange.network import network
from roadgraph.graph.knowledge import KnowledgeGraph


def test_attributes_are_plain_and_lists_json_text(graph: KnowledgeGraph) -> None:
    rich, made = network(graph), flat(graph)
    told = made.nodes["knots"]
    assert json.loads(told["mentions"]) == rich.nodes["knots"]["mentions"]
    assert json.loads(told["aliases"]) == ["Knot"]
    assert {type(value) for _, told in made.nodes(data=True) for value in told.values()} == {str}
    values = {name: value for _, _, told in made.edges(data=True) for name, value in told.items()}
    assert {name for name, value in values.items() if type(value) is float} == {"confidence"}


def test_what_holds_nothing_is_left_out(graph: KnowledgeGraph) -> None:
    told = flat(graph).nodes["oars"]
    assert told == {"type": "topic", "label": "Oars", "kind": "concept", "language": "en"}


def test_nodes_edges_and_their_order_stay(graph: KnowledgeGraph) -> None:
    assert list(flat(graph)) == list(network(graph))
    assert list(flat(graph).edges) == list(network(graph).edges)


def test_what_no_xml_can_hold_is_replaced() -> None:
    assert text("a\x00\x0b\x1f\ud800\udfff\uffff") == "a" + "\ufffd" * 6
    assert text("a\t\n\r\x7f\x85é😀") == "a\t\n\r\x7f\x85é😀"
