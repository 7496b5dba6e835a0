"""Lists that are indented so far that Markdown takes them for code."""

from __future__ import annotations

import re

_MARKER = re.compile(r"(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)|<?https?://[^\s>]+>?")
_CODE = re.compile(r"[{}=;<>$`|\\_@*]|\w\(|\S {2,}\S|\t\S|[.,:!?]$|^[A-Z]{3,}\s")
_LONGEST = 80
_STEP = "    "


def relisted(block: str, headed: bool) -> str | None:
    r"""The lines of an indented block as a Markdown list, each on its line; None where they may be code.

    Without markers they are one only where they stand below a heading or a label (`headed`), and begin as names do.

    >>> relisted("    Means\n        Median\n    Spread\n", True)
    '- Means\n    - Median\n- Spread\n'
    >>> relisted("pip install rye\npython rye.py\n", True) is None
    True
    """
    lines = block.expandtabs(4).split("\n")
    marked = all(map(_MARKER.match, _outermost(lines)))
    told = [_MARKER.sub("", line.strip(), count=1) for line in lines if line.strip()]
    if len(told) < 2 or not all(map(_is_name, told)):
        return None
    if not marked and not (headed and all(not name[0].islower() for name in told)):
        return None
    return "\n".join(_items(lines))


def _outermost(lines: list[str]) -> list[str]:
    """The lines that stand furthest left, without their indentation."""
    shown = [line for line in lines if line.strip()]
    least = min((len(line) - len(line.lstrip()) for line in shown), default=0)
    return [line.strip() for line in shown if not line[least : least + 1].isspace()]


def _is_name(line: str) -> bool:
    text = _LINK.sub(lambda found: found[1] or "", line)
    return bool(text) and len(text) <= _LONGEST and not _CODE.search(text)


def _items(lines: list[str]) -> list[str]:
    """The lines as items, each nested in the nearest one that stands further left."""
    items: list[str] = []
    open_at: list[int] = []
    for line in lines:
        name = line.strip()
        if not name:
            items.append("")
            continue
        indent = len(line) - len(line.lstrip())
        while open_at and open_at[-1] >= indent:
            open_at.pop()
        marker = "" if _MARKER.match(name) else "- "
        items.append(_STEP * len(open_at) + marker + name)
        open_at.append(indent)
    return items
