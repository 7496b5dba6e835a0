"""What the columns of a table hold: topics, prerequisites, resources, descriptions."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...graph.label import fold
from ..fields import field
from ..ornament import clean
from ..outline import Node, Span, text_of
from ..words import Words
from .role import Role, role_of

_BETWEEN = Span("; ", 1)
_COLUMNS = ("code", "topic", "description", "type", "resource")


def columns_of(table: Node, words: Words) -> list[str]:
    """The part of each column by its header: "topic", "prerequisites", "resource", "description", "type",
    "members", "group" or "".

    Where no header names the topics and there is a column of prerequisites, the first other column does.
    """
    parts = [_part(text_of(cell), words) for cell in table.cells]
    seen: set[str] = set()
    for at, part in enumerate(parts):
        parts[at] = "" if part in seen else part
        seen.add(part)
    _ungroup(parts, table, words)
    _part_members(parts, table, words)
    _uncode(parts, table, words)
    if "topic" not in parts and {"prerequisites", "description", "resource"} & set(parts):
        free = next((at for at, part in enumerate(parts) if not part), None)
        if free is not None:
            parts[free] = "topic"
    return parts


def _part_members(parts: list[str], table: Node, words: Words) -> None:
    """Let further columns, whose headers say that they list topics or members, hold the parts of each row's topic."""
    if "topic" not in parts:
        return
    for at in range(parts.index("topic") + 1, len(parts)):
        announced = None if parts[at] else role_of(clean(text_of(table.cells[at])), words)
        if announced is not None and announced.role in (Role.TOPICS, Role.MEMBERS, Role.TOOLS, Role.MODELS):
            parts[at] = "members"


_CODE = re.compile(r"[^\W\d_]{1,14}\.?[ -]?\d{1,5}(?:\.\d{1,2})?[A-Z]{0,2}")
_MOST = 0.7


def is_code(text: str) -> bool:
    """Whether a text is the code of a course or of a part: "PH102", "Botany 10", "Ch1"."""
    return _CODE.fullmatch(text) is not None


def _uncode(parts: list[str], table: Node, words: Words) -> None:
    """Where the column of topics holds codes, and another one titles, let that one hold the topics."""
    if "topic" not in parts or "code" in parts:
        return
    at = parts.index("topic")
    held = [clean(text_of(row.cells[at])) for row in table.children if at < len(row.cells)]
    titled = [
        other
        for other, cell in enumerate(table.cells)
        if other != at
        and fold(clean(text_of(cell))) in words.labels["topic_columns"]
        and _titles(table, other)
    ]
    if titled and held and sum(map(is_code, held)) >= _MOST * len(held):
        parts[at], parts[titled[0]] = "code", "topic"


def _ungroup(parts: list[str], table: Node, words: Words) -> None:
    """Where the column of topics only groups the rows ("Chapter"), let one that tells each row apart hold the topics."""
    if "topic" not in parts:
        return
    at = parts.index("topic")
    for other, cell in enumerate(table.cells):
        rival = other != at and fold(clean(text_of(cell))) in words.labels["topic_columns"]
        if rival and _repeats(table, at) and not _repeats(table, other) and _titles(table, other):
            parts[at], parts[other] = "group", "topic"
            return


def _repeats(table: Node, at: int) -> bool:
    """Whether a column leaves cells empty or holds most of its texts several times, one below the other."""
    held = [clean(text_of(row.cells[at])) for row in table.children if at < len(row.cells)]
    return len(set(filter(None, held))) <= _MOST * len(held)


def _titles(table: Node, at: int) -> bool:
    """Whether most cells of a column hold words and no codes."""
    held = [clean(text_of(row.cells[at])) for row in table.children if at < len(row.cells)]
    worded = [text for text in held if re.search(r"[^\W\d_]{3}", text) and not is_code(text)]
    return len(worded) >= _MOST * len(held)


def _part(header: str, words: Words) -> str:
    label = clean(header)
    announced = role_of(label, words)
    if announced and announced.role is Role.PREREQUISITES:
        return "prerequisites"
    for part in _COLUMNS:
        if fold(label) in words.labels[f"{part}_columns"]:
            return part
    return "resource" if announced and announced.role is Role.RESOURCES else _foreign(label)


def _foreign(label: str) -> str:
    """The part of a column whose header is in another language than the document, or spelled as in a data file."""
    part = field(label)
    return part if part in ("prerequisites", *_COLUMNS) else ""


def cells_of(row: Node, columns: list[str]) -> Mapping[str, tuple[Span, ...]]:
    """The cells of a row by the part of their column; those of several columns of parts are one list."""
    cells: dict[str, tuple[Span, ...]] = {}
    for part, cell in zip(columns, row.cells, strict=False):
        if part:
            cells[part] = (
                (*cells[part], _BETWEEN, *cell) if cells.get(part) and cell else cells.get(part, cell)
            )
    return cells
