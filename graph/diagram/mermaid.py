"""A drawing as a Mermaid flowchart."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..errors import LimitError
from .drawing import NOTHING, Drawing, Edge, Node
from .palette import LIGHT, Shade, shades
from .text import printable

_SPECIAL = re.compile(r"[^\w ,()/-]|_|(?<!\w)-|-(?!\w)")
"""All but letters and digits of any alphabet, spaces, hyphens between those, and the few marks that mean nothing."""

_HINT = "ask for the way to fewer topics, or use SVG or DOT"

LONGEST = 80
"""The number of characters of a label that are shown."""


MOST_LINKS = 500
"""The number of links that Mermaid draws as it is shipped."""

MOST_TEXT = 50_000
"""The number of characters that Mermaid reads as it is shipped."""


def mermaid(drawing: Drawing) -> str:
    """The drawing as a flowchart: from top to bottom, a map from left to right.

    Nodes are named n1, n2 and so on. Labels are quoted, and whatever in them could end the quotes or be read as
    Markdown is written as a numbered entity. Raises `LimitError` for what Mermaid would refuse to draw.
    """
    names = {node.id: f"n{index}" for index, node in enumerate(drawing.nodes, 1)}
    links = _links(drawing, names)
    if len(links) > MOST_LINKS:
        raise LimitError(f"Mermaid draws {MOST_LINKS} arrows, the diagram has {len(links):,}", _HINT)
    lines = [
        f"flowchart {'LR' if drawing.across else 'TD'}",
        *([] if drawing.nodes else [f'  nothing["{_coded(NOTHING)}"]']),
        *(f"  {names[node.id]}{_node(node)}" for node in drawing.nodes),
        *(
            f'  any{index}(["1 of {len(any_of)}"]):::joint'
            for index, (_, any_of) in enumerate(drawing.groups, 1)
        ),
        *links,
        *(f'  click {names[node.id]} href "{drawing.page(node)}"' for node in drawing.nodes if drawing.pages),
        *_classes(drawing),
    ]
    text = "\n".join(lines) + "\n"
    if len(text) > MOST_TEXT:
        raise LimitError(f"Mermaid reads {MOST_TEXT:,} characters, the diagram has {len(text):,}", _HINT)
    return text


def _node(node: Node) -> str:
    number = "" if node.position is None else f"{node.position}. "
    known = " (known already)" if node.known else ""
    kind = "known" if node.known else f"stage{node.stage}"
    return f'["{_coded(number + printable(node.label, LONGEST) + known)}"]:::{kind}'


def _links(drawing: Drawing, names: Mapping[str, str]) -> list[str]:
    """The links between topics; those from alternatives meet at a node of their own."""
    joints = {group: f"any{index}" for index, group in enumerate(drawing.groups, 1)}
    links = [
        f"  {names[edge.source]} {_link(edge, bool(edge.group))} "
        f"{joints[edge.group] if edge.group else names[edge.target]}"
        for edge in drawing.edges
    ]
    for group, (edge, *_) in drawing.groups.items():
        links.append(f"  {joints[group]} {_link(edge, False)} {names[edge.target]}")
    return links


def _link(edge: Edge, headless: bool) -> str:
    return ("-.-" if edge.weak else "---") if headless else ("-.->" if edge.weak else "-->")


def _coded(text: str) -> str:
    """`text` with every special character as a decimal entity of Mermaid, such as `#35;` for `#`.

    An empty label, which Mermaid does not read, becomes a space that stays.
    """
    return _SPECIAL.sub(lambda found: f"#{ord(found.group())};", text or "\xa0")


def _classes(drawing: Drawing) -> list[str]:
    """The colours of the stages and of known topics, light boxes with dark text, which any page suits."""
    lines = [_class(f"stage{stage}", shade) for stage, shade in enumerate(shades(drawing.stages), 1)]
    lines += [_class("known", LIGHT.known)] * any(node.known for node in drawing.nodes)
    return lines + [f"  classDef joint fill:{LIGHT.page},stroke:{LIGHT.edge},color:{LIGHT.soft}"] * bool(
        drawing.groups
    )


def _class(name: str, shade: Shade) -> str:
    return f"  classDef {name} fill:{shade.ground},stroke:{shade.line},color:{shade.text}"
