"""Reads a page of Markdown with what its front matter (YAML or TOML) says of the whole page."""

from __future__ import annotations

from .inline import inline_spans
from .markdown import FRONT_MATTER, markdown
from .outline import Node, NodeKind
from .records.records import asked
from .records.value import Mapping, Scalar
from .records.yaml import yaml


def page(text: str) -> Node:
    """The outline of a Markdown text; what its front matter asks for belongs to what the page is about.

    >>> [node.text for node in page("---\\ntitle: Rye loaf\\nprerequisites: [dough]\\n---\\nBake it.\\n").walk()]
    ['', 'Rye loaf', 'prerequisites:', 'dough', 'Bake it.']
    """
    root = markdown(text)
    front = FRONT_MATTER.match(text)
    told = yaml(front.group(1), 2) if front else None
    if not isinstance(told, Mapping):
        return root
    above = next((node for node in root.children if node.kind is NodeKind.HEADING and node.level == 1), None)
    title = told.get("title")
    if above is None and isinstance(title, Scalar) and title.text.strip():
        spans = inline_spans(title.text.strip(), title.line)
        above = Node(NodeKind.HEADING, title.line, title.line, spans, 1, children=root.children)
        root.children = [above]
    needed = [
        *asked(told),
        *(one for table in told.pairs if isinstance(table[1], Mapping) for one in asked(table[1])),
    ]
    (above or root).children[:0] = needed
    return root
