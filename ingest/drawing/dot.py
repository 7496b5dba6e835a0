"""Reads Graphviz's DOT: nodes with their labels, chains of edges, clusters.

The grammar is that of https://graphviz.org/doc/info/lang.html, read leniently; labels in HTML are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from .drawn import MOST_JOINED, Drawn, DrawnEdge, Sketch, shown

_TOKEN = re.compile(
    r"""
      (?P<skip>\s++ | //[^\n]*+ | ^\#[^\n]*+ | /\*(?:[^*]|\*(?!/))*+(?:\*/|\Z))
    | "(?P<quoted>(?:[^"\\]|\\.)*+)(?:"|\\?\Z)
    | (?P<html><)
    | (?P<mark>->|--|[{}\[\];,=:+])
    | (?P<word>(?:[^\W]|\.|-(?![->]))++)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
_DEFAULTS = {"graph", "node", "edge"}
_DOTTED = ("dotted", "dashed")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    line: int


@dataclass(slots=True)
class _Frame:
    """What is known between two braces: the ends and edges of the statement under way, and all nodes named so far."""

    ends: list[str] = field(default_factory=list)
    link: str = ""
    first: int = 0
    nodes: list[str] = field(default_factory=list)
    grouped: bool = False


def dot(text: str, line: int = 1) -> Drawn:
    r"""The drawing of a DOT text whose first line has this number in its document; empty where it draws nothing.

    >>> drawn = dot('digraph { f [label="Rye\\nflour"]; f -> {dough crust} [style=dashed] }')
    >>> [(node.name, node.text) for node in drawn.nodes]
    [('f', 'Rye\nflour'), ('dough', 'dough'), ('crust', 'crust')]
    >>> [(edge.source, edge.target, edge.dotted) for edge in drawn.edges]
    [('f', 'dough', True), ('f', 'crust', True)]
    """
    tokens = list(_tokens(text, line))
    opening = next((at for at, token in enumerate(tokens) if token == _Token("mark", "{", token.line)), None)
    if opening is None or not any(token.text.lower() in ("graph", "digraph") for token in tokens[:opening]):
        return Drawn()
    reader = _Reader(tokens[opening + 1 :])
    named = tokens[opening - 1]
    reader.sketch.title = "" if named.text.lower() in ("graph", "digraph") else named.text.replace("_", " ")
    return reader.read()


def _tokens(text: str, line: int) -> Iterator[_Token]:
    at = 0
    while found := _TOKEN.match(text, at):
        kind = found.lastgroup or ""
        at = found.end() if kind != "html" else _end_of_html(text, found.start())
        if kind != "skip":
            yield _Token("word" if kind == "quoted" else kind, found.group(kind), line)
        line += text.count("\n", found.start(), at)


def _end_of_html(text: str, start: int) -> int:
    """The position after the angle bracket that closes the one at `start`."""
    depth = 0
    for found in re.compile(r"[<>]").finditer(text, start):
        depth += 1 if found.group() == "<" else -1
        if not depth:
            return found.end()
    return len(text)


class _Reader:
    """Reads the statements of a graph, token after token."""

    def __init__(self, tokens: Sequence[_Token]) -> None:
        self.sketch = Sketch()
        self._tokens = tokens
        self._at = 0
        self._frames = [_Frame()]

    def read(self) -> Drawn:
        """Read up to the brace that closes the graph."""
        while self._at < len(self._tokens) and self._frames:
            self._read(self._take())
        return self.sketch.drawn()

    def _take(self) -> _Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _next(self, text: str) -> bool:
        """Whether the next token is this mark."""
        return self._at < len(self._tokens) and self._tokens[self._at].text == text

    def _read(self, token: _Token) -> None:
        frame = self._frames[-1]
        if token.kind == "word":
            self._word(token, frame)
        elif token.text in ("->", "--"):
            frame.link = token.text
        elif token.text == "{":
            self._frames.append(_Frame())
        elif token.text == "}":
            self._close(token.line)
        elif token.text == "[":
            self._attributes(frame)
        elif token.text in (";", ","):
            frame.ends, frame.link = [], ""

    def _word(self, token: _Token, frame: _Frame) -> None:
        low = token.text.lower()
        if self._next("="):
            self._at += 1
            value = self._take().text if self._at < len(self._tokens) else ""
            if low == "label":
                self.sketch.label_group(_label(value, ""))
        elif low == "subgraph":
            self._subgraph(token.line)
        elif low in _DEFAULTS and self._next("["):
            self._at += 1
            attributes = self._pairs()
            if low == "graph" and "label" in attributes:
                self.sketch.label_group(_label(attributes["label"].text, ""))
        else:
            while self._next(":"):
                self._at += 2
            self.sketch.node(token.text, "", token.line)
            self._end(frame, [token.text], token.line)

    def _subgraph(self, line: int) -> None:
        name = ""
        if not self._next("{") and self._at < len(self._tokens):
            name = self._take().text
        if self._next("{"):
            self._at += 1
            self.sketch.open_group(name, "", line)
            self._frames.append(_Frame(grouped=True))

    def _close(self, line: int) -> None:
        closed = self._frames.pop()
        if closed.grouped:
            self.sketch.close_group()
        if self._frames:
            self._end(self._frames[-1], closed.nodes, line)

    def _end(self, frame: _Frame, names: list[str], line: int) -> None:
        """Read one end of an edge, or the beginning of a statement."""
        if frame.link and frame.ends:
            self.sketch.join(frame.ends, names, line, directed=frame.link == "->")
        else:
            frame.first = len(self.sketch.edges)
        frame.ends, frame.link = names, ""
        # One more than an arrow may join is enough to tell that these are too many.
        frame.nodes.extend(names[: MOST_JOINED + 1 - len(frame.nodes)])

    def _attributes(self, frame: _Frame) -> None:
        """Read the attributes of the statement under way: of its edges if it has any, else of its node."""
        attributes = self._pairs()
        values = {name: token.text for name, token in attributes.items()}
        edges = self.sketch.edges
        unseen = "invis" in values.get("style", "")
        if frame.first < len(edges) and unseen:
            del edges[frame.first :]
        elif frame.first < len(edges):
            edges[frame.first :] = [_styled(edge, values) for edge in edges[frame.first :]]
        elif len(frame.ends) == 1 and (unseen or not values.get("label", "-").strip()):
            self.sketch.hide(frame.ends[0])
        elif len(frame.ends) == 1 and "label" in values:
            name = frame.ends[0]
            self.sketch.node(name, _label(values["label"], name), attributes["label"].line)
        frame.first = len(edges)
        frame.ends = []

    def _pairs(self) -> Mapping[str, _Token]:
        """Read attributes up to the bracket that closes them."""
        found: dict[str, _Token] = {}
        name = ""
        while self._at < len(self._tokens):
            token = self._take()
            if token.text == "]" and token.kind == "mark":
                break
            if self._next("="):
                name = token.text.lower()
            elif name and token.kind == "word":
                found[name], name = token, ""
            elif token.kind == "html":
                name = ""
        return found


def _styled(edge: DrawnEdge, values: Mapping[str, str]) -> DrawnEdge:
    """The edge with its attributes."""
    back = values.get("dir") == "back"
    return replace(
        edge,
        source=edge.target if back else edge.source,
        target=edge.source if back else edge.target,
        label=_label(values.get("label", values.get("xlabel", "")), ""),
        dotted=any(style in values.get("style", "") for style in _DOTTED),
        directed=edge.directed and values.get("dir") not in ("both", "none"),
    )


def _label(text: str, name: str) -> str:
    r"""A label as it is shown: the first field of a record, `\N` as the node's name."""
    if text.startswith("{") or "|" in text:
        text = re.sub(r"<[^<>]{0,60}>", "", text.strip("{} ").split("|")[0])
    return shown(text.replace(r"\N", name).replace(r"\"", '"').replace(r"\G", ""))
