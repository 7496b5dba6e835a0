"""A drawing in DOT, the language of Graphviz."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .drawing import NOTHING, Drawing, Edge, Group, Node
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
        *(_joint(group, edges) for group, edges in drawing.groups.items()),
        *(_edge(edge) for edge in drawing.edges),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _heading(drawing: Drawing) -> str:
    """The title above the picture, and under it what its signs mean, or that there is nothing to draw."""
    lines = [*wrap(printable(drawing.title), 40, 3), *wrap(_key(drawing), 50, 3)]
    label = r"\n".join(map(_escaped, lines))
    return f'label="{label}", labelloc=t, fontname="Helvetica", fontsize=14, fontcolor="{LIGHT.text}"'


def _key(drawing: Drawing) -> str:
    """What the signs of the picture mean, those that there are."""
    if not drawing.nodes:
        return NOTHING
    parts = {
        "colours: stages": drawing.stages > 1,
        "grey: known already": any(node.known for node in drawing.nodes),
        "dashed: weak evidence": any(edge.weak for edge in drawing.edges),
        "1 of n: one of these is enough": bool(drawing.groups),
    }
    told = ", ".join(part for part, shown in parts.items() if shown)
    return told and f"({told})"


def _node(node: Node, shade: Shade, page: str) -> str:
    number = "" if node.position is None else f"{node.position}. "
    label = r"\n".join(_escaped(part) for part in wrap(number + printable(node.label), 14, 4))
    state = "known already" if node.known else f"stage {node.stage}"
    told = _told(f"{printable(node.label, TOLD)} ({state})")
    colours = f'fillcolor="{shade.ground}", color="{shade.line}", fontcolor="{shade.text}"'
    link = f', URL="{page}"' if page else ""
    return f'  {_quoted(node.id)} [label="{label}", tooltip={told}, {colours}{link}];'


def _joint(group: Group, edges: Sequence[Edge]) -> str:
    """The node at which arrows from alternatives meet, and one arrow from there."""
    (target, any_of), first = group, edges[0]
    size = 'fontsize=9, margin="0.06,0.02", width=0, height=0'
    colours = f'fillcolor="{LIGHT.page}", color="{LIGHT.edge}", fontcolor="{LIGHT.soft}"'
    return (
        f'  {_name(group)} [label="1 of {len(any_of)}"{_tooltip(first)}, {size}, {colours}];\n'
        f"  {_name(group)} -> {_quoted(target)} [style={_style(first)}{_tooltip(first)}];"
    )


def _edge(edge: Edge) -> str:
    to = f"{_name(edge.group)}" if edge.group else _quoted(edge.target)
    head = ", arrowhead=none" if edge.group else ""
    return f"  {_quoted(edge.source)} -> {to} [style={_style(edge)}{head}{_tooltip(edge)}];"


def _name(group: Group) -> str:
    """The name of a group's node, which no topic has: a topic's id has no spaces."""
    target, any_of = group
    return _quoted(f"{target} needs one of {' '.join(any_of)}")


def _style(edge: Edge) -> str:
    return "dashed" if edge.weak else "solid"


def _tooltip(edge: Edge) -> str:
    return f", tooltip={_told(edge.title)}" if edge.title else ""


def _told(text: str) -> str:
    """`text` as a tooltip, in which Graphviz looks for codes twice."""
    return _quoted(text.replace("\\", "\\\\"))


def _quoted(text: str) -> str:
    return f'"{_escaped(printable(text))}"'


def _escaped(text: str) -> str:
    """`text` as it stands between quotes: backslashes, which begin codes of Graphviz, quotes and entities escaped."""
    return _ENTITY.sub("&amp;", text.replace("\\", "\\\\").replace('"', '\\"'))
