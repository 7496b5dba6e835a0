"""Reads AsciiDoc into an outline: its tables as such, its other lines written as Markdown has them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .inline import inline_spans
from .markdown import MarkdownBlocks
from .outline import Node, OutlineBuilder, Span

_TITLE = re.compile(r"(={1,6})[ \t]+(\S.*)\Z")
_ITEM = re.compile(r"[ \t]*([*.]{1,6}|-)[ \t]+(?=\S)")
_ATTRIBUTE = re.compile(r":!?[\w-]{1,60}!?:(?:[ \t].*)?\Z")
_BLOCK = re.compile(r"\[[^\[\]]{0,200}\][ \t]*\Z")
_FENCE = re.compile(r"(-{4,}|\.{4,}|\+{4,}|/{4,}|={4,}|\*{4,}|_{4,})[ \t]*\Z")
_TOLD = frozenset("=*_")
"""The delimiters of blocks whose content is text: examples, sidebars and quotations."""
_TABLE = re.compile(r"[|,:!]={3,}[ \t]*\Z")
_CAPTION = re.compile(r"\.(?=[^\s.])")
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_MACRO = re.compile(r"(?:image|include|toc|video|audio|ifdef|ifndef|endif)::")
_TERM = re.compile(r"(\S[^\n]{0,200}?)::(?:[ \t]+(\S.*))?\Z")
_LINK = re.compile(r"(?:link:)?(https?://[^\s\[\]]{1,500})\[([^\[\]]{1,300}?)\^?\]")
_LED = re.compile(
    r"(?:xref|link):([^\s\[\]:]{1,300})\[([^\[\]]{1,300}?)\^?\]|<<([^<>,]{1,200}),[ \t]*([^<>]{1,200})>>"
)
_BOLD = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,200}?)(?<=\S)\*(?![\w*])")
_CELL = re.compile(r"(?:(?<=\s)|\A)(?:\d{0,2}(?:\.\d{1,2})?[+*]?[<^>]?[aehlmsd]?)?\|")

Row = list[tuple[str, int]]


def asciidoc(text: str) -> Node:
    """The outline of a text in AsciiDoc; nothing is included or fetched; never raises.

    >>> [node.text for node in asciidoc("= Rye\\n\\n== Dough\\n\\n* https://example.org[Sour]\\n").walk()]
    ['', 'Rye', 'Dough', 'Sour']
    """
    builder = OutlineBuilder()
    tables: list[tuple[int, int, list[Row]]] = []
    told = _written(text.split("\n"), tables)
    at = 0
    for begin, end, rows in tables:
        MarkdownBlocks(builder, at).read("\n".join(told[at:begin]))
        builder.table([(tuple(map(_cell, row)), row[0][1] + 1) for row in rows])
        at = end
    MarkdownBlocks(builder, at).read("\n".join(told[at:]))
    return builder.root


def _cell(cell: tuple[str, int]) -> tuple[Span, ...]:
    return inline_spans(_inline(cell[0].strip()), cell[1] + 1)


def _written(lines: Sequence[str], tables: list[tuple[int, int, list[Row]]]) -> list[str]:
    """The lines as Markdown, as many as there were; the tables are put apart."""
    told = [""] * len(lines)
    ends = {line.rstrip(): at for at, line in enumerate(lines)}
    closing = ""
    at = 0
    while at < len(lines):
        line = lines[at].rstrip()
        fence = _FENCE.match(line)
        if closing:
            closing = "" if line == closing else closing
        elif _TABLE.match(line):
            end = next(
                (place for place in range(at + 1, len(lines)) if lines[place].rstrip() == line), len(lines)
            )
            rows = _rows(lines, at, end)
            if rows:
                tables.append((at, min(end + 1, len(lines)), rows))
            at = end
        elif fence:
            closing = line if line[0] not in _TOLD and ends[line] > at else ""
        elif not _captions_table(lines, at):
            told[at] = _line(line)
        at += 1
    return told


def _captions_table(lines: Sequence[str], at: int) -> bool:
    """Whether a line is the caption of a table, which names no topic."""
    return bool(_CAPTION.match(lines[at])) and any(map(_TABLE.match, lines[at + 1 : at + 3]))


def _rows(lines: Sequence[str], begin: int, end: int) -> list[Row]:
    """The rows of a table: as many cells as its first line has, or as its columns are said to be."""
    cells: Row = []
    first = 0
    for at in range(begin + 1, end):
        parted = _CELL.split(lines[at])
        if len(parted) == 1 and cells and lines[at].strip():
            cells[-1] = (f"{cells[-1][0]} {lines[at].strip()}", cells[-1][1])
        cells.extend((text, at) for text in parted[1:])
        first = first or len(parted) - 1
    columns = _columns(lines[begin - 1]) if begin else 0
    width = columns or first
    if width < 1:
        return []
    return [cells[at : at + width] for at in range(0, len(cells) - width + 1, width)]


def _columns(attributes: str) -> int:
    """How many columns the attributes of a table say that it has; 0 where they say nothing."""
    found = re.search(r'cols="?([^"\]]{1,200})', attributes)
    if not found:
        return 0
    return sum(
        int(one.split("*")[0]) if re.match(r"\s*\d{1,2}\*", one) else 1 for one in found.group(1).split(",")
    )


def _line(line: str) -> str:
    title, item, term = _TITLE.match(line), _ITEM.match(line), _TERM.match(line)
    if title:
        return f"{'#' * len(title.group(1))} {_inline(title.group(2))}"
    if (
        _ATTRIBUTE.match(line)
        or _BLOCK.match(line)
        or _MACRO.match(line)
        or line.startswith("//")
        or line == "+"
    ):
        return ""
    if item:
        mark = item.group(1)
        shown = "1." if mark[0] == "." else "-"
        return f"{'   ' * (len(mark) - 1)}{shown} {_inline(line[item.end() :])}"
    if _CAPTION.match(line):
        return f"**{_inline(line[1:])}**"
    if term:
        return f"- {_inline(term.group(1))}: {_inline(term.group(2) or '')}"
    return _inline(_ADMONITION.sub("", line))


def _inline(text: str) -> str:
    """The links and marks of a line as Markdown."""
    text = _LED.sub(
        lambda found: f"[{found[2] or found[4]}]({found[1] or '#' + found[3]})", _LINK.sub(r"[\2](\1)", text)
    )
    return _BOLD.sub(r"**\1**", text)
