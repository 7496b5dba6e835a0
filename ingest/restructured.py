"""Reads reStructuredText into an outline: its tables as such, its other lines written as Markdown has them."""

from __future__ import annotations

import re

from .inline import inline_spans
from .markdown import MarkdownBlocks
from .outline import Node, OutlineBuilder, Span
from .restructured_table import Line, Table, drawn_table, listed_table

_ADORNED = re.compile(r"([=\-~^\"'`#*+.:_<>])\1{2,}[ \t]*\Z")
_EXPLICIT = re.compile(r"([ \t]*)\.\.(?:[ \t]+(.*))?\Z")
_DIRECTIVE = re.compile(r"([\w-]{1,40})::[ \t]*(.*)\Z")
_TOLD = frozenset(
    {"note", "tip", "hint", "important", "admonition", "topic", "rubric", "seealso", "container"}
)
"""Directives whose content is a part of the text; that of others is passed over."""
_TABLES = frozenset({"list-table", "csv-table"})
_ENTRY = re.compile(r"([^<>:]{1,120}?)[ \t]+<([\w./-]{1,200})>\Z")
_OPTION = re.compile(r"[ \t]*:[\w-]{1,40}:(?:[ \t].*)?\Z")
_FIELD = re.compile(r"[ \t]*:([^:`\n]{1,60}):[ \t]+(?=\S)")
_LINK = re.compile(r"`([^`<>\n]{1,300}?)[ \t]*<([^`<>\s]{1,500})>`__?")
_ROLE = re.compile(r":[\w:+-]{1,40}:`([^`<\n]{1,300}?)(?:[ \t]*<[^`\n]{0,300}>)?`")
_REFERENCE = re.compile(r"`([^`\n]{1,300})`__?(?!\w)")
_LITERAL = re.compile(r"``([^`\n]{1,300})``")
_NUMBERED = re.compile(r"([ \t]*)#\.(?=[ \t])")


def restructured(text: str) -> Node:
    """The outline of a reStructuredText; nothing is included, run or fetched; never raises.

    >>> [node.text for node in restructured("Rye\\n===\\n\\n- `Dough <https://example.org>`_\\n").walk()]
    ['', 'Rye', 'Dough']
    """
    tables: dict[int, Table] = {}
    told = _written(text.split("\n"), tables)
    builder = OutlineBuilder()
    at = 0
    for begin, table in sorted(tables.items()):
        MarkdownBlocks(builder, at).read("\n".join(told[at:begin]))
        _tabulate(builder, table)
        at = table.end
    MarkdownBlocks(builder, at).read("\n".join(told[at:]))
    return builder.root


def _tabulate(builder: OutlineBuilder, table: Table) -> None:
    """Add a table; each of its rows ends where its longest cell does."""
    header, *rows = table.rows
    first = next(line for row in table.rows for cell in row for _, line in cell[:1])
    told = [(tuple(map(_spans, row)), _extent(row, first)) for row in (header, *rows)]
    node = builder.table([(cells, begin + 1) for cells, (begin, _) in told])
    if node is None:
        return
    for row, (_, (_, last)) in zip(node.children, told[1:], strict=True):
        row.end_line = last + 1
    node.end_line = max([node.end_line, *(row.end_line for row in node.children)])


def _extent(row: list[list[Line]], first: int) -> tuple[int, int]:
    """The first and last line of a row; that of the table where it is empty."""
    places = [line for cell in row for _, line in cell] or [first]
    return min(places), max(places)


def _spans(cell: list[Line]) -> tuple[Span, ...]:
    return tuple(span for text, line in cell for span in inline_spans(_inline(text), line + 1))


def _written(lines: list[str], tables: dict[int, Table]) -> list[str]:
    """The lines as Markdown, as many as there were; the tables, by the line where they begin, are left out."""
    told = [""] * len(lines)
    styles: list[str] = []
    at = 0
    while at < len(lines):
        explicit = _EXPLICIT.match(lines[at])
        over = at + 2 < len(lines) and _is_title(lines, at + 1) and lines[at].strip() == lines[at + 2].strip()
        table = drawn_table(lines, at)
        if table:
            tables[at] = table
            at = table.end
        elif explicit:
            at = _block(lines, at, explicit, told, tables)
        elif over or _is_title(lines, at):
            title = at + over
            style = lines[title + 1].strip()[0] + "_" * over
            styles += [style] * (style not in styles)
            told[title] = f"{'#' * min(6, styles.index(style) + 1)} {_inline(lines[title].strip())}"
            at = title + 2
        else:
            told[at] = "" if _ADORNED.match(lines[at].strip()) else _line(lines, at)
            at += 1
    return told


def _is_title(lines: list[str], at: int) -> bool:
    """Whether a line is a title: the next one underlines it."""
    title = lines[at].strip()
    if not title or at + 1 >= len(lines) or _ADORNED.match(title):
        return False
    under = lines[at + 1].rstrip()
    return bool(_ADORNED.match(under)) and len(under) >= len(title) - 1


def _block(
    lines: list[str], at: int, explicit: re.Match[str], told: list[str], tables: dict[int, Table]
) -> int:
    """Write what a directive holds, where it is a part of the text; the line after it."""
    directive = _DIRECTIVE.match(explicit.group(2) or "")
    kept = directive is not None and directive.group(1) in _TOLD
    tabled = directive is not None and directive.group(1) in _TABLES
    led = directive is not None and directive.group(1) == "toctree"
    if directive is not None and kept and directive.group(2):
        told[at] = (
            f"**{_inline(directive.group(2))}**"
            if directive.group(1) != "note"
            else _inline(directive.group(2))
        )
    indent = len(explicit.group(1))
    inner = 0
    begin = at
    at += 1
    while at < len(lines):
        body = lines[at].strip()
        depth = len(lines[at]) - len(lines[at].lstrip())
        if body and depth <= indent:
            break
        inner = inner or depth
        if kept and body and not _OPTION.match(lines[at]):
            told[at] = _inline(lines[at][min(inner, depth) :])
        elif led and body:
            told[at] = _led(body)
        at += 1
    table = listed_table(directive.group(1), lines, begin + 1, at) if directive and tabled else None
    if table:
        tables[begin] = table
    return at


def _led(entry: str) -> str:
    """An entry of a table of contents as an item, where it has a title of its own."""
    found = _ENTRY.match(entry)
    return f"- [{found.group(1)}]({found.group(2)}.rst)" if found else ""


def _line(lines: list[str], at: int) -> str:
    """One line of text; a term whose definition follows further in is a list item."""
    line = _NUMBERED.sub(r"\g<1>1.", lines[at])
    if _FIELD.match(line):
        return _inline(_FIELD.sub(r"- \1: ", line))
    following = lines[at + 1] if at + 1 < len(lines) else ""
    begins = not at or not lines[at - 1].strip()
    plain = line[:1].strip() and not re.match(r"[-*+•|>]\s|\w{1,3}[.)]\s", line)
    if (
        begins
        and plain
        and following[:2].isspace()
        and following.strip()
        and not line.rstrip().endswith("::")
    ):
        return f"- {_inline(line.rstrip().rstrip(':'))}:"
    return _inline(line)


def _inline(text: str) -> str:
    """The links and roles of a line as Markdown."""
    text = _LITERAL.sub(r"`\1`", _ROLE.sub(r"\1", _LINK.sub(r"[\1](\2)", text)))
    return _REFERENCE.sub(r"\1", text) if "`_" in text else text
