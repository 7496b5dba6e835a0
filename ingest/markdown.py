"""Reads Markdown, HTML inside it included, into an outline."""

from __future__ import annotations

import re
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .deep_items import drawn_back
from .html import HtmlBlocks
from .indented import relisted
from .outline import Node, NodeKind, OutlineBuilder, Span, begins_with_label
from .plain import spans_of

FRONT_MATTER = re.compile(
    r"\A(?=---|\+\+\+)...[ \t]*\n(.*?\n)(?:---|\+\+\+|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
_MARKDOWN_FENCES = {"markdown", "md"}
_DEEPEST_FENCE = 3


def markdown(text: str) -> Node:
    """The outline of a Markdown text (CommonMark with tables and strike-through); never raises.

    >>> [node.text for node in markdown("# Baking\\n- Flour\\n- Water").walk()]
    ['', 'Baking', 'Flour', 'Water']
    """
    front = FRONT_MATTER.match(text)
    if front:
        text = "\n" * front.group(0).count("\n") + text[front.end() :]
    builder = OutlineBuilder()
    MarkdownBlocks(builder, 0).read(text)
    return builder.root


_BULLET = re.compile(
    r"^([ \t]*)(?:[•◦▪▫‣●○■□►➤▸▶◆◇✦✧❖»›·–—][ \t\u00a0]+|[a-z][.)][ \t]+)(?=\S)", re.MULTILINE
)
_DEEP_NUMBER = re.compile(r"^([ \t]+)\d{1,3}(?:\.\d{1,3})+[.)]?[ \t]+(?=\S)", re.MULTILINE)
_NO_BREAK = re.compile(r"^([ \t]*(?:[-*+]|\d{1,3}[.)]|#{1,6}))\u00a0[ \u00a0]*(?=\S)", re.MULTILINE)
_UNDERSCORED = re.compile(r"^([ \t]*)(\d{1,3})_[ \t]+(?=\S)", re.MULTILINE)


def _usual_lists(text: str) -> str:
    """The text with the list markers and depths that people write and Markdown does not know as those that it knows."""
    text = _DEEP_NUMBER.sub(r"\1- ", _NO_BREAK.sub(r"\1 ", text))
    return drawn_back(_UNDERSCORED.sub(r"\1\2. ", _BULLET.sub(r"\1- ", text)))


class MarkdownBlocks:
    """Walks markdown-it's tokens and tells the builder what they say.

    `offset` lines stand before the text, and `depth` fences around it.
    """

    def __init__(self, builder: OutlineBuilder, offset: int, depth: int = 0) -> None:
        self._builder = builder
        self._offset = offset
        self._depth = depth
        self._html = HtmlBlocks(builder)
        self._quotes = 0
        self._lists: list[bool] = []
        self._source: list[str] = []
        self._after_item: tuple[Span, ...] = ()

    def read(self, text: str) -> None:
        """Read a text, with the list markers that people write and Markdown does not know."""
        usual = _usual_lists(text)
        self._source = usual.split("\n")
        tokens = _PARSER.parse(usual)
        at = 0
        while at < len(tokens):
            at = self._token(tokens, at)
        self._html.flush()

    def _lines(self, token: Token) -> tuple[int, int]:
        start, end = token.map or (0, 1)
        return self._offset + start + 1, self._offset + max(end, start + 1)

    def _token(self, tokens: list[Token], at: int) -> int:
        token = tokens[at]
        builder = self._builder
        if token.type not in ("html_block", "inline"):
            self._html.flush()
        match token.type:
            case "heading_open":
                line, end = self._lines(token)
                builder.heading(int(token.tag[1]), inline(tokens[at + 1], line), line, end)
                return at + 3
            case "paragraph_open":
                line, end = self._lines(token)
                kind = NodeKind.QUOTE if self._quotes else NodeKind.PARAGRAPH
                own = self._own_lines(inline(tokens[at + 1], line))
                builder.text(own, line, own[-1].line if self._after_item and own else end, kind)
                return at + 3
            case "bullet_list_open" | "ordered_list_open":
                self._lists.append(token.type == "ordered_list_open")
                builder.open_list(ordered=self._lists[-1])
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
                builder.close_list()
            case "list_item_open":
                builder.open_item(*self._lines(token))
            case "list_item_close":
                builder.close_item()
                self._resume()
            case "blockquote_open":
                self._quotes += 1
                builder.open_quote()
            case "blockquote_close":
                self._quotes -= 1
                builder.close_quote()
            case "table_open":
                return self._table(tokens, at)
            case "fence":
                self._code(token)
            case "code_block":
                self._indented(tokens, at)
            case "html_block":
                self._html.feed(token.content, self._lines(token)[0])
        return at + 1

    def _own_lines(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """The lines of an item's paragraph before a label at the margin, which Markdown takes for a part of it.

        "Resources:" right below an item, without a blank line, labels the list that goes on below it.
        """
        if not self._lists or self._quotes or not spans:
            return spans
        for at, span in enumerate(spans):
            begins = span.line > spans[0].line and (spans[at - 1].line < span.line)
            if not begins or self._source[span.line - self._offset - 1][:1].isspace():
                continue
            if begins_with_label(tuple(one for one in spans[at:] if one.line == span.line)):
                self._after_item = spans[at:]
                return spans[:at]
        return spans

    def _resume(self) -> None:
        """End the list before a label at the margin, and begin another below it."""
        if self._after_item and len(self._lists) == 1:
            spans, self._after_item = self._after_item, ()
            self._builder.close_list()
            self._builder.text(spans, spans[0].line, spans[-1].line)
            self._builder.open_list(ordered=self._lists[-1])

    def _code(self, token: Token) -> None:
        line = self._lines(token)[0] + 1
        info = token.info.strip().split(" ")[0].lower() if token.info else ""
        if info in _MARKDOWN_FENCES and not self._builder.in_item() and self._depth < _DEEPEST_FENCE:
            MarkdownBlocks(self._builder, line - 1, self._depth + 1).read(token.content)
        else:
            self._builder.code(token.content.rstrip("\n"), info, line)

    def _indented(self, tokens: list[Token], at: int) -> None:
        line = self._lines(tokens[at])[0]
        content = tokens[at].content.rstrip("\n")
        before = tokens[at - 2 : at]
        headed = bool(before) and (
            before[-1].type == "heading_close"
            or (
                before[-1].type == "paragraph_close" and before[0].content.rstrip("* _").endswith((":", "："))
            )
        )
        listed = relisted(content, headed) if self._depth < _DEEPEST_FENCE else None
        if listed is None:
            self._builder.code(content, "", line)
        else:
            MarkdownBlocks(self._builder, line - 1, self._depth + 1).read(listed)

    def _table(self, tokens: list[Token], at: int) -> int:
        rows: list[tuple[tuple[tuple[Span, ...], ...], int]] = []
        cells: list[tuple[Span, ...]] = []
        line = 1
        while tokens[at].type != "table_close":
            token = tokens[at]
            if token.type == "tr_open":
                cells, line = [], self._lines(token)[0]
            elif token.type == "inline":
                cells.append(inline(token, line))
            elif token.type == "tr_close":
                rows.append((tuple(cells), line))
            at += 1
        self._builder.table(rows)
        return at + 1


def inline(token: Token, line: int) -> tuple[Span, ...]:
    """The spans of an inline token that begins on a line; images and tags are left out."""
    spans: list[Span] = []
    strong = 0
    stack: list[str | None] = [None]
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            line += 1
        elif child.type == "strong_open":
            strong += 1
        elif child.type == "strong_close":
            strong -= 1
        elif child.type == "link_open":
            stack.append(str(child.attrs.get("href", "")))
        elif child.type == "link_close":
            stack = stack[:-1] or [None]
        elif child.type == "html_inline" and child.content.lower().startswith("<br"):
            spans.append(Span(" ", line))
        elif child.type == "html_inline":
            strong, stack = _tag(child.content, strong, stack)
        elif child.type == "text" and stack[-1] is None and "://" in child.content:
            spans.extend(replace(span, strong=strong > 0) for span in spans_of(child.content, line))
        elif child.type in ("text", "code_inline") and child.content:
            spans.append(Span(child.content, line, strong > 0, child.type == "code_inline", stack[-1]))
    return tuple(spans)


def marked(text: str) -> tuple[Span, ...]:
    """The spans of one line of inline Markdown, on line 1."""
    return tuple(span for token in _PARSER.parseInline(text) for span in inline(token, 1))


_TAG = re.compile(r"<(/?)(a|b|strong)\b([^>]*)>", re.IGNORECASE)
_HREF = re.compile(r"""href\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)


def _tag(tag: str, strong: int, stack: list[str | None]) -> tuple[int, list[str | None]]:
    found = _TAG.match(tag)
    if not found:
        return strong, stack
    closes, name, rest = found.group(1), found.group(2).lower(), found.group(3)
    if name != "a":
        return max(0, strong + (-1 if closes else 1)), stack
    if closes:
        return strong, stack[:-1] or [None]
    href = _HREF.search(rest)
    return strong, [*stack, href.group(1) if href else None]


_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
