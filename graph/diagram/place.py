"""Where the vertices of a layered drawing stand in their rows: edges short, and straight where that costs little.

First the squares of the edges' sideways lengths are made least in sum, each row in turn being solved exactly; bends
weigh more, as Gansner, Koutsofios, North and Vo (1993) have it. Then edges that are nearly straight are made so: their
ends become one block, and blocks move towards the median of what they are joined to as far as there is room.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from math import inf
from operator import sub
from typing import TypeAlias

from .layers import Layers

WEIGHTS = (1.0, 2.0, 8.0)
"""What the straightness of an edge is worth that joins two boxes, a box and a bend, two bends."""

STRAIGHTENED = (30.0, 60.0, 90.0)
"""How far the ends of an edge of each of these kinds may lie apart for it to be made straight; more spreads a large map."""

BALANCING = 100
"""How often all rows are balanced, at the most."""

MOVING = 24
"""How often all blocks are moved, at the most."""

Apart: TypeAlias = Callable[[int, int], float]
"""The distance that the middles of two neighbours in a row have at least."""


def place(layers: Layers, breadths: Sequence[float], gap: Callable[[bool, bool], float]) -> list[float]:
    """The middle of every vertex along its row; the leftmost may be below 0.

    `breadths` are those of the boxes; bends have none. `gap` tells the room to leave between two neighbours,
    each given as whether it is a box.
    """

    def apart(left: int, right: int) -> float:
        half = sum(breadths[vertex] for vertex in (left, right) if vertex < layers.boxes) / 2
        return half + gap(left < layers.boxes, right < layers.boxes)

    at = _balanced(layers, apart)
    at = _spread(layers, at, _straightened(layers, at), apart)
    for _ in range(MOVING):
        if not _moved(layers, at, apart):
            break
    return at


def _kind(layers: Layers, one: int, other: int) -> int:
    """The number of bends among the two ends of an edge."""
    return (one >= layers.boxes) + (other >= layers.boxes)


def _balanced(layers: Layers, apart: Apart) -> list[float]:
    """The places at which the weighted squares of sideways lengths are least in sum, nearly.

    The sum is convex and no constraint reaches from one row to another, so that going through the rows, each solved
    for fixed others, leads to the least sum from any start.
    """
    near = [
        [(other, WEIGHTS[_kind(layers, vertex, other)]) for other in (*above, *below)]
        for vertex, (above, below) in enumerate(zip(layers.above, layers.below, strict=True))
    ]
    weights = [sum(weight for _, weight in joined) or 1.0 for joined in near]
    rows = [(row, _offsets(row, apart)) for row in layers.rows]
    at = [0.0] * len(near)
    for row, offsets in rows:
        for vertex, offset in zip(row, offsets, strict=True):
            at[vertex] = offset - offsets[-1] / 2
    for turn in range(BALANCING):
        before = list(at)
        for row, offsets in rows[:: -1 if turn % 2 else 1]:
            pulls = (sum(at[other] * weight for other, weight in near[vertex]) for vertex in row)
            wanted = [pull / weights[v] if near[v] else at[v] for v, pull in zip(row, pulls, strict=True)]
            places = _nearest(wanted, [weights[vertex] for vertex in row], offsets)
            for vertex, place in zip(row, places, strict=True):
                at[vertex] = place
        if max(map(abs, map(sub, at, before))) < 0.25:
            break
    return at


def _offsets(row: list[int], apart: Apart) -> list[float]:
    """How far each vertex of a row stands from the first when all stand as close as they may."""
    return list(accumulate((apart(*pair) for pair in pairwise(row)), initial=0.0))


def _nearest(wanted: list[float], weights: list[float], offsets: list[float]) -> list[float]:
    """The places nearest to those wanted, in weighted least squares, whose distances are at least those of the offsets.

    Pools adjacent violators (Ayer, Brunk, Ewing, Reid and Silverman, 1955): whoever would stand too close moves together.
    """
    pools: list[tuple[float, float, int]] = []
    for place, weight, offset in zip(wanted, weights, offsets, strict=True):
        total, size = (place - offset) * weight, 1
        while pools and pools[-1][0] * weight > total * pools[-1][1]:
            before = pools.pop()
            total, weight, size = total + before[0], weight + before[1], size + before[2]
        pools.append((total, weight, size))
    means = [total / weight for total, weight, size in pools for _ in range(size)]
    return [mean + offset for mean, offset in zip(means, offsets, strict=True)]


def _straightened(layers: Layers, at: list[float]) -> list[int]:
    """For each vertex the first of its block: the vertices, one a row, that edges to be made straight join.

    The straightest edges are taken first. No two cross and no two share an end in the same row, so that blocks keep
    one order from left to right.
    """
    order = {vertex: index for row in layers.rows for index, vertex in enumerate(row)}
    rank = {vertex: index for index, row in enumerate(layers.rows) for vertex in row}
    edges = [
        (abs(at[one] - at[other]), one, other) for one, near in enumerate(layers.below) for other in near
    ]
    taken: list[list[tuple[int, int]]] = [[] for _ in layers.rows]
    joined: dict[int, int] = {}
    for aside, upper, lower in sorted(edges, key=lambda edge: (_kind(layers, *edge[1:]) < 2, edge)):
        between, pair = taken[rank[upper]], (order[upper], order[lower])
        index = bisect_left(between, pair)
        free = all(left[0] < pair[0] and left[1] < pair[1] for left in between[max(index - 1, 0) : index])
        free = free and all(pair[0] < right[0] and pair[1] < right[1] for right in between[index : index + 1])
        if free and aside <= STRAIGHTENED[_kind(layers, upper, lower)]:
            insort(between, pair)
            joined[lower] = upper
    roots = list(range(len(at)))
    for row in layers.rows:
        for vertex in row:
            roots[vertex] = roots[joined.get(vertex, vertex)]
    return roots


def _spread(layers: Layers, at: list[float], roots: list[int], apart: Apart) -> list[float]:
    """The places after every block has got one place near the mean of its vertices' and enough room.

    Pushing to the right alone makes room, and so does pushing to the left; the mean of both pushes least.
    """
    room: dict[tuple[int, int], float] = {}
    for row in layers.rows:
        for left, right in pairwise(row):
            pair = roots[left], roots[right]
            room[pair] = max(room.get(pair, 0.0), apart(left, right))
    blocks: dict[int, list[float]] = {}
    for vertex, root in enumerate(roots):
        blocks.setdefault(root, []).append(at[vertex])
    rightmost = {root: sum(places) / len(places) for root, places in blocks.items()}
    leftmost = dict(rightmost)
    order = _in_order(list(blocks), list(room))
    for left, right in order:
        rightmost[right] = max(rightmost[right], rightmost[left] + room[left, right])
    for left, right in reversed(order):
        leftmost[left] = min(leftmost[left], leftmost[right] - room[left, right])
    return [(leftmost[root] + rightmost[root]) / 2 for root in roots]


def _in_order(blocks: list[int], pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs of neighbouring blocks, those of a block only after all those in which it is the right one."""
    after: dict[int, list[int]] = {block: [] for block in blocks}
    waiting = dict.fromkeys(blocks, 0)
    for left, right in pairs:
        after[left].append(right)
        waiting[right] += 1
    ordered: list[tuple[int, int]] = []
    ready = [block for block in blocks if not waiting[block]]
    for left in ready:
        for right in after[left]:
            ordered.append((left, right))
            waiting[right] -= 1
            if not waiting[right]:
                ready.append(right)
    return ordered


