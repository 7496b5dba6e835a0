"""Reads maps drawn with characters: boxes or words, and the arrows that clearly run from one to another.

Every connected line is read alone. One that comes from one box and has arrow heads at others, or comes from several
and has one head, says which leads to which; any other says nothing, but for a line without heads on which some hang
below one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .canvas import DOWN, UP, Canvas, Cell
from .drawn import Drawn, Sketch
from .frames import Frame, framed, painted, texts

MOST_ROWS = 400
MOST_COLUMNS = 300
"""The size beyond which a text is no map that a person has drawn."""


@dataclass(slots=True)
class _Line:
    """A connected line: the frames that it touches without a head, with the direction, and those at its heads."""

    plain: list[tuple[int, Cell]] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    upright: bool = False
    torn: bool = False
    """Whether it touches one piece of text twice, which then may well be several."""


def boxes(text: str, line: int = 1) -> Drawn | None:
    """The map that a text draws, its first line having this number in its document; None where it draws none.

    >>> drawn = boxes("Flour\\n  ↓\\nDough")
    >>> [(node.text, node.line) for node in drawn.nodes], [(edge.source, edge.target) for edge in drawn.edges]
    ([('Flour', 1), ('Dough', 3)], [('n0', 'n1')])
    """
    rows = text.expandtabs(4).split("\n")
    if len(rows) > MOST_ROWS or max(map(len, rows)) > MOST_COLUMNS:
        return None
    sheet = _Sheet(rows)
    pairs = [(pair, one.upright) for one in sheet.lines() for pair in _read(one)]
    if not any(upright for _, upright in pairs) and sum(frame.boxed for frame in sheet.frames) < 2:
        return None
    return _drawn(sheet, [pair for pair, _ in pairs], line) if pairs else None


def _read(line: _Line) -> list[tuple[int, int, bool]]:
    """The pairs of source and target that a connected line says, each with whether it is an arrow."""
    plain = sorted({number for number, _ in line.plain})
    heads = sorted(set(line.heads))
    if line.torn:
        return []
    if len(plain) == 1 or (len(heads) == 1 and plain):
        return [(source, target, True) for source in plain for target in heads if source != target]
    if heads:
        return []
    ways = dict(line.plain)
    above = [number for number in plain if ways[number] == UP]
    below = [number for number in plain if ways[number] == DOWN]
    if len(above) == 1 and len(above) + len(below) == len(plain):
        return [(above[0], number, False) for number in below]
    return []


def _drawn(sheet: _Sheet, pairs: Sequence[tuple[int, int, bool]], line: int) -> Drawn:
    joined = {number for source, target, _ in pairs for number in (source, target)}
    sketch = Sketch()
    kept = [
        at for at, one in enumerate(sheet.frames) if at not in sheet.groups and (one.boxed or at in joined)
    ]
    kept.sort(key=lambda at: (sheet.frames[at].top, sheet.frames[at].left))
    names = {at: f"n{number}" for number, at in enumerate(kept)}
    names |= {at: f"g{at}" for at in sheet.groups}
    for at in sorted(sheet.groups):
        sketch.open_group(names[at], sheet.title(at), line + sheet.frames[at].row)
        sketch.close_group()
    for at in kept:
        frame = sheet.frames[at]
        within = names.get(frame.within, "")
        if within:
            sketch.reopen_group(within)
        sketch.node(names[at], frame.label, line + frame.row)
        if within:
            sketch.close_group()
    for source, target, directed in pairs:
        row = sheet.frames[target].row
        sketch.join([names[source]], [names[target]], line + row, directed=directed)
    return sketch.drawn()


class _Sheet:
    """A canvas with its frames: boxes, then pieces of text."""

    def __init__(self, rows: Sequence[str]) -> None:
        self._canvas = Canvas(rows)
        self.frames: list[Frame] = framed(self._canvas)
        self._owner = painted(self.frames)
        self.groups = {box.within for box in self.frames if box.within >= 0}
        cells = [(row, column) for row, text in enumerate(rows) for column in range(len(text))]
        self._taken = {cell: True for cell in cells if self._box(cell) is not None}
        self._lines = {
            cell: None
            for cell in cells
            if cell not in self._taken and (self._canvas.joins(cell) or self._canvas.head(cell))
        }
        self._taken |= dict.fromkeys(self._lines, True)
        self.frames += texts(self._canvas, self._taken, self._owner)
        self._written = {
            (row, column): number
            for number, frame in enumerate(self.frames)
            if not frame.boxed
            for row in range(frame.top, frame.bottom + 1)
            for column in range(frame.left - 1, frame.right + 2)
        }
        drawn = {row for row, _ in self._lines}
        shown = Counter(row for frame in self.frames for row in range(frame.top, frame.bottom + 1))
        self._alone = {
            row: number
            for number, frame in enumerate(self.frames)
            if not frame.boxed
            for row in range(frame.top, frame.bottom + 1)
            if shown[row] == 1 and row not in drawn
        }

    def _box(self, cell: Cell) -> int | None:
        """The box of a cell: the inside of a box that holds others is a part of the canvas, its edge is not."""
        number = self._owner.get(cell)
        if number is None or (number in self.groups and not self.frames[number].edges(cell)):
            return None
        return number

    def title(self, group: int) -> str:
        """The first text in a box that holds others."""
        inside = (frame for frame in self.frames if not frame.boxed and frame.within == group)
        return next((frame.label for frame in inside), "")

    def lines(self) -> Iterator[_Line]:
        """Every connected line."""
        seen: set[Cell] = set()
        for start in self._lines:
            if start not in seen:
                seen.add(start)
                line, waiting = _Line(), [start]
                while waiting:
                    fresh = [cell for cell in self._follow(waiting.pop(), line) if cell not in seen]
                    seen.update(fresh)
                    waiting.extend(fresh)
                twice = Counter([number for number, _ in line.plain] + line.heads)
                line.torn = any(
                    count > 1 and not self.frames[number].boxed for number, count in twice.items()
                )
                yield line

    def _follow(self, cell: Cell, line: _Line) -> list[Cell]:
        """Tell the line what a cell of it touches, and return the cells in which the line goes on."""
        head = self._canvas.head(cell)
        if head is None:
            return [on for way in self._canvas.joins(cell) for on in self._step(cell, way, line)]
        line.upright = line.upright or head[1] == 0
        target = self._touched(cell, head)
        if target is not None:
            line.heads.append(target[0])
        return self._step(cell, (-head[0], -head[1]), line)

    def _step(self, cell: Cell, way: Cell, line: _Line) -> list[Cell]:
        ahead = (cell[0] + way[0], cell[1] + way[1])
        back = (-way[0], -way[1])
        if ahead in self._lines:
            joined = back in self._canvas.joins(ahead) or self._canvas.head(ahead) == way
            return [ahead] if joined else []
        touched = self._touched(cell, way)
        if touched is not None:
            number, at = touched
            line.upright = line.upright or way[1] == 0
            if self._canvas.head(at) == way:
                line.heads.append(number)
            else:
                line.plain.append((number, way))
        return []

    def _touched(self, cell: Cell, way: Cell) -> tuple[int, Cell] | None:
        """The frame next to a cell in a direction, over a gap of at most one row or two columns, and where it is met.

        Above and below a straight line or a head, a piece of text that stands alone in its row may stand to one side.
        """
        straight = self._canvas.head(cell) is not None or self._canvas.joins(cell) == (UP, DOWN)
        beside = self._alone if straight and way in (UP, DOWN) else {}
        for distance in range(1, 4 if way[0] == 0 else 3):
            at = (cell[0] + way[0] * distance, cell[1] + way[1] * distance)
            number = self._box(at)
            if number is None:
                number = self._written.get(at, beside.get(at[0]))
            if number is not None:
                return number, at
            if at in self._lines or self._canvas.at(at) != " ":
                return None
        return None
