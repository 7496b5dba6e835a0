"""Where a statement stands in its document, and how it is quoted."""

from __future__ import annotations

import re

from ...graph.label import fold
from ...graph.model import Document, Mention

_MARKERS = re.compile(
    r"(?:[\s\u00a0]+|[-*+•◦▪▫‣·○●■–—](?=\s)|\(?\d{1,3}(?:\.\d{1,3})*[.):]?(?=\s)|#+(?=\s)|>|\|)*"
)
_LONGEST_QUOTE = 280
_LONGEST_STRING = 4_000
_STRING = re.compile(
    r'\s*(?:"[^"\\]{0,80}"\s*:\s*)?"((?>[^"\\]|\\[^n]|\\n(?!"\s*,?\s*\Z))*+)(?:\\n)?"\s*,?\s*'
)
"""A line of a JSON file that holds one string, with or without its key."""


class Places:
    """The places of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lines = document.text.split("\n")
        self._data = document.media_type.endswith("json")
        self._long = (0, "")

    def between(
        self, line: int, end_line: int, rule: str, needle: str = "", column: int | None = None
    ) -> Mention:
        """The place between two lines, quoted; of several lines, the one that holds the needle, of a long one, what stands around a column."""
        wanted = needle and end_line > line
        at = (
            max(range(line, end_line + 1), key=lambda at: (self._overlap(needle, at), -at))
            if wanted
            else line
        )
        if line == end_line or (wanted and self._overlap(needle, at)):
            return Mention(self._document.id, at, at, self._quote(at, needle, column), rule)
        shown = [at for at in range(line, end_line + 1) if self._lines[at - 1].strip()] or [line]
        if len(shown) > 1 and not wanted:
            text = "\n".join(self._lines[shown[0] - 1 : shown[-1]]).strip()
            if len(text) <= _LONGEST_QUOTE:
                return Mention(self._document.id, shown[0], shown[-1], text, rule)
        return Mention(self._document.id, shown[0], shown[0], self._quote(shown[0], ""), rule)

    def _overlap(self, needle: str, line: int) -> int:
        """How many words of a text stand in a line."""
        return len(set(fold(needle).split()) & set(fold(self._lines[line - 1]).split()))

    def _quote(self, line: int, needle: str, column: int | None = None) -> str:
        raw = self._lines[line - 1]
        if column is not None and len(raw) > _LONGEST_QUOTE:
            return _around(raw, column)
        string = _STRING.fullmatch(raw) if self._data and len(raw) <= _LONGEST_STRING else None
        shown = string.group(1) if string else raw
        found = _MARKERS.match(shown)
        text = shown[found.end() if found else 0 :].rstrip(" \t\r|")
        if len(text) <= _LONGEST_QUOTE:
            return text or raw.strip()
        at = max(0, self._lowered(line, text).find(needle.casefold())) if needle else 0
        near = max(0, at - _LONGEST_QUOTE // 2)
        start = max(text.rfind(sign, near, at) + len(sign) for sign in (". ", '"')) if near else 0
        return text[max(start, near) : max(start, near) + _LONGEST_QUOTE].strip()

    def _lowered(self, line: int, text: str) -> str:
        """A long text of one line without regard to case: kept, since a data file may be one line throughout."""
        if self._long[0] != line:
            self._long = (line, text.casefold())
        return self._long[1]


def _around(text: str, at: int) -> str:
    """What stands around a position of a long line, from where a name or a string begins."""
    near = max(0, at - _LONGEST_QUOTE // 2)
    begins = (text.find(sign, near, at) for sign in ' "<{')
    start = min((one for one in begins if one >= 0), default=near) if near else 0
    return text[start : start + _LONGEST_QUOTE].strip()
