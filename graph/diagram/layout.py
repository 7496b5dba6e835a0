"""Where boxes stand and edges run in a picture: parts that hang together laid out in layers, then set side by side."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import sqrt
from typing import TypeAlias

from .layers import Layers, layers
from .place import place

Point: TypeAlias = tuple[float, float]
Size: TypeAlias = tuple[float, float]

BOX_GAP = 26.0
"""Room between two boxes of a row, in pixels as all lengths; half of it in columns, where boxes are lower than wide."""

LANE_GAP = 14.0
"""Room between an edge and what stands beside it in a row."""

ROW_GAP = (44.0, 92.0)
"""Least and greatest room between rows: the further edges go sideways, the more."""

BROADEST = 1400.0
"""Rows and columns whose boxes are together broader than this are split."""

PORT_GAP = 10.0
"""Room between two edges that end at one box, if the box is broad enough."""

LEAST_SHELF = 900.0
"""Parts stand side by side at least up to this width."""

PART_GAP = 44.0
"""Room between parts of a picture that no edge joins."""

JOINT = (40.0, 16.0)
"""The width and height of the joint at which edges of a group meet before their box."""

STUB = 14.0
"""The room between a joint and its box."""


@dataclass(frozen=True, slots=True)
class Box:
    """A placed box: its upper left corner, width and height."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Boxes in the order given, and for each edge its route.

    A route is an even number of points. It runs straight from the first to the second, the third to the fourth
    and so on, along the flow; from the second to the third and so on it may bend sideways, where no box is.
    Those of a group end at the same point; before it, there is room for their joint and the stub after that.
    """

    width: float
    height: float
    boxes: tuple[Box, ...]
    routes: tuple[tuple[Point, ...], ...]


def layout(
    sizes: Sequence[Size],
    edges: Sequence[tuple[int, int]],
    across: bool = False,
    stages: Sequence[int] = (),
    loose: Collection[int] = (),
    groups: Sequence[Hashable | None] = (),
) -> Layout:
    """The layout for boxes of these (width, height) and acyclic edges between their numbers.

    It runs from top to bottom, from left to right if `across`. Boxes of one of the `stages` stand in one row as far as
    the edges allow it; `loose` boxes stand close to what needs them. `groups` has for each edge the group of edges to
    the same box with which it meets at a joint, None for one that stands alone.
    Boxes of a row get the height of the highest, those of a column the width of the widest. Raises `LimitError` for
    a graph that is too large and too deep.
    """
    turned = [(height, width) for width, height in sizes] if across else list(sizes)
    free = frozenset(loose)
    leaving: list[list[int]] = [[] for _ in sizes]
    for index, (source, _) in enumerate(edges):
        leaving[source].append(index)
    parts = []
    for members in _parts(len(sizes), edges):
        number = {box: index for index, box in enumerate(members)}
        chosen = [index for box in members for index in leaving[box]]
        inner = [(number[edges[index][0]], number[edges[index][1]]) for index in chosen]
        near = [number[box] for box in members if box in free]
        breadths = [turned[box][0] for box in members]
        made = layers(breadths, inner, [stages[box] for box in members] if stages else (), near, BROADEST)
        joined = Ends([groups[index] if groups else None for index in chosen], across)
        part = _part(made, [turned[box] for box in members], BOX_GAP / 2 if across else BOX_GAP, joined)
        parts.append((members, chosen, _transposed(part) if across else part))
    return _together(parts, len(sizes), len(edges))


@dataclass(frozen=True, slots=True)
class Ends:
    """How edges end: by themselves or, where they have the same group, in common."""

    groups: Sequence[Hashable | None]
    across: bool

    def room(self, edge: int) -> float:
        """The room beside others that the end of an edge takes up."""
        return PORT_GAP if self.groups[edge] is None else JOINT[self.across] + 4.0

    def before(self, edge: int) -> float:
        """The room before its box that the end of an edge takes up."""
        return 0.0 if self.groups[edge] is None else JOINT[not self.across] + STUB


def _parts(count: int, edges: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The boxes in groups that no edge joins."""
    beside: list[list[int]] = [[] for _ in range(count)]
    for source, target in edges:
        beside[source].append(target)
        beside[target].append(source)
    seen: set[int] = set()
    parts = []
    for first in range(count):
        part = [] if first in seen else [first]
        seen.add(first)
        for box in part:
            fresh = [other for other in dict.fromkeys(beside[box]) if other not in seen]
            seen.update(fresh)
            part.extend(fresh)
        if part:
            parts.append(sorted(part))
    return parts


def _part(made: Layers, sizes: list[Size], box_gap: float, joined: Ends) -> Layout:
    """The layout of one part from top to bottom."""
    breadths = [breadth for breadth, _ in sizes]
    at = place(made, breadths, lambda one, other: box_gap if one and other else LANE_GAP)
    left = min(at[box] - breadth / 2 for box, breadth in enumerate(breadths))
    left = min([left, *(x - LANE_GAP for x in at[len(sizes) :])])
    at = [x - left for x in at]
    ends = _ends(made, at, breadths, joined)
    bands = _bands(made, at, [depth for _, depth in sizes], joined)
    boxes = [Box(0, 0, 0, 0)] * len(sizes)
    for row, (top, bottom) in zip(made.rows, bands, strict=True):
        for box in row:
            if box < len(sizes):
                boxes[box] = Box(at[box] - breadths[box] / 2, top, breadths[box], bottom - top)
    rank = {vertex: index for index, row in enumerate(made.rows) for vertex in row}
    routes = []
    for lane, end in zip(made.lanes, ends, strict=True):
        points = [(at[lane[0]], bands[rank[lane[0]]][1])]
        points += [(at[bend], y) for bend in lane[1:-1] for y in bands[rank[bend]]]
        routes.append((*points, (end, bands[rank[lane[-1]]][0])))
    right = max([*(box.x + box.width for box in boxes), *(x + LANE_GAP for x in at[len(sizes) :])])
    return Layout(right, bands[-1][1], tuple(boxes), tuple(routes))


