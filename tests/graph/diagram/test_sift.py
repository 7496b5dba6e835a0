from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st
from roadgraph.graph.diagram.sift import sift


@st.composite
def rows_and_edges(draw: st.DrawFn) -> tuple[list[list[int]], set[tuple[int, int]]]:
    """Rows of vertices, and edges between neighbouring ones."""
    sizes = draw(st.lists(st.integers(1, 7), min_size=1, max_size=4))
    numbers = iter(range(sum(sizes)))
    rows = [[next(numbers) for _ in range(size)] for size in sizes]
    pairs = [(upper, lower) for one, other in pairwise(rows) for upper in one for lower in other]
    return rows, draw(st.sets(st.sampled_from(pairs), max_size=20)) if pairs else set()


def sifted(rows: list[list[int]], edges: set[tuple[int, int]]) -> list[list[int]]:
    count = sum(map(len, rows))
    above = [[upper for upper, lower in sorted(edges) if lower == vertex] for vertex in range(count)]
    below = [[lower for upper, lower in sorted(edges) if upper == vertex] for vertex in range(count)]
    return sift(rows, above, below)


def crossings(rows: list[list[int]], edges: set[tuple[int, int]]) -> int:
    place = {vertex: index for row in rows for index, vertex in enumerate(row)}
    rank = {vertex: index for index, row in enumerate(rows) for vertex in row}
    return sum(
        rank[one[0]] == rank[other[0]]
        and (place[one[0]] - place[other[0]]) * (place[one[1]] - place[other[1]]) < 0
        for one, other in combinations(sorted(edges), 2)
    )


@given(rows_and_edges())
def test_rows_keep_their_vertices_and_edges_never_cross_more(
    drawn: tuple[list[list[int]], set[tuple[int, int]]],
) -> None:
    rows, edges = drawn
    found = sifted(rows, edges)
    assert [sorted(row) for row in found] == rows
    assert crossings(found, edges) <= crossings(rows, edges)


def test_a_vertex_passes_those_that_it_crosses() -> None:
    edges = {(0, 7), (1, 4), (2, 5), (3, 6)}
    assert crossings([[0, 1, 2, 3], [4, 5, 6, 7]], edges) == 3
    found = sifted([[0, 1, 2, 3], [4, 5, 6, 7]], edges)
    assert crossings(found, edges) == 0


def test_rows_without_crossings_stay() -> None:
    rows = [[0, 1], [2, 3]]
    assert sifted(rows, {(0, 2), (1, 3)}) == rows
