from __future__ import annotations

from itertools import pairwise

import pytest
from roadgraph.graph.diagram.layout import BROADEST, Box, layout

SIZE = (100.0, 30.0)


def test_what_needs_another_stands_below_it_or_to_its_right() -> None:
    above, below = layout([SIZE, SIZE], [(0, 1)]).boxes
    assert below.y > above.y + above.height
    left, right = layout([SIZE, SIZE], [(0, 1)], across=True).boxes
    assert right.x > left.x + left.width


def test_boxes_of_a_row_share_its_height_and_boxes_of_a_column_its_width() -> None:
    sizes = [(80.0, 30.0), (120.0, 60.0), (100.0, 30.0)]
    down = layout(sizes, [(0, 2), (1, 2)]).boxes
    assert [box.height for box in down] == pytest.approx([60, 60, 30])
    assert [box.width for box in down] == pytest.approx([80, 120, 100])
    across = layout(sizes, [(0, 2), (1, 2)], across=True).boxes
    assert [box.height for box in across] == pytest.approx([30, 60, 30])
    assert [box.width for box in across] == pytest.approx([120, 120, 100])


def test_a_route_leads_from_the_lower_side_of_a_box_to_the_upper_side_of_another() -> None:
    placed = layout([SIZE, SIZE], [(0, 1)])
    first, last = placed.routes[0]
    assert first == (placed.boxes[0].x + 50, placed.boxes[0].y + 30)
    assert last == (placed.boxes[1].x + 50, placed.boxes[1].y)


def test_arrows_that_end_at_one_box_end_beside_each_other() -> None:
    placed = layout([SIZE] * 5, [(0, 4), (1, 4), (2, 4), (3, 4)])
    ends = sorted(route[-1][0] for route in placed.routes)
    assert all(right - left > 5 for left, right in pairwise(ends))
    assert placed.boxes[4].x < ends[0]
    assert ends[-1] < placed.boxes[4].x + placed.boxes[4].width


def test_many_boxes_of_one_row_do_not_make_the_picture_absurdly_wide() -> None:
    placed = layout([SIZE] * 60, [(box, 59) for box in range(59)])
    assert placed.width < 3 * BROADEST


def test_parts_that_nothing_joins_stand_side_by_side() -> None:
    first, second, third = layout([SIZE] * 3, [(0, 1)]).boxes
    assert first.x == second.x
    assert third.x > first.x + first.width
    assert third.y == first.y


def test_many_parts_are_about_as_wide_as_high() -> None:
    placed = layout([SIZE] * 200, [(box, box + 1) for box in range(0, 200, 2)])
    assert 0.4 < placed.width / placed.height < 2.5


def test_nothing_takes_no_room() -> None:
    placed = layout([], [])
    assert (placed.boxes, placed.routes, placed.height) == ((), (), 0)


def test_one_box_stands_in_the_corner() -> None:
    assert layout([SIZE], []).boxes == (Box(0, 0, 100, 30),)
