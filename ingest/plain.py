"""Reads plain-text outlines: numbered headings, labels with a colon, bullets and indentation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .course import course
from .outline import Node, OutlineBuilder, Span

_BULLET = re.compile(
    r"([•◦▪▫‣⁃∙·○●■□➤►▸▶◆◇✦✧❖»›➢✓✔✗*+\-–—]|o(?=\s\s)|\(?\d{1,3}[.)]|\d{1,3}(?:\.\d{1,3})+[.)]?|\(?[a-zA-Z][.)])[ \t\u00a0]+(?=\S)"
)
_NUMBERED = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)[.):]?[ \t\u00a0]+(?=\S)")
_RULE = re.compile(r"[=\-_~*#\s]{3,}")
_URL = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")
_TAB = 4
_LONGEST_HEADING = 80
_COURSE = 6
"""The level of a line that names a course by its code, below every other heading."""


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    indent: int
    bullet: str
    text: str

    @property
    def key(self) -> tuple[int, str]:
        """Where the bullet stands and its shape: numbers and letters are each one shape."""
        shape = (
            "1"
            if self.bullet[:-1].strip("(").isdigit()
            else "a"
            if self.bullet[:1].isalpha()
            else self.bullet
        )
        return self.indent, shape


def plain(text: str) -> Node:
    """The outline of a plain text; never raises.

    >>> [node.text for node in plain("1. Baking\\nKey topics:\\n\\t•\\tFlour\\n\\t◦\\tWheat").walk()]
    ['', 'Baking', 'Key topics:', 'Flour', 'Wheat']
    """
    builder = OutlineBuilder()
    lines = [_line(raw, number) for number, raw in enumerate(text.split("\n"), 1)]
    shown = [line for line in lines if line.text and not _RULE.fullmatch(line.text)]
    ruled = {
        line.number - 1
        for line in lines
        if line.text and _RULE.fullmatch(line.text) and line.text[0] in "=-~"
    }
    blank = {line.number for line in lines if not line.text}
    writer = _Writer(builder, any(line.bullet for line in shown))
    for at, line in enumerate(shown):
        following = shown[at + 1] if at + 1 < len(shown) else None
        level = _heading_level(line, following, at == 0, line.number in ruled, line.number + 1 in blank)
        if level:
            writer.heading(level, line)
        else:
            writer.line(line, line.number - 1 in blank)
    writer.close()
    return builder.root


def _line(raw: str, number: int) -> _Line:
    body = raw.strip(" \t\u00a0\r\f\v")
    indent = 0
    for char in raw:
        if char not in " \t\u00a0":
            break
        indent += _TAB - indent % _TAB if char == "\t" else 1
    bullet = _BULLET.match(body)
    if bullet is None:
        return _Line(number, indent, "", body)
    return _Line(number, indent, bullet.group(1), body[bullet.end() :])


def _heading_level(line: _Line, following: _Line | None, first: bool, ruled: bool, blank_after: bool) -> int:
    """The level of a heading, 0 for any other line."""
    if line.indent or len(line.text) > _LONGEST_HEADING or line.text.endswith((".", ":", ",", ";")):
        return 0
    numbered = (
        _NUMBERED.match(f"{line.bullet} {line.text}")
        if line.bullet[:1].isdigit()
        else _NUMBERED.match(line.text)
    )
    if numbered:
        depth = numbered.group(1).count(".")
        listed = following is not None and following.indent == 0 and following.bullet[:1].isdigit()
        return 0 if listed and not depth else 2 + depth
    if line.bullet:
        return 0
    if course(line.text):
        return _COURSE
    if ruled or (first and blank_after):
        return 1
    return 2 if line.text.isupper() and len(line.text) > 3 else 0


class _Writer:
    """Tells the builder of items, each nested in the nearest item that stands further left or has another bullet."""

    def __init__(self, builder: OutlineBuilder, bulleted: bool) -> None:
        self._builder = builder
        self._bulleted = bulleted
        self._keys: list[tuple[int, str]] = []

    def heading(self, level: int, line: _Line) -> None:
        self.close()
        numbered = _NUMBERED.match(line.text) if not line.bullet else None
        text = line.text[numbered.end() :] if numbered else line.text
        self._builder.heading(level, (Span(text, line.number),), line.number, line.number)

    def line(self, line: _Line, after_blank: bool) -> None:
        spans = spans_of(line.text, line.number)
        if line.bullet or (not self._bulleted and line.indent):
            self._item(line.key, spans, line.number)
            return
        if not self._keys or after_blank or line.indent <= self._keys[0][0]:
            self.close()
        self._builder.text(spans, line.number, line.number)

    def _item(self, key: tuple[int, str], spans: tuple[Span, ...], number: int) -> None:
        if key in self._keys:
            self._pop(self._keys.index(key))
        else:
            while self._keys and self._keys[-1][0] > key[0]:
                self._pop(len(self._keys) - 1)
        self._builder.open_list(ordered=key[1] == "1")
        self._keys.append(key)
        self._builder.open_item(number, number)
        self._builder.text(spans, number, number)

    def _pop(self, to: int) -> None:
        while len(self._keys) > to:
            self._keys.pop()
            self._builder.close_item()
            self._builder.close_list()

    def close(self) -> None:
        self._pop(0)


def spans_of(text: str, line: int) -> tuple[Span, ...]:
    """The spans of one line of plain text: web addresses link to themselves.

    >>> [span.url for span in spans_of("see https://example.org/a.", 1)]
    [None, 'https://example.org/a', None]
    """
    spans: list[Span] = []
    at = 0
    for found in _URL.finditer(text):
        if found.start() > at:
            spans.append(Span(text[at : found.start()], line))
        spans.append(Span(found.group(), line, url=found.group()))
        at = found.end()
    if at < len(text) or not spans:
        spans.append(Span(text[at:], line))
    return tuple(spans)
