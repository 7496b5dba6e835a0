"""Finds drawings that stand in a text without a fence around them, as in a file that is one drawing throughout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ..outline import Node, NodeKind, Span
from .recognise import language

_FENCE = re.compile(r"[ \t>]*(?:[-*+][ \t]+)?(`{3,}|~{3,})")
_KEYWORD = r"%%|subgraph\b|end\s*\Z|(?:classDef|class|style|linkStyle|click|direction|state)\s|\[\*\]"
_GOES_ON = re.compile(
    rf"\s*+(?:{_KEYWORD}|(?![#>*|`<\[]|-+\s*\Z)(?:\w[\w.-]{{0,60}}[\[({{]|[^\n]{{0,300}}?(?:-->|---|-\.|==>|~~~)))"
)
"""A line that only a flow chart has."""
_DRAWS = re.compile(r"\s*+(?![#>*|`<]|-+\s*\Z)(?:\w[\w.-]{0,60}\s?(?:[\[({>]|\Z)|[^\n]{0,300}?(?:--|==|-\.))")
"""A line that a flow chart may have; right below another one it is taken for a part of it."""

_LONGEST_FRONT_MATTER = 20


def unfenced(text: str) -> tuple[str, tuple[Node, ...]]:
    """The text with the drawings outside fences made blank, and a block of code for each of them.

    The text keeps its lines, so that a reader of it counts as before; `put_in` adds the blocks to what it reads.

    >>> rest, (node,) = unfenced("Bread\\n\\ngraph TD\\n  Flour --> Dough\\n\\nEnjoy.")
    >>> rest, node.info, node.text
    ('Bread\\n\\n\\n\\n\\nEnjoy.', 'mermaid', 'graph TD   Flour --> Dough')
    """
    lines = text.split("\n")
    nodes: list[Node] = []
    for start, end, info in list(_found(lines)):
        spans = tuple(Span(lines[at], at + 1) for at in range(start, end))
        nodes.append(Node(NodeKind.CODE, start + 1, end, spans, info=info))
        lines[start:end] = [""] * (end - start)
    return "\n".join(lines), tuple(nodes)


def put_in(root: Node, nodes: Sequence[Node]) -> None:
    """Put blocks into an outline: each under the last heading above it, in the order of lines."""
    for node in nodes:
        above = root
        while True:
            below = [
                child for child in above.children if child.kind is NodeKind.HEADING and child.line < node.line
            ]
            if not below:
                break
            above = below[-1]
        node.level = above.level
        at = sum(child.line < node.line for child in above.children)
        above.children.insert(at, node)


def _found(lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The first line of each drawing, the line after it, from 0, and its language."""
    named = {at: name for at, told in enumerate(lines) if (name := language(told)) is not None}
    closed = _closed(lines, named)
    at = last = 0
    fence = ""
    while at < len(lines):
        mark = _FENCE.match(lines[at])
        if mark and (not fence or mark.group(1).startswith(fence)):
            fence = "" if fence else mark.group(1)
        name = None if fence else named.get(at)
        end = _end_of_mermaid(lines, at) if name == "mermaid" else closed.get(at, at)
        if name and end > at + (name == "mermaid"):
            yield max(last, _start(lines, at) if name == "mermaid" else at), end, name
            at = last = end
        else:
            at += 1


def _start(lines: Sequence[str], at: int) -> int:
    """The first line of a Mermaid drawing: that of the front matter where its header stands right below one."""
    above = range(at - 2, max(-1, at - _LONGEST_FRONT_MATTER), -1)
    if at < 2 or lines[at - 1].strip() != "---":
        return at
    return next((line for line in above if lines[line].strip() == "---"), at)


def _closed(lines: Sequence[str], named: Mapping[int, str]) -> dict[int, int]:
    """The line after each drawing that something closes, by its first line: a brace in DOT, `@end` in PlantUML."""
    ends: dict[int, int] = {}
    graphs: list[tuple[int, int]] = []
    waiting: list[int] = []
    depth = 0
    for at, told in enumerate(lines):
        if named.get(at) == "dot":
            graphs.append((depth, at))
        elif named.get(at) == "plantuml":
            waiting.append(at)
        depth += told.count("{") - told.count("}")
        while graphs and depth <= graphs[-1][0]:
            ends[graphs.pop()[1]] = at + 1
        if told.lstrip().startswith("@end"):
            ends.update(dict.fromkeys(waiting, at + 1))
            waiting.clear()
    return ends


def _end_of_mermaid(lines: Sequence[str], start: int) -> int:
    """The line after the last that draws: indented, or of a form that only drawings have."""
    end = start + 1
    indented = lines[start].strip() in ("mindmap", "timeline")
    for at in range(start + 1, len(lines)):
        told = lines[at]
        drawn = told[:1].isspace() if indented else _GOES_ON.match(told) or (at == end and _DRAWS.match(told))
        if told.strip() and not drawn:
            break
        end = at + 1 if told.strip() else end
    return end
