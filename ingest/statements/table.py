"""What the columns of a table hold: topics, prerequisites, resources, descriptions."""

from __future__ import annotations

from collections.abc import Mapping

from ...graph.label import fold
from ..ornament import clean
from ..outline import Node, Span, text_of
from ..words import Words
from .role import Role, role_of

_COLUMNS = ("code", "topic", "description", "type", "resource")


def columns_of(table: Node, words: Words) -> list[str]:
    """The part of each column by its header: "topic", "prerequisites", "resource", "description", "type" or "".

    Where no header names the topics and there is a column of prerequisites, the first other column does.
    """
    parts = [_part(text_of(cell), words) for cell in table.cells]
    seen: set[str] = set()
    for at, part in enumerate(parts):
        parts[at] = "" if part in seen else part
        seen.add(part)
    if "topic" not in parts and {"prerequisites", "description", "resource"} & set(parts):
        free = next((at for at, part in enumerate(parts) if not part), None)
        if free is not None:
            parts[free] = "topic"
    return parts


def _part(header: str, words: Words) -> str:
    label = clean(header)
    announced = role_of(label, words)
    if announced and announced.role is Role.PREREQUISITES:
        return "prerequisites"
    for part in _COLUMNS:
        if fold(label) in words.labels[f"{part}_columns"]:
            return part
    return "resource" if announced and announced.role is Role.RESOURCES else ""


def cells_of(row: Node, columns: list[str]) -> Mapping[str, tuple[Span, ...]]:
    """The cells of a row by the part of their column."""
    return {part: cell for part, cell in zip(columns, row.cells, strict=False) if part}