def _bands(made: Layers, at: list[float], depths: list[float], joined: Ends) -> list[tuple[float, float]]:
    """The top and bottom of each row."""
    bands: list[tuple[float, float]] = []
    before = [0.0] * len(at)
    for edge, lane in enumerate(made.lanes):
        before[lane[-1]] = max(before[lane[-1]], joined.before(edge))
    top = 0.0
    for row in made.rows:
        top += max((before[vertex] for vertex in row), default=0.0)
        bottom = top + max((depths[box] for box in row if box < made.boxes), default=0.0)
        bands.append((top, bottom))
        aside = max((abs(at[one] - at[other]) for one in row for other in made.below[one]), default=0.0)
        top = bottom + min(ROW_GAP[0] + aside * 0.12, ROW_GAP[1])
    return bands


def _ends(made: Layers, at: list[float], breadths: list[float], joined: Ends) -> list[float]:
    """Where along its target each edge ends: straight below its last bend if it can, else beside those that can."""
    ends = [0.0] * len(made.lanes)
    arriving: list[dict[Hashable, list[int]]] = [{} for _ in breadths]
    for edge, lane in enumerate(made.lanes):
        group = joined.groups[edge]
        arriving[lane[-1]].setdefault(edge if group is None else (group,), []).append(edge)
    for box, ports in enumerate(arriving):
        coming = sorted(
            (sum(at[made.lanes[edge][-2]] for edge in edges) / len(edges) - at[box], edges)
            for edges in ports.values()
        )
        gaps = [
            (joined.room(one[0]) + joined.room(other[0])) / 2 for (_, one), (_, other) in pairwise(coming)
        ]
        places = _ports([aside for aside, _ in coming], gaps, breadths[box] * 0.36)
        for (_, edges), end in zip(coming, places, strict=True):
            for edge in edges:
                ends[edge] = at[box] + end
    return ends


def _ports(aside: list[float], gaps: list[float], reach: float) -> list[float]:
    """Where edges end that come from these places, in order, beside the middle of a box.

    None ends further than `reach` from the middle, and no two closer than the gap between them unless it is crowded.
    """
    crowd = min(1.0, 2 * reach / max(sum(gaps), 1.0))
    gaps = [gap * crowd for gap in gaps]
    offsets = list(accumulate(gaps, initial=0.0))[: len(aside)]
    left = sum(place < -reach for place in aside)
    right = len(aside) - sum(place > reach for place in aside)
    if left < right:
        ports = [aside[left] - offsets[left] + offset for offset in offsets[:left]] + aside[left:right]
        ports += [aside[right - 1] - offsets[right - 1] + offset for offset in offsets[right:]]
    else:
        ports = [offset - sum(gaps) / 2 for offset in offsets]
    return _within(ports, [*gaps, 0.0], reach)


def _within(ports: list[float], gaps: list[float], reach: float) -> list[float]:
    """The ports moved so that they keep the gap after each and none lies beyond `reach`."""
    least = -reach
    for index, gap in enumerate(gaps[: len(ports)]):
        ports[index] = max(ports[index], least)
        least = ports[index] + gap
    most = reach
    for index in reversed(range(len(ports))):
        ports[index] = min(ports[index], most)
        most = ports[index] - gaps[index - 1]
    return ports


def _transposed(part: Layout) -> Layout:
    """The same layout with its two axes exchanged."""
    boxes = tuple(Box(box.y, box.x, box.height, box.width) for box in part.boxes)
    return Layout(part.height, part.width, boxes, tuple(tuple((y, x) for x, y in r) for r in part.routes))


def _together(parts: list[tuple[list[int], list[int], Layout]], boxes: int, edges: int) -> Layout:
    """The parts on shelves below each other, the highest first."""
    parts = sorted(parts, key=lambda part: (-round(part[2].height), -round(part[2].width), part[0]))
    room = _shelf_width([part for _, _, part in parts])
    placed: list[Box] = [Box(0, 0, 0, 0)] * boxes
    routes: list[tuple[Point, ...]] = [()] * edges
    x = y = shelf = width = 0.0
    for members, chosen, part in parts:
        if x and x + part.width > room:
            x, y, shelf = 0.0, y + shelf + PART_GAP, 0.0
        for member, box in zip(members, part.boxes, strict=True):
            placed[member] = Box(box.x + x, box.y + y, box.width, box.height)
        for edge, route in zip(chosen, part.routes, strict=True):
            routes[edge] = tuple((px + x, py + y) for px, py in route)
        x, shelf, width = x + part.width + PART_GAP, max(shelf, part.height), max(width, x + part.width)
    return Layout(width, y + shelf, tuple(placed), tuple(routes))


def _shelf_width(parts: list[Layout]) -> float:
    """The width of the shelves: about square all together, but never wider than a part that outweighs the others."""
    areas = [(part.width + PART_GAP) * (part.height + PART_GAP) for part in parts]
    square = 1.3 * sqrt(sum(areas)) if max(areas, default=0.0) < 0.6 * sum(areas) else 0.0
    return max([LEAST_SHELF, square, *(part.width for part in parts)])
