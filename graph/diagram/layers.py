"""Boxes of an acyclic graph put in rows, with few crossings between one row and the next.

The method is that of Sugiyama, Tagawa and Toda (1981): every box stands a row below the lowest of those before
it, an edge that passes rows bends in each of them, and sweeps up and down bring each vertex to the mean of its
neighbours. What crosses then is sifted.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, inf

from ..errors import LimitError
from .sift import sift

MOST_BENDS = 50_000
"""The number of bends above which a drawing is refused rather than laid out for minutes."""

SWEEPS = 24
"""How often the rows are gone through to remove crossings; the best order met is kept."""


@dataclass(frozen=True, slots=True)
class Layers:
    """Vertices in rows, in order. Those below `boxes` are boxes, the others bends of edges that pass a row.

    `lanes` lists for each edge its vertices from source to target, one in every row; `above` and `below` list the
    neighbours of each vertex in the row before and the row after.
    """

    boxes: int
    rows: list[list[int]]
    lanes: list[list[int]]
    above: list[list[int]]
    below: list[list[int]]


def layers(
    breadths: Sequence[float],
    edges: Sequence[tuple[int, int]],
    stages: Sequence[int] = (),
    loose: Collection[int] = (),
    limit: float = inf,
) -> Layers:
    """The rows for boxes of these breadths, numbered from 0, and edges between their numbers.

    Boxes of a higher stage stand lower, if `stages` are given. Those in `loose` stand just above the first box
    that needs them. A row whose boxes are together broader than `limit` is split. Raises `LimitError` where edges
    pass more than `MOST_BENDS` rows in all.
    """
    ranks = _split(_ranks(stages or [0] * len(breadths), edges, loose), breadths, limit)
    rows, lanes = _threaded(ranks, edges)
    count = sum(map(len, rows))
    above: list[list[int]] = [[] for _ in range(count)]
    below: list[list[int]] = [[] for _ in range(count)]
    for lane in lanes:
        for upper, lower in pairwise(lane):
            below[upper].append(lower)
            above[lower].append(upper)
    return _ordered(Layers(len(breadths), rows, lanes, above, below))


def _threaded(ranks: list[int], edges: Sequence[tuple[int, int]]) -> tuple[list[list[int]], list[list[int]]]:
    """The rows of boxes with a bend in each row that an edge passes, and the lanes of the edges."""
    if sum(ranks[target] - ranks[source] - 1 for source, target in edges) > MOST_BENDS:
        raise LimitError("the picture has too many long arrows", "draw fewer topics, or use Mermaid or DOT")
    rows: list[list[int]] = [[] for _ in range(max(ranks, default=-1) + 1)]
    for box, rank in enumerate(ranks):
        rows[rank].append(box)
    lanes, count = [], len(ranks)
    for source, target in edges:
        bends = list(range(count, count + ranks[target] - ranks[source] - 1))
        count += len(bends)
        for rank, bend in enumerate(bends, ranks[source] + 1):
            rows[rank].append(bend)
        lanes.append([source, *bends, target])
    return rows, lanes


def _ranks(stages: Sequence[int], edges: Sequence[tuple[int, int]], loose: Collection[int]) -> list[int]:
    """The row of each box: its stage, or if that is more, one below the lowest box that leads to it."""
    count = len(stages)
    after: list[list[int]] = [[] for _ in range(count)]
    waiting = [0] * count
    for source, target in edges:
        after[source].append(target)
        waiting[target] += 1
    ranks = list(stages)
    ready = [box for box in range(count) if not waiting[box]]
    for box in ready:
        for target in after[box]:
            ranks[target] = max(ranks[target], ranks[box] + 1)
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    for box in loose:
        ranks[box] = max(ranks[box], min((ranks[target] - 1 for target in after[box]), default=0))
    used = {rank: row for row, rank in enumerate(sorted(set(ranks)))}
    return [used[rank] for rank in ranks]


def _split(ranks: list[int], breadths: Sequence[float], limit: float) -> list[int]:
    """The rows after those that are too broad have been dealt out to several, box by box.

    Neighbours so come to stand in different rows, and what leads further down finds a way between the boxes.
    """
    rows: list[list[int]] = [[] for _ in range(max(ranks, default=-1) + 1)]
    for box, rank in enumerate(ranks):
        rows[rank].append(box)
    dealt, first = list(ranks), 0
    for row in rows:
        parts = max(1, ceil(sum(breadths[box] for box in row) / limit))
        for index, box in enumerate(row):
            dealt[box] = first + index % parts
        first += parts
    return dealt


def _ordered(given: Layers) -> Layers:
    """The same layers with each row in the best order that was met from either of two first orders, and sifted."""
    found = [_best(given, downwards) for downwards in (True, False)]
    best = min(found, key=lambda rows: _crossings(given, rows))
    return Layers(given.boxes, sift(best, given.above, given.below), given.lanes, given.above, given.below)


def _best(given: Layers, downwards: bool) -> list[list[int]]:
    """The best order of rows that sweeps from one first order met."""
    best: list[list[int]] = []
    fewest: float = inf
    rows = _first_order(given, downwards)
    for sweep in range(SWEEPS + 1):
        crossings = _crossings(given, rows)
        if crossings < fewest:
            best, fewest = rows, crossings
        if not fewest:
            return best
        rows = _swept(given, rows, downwards=sweep % 2 == 0, mirrored=sweep % 4 >= 2)
    return best


def _first_order(given: Layers, downwards: bool) -> list[list[int]]:
    """The rows in the order in which a depth-first walk from one end of the graph meets their vertices."""
    after, before = (given.below, given.above) if downwards else (given.above, given.below)
    rows: list[list[int]] = [[] for _ in given.rows]
    rank = {vertex: index for index, row in enumerate(given.rows) for vertex in row}
    seen: set[int] = set()
    stack = [box for box in reversed(range(given.boxes)) if not before[box]]
    while stack:
        vertex = stack.pop()
        if vertex not in seen:
            seen.add(vertex)
            rows[rank[vertex]].append(vertex)
            stack.extend(reversed(after[vertex]))
    return rows


def _swept(given: Layers, rows: list[list[int]], downwards: bool, mirrored: bool) -> list[list[int]]:
    """The rows after each was sorted by the mean place of its neighbours in the row gone through before it.

    `mirrored` turns the order of those of equal mean, so that sweeps do not run in a circle.
    """
    beside = given.above if downwards else given.below
    turned: list[list[int]] = []
    place: dict[int, int] = {}
    for row in rows if downwards else reversed(rows):
        means = {vertex: float(index) for index, vertex in enumerate(row)}
        for vertex in row:
            if beside[vertex]:
                means[vertex] = sum(place[other] for other in beside[vertex]) / len(beside[vertex])
        turned.append(sorted(reversed(row) if mirrored else row, key=means.__getitem__))
        place = {vertex: index for index, vertex in enumerate(turned[-1])}
    return turned if downwards else turned[::-1]


def _crossings(given: Layers, rows: list[list[int]]) -> int:
    """The number of crossings between all rows."""
    crossings = 0
    for upper, lower in pairwise(rows):
        place = {vertex: index for index, vertex in enumerate(lower)}
        passed: list[int] = []
        for vertex in upper:
            ends = sorted(place[other] for other in given.below[vertex])
            crossings += sum(len(passed) - bisect_right(passed, end) for end in ends)
            for end in ends:
                insort(passed, end)
    return crossings
