"""Lists that stand deeper below their item than Markdown allows, drawn back to where it knows them."""

from __future__ import annotations

import re
from typing import NamedTuple

_ITEM = re.compile(r"([ \t]*)((?:[-*+]|\d{1,9}[.)])[ \t]+)(?=\S)")
_INDENT = re.compile(r"[ \t]*")
_FENCES = ("```", "~~~")
_CODE = 4


class _Open(NamedTuple):
    """An item whose lines may follow: the column it is written at, that it is read at, that of its text."""

    written: int
    read: int
    text: int


def drawn_back(text: str) -> str:
    """The text in which no list item is indented so far below another that Markdown takes it for code or prose.

    >>> drawn_back("1. Glazes:\\n        * Ash\\n        * Celadon")
    '1. Glazes:\\n   * Ash\\n   * Celadon'
    """
    opened: list[_Open] = []
    lines = text.split("\n")
    fenced = False
    for at, line in enumerate(lines):
        rest = line.lstrip(" \t")
        if not rest:
            continue
        fence = rest.startswith(_FENCES)
        item = None if fenced or fence else _ITEM.match(line)
        lines[at] = _placed(line, item, opened, keep=fenced or fence)
        fenced ^= fence
    return "\n".join(lines)


def _placed(line: str, item: re.Match[str] | None, opened: list[_Open], *, keep: bool) -> str:
    """The line at the column that it is read at; an item of it is opened, and items that it ends are closed."""
    indent = _INDENT.match(line)
    written = len(indent.group().expandtabs(4)) if indent else 0
    while not keep and opened and opened[-1].written >= written:
        opened.pop()
    above = opened[-1] if opened else None
    column = max(written - (above.written - above.read), 0) if above else written
    if item and above and column >= above.text + _CODE:
        column = above.text
    if item:
        marker = len(item.group(2).expandtabs(4))
        opened.append(_Open(written, column, column + marker))
    return line if column == written else " " * column + line.lstrip(" \t")
