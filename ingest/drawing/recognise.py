"""Recognises the drawing in a block of code: by the language that the block names, or by its text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from ..outline import Node, NodeKind
from .boxes import boxes
from .dot import dot
from .drawn import Drawn
from .mermaid import mermaid
from .plantuml import plantuml
from .tree import tree

LANGUAGES: Mapping[str, Callable[[str, int], Drawn]] = {
    "mermaid": mermaid,
    "mmd": mermaid,
    "dot": dot,
    "graphviz": dot,
    "gv": dot,
    "plantuml": plantuml,
    "puml": plantuml,
    "uml": plantuml,
}
"""The reader of each language in which drawings are written, by the names that blocks of code give it."""

UNNAMED = frozenset(
    {"", "text", "txt", "plain", "plaintext", "ascii", "diagram", "tree", "none", "art", "markmap"}
)
"""What blocks of code are called that may hold a drawing in any language, or one made of characters."""

LONGEST_LINE = 4_000
MOST_LINES = 4_000
"""The size beyond which no line is one of a drawing, and so many lines of characters draw nothing."""

_OTHER_DIAGRAMS = (
    "sequenceDiagram|timeline|gantt|classDiagram|erDiagram|pie|journey|gitGraph|quadrantChart|requirementDiagram|"
    "sankey-beta|xychart-beta|block-beta|architecture-beta|kanban|packet-beta|C4Context"
)
_SIGNS: Mapping[str, re.Pattern[str]] = {
    "mermaid": re.compile(
        r"[ \t]*(?:(?:graph|flowchart(?:-elk)?)[ \t]+(?:TB|TD|BT|RL|LR)[ \t]*(?:;.*)?|mindmap[ \t]*|stateDiagram(?:-v2)?[ \t]*"
        rf"|(?:{_OTHER_DIAGRAMS})[ \t]*)\Z"
    ),
    "dot": re.compile(r"[ \t]*(?:strict[ \t]+)?(?:digraph|graph)\b[^{;]{0,80}\{"),
    "plantuml": re.compile(r"[ \t]*@start(?:uml|mindmap|wbs)\b"),
}
"""The line with which a drawing in each language begins."""
_COMMENT = re.compile(r"\s*(?:%%|//|/\*|#|'|\Z)")


def language(line: str) -> str | None:
    """The language of the drawing that begins with a line, None where none does.

    >>> language("flowchart LR"), language("digraph skills {"), language("graph the function")
    ('mermaid', 'dot', None)
    """
    return next((name for name, sign in _SIGNS.items() if sign.match(line)), None)


def recognise(text: str, info: str = "", line: int = 1) -> Drawn | None:
    """The drawing in a block of code whose first line has this number in its document, None where it holds none.

    `info` is what the block says of its language. A drawing that says nothing of topics, such as a time line, or with lines that no
    person wrote, is an empty one.
    """
    info = info.strip("{}.: \t").lower()
    lines = text.split("\n")
    name: str | None = info
    if info in UNNAMED:
        name = next((language(told) for told in lines if not _COMMENT.match(told)), None)
    elif info not in LANGUAGES:
        return None
    if max(map(len, lines)) > LONGEST_LINE or (name is None and len(lines) > MOST_LINES):
        return Drawn() if name else None
    return LANGUAGES[name](text, line) if name else boxes(text, line) or tree(text, line)


def drawing_of(node: Node) -> Drawn | None:
    """The drawing in a block of an outline, None where it is no block of code or holds none."""
    if node.drawing is not None or node.kind is not NodeKind.CODE:
        return node.drawing
    return recognise("\n".join(span.text for span in node.spans), node.info, node.line)
