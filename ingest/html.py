"""Reads HTML, a page or the pieces inside Markdown, into an outline."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from .outline import Node, OutlineBuilder, Span

_SILENT = {
    "nav",
    "footer",
    "aside",
    "form",
    "button",
    "select",
    "script",
    "style",
    "template",
    "noscript",
    "svg",
    "head",
}
_BLOCKS = {
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "nav",
    "center",
    "blockquote",
    "dd",
    "hr",
}
_PARTS = {"section", "article"}
"""Elements whose end closes the headings in them; that of a `div` does where a list or table stands below them."""
_UNCLOSED = 8
"""Among how many parts that are open an end tag looks for its own; some are never closed."""
_NO_TAG = re.compile(r"</(?![A-Za-z])")
_ASIDE = frozenset(
    {
        "sidebar",
        "navbar",
        "nav",
        "navigation",
        "menu",
        "breadcrumb",
        "breadcrumbs",
        "pagination",
        "footer",
        "toc",
    }
)
"""Classes, names and roles of what stands around the content of a page."""
_ASIDE_ROLES = frozenset({"navigation", "contentinfo", "complementary", "search", "banner"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = {"ul", "ol", "dl"}
_CELLS = {"td", "th"}
Row = tuple[tuple[tuple[Span, ...], ...], int]


def html(text: str) -> Node:
    """The outline of an HTML page; never raises.

    >>> [node.text for node in html("<h2>Baking</h2><ul><li>Flour<li>Water</ul>").walk()]
    ['', 'Baking', 'Flour', 'Water']
    """
    builder = OutlineBuilder()
    blocks = HtmlBlocks(builder, page=True)
    # The parser would look for the end of each such tag up to the end of the text.
    blocks.feed(_NO_TAG.sub(" ", text), 1)
    blocks.flush()
    return builder.root


def _is_aside(attrs: dict[str, str | None]) -> bool:
    """Whether the attributes of an element say that it stands around the content of a page."""
    named = {(attrs.get("id") or "").lower(), *(attrs.get("class") or "").lower().split()}
    return bool(named & _ASIDE) or (attrs.get("role") or "").lower() in _ASIDE_ROLES


class HtmlBlocks(HTMLParser):
    """Feeds pieces of HTML, each with the line where it begins, into an outline builder.

    Elements left open at the end of one piece stay open in the next, as in Markdown with tags around it.
    """

    def __init__(self, builder: OutlineBuilder, page: bool = False) -> None:
        super().__init__(convert_charrefs=True)
        self._builder = builder
        self._page = page
        self._parts: list[tuple[str, int, int]] = []
        self._lists_read = 0
        self._aside: tuple[str, int] | None = None
        self._base = 1
        self._spans: list[Span] = []
        self._strong = 0
        self._url: str | None = None
        self._silent = 0
        self._heading = 0
        self._summary = False
        self._rows: list[Row] | None = None
        self._cells: list[tuple[Span, ...]] = []
        self._in_cell = False
        self._nest: list[str] = []

    def feed(self, data: str, line: int = 1) -> None:
        """Read a piece of HTML that begins on this line."""
        self._base = line
        self.rawdata, self.lineno, self.offset = "", 1, 0
        super().feed(data)
        super().close()

    def flush(self) -> None:
        """Give the builder the text that has gathered."""
        if self._in_cell:
            return
        spans, self._spans = tuple(self._spans), []
        if not any(span.text.strip() for span in spans):
            return
        line, end = spans[0].line, spans[-1].line
        if self._heading:
            self._builder.heading(self._heading, spans, line, end)
        elif self._summary:
            self._builder.open_section(spans, line, end)
        else:
            self._builder.text(spans, line, end)

    def _line(self) -> int:
        return self._base + self.getpos()[0] - 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open what the tag opens."""
        if self._page:
            self._enter(tag, attrs)
        if tag in _SILENT:
            self._silent += 1
        elif tag in _HEADINGS:
            self.flush()
            self._heading = _HEADINGS[tag]
        elif tag in _LISTS:
            self.flush()
            self._builder.open_list(ordered=tag == "ol")
            self._nest.append(tag)
        elif tag in ("li", "dt"):
            self.flush()
            self._close_item()
            self._builder.open_item(self._line(), self._line())
            self._nest.append("li")
        elif tag in _BLOCKS or tag == "br":
            self.flush()
        else:
            self._open(tag, attrs)

    def _enter(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where a part of the page begins; what stands around its content is silent."""
        if self._aside is not None:
            self._aside = (self._aside[0], self._aside[1] + (tag == self._aside[0]))
        elif tag in ("div", "ul", "ol", "section") and _is_aside(dict(attrs)):
            self.flush()
            self._aside = (tag, 1)
            self._silent += 1
        elif tag in _PARTS or tag == "div":
            self._parts.append((tag, self._builder.opened(), self._lists_read))
        elif tag in _LISTS or tag == "table":
            self._lists_read += 1

    def _leave(self, tag: str) -> None:
        """Close the headings of a part of the page, or end the silence around its content."""
        if self._aside is not None:
            left = self._aside[1] - (tag == self._aside[0])
            self._aside = (self._aside[0], left) if left else None
            if not left:
                self.flush()
                self._silent = max(0, self._silent - 1)
        elif any(tag == part[0] for part in self._parts[-_UNCLOSED:]):
            while self._parts[-1][0] != tag:
                self._parts.pop()
            _, opened, lists = self._parts.pop()
            if tag in _PARTS or self._lists_read > lists:
                self.flush()
                self._builder.close_headings(opened)

    def _open(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "summary":
            self.flush()
            self._summary = True
        elif tag in ("b", "strong"):
            self._strong += 1
        elif tag == "a":
            self._url = dict(attrs).get("href")
        elif tag == "table":
            self.flush()
            self._rows = []
        elif tag == "tr":
            self._close_row()
        elif tag in _CELLS:
            self._close_cell()
            self._in_cell, self._spans = True, []

    def handle_endtag(self, tag: str) -> None:
        """Close what the tag closes."""
        if self._page:
            self._leave(tag)
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _HEADINGS:
            self.flush()
            self._heading = 0
        elif tag in _LISTS:
            self.flush()
            self._close_item()
            self._builder.close_list()
            if self._nest:
                self._nest.pop()
        elif tag == "li":
            self.flush()
            self._close_item()
        elif tag in _BLOCKS:
            self.flush()
        else:
            self._close(tag)

    def _close_item(self) -> None:
        """Close the open item of the innermost list; its end tag may be left out."""
        if self._nest and self._nest[-1] == "li":
            self._nest.pop()
            self._builder.close_item()

    def _close(self, tag: str) -> None:
        if tag == "summary":
            self.flush()
            self._summary = False
        elif tag == "details":
            self.flush()
            self._builder.close_section()
        elif tag in ("b", "strong"):
            self._strong = max(0, self._strong - 1)
        elif tag == "a":
            self._url = None
        elif tag in _CELLS:
            self._close_cell()
        elif tag == "tr":
            self._close_row()
        elif tag == "table" and self._rows is not None:
            self._close_row()
            self._builder.table(self._rows)
            self._rows, self._spans = None, []

    def _close_cell(self) -> None:
        if self._in_cell:
            self._cells.append(tuple(self._spans))
            self._in_cell, self._spans = False, []

    def _close_row(self) -> None:
        self._close_cell()
        if self._cells and self._rows is not None:
            first = next((cell[0].line for cell in self._cells if cell), self._line())
            self._rows.append((tuple(self._cells), first))
        self._cells = []

    def handle_data(self, data: str) -> None:
        """Gather text, a span a line."""
        if self._silent:
            return
        line = self._line()
        for part in data.split("\n"):
            if part.strip() or (part and self._spans):
                self._spans.append(Span(part, line, self._strong > 0, url=self._url))
            line += 1
