"""Reads the statements of a Mermaid flow chart: nodes in their shapes, links between them, subgraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .drawn import LONGEST_LABEL, Drawn, Sketch, shown

_NAME = re.compile(r"[\w.+#/'!?*$](?:[\w.+#/'!?*$]|-(?![-.>])|=(?!=))*+")
_SHAPE = re.compile(r"\(\(\(|\(\(|\(\[|\[\[|\[\(|\{\{|\[/|\[\\|[(\[{]|>(?=\S)")
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_DATA = re.compile(r"@\{([^{}]{0,300})\}")
_DATA_LABEL = re.compile(r'label:\s*"?([^",]{1,300})')
_CLASS = re.compile(r":::[\w-]+")
_NAMED_LINK = re.compile(r"\w{1,60}@(?=[-=<ox~])")
_LINK = re.compile(r"([<ox](?=[-=]))?(~{3,}+|-\.++-|-{2,}+|={2,}+)(>|[ox](?=[\s|]|\Z))?")
_OPENING = re.compile(r"([<ox](?=[-=]))?(--|==|-\.)(?![-=.>]|[ox](?:[\s|]|\Z))")
_CLOSING = {
    "--": re.compile(r"-{2,}+(>|[ox](?=\s|\Z))?"),
    "==": re.compile(r"={2,}+(>|[ox](?=\s|\Z))?"),
    "-.": re.compile(r"\.++-(>|[ox](?=\s|\Z))?"),
}
_IGNORED = re.compile(r"(?:classDef|class|style|linkStyle|click|direction|accDescr)(?![\w\[({&-])")
_TITLE = re.compile(r"accTitle\s*:\s*(.*)")
_SUBGRAPH = re.compile(r"subgraph(?:\s+|\Z)")
_END = re.compile(r"end\s*(?:;|\Z)")
_SPACES = re.compile(r"[ \t\r\f\v\u00a0]*+")


def flowchart(lines: Sequence[tuple[int, str]], title: str = "") -> Drawn:
    """The drawing of the numbered lines below a flow chart's header; what is no statement is passed over."""
    sketch = Sketch()
    sketch.title = title
    for number, text in lines:
        _Line(sketch, text, number).read()
    return sketch.drawn()


