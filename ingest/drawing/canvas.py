"""The characters of a text as a canvas: which join which, which are heads of arrows, which frame a box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Cell = tuple[int, int]
"""A row and a column, from 0."""

UP, DOWN, LEFT, RIGHT = (-1, 0), (1, 0), (0, -1), (0, 1)

HEADS: Mapping[str, Cell] = {
    **dict.fromkeys("▼▽↓⇓⬇⇩🡇🠗", DOWN),
    **dict.fromkeys("▲△↑⇑⬆⇧", UP),
    **dict.fromkeys("►▶▷→⇒➜➔⟶➡⇨", RIGHT),
    **dict.fromkeys("◄◀◁←⇐⬅⇦", LEFT),
}
_ASCII_HEADS: Mapping[str, Cell] = {"v": DOWN, "V": DOWN, "^": UP, ">": RIGHT, "<": LEFT}
_JOINS: Mapping[str, tuple[Cell, ...]] = {
    **dict.fromkeys("│┃║╎┆┊╽╿", (UP, DOWN)),
    **dict.fromkeys("─━═╌┄┈╼╾", (LEFT, RIGHT)),
    **dict.fromkeys("┌╭┏╔", (RIGHT, DOWN)),
    **dict.fromkeys("┐╮┓╗", (LEFT, DOWN)),
    **dict.fromkeys("└╰┗╚", (RIGHT, UP)),
    **dict.fromkeys("┘╯┛╝", (LEFT, UP)),
    **dict.fromkeys("├┣╠╟╞", (UP, DOWN, RIGHT)),
    **dict.fromkeys("┤┫╣╢╡", (UP, DOWN, LEFT)),
    **dict.fromkeys("┬┳╦╤╥", (LEFT, RIGHT, DOWN)),
    **dict.fromkeys("┴┻╩╧╨", (LEFT, RIGHT, UP)),
    **dict.fromkeys("┼╋╬╪╫", (UP, DOWN, LEFT, RIGHT)),
}
_ASCII_JOINS: Mapping[str, tuple[Cell, ...]] = {
    "|": (UP, DOWN),
    "-": (LEFT, RIGHT),
    "=": (LEFT, RIGHT),
    "+": (UP, DOWN, LEFT, RIGHT),
}
TOP_LEFT, TOP_RIGHT = frozenset("┌╭┏╔+"), frozenset("┐╮┓╗+")
BOTTOM_LEFT, BOTTOM_RIGHT = frozenset("└╰┗╚+"), frozenset("┘╯┛╝+")
TOP = frozenset("─━═-=┴┻╩╧╨▼v↓▽")
"""What may stand in the upper edge of a box; a line that leads down from it divides a table."""
SIDE = frozenset("│┃║|├┤┣┫╠╣╟╢╞╡►▶◄◀>→←<")


@dataclass(frozen=True, slots=True)
class Canvas:
    """Lines of text by row and column."""

    rows: Sequence[str]

    def at(self, cell: Cell) -> str:
        """The character in a cell, a space where there is none."""
        row, column = cell
        inside = 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row])
        return self.rows[row][column] if inside else " "

    def head(self, cell: Cell) -> Cell | None:
        """The direction of the arrow head in a cell, None where there is none; a letter is one only at the end of a line."""
        char = self.at(cell)
        if char in HEADS:
            return HEADS[char]
        way = _ASCII_HEADS.get(char)
        if way is None:
            return None
        before = self.at((cell[0] - way[0], cell[1] - way[1]))
        if way in (UP, DOWN):
            alone = not any(self.at((cell[0], cell[1] + side)).isalnum() for side in (-1, 1))
            return way if alone and before in "|│┃║+┬┼╎┆" else None
        return way if before in "-=─━═+" else None

    def joins(self, cell: Cell) -> tuple[Cell, ...]:
        """The directions in which the line in a cell leads; none where no line stands.

        What ASCII draws lines with counts only where no letter touches it and more of the line does.
        """
        char = self.at(cell)
        if char in _JOINS:
            return _JOINS[char]
        ways = _ASCII_JOINS.get(char, ())
        beside = self.at((cell[0], cell[1] - 1)), self.at((cell[0], cell[1] + 1))
        if char == "|":
            return () if any(side.isalnum() for side in beside) else ways
        if char in "-=" and ways:
            lines = [side for side in beside if side in "-=+<>─▶►◄◀|│"]
            return ways if lines and not any(side.isalnum() for side in beside if len(lines) < 2) else ()
        if char == "+":
            level = any(side in "-=─" for side in beside)
            upright = any(self.at((cell[0] + step, cell[1])) in "|│" for step in (-1, 1))
            return ways if level or upright else ()
        return ways
