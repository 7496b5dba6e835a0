"""Reads the Markdown cells of Jupyter notebooks into an outline, with the lines of the file on disk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .markdown import MarkdownBlocks
from .outline import Node, NodeKind, OutlineBuilder, Span
from .records.flow import flow
from .records.value import Mapping, Scalar, Sequence, Value

_SCATTERED = "scattered"
"""What a block of code is called whose lines do not follow one another in the file: no drawing is read there."""
_TEXT_CELLS = frozenset({"markdown", "heading"})


@dataclass(frozen=True, slots=True)
class Cell:
    """The Markdown of one cell, and the line of the file for each of its lines."""

    text: str
    lines: tuple[int, ...]


def notebook(text: str) -> Node:
    """The outline of the Markdown cells of a notebook, one after another; never raises.

    >>> node = notebook('{"cells": [{"cell_type": "markdown",\\n"source": ["# Rye\\\\n",\\n"- Dark rye"]}]}')
    >>> [(one.text, one.line) for one in node.walk()]
    [('', 1), ('Rye', 2), ('Dark rye', 3)]
    """
    builder = OutlineBuilder()
    lines: list[int] = []
    for cell in cells(flow(text)):
        MarkdownBlocks(builder, len(lines)).read(cell.text)
        lines.extend(cell.lines)
    return renumbered(builder.root, lines)


def cells(whole: Value | None) -> Iterator[Cell]:
    """The Markdown cells of a notebook of any format, and its headings of the older ones."""
    book = whole if isinstance(whole, Mapping) else Mapping(1)
    sheets = [book, *book.records("worksheets")]
    for record in (one for sheet in sheets for one in sheet.records("cells")):
        kind = record.text("cell_type")
        if kind in _TEXT_CELLS:
            level = record.text("level") if kind == "heading" else ""
            yield _cell(
                record.get("source"), "#" * (int(level) if level.isdecimal() and len(level) == 1 else 0)
            )


def _cell(source: Value | None, hashes: str) -> Cell:
    parts = source.values if isinstance(source, Sequence) else [source]
    told: list[str] = [hashes + " "] if hashes else []
    lines: list[int] = []
    fresh = True
    for part in parts:
        if not isinstance(part, Scalar):
            continue
        text = part.text.replace("\r\n", "\n").replace("\r", "\n")
        lines.extend([part.line] * (text.count("\n") + fresh - text.endswith("\n")))
        fresh = text.endswith("\n")
        told.append(text)
    last = lines[-1] if lines else 1
    return Cell("".join(told), (*lines, last))


def renumbered(root: Node, lines: list[int]) -> Node:
    """The outline with each line number, from 1, replaced by the one that stands for it."""

    def line(at: int) -> int:
        return lines[min(at, len(lines)) - 1] if lines else 1

    for node in root.walk():
        if node.kind is NodeKind.CODE and line(node.end_line) - line(node.line) != node.end_line - node.line:
            node.info = _SCATTERED
        if node.kind is not NodeKind.ROOT:
            node.line, node.end_line = line(node.line), line(node.end_line)
        node.spans = _moved(node.spans, lines)
        node.cells = tuple(_moved(cell, lines) for cell in node.cells)
    return root


def _moved(spans: tuple[Span, ...], lines: list[int]) -> tuple[Span, ...]:
    return tuple(replace(span, line=lines[min(span.line, len(lines)) - 1]) for span in spans)
