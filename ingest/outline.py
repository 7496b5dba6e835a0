"""The tree that every reader yields: headings, items, paragraphs and table rows, with the lines where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby, takewhile

from .course import course
from .drawing.drawn import Drawn
from .vocabulary.vocabulary import Vocabulary

_SECTION_OF_SUMMARY = 7
"""The level of a `<summary>`, below every heading."""
_BOLD_LINE = 8
"""The level of a line that is bold throughout, below every heading and summary."""
_LONGEST_BOLD_LINE = 80
_LONGEST_BARE = 40
_COUNTED = re.compile(r"\W{0,3}([^\W\d_]{1,20}) (\d{1,3})(?:: ?| ?[–—-] )(?=\S)")
_TICK = re.compile(r"(?:\[[ xX]?\]|[☐-☒✀-➿\U0001f300-\U0001faff]\ufe0f?)\s*(?=\w)")
DEEPEST = 64
"""How deep blocks nest; what a document nests deeper stands at this depth."""
_LABELLED = re.compile(r"[A-ZÀ-ÞΑ-ΩА-ЯЁ][\w /'’()&-]{1,30}:\s+\S|[\w /&-]{1,12}：\s*\S")
_BARE_LABEL = re.compile(
    r"(?=.{2,40}\Z)[A-ZÀ-ÞΑ-ΩА-ЯЁ¿«\u3040-\u9fff\uac00-\ud7af]\S*(?: \S+){0,4} ?[:：]\s*\Z"
)
"""A line that is a label and nothing else: "Topics:"."""


class NodeKind(StrEnum):
    """What sort of block a node is."""

    ROOT = "root"
    HEADING = "heading"
    ITEM = "item"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    TABLE = "table"
    ROW = "row"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style on one line (counted from 1)."""

    text: str
    line: int
    strong: bool = False
    code: bool = False
    url: str | None = None


@dataclass(slots=True)
class Node:
    """A block with its text, its lines (from 1, inclusive) and the blocks below it.

    A `ROW` has `cells` instead of `spans`; the cells of a `TABLE` are its header. A block of `CODE` may carry the
    `drawing` or the `vocabulary` that stands there, where its text is not what draws or tells it. `part` is what a record's key says of what stands
    below it: the name of a role, such as "prerequisites".
    """

    kind: NodeKind
    line: int
    end_line: int
    spans: tuple[Span, ...] = ()
    level: int = 0
    ordered: bool = False
    info: str = ""
    cells: tuple[tuple[Span, ...], ...] = ()
    drawing: Drawn | None = None
    vocabulary: Vocabulary | None = None
    part: str = ""
    children: list[Node] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The node's own text without markup."""
        return text_of(self.spans)

    def walk(self) -> Iterator[Node]:
        """The node and all below it, in document order."""
        waiting: list[Node] = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting.extend(reversed(one.children))


def text_of(spans: tuple[Span, ...]) -> str:
    """The text of some spans; a change of line counts as a space."""
    parts: list[str] = []
    for before, span in zip((None, *spans), spans, strict=False):
        if before is not None and before.line != span.line and not before.text.endswith(" "):
            parts.append(" ")
        parts.append(span.text)
    return "".join(parts)


