"""Reads the tables of reStructuredText: grids, simple tables, and the directives that hold lists or separated values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .separated import rows_of

_GRID = re.compile(r"[ \t]*\+(?:[-=]+\+){2,}[ \t]*\Z")
_SIMPLE = re.compile(r"[ \t]*=+(?:[ \t]+=+)+[ \t]*\Z")
_UNDERLINE = re.compile(r"[ \t]*-+(?:[ \t]+-+)*[ \t]*\Z")
_COLUMN = re.compile("=+")
_ROW = re.compile(r"[ \t]*[*+-][ \t]+([*+-])(?:[ \t]+(.*))?\Z")
_CELL = re.compile(r"[ \t]*([*+-])(?:[ \t]+(.*))?\Z")
_OPTION = re.compile(r"[ \t]*:([\w-]{1,40}):[ \t]*(.*)\Z")

Line = tuple[str, int]
"""A line of a cell and where it stands (from 0)."""
Row = list[list[Line]]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table, its header first (without cells where it has none), and the line after it."""

    rows: Sequence[Row]
    end: int


def drawn_table(lines: Sequence[str], at: int) -> Table | None:
    """The grid or simple table that begins on a line, None where none does.

    >>> table = drawn_table(["===  =====", "Rye  Needs", "===  =====", "a    b", "===  ====="], 0)
    >>> [[[text for text, _ in cell] for cell in row] for row in table.rows], table.end
    ([[['Rye'], ['Needs']], [['a'], ['b']]], 5)
    """
    if _GRID.match(lines[at]):
        return _grid(lines, at)
    return _simple(lines, at) if _SIMPLE.match(lines[at]) else None


def _grid(lines: Sequence[str], at: int) -> Table | None:
    bounds = [place for place, char in enumerate(lines[at]) if char == "+"]
    end = at
    while end < len(lines) and lines[end].lstrip()[:1] in ("+", "|"):
        end += 1
    rows: list[Row] = [[]]
    headed = False
    for place in range(at, end):
        line = lines[place]
        if _GRID.match(line):
            headed = headed or ("=" in line and place > at)
            rows.append([])
        elif line.lstrip().startswith("|"):
            _stack(rows, _cells(line, bounds), place)
    told = [row for row in rows if row]
    return Table(told if headed else [[], *told], end) if told else None


def _cells(line: str, bounds: Sequence[int]) -> list[str]:
    """The cells of a line of a grid: what its bars part, or where wide letters or long cells move these, what stands between the bounds."""
    parted = line.strip().strip("|").split("|")
    if len(parted) == len(bounds) - 1:
        return parted
    return [line[start + 1 : end] for start, end in pairwise(bounds)]


def _stack(rows: list[Row], cells: Sequence[str], place: int) -> None:
    """Add a line to each cell of the last row."""
    if not rows[-1]:
        rows[-1] = [[] for _ in cells]
    for cell, text in zip(rows[-1], cells, strict=False):
        if text.strip():
            cell.append((text.strip(), place))


def _simple(lines: Sequence[str], at: int) -> Table | None:
    starts = [found.start() for found in _COLUMN.finditer(lines[at])]
    borders = 1
    rows: list[Row] = []
    place = at + 1
    header = 0
    while place < len(lines):
        line = lines[place]
        if _SIMPLE.match(line):
            borders += 1
            last = place + 1 >= len(lines) or not lines[place + 1].strip()
            if borders == 3 or last:
                break
            header = len(rows)
        elif line.strip() and not _UNDERLINE.match(line):
            cells = [line[start:end].strip() for start, end in zip(starts, [*starts[1:], None], strict=True)]
            if cells[0] or not rows:
                rows.append([])
            _stack(rows, cells, place)
        place += 1
    if place >= len(lines) or not rows:
        return None
    return Table(_headed(rows, header), place + 1)


def _headed(rows: Sequence[Row], header: int) -> list[Row]:
    """The rows below one header of so many rows."""
    if not header:
        return [[], *rows]
    above = [
        [line for row in rows[:header] if at < len(row) for line in row[at]] for at in range(len(rows[0]))
    ]
    return [above, *rows[header:]]


def listed_table(name: str, lines: Sequence[str], at: int, end: int) -> Table | None:
    """The table of a directive of this name whose content stands from one line up to another, None where it holds none."""
    options: dict[str, Line] = {}
    while at < end and (not lines[at].strip() or _OPTION.match(lines[at])):
        found = _OPTION.match(lines[at])
        if found:
            options[found.group(1)] = (found.group(2).strip(), at)
        at += 1
    rows = _separated(lines, at, end, options) if name == "csv-table" else _listed(lines, at, end)
    count = options.get("header-rows", ("0", 0))[0]
    if "header" in options:
        text, place = options["header"]
        delimiter = _delimiter(options)
        rows = [[[(cell.strip(), place)] for cell, _ in row] for row in rows_of(text, delimiter)] + rows
        count = "1"
    return Table(_headed(rows, int(count) if count.isdigit() else 0), end) if rows else None


def _delimiter(options: dict[str, Line]) -> str:
    told = options.get("delim", (",", 0))[0]
    return {"tab": "\t", "space": " "}.get(told, told[:1] or ",")


def _separated(lines: Sequence[str], at: int, end: int, options: dict[str, Line]) -> list[Row]:
    text = "\n".join(line.strip() for line in lines[at:end])
    return [
        [[(cell.strip(), at + line - 1)] if cell.strip() else [] for cell, line in row]
        for row in rows_of(text, _delimiter(options))
        if any(cell.strip() for cell, _ in row)
    ]


def _listed(lines: Sequence[str], at: int, end: int) -> list[Row]:
    """The rows of a list of lists; deeper items and further lines belong to the cell above them."""
    rows: list[Row] = []
    depth = -1
    for place in range(at, end):
        line = lines[place]
        row = _ROW.match(line)
        cell = _CELL.match(line)
        if row:
            depth = row.start(1)
            rows.append([_first(row.group(2), place)])
        elif cell and cell.start(1) == depth and rows:
            rows[-1].append(_first(cell.group(2), place))
        elif line.strip() and rows:
            rows[-1][-1].append((line.strip().removeprefix("| "), place))
    return rows


def _first(text: str | None, place: int) -> list[Line]:
    told = (text or "").strip().removeprefix("| ")
    return [(told, place)] if told.strip("\\") else []
