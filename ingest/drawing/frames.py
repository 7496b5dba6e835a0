"""Finds the boxes and the words that a map drawn with characters consists of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .canvas import BOTTOM_LEFT, SIDE, TOP, TOP_LEFT, TOP_RIGHT, Canvas, Cell
from .drawn import shown

_TOLERANCE = 2
"""The columns by which a right edge may be out of line, since emoji and full-width characters take two."""
_RUN = re.compile(r"[^\s\0]+(?: [^\s\0]+)*")


@dataclass(slots=True)
class Frame:
    """A box or a piece of text: its first and last row and column, its lines of text with their rows."""

    top: int
    left: int
    bottom: int
    right: int
    lines: list[tuple[int, str]] = field(default_factory=list)
    boxed: bool = True
    within: int = -1
    """The number of the box that it stands in, -1 where it stands in none."""

    @property
    def label(self) -> str:
        """Its text; a blank line where a rule or an empty line divides it."""
        return shown("\n".join(text for _, text in self.lines))

    @property
    def row(self) -> int:
        """The row of its first text."""
        return next((row for row, text in self.lines if text), self.top)

    @property
    def area(self) -> int:
        """Its size in cells."""
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)

    def edges(self, cell: Cell) -> bool:
        """Whether a cell stands on its edge."""
        return cell[0] in (self.top, self.bottom) or cell[1] in (self.left, self.right)


def framed(canvas: Canvas) -> list[Frame]:
    """The boxes, the largest first; each knows the smallest larger one that it stands in."""
    found = [
        box
        for row, text in enumerate(canvas.rows)
        for column, char in enumerate(text)
        if char in TOP_LEFT and (box := _box(canvas, row, column)) is not None
    ]
    return sorted(found, key=lambda box: (-box.area, box.top, box.left))


def _box(canvas: Canvas, row: int, column: int) -> Frame | None:
    """The box whose upper left corner stands here, None where none closes."""
    right = column + 1
    while canvas.at((row, right)) in TOP:
        right += 1
    if canvas.at((row, right)) not in TOP_RIGHT or right - column < 3:
        return None
    lines: list[tuple[int, str]] = []
    bottom = row + 1
    while canvas.at((bottom, column)) in SIDE:
        side = _side(canvas, bottom, right)
        if side is None:
            return None
        inner = canvas.rows[bottom][column + 1 : side]
        lines.append((bottom, "" if not inner.strip("─━═-=┄ ") else inner.strip()))
        bottom += 1
    if canvas.at((bottom, column)) not in BOTTOM_LEFT or not lines:
        return None
    return Frame(row, column, bottom, right, lines)


def _side(canvas: Canvas, row: int, right: int) -> int | None:
    """The column near the expected one in which the right edge stands on a row."""
    near = sorted(range(right - _TOLERANCE, right + _TOLERANCE + 1), key=lambda at: (abs(at - right), at))
    return next((at for at in near if canvas.at((row, at)) in SIDE), None)


def painted(found: Sequence[Frame]) -> dict[Cell, int]:
    """The number of the smallest box that covers each cell, with every box told which one it stands in."""
    owner: dict[Cell, int] = {}
    for number, box in enumerate(found):
        box.within = owner.get((box.top, box.left), -1)
        for row in range(box.top, box.bottom + 1):
            for column in range(box.left, box.right + 1):
                owner[row, column] = number
    return owner


def texts(canvas: Canvas, taken: Mapping[Cell, bool], owner: Mapping[Cell, int]) -> list[Frame]:
    """The pieces of text outside boxes; lines that stand right above each other are one piece.

    `taken` tells which cells belong to boxes and lines. Two spaces divide pieces of text on one line.
    """
    found: list[Frame] = []
    above: list[Frame] = []
    for row, text in enumerate(canvas.rows):
        free = "".join("\0" if taken.get((row, at)) else char for at, char in enumerate(text))
        now: list[Frame] = []
        for run in _RUN.finditer(free):
            left, right = run.start(), run.end() - 1
            over = [one for one in above if one.left <= right and left <= one.right]
            if len(over) == 1 and over[0].bottom == row - 1:
                piece = over[0]
                piece.bottom, piece.left, piece.right = row, min(piece.left, left), max(piece.right, right)
            else:
                piece = Frame(row, left, row, right, boxed=False, within=owner.get((row, left), -1))
                found.append(piece)
            piece.lines.append((row, run.group()))
            now.append(piece)
        above = now
    return found
