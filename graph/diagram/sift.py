"""Crossings removed vertex by vertex, after sweeps have put rows in a good order.

The method is the sifting of Matuszewski, Schönfeld and Molitor (1999), within a bounded reach.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

ROUNDS = 3
"""How often all rows are gone through, at the most."""

REACH = 20
"""How many places a vertex moves at once, at the most."""

Near = tuple[list[int], list[int]]
"""The places of a vertex's neighbours in the row above and in the row below, in order."""


def sift(
    rows: Sequence[Sequence[int]], above: Sequence[Sequence[int]], below: Sequence[Sequence[int]]
) -> list[list[int]]:
    """The rows after each vertex, those with most edges first, has moved to where the edges cross least.

    `above` and `below` list the neighbours of each vertex in the row before and the row after. Never do more edges
    cross than before.
    """
    sifted = [list(row) for row in rows]
    place = {vertex: index for row in sifted for index, vertex in enumerate(row)}
    for turn in range(ROUNDS):
        moved = False
        for row in sifted if turn % 2 == 0 else reversed(sifted):
            near = {vertex: (_places(place, above[vertex]), _places(place, below[vertex])) for vertex in row}
            for vertex in sorted(row, key=lambda vertex: -sum(map(len, near[vertex]))):
                moved = _move(row, near, place[vertex], place) or moved
        if not moved:
            break
    return sifted


def _places(place: dict[int, int], vertices: Sequence[int]) -> list[int]:
    return sorted(place[vertex] for vertex in vertices)


def _move(row: list[int], near: dict[int, Near], at: int, place: dict[int, int]) -> bool:
    """Move the vertex at a place of the row to the best one within reach; tell whether another is better."""
    vertex = row[at]
    best, fewest = at, 0
    for places in (range(at - 1, max(at - REACH, 0) - 1, -1), range(at + 1, min(at + REACH + 1, len(row)))):
        change = 0
        for index in places:
            change += _gained(near[vertex], near[row[index]], index < at)
            if change < fewest:
                best, fewest = index, change
    if best != at:
        row.insert(best, row.pop(at))
        for index in range(min(at, best), max(at, best) + 1):
            place[row[index]] = index
    return best != at


def _gained(vertex: Near, other: Near, leftwards: bool) -> int:
    """How many more edges cross when the vertex passes another."""
    change = 0
    for ours, theirs in zip(vertex, other, strict=True):
        for place in ours:
            change += bisect_left(theirs, place) + bisect_right(theirs, place) - len(theirs)
    return change if leftwards else -change
