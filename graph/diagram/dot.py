"""A drawing in DOT, the language of Graphviz."""

from __future__ import annotations

import re

from .drawing import NOTHING, Drawing, Edge, Node
from .palette import LIGHT, Shade, shades
from .text import printable, wrap

TOLD = 300
"""The number of characters of a label that a tooltip tells."""

_ENTITY = re.compile(r"&(?=#?\w+;)")


def dot(drawing: Drawing) -> str:
    """The drawing as a DOT digraph whose nodes are named by topic ids: from top to bottom, a map from left to right.

    Every string is quoted; nothing of a topic becomes a link or markup. Graphviz copies an address into its pictures
    as it stands, so that those of pages have no character that means anything there.
    """
    kinds = [LIGHT.known, *shades(drawing.stages)]
    rank = "LR" if drawing.across else "TB"
    lines = [
        f"digraph {_quoted(drawing.title)} {{",
        f'  graph [rankdir={rank}, nodesep=0.3, ranksep=0.6, pack=24, packmode="graph", {_heading(drawing)}];',
        '  node [shape=box, style="rounded,filled", fontname="Helvetica", fontsize=11, margin="0.15,0.08"];',
        f'  edge [color="{LIGHT.edge}", arrowsize=0.7];',
        *(_node(node, kinds[0 if node.known else node.stage], drawing.page(node)) for node in drawing.nodes),
        *(_edge(edge) for edge in drawing.edges),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _heading(drawing: Drawing) -> str:
    """The title above the picture, which tells, too, where there is nothing to draw."""
    lines = [*wrap(printable(drawing.title), 40, 3), *([] if drawing.nodes else [NOTHING])]
    label = r"\n".join(map(_escaped, lines))
    return f'label="{label}", labelloc=t, fontname="Helvetica", fontsize=14, fontcolor="{LIGHT.text}"'


def _node(node: Node, shade: Shade, page: str) -> str:
    number = "" if node.position is None else f"{node.position}. "
    label = r"\n".join(_escaped(part) for part in wrap(number + printable(node.label), 14, 4))
    state = "known already" if node.known else f"stage {node.stage}"
    told = _told(f"{printable(node.label, TOLD)} ({state})")
    colours = f'fillcolor="{shade.ground}", color="{shade.line}", fontcolor="{shade.text}"'
    link = f', URL="{page}"' if page else ""
    return f'  {_quoted(node.id)} [label="{label}", tooltip={told}, {colours}{link}];'


def _edge(edge: Edge) -> str:
    style = "dashed" if edge.any_of else "dotted" if edge.weak else "solid"
    told = f", tooltip={_told(edge.title)}" if edge.title else ""
    return f"  {_quoted(edge.source)} -> {_quoted(edge.target)} [style={style}{told}];"


def _told(text: str) -> str:
    """`text` as a tooltip, in which Graphviz looks for codes twice."""
    return _quoted(text.replace("\\", "\\\\"))


def _quoted(text: str) -> str:
    return f'"{_escaped(printable(text))}"'


def _escaped(text: str) -> str:
    """`text` as it stands between quotes: backslashes, which begin codes of Graphviz, quotes and entities escaped."""
    return _ENTITY.sub("&amp;", text.replace("\\", "\\\\").replace('"', '\\"'))
