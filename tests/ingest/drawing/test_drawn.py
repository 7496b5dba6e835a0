"""The neutral drawing that every language becomes."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.ingest.drawing.drawn import (
    MOST_JOINED,
    Drawn,
    DrawnEdge,
    DrawnNode,
    Sketch,
    looping,
    outlined,
    shown,
)

PAIRS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=14)


def drawn(*pairs: tuple[str, str]) -> Drawn:
    names = dict.fromkeys(name for pair in pairs for name in pair)
    return Drawn(tuple(DrawnNode(name, "", 1) for name in names), tuple(DrawnEdge(a, b, 1) for a, b in pairs))


@given(PAIRS)
def test_what_loops_is_what_stands_on_cycles_or_between_them(pairs: list[tuple[int, int]]) -> None:
    graph: nx.DiGraph[int] = nx.DiGraph(pairs)
    cyclic = {
        node for part in nx.strongly_connected_components(graph) for node in part if _loops(graph, node)
    }
    expected = {
        node
        for node in graph
        if (nx.ancestors(graph, node) | {node}) & cyclic and (nx.descendants(graph, node) | {node}) & cyclic
    }
    assert looping(pairs) == expected


def _loops(graph: nx.DiGraph[int], node: int) -> bool:
    return any(node == after or nx.has_path(graph, after, node) for after in graph.successors(node))


@given(PAIRS)
def test_a_tree_is_what_graph_theory_calls_one(pairs: list[tuple[int, int]]) -> None:
    edges = sorted({(str(a), str(b)) for a, b in pairs if a != b})
    graph: nx.DiGraph[str] = nx.DiGraph(edges)
    assert drawn(*edges).is_tree == (bool(edges) and nx.is_arborescence(graph))


def test_roots_and_width() -> None:
    fan = drawn(("Bread", "Rye"), ("Bread", "Wheat"), ("Rye", "Dark rye"))
    assert (fan.roots, fan.widest, fan.is_tree) == (("Bread",), 2, True)


def test_a_node_keeps_its_first_label_and_the_first_group_that_names_it() -> None:
    sketch = Sketch()
    sketch.node("a", "", 1)
    sketch.open_group("g", "Grains", 2)
    sketch.node("a", "Rye", 3)
    sketch.close_group()
    sketch.open_group("h", "Others", 4)
    sketch.node("a", "Wheat", 5)
    sketch.node("g", "no node", 6)
    sketch.join(["g"], ["a"], 7)
    sketch.join(["a"], ["nobody"], 8)
    found = sketch.drawn()
    assert found.nodes == (DrawnNode("a", "Rye", 3, "g"),)
    assert found.edges == (DrawnEdge("g", "a", 7),)


def test_a_line_between_too_many_is_left_out() -> None:
    names = [str(at) for at in range(MOST_JOINED + 1)]
    sketch = Sketch()
    sketch.join(names, ["a"], 1)
    sketch.join(["a"], names, 1)
    assert sketch.edges == []
    sketch.join(["a"], names[1:], 1)
    assert len(sketch.edges) == MOST_JOINED


def test_an_outline_hangs_each_line_below_the_last_smaller_depth() -> None:
    found = outlined([(0, "Fruit", 1), (4, "Citrus", 2), (8, "Lemon", 3), (2, "Berries", 4)], "mindmap")
    texts = {node.name: node.text for node in found.nodes}
    assert [(texts[edge.source], texts[edge.target]) for edge in found.edges] == [
        ("Fruit", "Citrus"), ("Citrus", "Lemon"), ("Fruit", "Berries"),
    ]  # fmt: skip


def test_labels_are_shown_without_markup() -> None:
    assert shown("<b>Rye</b> &amp; #quot;wheat#quot;") == 'Rye & "wheat"'
    assert shown("**Rye** and *wheat*") == "Rye and wheat"
    assert shown("fa:fa-book  Reading") == "Reading"
    assert shown(r"Rye\nflour<br/>dark") == "Rye\nflour\ndark"
    assert shown("C#") == "C#"
    assert shown("A* and D* search") == "A* and D* search"


@given(st.text(max_size=200))
def test_showing_never_raises(text: str) -> None:
    assert "<br>" not in shown(text)
