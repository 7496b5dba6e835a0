"""Reads outlines and mind maps kept as XML (OPML, FreeMind) into an outline; what they declare is never followed."""

from __future__ import annotations

import html
import re
from contextlib import suppress
from html.entities import html5
from xml.parsers import expat

from .drawing.drawn import shown
from .inline import inline_spans
from .outline import Node, OutlineBuilder, Span

MOST_NESTED = 60
"""The depth below which what hangs further down is put on one level."""
_AMPERSAND = re.compile(r"&(?!#)(?:(\w{1,31});)?")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_LINES_OF_A_TAG = 20
_NODES = frozenset({"outline", "node"})
_TEXTS = ("text", "title")
_ADDRESSES = ("url", "htmlurl", "link", "xmlurl")


class _RefusedError(Exception):
    """The file declares entities of its own, which may grow without bound."""


def mindmap(text: str) -> Node:
    """The outline of an OPML or FreeMind file, as far as it is well-formed; never raises.

    Declarations of entities are refused, and nothing outside the text is ever read.

    >>> told = '<opml><head><title>Rye course</title></head><body><outline text="Flour"/></body></opml>'
    >>> [node.text for node in mindmap(told).walk()]
    ['', 'Rye course', 'Flour']
    """
    reader = _Reader(text)
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: reader.start(
        name, attributes, parser.CurrentLineNumber
    )
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = lambda data: reader.data(data, parser.CurrentLineNumber)
    parser.EntityDeclHandler = _refuse
    with suppress(expat.ExpatError, _RefusedError):
        parser.Parse(_AMPERSAND.sub(_escaped, text).encode("utf-8", "replace"), True)
    reader.close()
    return reader.builder.root


def _escaped(found: re.Match[str]) -> str:
    """An ampersand that begins nothing as one that is escaped, and an entity of HTML as its character."""
    if found.group(1) is None:
        return "&amp;"
    return found.group() if found.group(1) in _OF_XML else html5.get(f"{found.group(1)};", found.group())


def _refuse(*_: object) -> None:
    raise _RefusedError


class _Reader:
    """Tells the builder of titles, nodes and notes; `_open` counts the nodes that are open."""

    def __init__(self, text: str) -> None:
        self.builder = OutlineBuilder()
        self._lines = text.split("\n")
        self._open = 0
        self._root = True
        self._path: list[str] = []
        self._rich = ""
        self._told: list[Span] = []

    def start(self, name: str, attributes: dict[str, str], line: int) -> None:
        """Open an element."""
        name = name.rpartition(":")[2].lower()
        self._path.append(name)
        given = {key.rpartition(":")[2].lower(): value for key, value in attributes.items()}
        if name in _NODES:
            self._node(given, line)
        elif name == "richcontent":
            self._rich, self._told = given.get("type", "").upper(), []
        elif name == "title":
            self._told = []

    def end(self, name: str) -> None:
        """Close an element."""
        name = name.rpartition(":")[2].lower()
        self._path.pop()
        if name == "richcontent":
            self._flush_rich()
        elif name == "title" and self._told and "head" in self._path:
            self._heading(tuple(self._told))
        elif name in _NODES:
            self._close_node()

    def data(self, data: str, line: int) -> None:
        """Gather text in a title or in rich content."""
        if data.strip() and (self._rich or self._path[-1:] == ["title"]):
            line = min(line, len(self._lines))
            self._told.append(Span(" ".join(data.split()), line))

    def close(self) -> None:
        """Close what is open."""
        while self._open:
            self._close_node()

    def _node(self, given: dict[str, str], line: int) -> None:
        text = next((given[key] for key in _TEXTS if given.get(key)), "")
        line = self._line_of(line, next((key for key in _TEXTS if given.get(key)), "text"))
        spans = self._spans(text, line, next((given[key] for key in _ADDRESSES if given.get(key)), None))
        self._open += 1
        if self._open == 1 and self._path[-1] == "node" and self._root:
            self._heading(spans)
            return
        if self._open > MOST_NESTED:
            self.builder.text(spans, line, line)
            return
        self.builder.open_list()
        self.builder.open_item(line, line)
        self.builder.text(spans, line, line)
        note = given.get("_note", "")
        self.builder.text(self._spans(note, line, None), line, line)

    def _heading(self, spans: tuple[Span, ...]) -> None:
        if self._root and spans:
            self.builder.heading(1, spans, spans[0].line, spans[-1].line)
        self._root = False

    def _close_node(self) -> None:
        self._open = max(0, self._open - 1)
        if self._open < MOST_NESTED:
            self.builder.close_item()
            self.builder.close_list()

    def _flush_rich(self) -> None:
        told, kind = tuple(self._told), self._rich
        self._rich, self._told = "", []
        if told and kind in ("NODE", "NOTE", "DETAILS"):
            self.builder.text(told, told[0].line, told[-1].line)

    def _line_of(self, line: int, key: str) -> int:
        """The line on which the text of a tag stands that begins on this line."""
        for at in range(line, min(line + _LINES_OF_A_TAG, len(self._lines)) + 1):
            told = self._lines[at - 1].lower()
            if f"{key}=" in told or f"{key} =" in told:
                return at
            if ">" in told:
                break
        return min(line, len(self._lines))

    def _spans(self, text: str, line: int, url: str | None) -> tuple[Span, ...]:
        told = " ".join(html.unescape(shown(text) if "<" in text else text).split())
        if url and url.startswith(("http://", "https://")):
            return (Span(told or url, line, url=url),)
        return inline_spans(told, line) if told else ()
