from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from roadgraph.graph.diagram.layers import layers
from roadgraph.graph.diagram.place import place

GRAPHS = st.lists(
    st.tuples(st.integers(0, 19), st.integers(0, 19)).filter(lambda e: e[0] < e[1]), unique=True
)
BREADTHS = st.lists(st.sampled_from([40.0, 90.0, 160.0]), min_size=20, max_size=20)


def gap(left: bool, right: bool) -> float:
    return 20.0 if left and right else 12.0


@settings(deadline=None)
@given(GRAPHS, BREADTHS)
def test_neighbours_in_a_row_keep_their_order_and_their_distance(
    edges: list[tuple[int, int]], breadths: list[float]
) -> None:
    made = layers(breadths, edges)
    at = place(made, breadths, gap)
    size = [*breadths, *[0.0] * len(made.above)]
    for row in made.rows:
        for left, right in pairwise(row):
            least = (size[left] + size[right]) / 2 + gap(left < made.boxes, right < made.boxes)
            assert at[right] - at[left] >= least - 0.01


def test_a_chain_is_straight() -> None:
    made = layers([50.0, 100.0, 70.0, 50.0], [(0, 1), (1, 2), (2, 3)])
    at = place(made, [50.0, 100.0, 70.0, 50.0], gap)
    assert max(at) - min(at) < 0.1


def test_a_parent_stands_over_the_middle_of_its_children() -> None:
    breadths = [50.0] * 4
    at = place(layers(breadths, [(0, 1), (0, 2), (0, 3)]), breadths, gap)
    assert abs(at[0] - sorted(at[1:])[1]) < 0.1


def test_an_edge_that_passes_rows_is_straight_between_its_bends() -> None:
    breadths = [50.0] * 5
    made = layers(breadths, [(0, 1), (1, 2), (2, 3), (3, 4), (0, 4)])
    at = place(made, breadths, gap)
    bends = [at[vertex] for vertex in made.lanes[-1][1:-1]]
    assert len(bends) == 3
    assert max(bends) - min(bends) < 0.1