class OutlineBuilder:
    """Builds the tree from a reader's events: headings, lists, text, tables.

    Items nest in items, everything nests in the last heading of a smaller level. A list that directly follows a
    line which introduces it (one that ends in a colon, or is bold throughout) nests in that line.
    """

    def __init__(self) -> None:
        self.root = Node(NodeKind.ROOT, 1, 1)
        self._open: list[Node] = [self.root]
        self._lists: list[tuple[Node | None, bool]] = []
        self._quotes: list[list[Node]] = []
        self._ranks: dict[int, int] = {}

    @property
    def _top(self) -> Node:
        return self._open[-1]

    def _add(self, node: Node) -> Node:
        self._open[min(len(self._open), DEEPEST) - 1].children.append(node)
        return node

    def in_item(self) -> bool:
        """Whether an item is open."""
        return any(node.kind is NodeKind.ITEM for node in self._open)

    def heading(self, level: int, spans: tuple[Span, ...], line: int, end_line: int) -> None:
        """Add a heading; what follows nests in it until a heading of the same or a smaller level."""
        if self.in_item():
            self.text(spans, line, end_line)
            return
        if self._quotes:
            level = max(level, self._quotes[-1][-1].level + 1)
        while self._top.kind is not NodeKind.ROOT and self._top.level >= level:
            self._open.pop()
        self._open.append(self._add(Node(NodeKind.HEADING, line, end_line, spans, level)))
        self._ranks[id(self._top)] = len(self._ranks)

    def opened(self) -> int:
        """How many headings have been opened so far."""
        return len(self._ranks)

    def close_headings(self, since: int) -> None:
        """Close the headings opened since so many were, where an element that holds them ends; but not the title."""
        while self._ranks.get(id(self._top), -1) >= since and self._top.level > 1:
            self._open.pop()

    def open_section(self, spans: tuple[Span, ...], line: int, end_line: int) -> None:
        """Open a foldable section with this summary, until `close_section`."""
        self._open.append(
            self._add(Node(NodeKind.HEADING, line, end_line, spans, _SECTION_OF_SUMMARY, info="summary"))
        )

    def close_section(self) -> None:
        """Close the innermost foldable section, if one is open."""
        for at in range(len(self._open) - 1, 0, -1):
            if self._open[at].info == "summary":
                del self._open[at:]
                return

    def open_quote(self) -> None:
        """Open a quotation: its headings hold nothing beyond it."""
        self._quotes.append(list(self._open))

    def close_quote(self) -> None:
        """Close the innermost quotation, and every heading opened in it."""
        if self._quotes:
            self._open = self._quotes.pop()

    def open_list(self, ordered: bool = False) -> None:
        """Open a list below the line that introduces it, or below the open item or heading."""
        last = self._top.children[-1] if self._top.children else None
        opened = last if last is not None and _introduces(last) else None
        if opened is not None:
            self._open.append(opened)
        self._lists.append((opened, ordered))

    def close_list(self) -> None:
        """Close the innermost list."""
        if not self._lists:
            return
        opened, _ = self._lists.pop()
        if opened is not None and any(node is opened for node in self._open):
            del self._open[_position(self._open, opened) :]

    def open_item(self, line: int, end_line: int) -> None:
        """Open an item of the innermost list."""
        ordered = bool(self._lists and self._lists[-1][1])
        node = Node(NodeKind.ITEM, line, end_line, level=self._top.level, ordered=ordered)
        self._open.append(self._add(node))

    def close_item(self) -> None:
        """Close the innermost item, if one is open."""
        for at in range(len(self._open) - 1, 0, -1):
            if self._open[at].kind is NodeKind.ITEM:
                del self._open[at:]
                return

    def text(
        self, spans: tuple[Span, ...], line: int, end_line: int, kind: NodeKind = NodeKind.PARAGRAPH
    ) -> None:
        """Add a paragraph; the first one of an item is the item's own text."""
        if not text_of(spans).strip():
            return
        if kind is NodeKind.PARAGRAPH and not self.in_item():
            spans = self._course(spans)
            lines = _lines(spans)
            label = [lines.pop(0)] if len(lines) > 2 and text_of(lines[0]).rstrip().endswith(":") else []
            if _counts(lines) or _coded(lines) or _ticked(lines):
                for spans in label:
                    self._text(spans, spans[0].line, spans[-1].line, kind)
                self._items(lines)
                return
        for part in _label_lines(spans):
            self._text(
                part,
                max(line, part[0].line),
                min(end_line, part[-1].line) if part != spans else end_line,
                kind,
            )

    def _items(self, lines: list[tuple[Span, ...]]) -> None:
        """Add lines as the items of a list."""
        self.open_list()
        for line in lines:
            self.open_item(line[0].line, line[-1].line)
            self._text(line, line[0].line, line[-1].line, NodeKind.PARAGRAPH)
            self.close_item()
        self.close_list()

    def _course(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """What is left of a text where its first line names a course by its code: that becomes a heading, every line a text."""
        first = tuple(span for span in spans if span.line == spans[0].line)
        if not course(text_of(first)):
            return spans
        self.heading(_BOLD_LINE, first, first[0].line, first[0].line)
        rest = spans[len(first) :]
        for at in sorted({span.line for span in rest}):
            told = tuple(span for span in rest if span.line == at)
            if text_of(told).strip():
                self._text(told, at, at, NodeKind.PARAGRAPH)
        return ()

    def _text(self, spans: tuple[Span, ...], line: int, end_line: int, kind: NodeKind) -> None:
        if kind is NodeKind.PARAGRAPH and not self.in_item() and _is_bold(spans):
            self.heading(_BOLD_LINE, spans, line, end_line)
        elif self._top.kind is NodeKind.ITEM and not self._top.spans and not self._top.children:
            own, rest = _bold_first_line(spans)
            self._top.spans, self._top.line, self._top.end_line = (
                own,
                line,
                own[-1].line if rest else end_line,
            )
            if rest:
                self._add(Node(kind, rest[0].line, end_line, rest, self._top.level))
        else:
            self._add(Node(kind, line, end_line, spans, self._top.level))

    def code(self, text: str, info: str, line: int) -> None:
        """Add a block of code; `line` is that of its first line of text."""
        lines = text.split("\n")
        spans = tuple(Span(part, line + at) for at, part in enumerate(lines))
        self._add(Node(NodeKind.CODE, line, line + len(lines) - 1, spans, self._top.level, info=info))

    def drawing(self, drawn: Drawn, line: int, end_line: int) -> None:
        """Add a drawing that stands between two lines."""
        self._add(Node(NodeKind.CODE, line, end_line, level=self._top.level, drawing=drawn))

    def vocabulary(self, told: Vocabulary, line: int, end_line: int) -> None:
        """Add a vocabulary that stands between two lines."""
        self._add(Node(NodeKind.CODE, line, end_line, level=self._top.level, vocabulary=told))

    def table(self, rows: list[tuple[tuple[tuple[Span, ...], ...], int]]) -> Node | None:
        """Add a table from rows of cells with their lines; the first row is the header."""
        if not rows:
            return None
        (header, line), *body = rows
        table = Node(NodeKind.TABLE, line, rows[-1][1], cells=header, level=self._top.level)
        table.children = [Node(NodeKind.ROW, at, at, cells=cells) for cells, at in body]
        return self._add(table)


_WORDY = re.compile(r"[^\W_]")
"""A letter or a digit: a span without one, such as a picture before a heading in bold, tells nothing."""


def _is_bold(spans: tuple[Span, ...]) -> bool:
    """Whether a line is bold throughout and short: a heading in all but name."""
    told = [span for span in spans if _WORDY.search(span.text)]
    return (
        bool(told)
        and all(span.strong and not span.url for span in told)
        and len(text_of(spans)) <= _LONGEST_BOLD_LINE
    )


def _bold_first_line(spans: tuple[Span, ...]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The first line of an item where it is bold throughout, and the lines after it; else all of it and nothing."""
    first = tuple(span for span in spans if span.line == spans[0].line)
    rest = spans[len(first) :]
    return (first, rest) if rest and text_of(rest).strip() and _is_bold(first) else (spans, ())


def _lines(spans: tuple[Span, ...]) -> list[tuple[Span, ...]]:
    return [tuple(group) for _, group in groupby(spans, key=lambda span: span.line)]


def _counts(lines: list[tuple[Span, ...]]) -> bool:
    """Whether lines count up behind one word and say something each: "Week 1: Soils", "Week 2: Slopes"."""
    if len(lines) < 2:
        return False
    counted = [_COUNTED.match(text_of(line)) for line in lines]
    told = [(found.group(1), int(found.group(2))) for found in counted if found]
    numbers = [number for _, number in told]
    return (
        len(told) == len(lines) and len({word for word, _ in told}) == 1 and numbers == sorted(set(numbers))
    )


def _coded(lines: list[tuple[Span, ...]]) -> bool:
    """Whether every line is set as code throughout, and there are several: names that stand below each other."""
    told = [[span for span in line if span.text.strip(" ,;·")] for line in lines]
    return len(told) > 1 and all(len(line) == 1 and line[0].code for line in told)


def _ticked(lines: list[tuple[Span, ...]]) -> bool:
    """Whether every line begins with a box to tick or a picture, and there are several: "[ ] Slip knot", "✅ Chain"."""
    return len(lines) > 1 and all(_TICK.match(text_of(line).lstrip()) for line in lines)


def _label_lines(spans: tuple[Span, ...]) -> list[tuple[Span, ...]]:
    """The lines of a paragraph apart where all begin in bold or with a label ("**Book:** ..."), else what labels part."""
    lines = _lines(spans)
    bold = sum(next((span.strong for span in line if span.text.strip()), False) for line in lines)
    labelled = sum(_LABELLED.match(text_of(line).lstrip()) is not None for line in lines)
    apart = len(lines) > 1 and len(lines) in (bold, labelled)
    return lines if not spans or apart else _parted_by_labels(lines)


def begins_with_label(line: tuple[Span, ...]) -> bool:
    """Whether a line is a label and nothing else ("Topics:"), or begins with one in bold ("**Goal:** to bake")."""
    told = text_of(line).strip()
    first = next((span for span in line if span.text.strip(" *_")), None)
    if first is None or not first.strong or first.url:
        return _BARE_LABEL.match(told) is not None
    bold = "".join(span.text for span in takewhile(lambda span: span.strong, line[line.index(first) :]))
    return len(bold) <= _LONGEST_BARE and (
        bold.rstrip().endswith((":", "：")) or told.removeprefix(bold.strip())[:1] in (":", "：")
    )


def _parted_by_labels(lines: list[tuple[Span, ...]]) -> list[tuple[Span, ...]]:
    """The lines of a paragraph, parted before those that begin with a label, though no blank line stands there."""
    parts = [[*lines[0]]]
    for line in lines[1:]:
        if begins_with_label(line):
            parts.append([*line])
        else:
            parts[-1].extend(line)
    return list(map(tuple, parts))


def _introduces(node: Node) -> bool:
    if node.kind is not NodeKind.PARAGRAPH or not node.spans:
        return False
    text = node.text.rstrip()
    return text.endswith((":", "：")) or all(span.strong for span in node.spans if _WORDY.search(span.text))


def _position(nodes: list[Node], wanted: Node) -> int:
    return next(at for at, node in enumerate(nodes) if node is wanted)
