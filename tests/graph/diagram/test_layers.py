from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.graph.diagram import layers as module
from roadgraph.graph.diagram.layers import Layers, layers
from roadgraph.graph.errors import LimitError

GRAPHS = st.integers(1, 25).flatmap(
    lambda count: st.tuples(
        st.just(count),
        st.sets(st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(lambda e: e[0] < e[1]))
        if count > 1
        else st.just(set[tuple[int, int]]()),
    )
)


def rows_of(made: Layers) -> dict[int, int]:
    return {vertex: index for index, row in enumerate(made.rows) for vertex in row}


def crossings(made: Layers) -> int:
    """The number of crossings, counted pair by pair."""
    order = {vertex: index for row in made.rows for index, vertex in enumerate(row)}
    rows = rows_of(made)
    segments = [pair for lane in made.lanes for pair in pairwise(lane)]
    return sum(
        (order[a] - order[c]) * (order[b] - order[d]) < 0
        for index, (a, b) in enumerate(segments)
        for c, d in segments[index + 1 :]
        if rows[a] == rows[c]
    )


@given(GRAPHS, st.sampled_from([120.0, 300.0, 5000.0]))
def test_every_vertex_stands_once_and_every_lane_goes_down_row_by_row(
    graph: tuple[int, set[tuple[int, int]]], limit: float
) -> None:
    count, edges = graph
    made = layers([60.0] * count, sorted(edges), limit=limit)
    assert sorted(vertex for row in made.rows for vertex in row) == list(range(len(made.above)))
    assert all(made.rows)
    rows = rows_of(made)
    for (source, target), lane in zip(sorted(edges), made.lanes, strict=True):
        assert (lane[0], lane[-1]) == (source, target)
        assert [rows[vertex] for vertex in lane] == list(range(rows[source], rows[target] + 1))
        assert all(vertex >= count for vertex in lane[1:-1])


@given(GRAPHS)
def test_rows_that_are_too_broad_are_split(graph: tuple[int, set[tuple[int, int]]]) -> None:
    count, edges = graph
    made = layers([60.0] * count, sorted(edges), limit=180.0)
    assert all(sum(vertex < count for vertex in row) <= 3 for row in made.rows)


def test_two_trees_do_not_cross() -> None:
    made = layers([10.0] * 8, [(0, 2), (1, 3), (0, 4), (1, 5), (0, 6), (1, 7)])
    assert crossings(made) == 0


def test_a_long_edge_goes_round_a_chain_without_a_crossing() -> None:
    made = layers([10.0] * 5, [(0, 1), (1, 2), (2, 3), (0, 4), (4, 3)])
    assert crossings(made) == 0
    assert len(made.above) == 6


def test_the_complete_bipartite_graph_of_two_and_two_crosses_once() -> None:
    assert crossings(layers([10.0] * 4, [(0, 2), (0, 3), (1, 2), (1, 3)])) == 1


def test_stages_decide_the_row_and_loose_boxes_stand_above_what_needs_them() -> None:
    edges = [(0, 1), (1, 2), (3, 2)]
    assert rows_of(layers([10.0] * 4, edges))[3] == 0
    assert rows_of(layers([10.0] * 4, edges, loose=[3]))[3] == 1
    assert rows_of(layers([10.0] * 4, edges, stages=[1, 2, 3, 2]))[3] == 1


def test_rows_that_no_stage_fills_are_left_out() -> None:
    assert rows_of(layers([10.0] * 2, [(0, 1)], stages=[1, 9])) == {0: 0, 1: 1}


def test_too_many_bends_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BENDS", 2)
    chain = [(0, 1), (1, 2), (2, 3), (3, 4)]
    layers([10.0] * 5, [*chain, (0, 3)])
    with pytest.raises(LimitError) as caught:
        layers([10.0] * 5, [*chain, (0, 4)])
    assert caught.value.hint


def test_nothing_has_no_rows() -> None:
    assert layers([], []).rows == []