def _moved(layers: Layers, at: list[float], apart: Apart) -> bool:
    """Move each block towards the median of what it is joined to; tell whether any moved."""
    blocks = _blocks(layers, at)
    room = _Room(layers, at, apart)
    moved = False
    for rightwards in (True, False):
        for block in sorted(blocks, key=lambda block: at[block[0]], reverse=rightwards):
            here, middle = at[block[0]], _median(layers, at, block)
            wanted = min(room.right(block), middle) if rightwards else max(room.left(block), middle)
            if (wanted - here if rightwards else here - wanted) > 0.05:
                moved = True
                for vertex in block:
                    at[vertex] = wanted
    return moved


def _blocks(layers: Layers, at: list[float]) -> list[list[int]]:
    """The vertices in groups that straight edges join."""
    seen: set[int] = set()
    blocks = []
    for first in range(len(at)):
        block = [] if first in seen else [first]
        seen.add(first)
        for vertex in block:
            for other in (*layers.above[vertex], *layers.below[vertex]):
                if other not in seen and abs(at[other] - at[vertex]) < 0.05:
                    seen.add(other)
                    block.append(other)
        if block:
            blocks.append(block)
    return blocks


def _median(layers: Layers, at: list[float], block: list[int]) -> float:
    """The place at which the edges that leave the block are shortest in sum, the middle one if there are several."""
    inside = set(block)
    near = (other for vertex in block for other in (*layers.above[vertex], *layers.below[vertex]))
    places = sorted(at[other] for other in near if other not in inside)
    if not places:
        return at[block[0]]
    return (places[(len(places) - 1) // 2] + places[len(places) // 2]) / 2


class _Room:
    """How far a block may move before it meets a neighbour in a row."""

    def __init__(self, layers: Layers, at: list[float], apart: Apart) -> None:
        pairs = [pair for row in layers.rows for pair in pairwise(row)]
        self._at = at
        self._before = {right: (left, apart(left, right)) for left, right in pairs}
        self._after = {left: (right, apart(left, right)) for left, right in pairs}

    def left(self, block: list[int]) -> float:
        """The leftmost place for the block."""
        met = (self._before[vertex] for vertex in block if vertex in self._before)
        return max((self._at[other] + gap for other, gap in met), default=-inf)

    def right(self, block: list[int]) -> float:
        """The rightmost place for the block."""
        met = (self._after[vertex] for vertex in block if vertex in self._after)
        return min((self._at[other] - gap for other, gap in met), default=inf)
