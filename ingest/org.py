"""Reads the outlines of Org mode: each of its lines is written as Markdown has it, and read as such."""

from __future__ import annotations

import re

from .markdown import markdown
from .outline import Node

_HEADLINE = re.compile(
    r"(\*{1,8})[ \t]+(?:(?:TODO|DONE|NEXT|WAITING|CANCELL?ED|STARTED|HOLD)[ \t]+)?(?:\[#\w\][ \t]*)?(.*?)[ \t]*"
    r"(?::[\w@#%:]{1,80}:)?[ \t]*\Z"
)
_PROGRESS = re.compile(r"[ \t]*\[(?:\d{1,4}/\d{1,4}|\d{1,3}%)\]")
_KEYWORD = re.compile(r"[ \t]*#\+(\w+):?[ \t]*(.*)\Z")
_DRAWER = re.compile(r"[ \t]*:([\w-]{1,40}):[ \t]*\Z")
_PLANNED = re.compile(r"[ \t]*(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):")
_RULE = re.compile(r"[ \t]*\|[-+]{2,400}\|?[ \t]*\Z")
_LINK = re.compile(r"\[\[([^\[\]]{1,500})\]\[([^\[\]]{1,300})\]\]")
_BARE = re.compile(r"\[\[(https?://[^\[\]\s]{1,500})\]\]")
_VERBATIM = re.compile(r"(?<![\w=~])([=~])(?=\S)([^=~\n]{1,200}?)(?<=\S)\1(?![\w=~])")
_BOLD = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,200}?)(?<=\S)\*(?![\w*])")
_ITALIC = re.compile(r"(?<![\w/:.])/(?=\S)([^/\n]{1,200}?)(?<=\S)/(?![\w/])")
_TERM = re.compile(r"([ \t]*[-+][ \t]+)(\S[^\n]{0,200}?)[ \t]+::[ \t]+(?=\S)")
_QUOTING = frozenset({"quote", "verse"})


def org(text: str) -> Node:
    """The outline of a text in Org mode; nothing in it is run; never raises.

    >>> [node.text for node in org("#+TITLE: Rye\\n* TODO Dough :week1:\\n- [[https://example.org][Sour]]").walk()]
    ['', 'Rye', 'Dough', 'Sour']
    """
    return markdown("\n".join(_written(text.split("\n"))))


def _written(lines: list[str]) -> list[str]:
    """The lines as Markdown, as many as there were."""
    told: list[str] = []
    titled = any(line[:8].upper() == "#+TITLE:" for line in lines)
    ends = {line.strip().lower(): at for at, line in enumerate(lines)}
    closing = ""
    head = False
    for at, line in enumerate(lines):
        low = line.strip().lower()
        keyword, drawer = _KEYWORD.match(line), _DRAWER.match(line)
        if closing:
            closing = "" if low == closing else closing
            told.append("")
        elif keyword:
            told.append(_keyword(keyword))
            block = low.split()[0].removeprefix("#+begin_")
            end = f"#+end_{block}"
            held = low.startswith("#+begin_") and block not in _QUOTING and ends.get(end, 0) > at
            closing = end if held else ""
        elif drawer:
            closing = ":end:" if ends.get(":end:", 0) > at else ""
            told.append("")
        elif _PLANNED.match(line) or line.startswith("# "):
            told.append("")
        elif _RULE.match(line):
            told.append(_rule(told[-1]) if head and told else "")
        else:
            told.append(_line(line, titled))
        head = line.lstrip().startswith("|") and not head and not _RULE.match(line) if line.strip() else False
    return told


def _keyword(found: re.Match[str]) -> str:
    return f"# {found.group(2)}" if found.group(1).upper() == "TITLE" else ""


def _rule(header: str) -> str:
    """The line below the header of a table."""
    return "|" + "---|" * max(1, header.count("|") - 1)


def _line(line: str, titled: bool) -> str:
    headline = _HEADLINE.match(line)
    if headline:
        depth = min(6, len(headline.group(1)) + titled)
        return f"{'#' * depth} {_inline(_PROGRESS.sub('', headline.group(2)))}"
    return _inline(_TERM.sub(r"\1\2: ", _PROGRESS.sub("", line)))


def _inline(text: str) -> str:
    """The links and marks of a line as Markdown."""
    text = _BARE.sub(r"<\1>", _LINK.sub(r"[\2](\1)", text))
    return _ITALIC.sub(r"\1", _BOLD.sub(r"**\1**", _VERBATIM.sub(r"`\2`", text)))
