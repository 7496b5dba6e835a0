"""Graphviz's DOT."""

from __future__ import annotations

import pytest
from roadgraph.ingest.drawing.dot import dot
from roadgraph.ingest.drawing.drawn import Drawn


def pairs(drawn: Drawn) -> list[tuple[str, str]]:
    shown = {node.name: node.text for node in drawn.nodes}
    return [(shown[edge.source], shown[edge.target]) for edge in drawn.edges]


def test_chains_sets_and_labels() -> None:
    drawn = dot(
        'digraph g {\n  a [shape=box,\n     label="Knots"];\n  a -> b -> {c "Square knot"}\n  {d e} -> f:w;\n  b [label="Hitches"]\n}'
    )
    assert pairs(drawn) == [
        ("Knots", "Hitches"), ("Hitches", "c"), ("Hitches", "Square knot"), ("d", "f"), ("e", "f"),
    ]  # fmt: skip
    assert {node.text: node.line for node in drawn.nodes} == {
        "Knots": 3, "Hitches": 6, "c": 4, "Square knot": 4, "d": 5, "e": 5, "f": 5,
    }  # fmt: skip


def test_attributes_of_edges_hold_for_the_whole_chain() -> None:
    drawn = dot('digraph { a -> b -> c [label="needs", style="dashed,bold"]; c -> d }')
    assert [(edge.label, edge.dotted) for edge in drawn.edges] == [
        ("needs", True),
        ("needs", True),
        ("", False),
    ]


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ("dir=back", [("b", "a", True)]),
        ("dir=both", [("a", "b", False)]),
        ("dir=none", [("a", "b", False)]),
        ("style=invis", []),
    ],
)
def test_directions(attributes: str, expected: list[tuple[str, str, bool]]) -> None:
    drawn = dot(f"digraph {{ a -> b [{attributes}] }}")
    assert [(edge.source, edge.target, edge.directed) for edge in drawn.edges] == expected


def test_a_graph_has_no_arrows() -> None:
    assert [edge.directed for edge in dot("strict graph { a -- b -- c }").edges] == [False, False]


def test_clusters_and_titles() -> None:
    drawn = dot(
        'digraph learning_order {\n  subgraph cluster_0 {\n    label="Bends";\n    a; b -> c\n    {rank=same; d}\n  }\n  e\n}'
    )
    assert drawn.title == "learning order"
    assert [(group.name, group.label) for group in drawn.groups] == [("cluster_0", "Bends")]
    assert [(node.name, node.group) for node in drawn.nodes] == [
        ("a", "cluster_0"), ("b", "cluster_0"), ("c", "cluster_0"), ("d", "cluster_0"), ("e", ""),
    ]  # fmt: skip
    assert dot('digraph { label="Order of study"; graph [fontsize=9]; a }').title == "Order of study"


def test_comments_defaults_and_markup_are_left_out() -> None:
    drawn = dot(
        '// digraph {x}\n/* a -> "b */\ndigraph {\n# c -> d\nnode [label="x"]; edge [color=red]\nrankdir=LR\n'
        'e [label=<<b>Bold</b> <i>text</i>>]; e -> f // g -> h\nhash [label="# no comment"]\n}\nafter -> all'
    )
    assert [(node.name, node.text) for node in drawn.nodes] == [
        ("e", "e"),
        ("f", "f"),
        ("hash", "# no comment"),
    ]
    assert pairs(drawn) == [("e", "f")]


def test_names_labels_with_escapes_and_records() -> None:
    drawn = dot(
        r'digraph { bowline_knot; b [label="Two\nlines \"here\" \N"]; r [label="{<p> Title|field}"] }'
    )
    assert [node.text for node in drawn.nodes] == ["bowline knot", 'Two\nlines "here" b', "Title"]


@pytest.mark.parametrize("text", ["", "a -> b", "{ a -> b }", "digraph", "graph LR\nA --> B"])
def test_what_is_no_graph_is_empty(text: str) -> None:
    assert dot(text) == Drawn()


@pytest.mark.parametrize(
    "text", ["{" * 3000, "digraph {" + "{a " * 3000, 'digraph {"' + '\\"' * 3000, "digraph {a [" * 500]
)
def test_deep_and_broken_graphs_are_read_as_far_as_they_go(text: str) -> None:
    assert len(dot(text).nodes) <= 2