class _Line:
    """Reads one line of statements, from left to right."""

    def __init__(self, sketch: Sketch, text: str, number: int) -> None:
        self._sketch = sketch
        self._text = text
        self._number = number
        self._at = 0

    def read(self) -> None:
        """Read every statement of the line; what follows one that breaks off is left out up to the next semicolon."""
        while self._at < len(self._text):
            self._spaces()
            if not self._keyword():
                self._statement()
            self._spaces()
            semicolon = self._text.find(";", self._at)
            self._at = len(self._text) if semicolon < 0 else semicolon + 1

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self._text, self._at)
        if found:
            self._at = found.end()
        return found

    def _spaces(self) -> None:
        self._match(_SPACES)

    def _keyword(self) -> bool:
        """Read what is no chain of nodes: a subgraph, its end, the title, styles."""
        if self._match(_SUBGRAPH):
            self._subgraph()
        elif self._match(_END):
            self._at -= 1
            self._sketch.close_group()
        elif found := self._match(_TITLE):
            self._sketch.title = shown(found.group(1))
        elif not self._match(_IGNORED):
            return False
        return True

    def _subgraph(self) -> None:
        rest = self._text[self._at :].strip().rstrip(";").strip()
        self._at = len(self._text)
        inner = _Line(self._sketch, rest, self._number)
        name = inner._match(_NAME)
        inner._spaces()
        label = inner._shape() if name else None
        if label is None:
            self._sketch.open_group(rest.strip('"'), shown(rest.strip('"')), self._number)
        else:
            self._sketch.open_group(name.group() if name else rest, shown(label), self._number)

    def _statement(self) -> None:
        """Read a chain of nodes and links, or a single node."""
        left = self._nodes()
        chained = False
        while left and (link := self._link()):
            right = self._nodes()
            if not right:
                break
            self._draw(left if not chained else [], right)
            label, dotted, directed, back = link
            ends = [name for name, _ in left], [name for name, _ in right]
            sources, targets = reversed(ends) if back else ends
            if label is not None:
                self._sketch.join(sources, targets, self._number, label, dotted, directed)
            left, chained = right, True
        self._spaces()
        if not chained and (self._at >= len(self._text) or self._text[self._at] == ";"):
            self._draw(left)

    def _draw(self, *ends: list[tuple[str, str]]) -> None:
        for name, label in (node for end in ends for node in end):
            self._sketch.node(name, label, self._number)

    def _nodes(self) -> list[tuple[str, str]]:
        """Read nodes joined by "&", each as its name and label; none where something else stands."""
        found: list[tuple[str, str]] = []
        while True:
            self._spaces()
            node = self._node()
            if node is None:
                return found
            found.append(node)
            self._spaces()
            if not self._text.startswith("&", self._at):
                return found
            self._at += 1

    def _node(self) -> tuple[str, str] | None:
        if self._text.startswith('"', self._at):
            label = self._until('"', self._at + 1)
            return None if label is None else (label, shown(label))
        name = self._match(_NAME)
        if name is None:
            return None
        before = self._at
        self._spaces()
        label = self._shape()
        if label is None:
            self._at = before
        if data := self._match(_DATA):
            told = _DATA_LABEL.search(data.group(1))
            label = told.group(1) if told else label
        self._match(_CLASS)
        return name.group(), shown(label or "")

    def _shape(self) -> str | None:
        """Read a label in the brackets of a shape; None where none stand or they never close."""
        start = self._at
        opening = self._match(_SHAPE)
        if opening is None:
            return None
        if opening.group() == ">":
            label = self._until("]", self._at)
        else:
            label = self._bracketed(start, opening.group())
        if label is None:
            self._at = start
            return None
        label = label.strip().strip("/\\").strip()
        return label[1:-1] if len(label) > 1 and label[0] == label[-1] == '"' else label

    def _bracketed(self, start: int, opening: str) -> str | None:
        """Read up to the bracket that closes the outermost one, or else the first that could; quotes hide brackets."""
        depth = sum(char in _PAIRS for char in opening)
        waiting: list[str] = []
        quoted = False
        for at in range(start, min(len(self._text), start + LONGEST_LABEL)):
            char = self._text[at]
            quoted = quoted != (char == '"')
            if quoted:
                continue
            if char in _PAIRS:
                waiting.append(_PAIRS[char])
            elif waiting and char == waiting[-1]:
                waiting.pop()
            if not waiting:
                self._at = at + 1
                return self._text[start + len(opening) : at + 1 - depth]
        return self._until(_PAIRS[opening[0]], start + len(opening))

    def _until(self, closing: str, start: int) -> str | None:
        end = self._text.find(closing, start, start + LONGEST_LABEL)
        if end < 0:
            return None
        self._at = end + len(closing)
        return self._text[start:end]

    def _link(self) -> tuple[str | None, bool, bool, bool] | None:
        """Read a link: its label (None for an invisible one), and whether it is dotted, an arrow, and points back."""
        self._spaces()
        self._match(_NAMED_LINK)
        told = self._labelled() or self._plain()
        if told is None:
            return None
        tail, line, head, label = told
        self._spaces()
        if self._text.startswith("|", self._at):
            label = self._until("|", self._at + 1) or label
        back = tail == "<" and head != ">"
        directed = back or (head == ">" and tail != "<")
        seen = None if line.startswith("~") else shown(label.strip().strip('"'))
        return seen, line.startswith("-."), directed, back

    def _labelled(self) -> tuple[str, str, str, str] | None:
        """Read a link with a label inside, as its tail, line, head and label: `-- label -->`."""
        opening = _OPENING.match(self._text, self._at)
        if opening is None:
            return None
        tail, line = opening.groups("")
        closing = _CLOSING[line].search(self._text, opening.end(), opening.end() + LONGEST_LABEL)
        if closing is None:
            return None
        self._at = closing.end()
        return tail, line, closing.group(1) or "", self._text[opening.end() : closing.start()]

    def _plain(self) -> tuple[str, str, str, str] | None:
        link = self._match(_LINK)
        return (*link.groups(""), "") if link else None  # type: ignore[return-value]
