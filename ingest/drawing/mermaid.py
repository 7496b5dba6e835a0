"""Reads Mermaid: flow charts and state diagrams with their arrows, mind maps; other diagrams say nothing of topics.

The syntax is that of https://mermaid.js.org/syntax/flowchart.html and the pages beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .drawn import Drawn, Sketch, outlined, shown
from .flowchart import flowchart

_FLOW = re.compile(
    r"\s*(?:graph|flowchart(?:-elk)?)(?![\w-])[ \t]*(?:TB|TD|BT|RL|LR|[<>^v](?=\s|;|\Z))?[ \t]*;?", re.I
)
_TITLE = re.compile(r"\s*(?:accTitle\s*:|title\s*:|title\s)\s*(.*)")
_SHAPED = re.compile(r"[\w.-]{0,60}+(\(\(|\)\)|\{\{|[()\[])")
_CLOSING = {"((": "))", "))": "((", "{{": "}}", "(": ")", ")": "(", "[": "]"}
_STATE = re.compile(r'\s*state\s+(?:"([^"]{1,300})"\s+as\s+)?(\S{1,100})\s*(\{)?')
_NOTE = re.compile(r"\s*note\b")


def mermaid(text: str, line: int = 1) -> Drawn:
    """The drawing of a Mermaid text whose first line has this number in its document; empty where it draws no topics.

    >>> drawn = mermaid("graph TD; F[Flour] --> D(Dough) -->|bake| B")
    >>> [(node.name, node.text) for node in drawn.nodes]
    [('F', 'Flour'), ('D', 'Dough'), ('B', 'B')]
    >>> [(edge.source, edge.target, edge.label) for edge in drawn.edges]
    [('F', 'D', ''), ('D', 'B', 'bake')]
    """
    title, lines = _told(list(enumerate(text.split("\n"), line)))
    at = next((at for at, (_, told) in enumerate(lines) if told.strip()), len(lines))
    first = lines[at][1] if at < len(lines) else ""
    if header := _FLOW.match(first):
        return flowchart([(lines[at][0], first[header.end() :]), *lines[at + 1 :]], title)
    if first.split("-")[0].strip() == "stateDiagram":
        return _states(lines[at + 1 :], title)
    if first.strip() == "mindmap":
        return _mindmap(lines[at + 1 :], title)
    return Drawn()


def _told(lines: list[tuple[int, str]]) -> tuple[str, list[tuple[int, str]]]:
    """The title in the front matter, and the lines after it without comments."""
    start = next((at for at, (_, told) in enumerate(lines) if told.strip()), 0)
    end = 0
    if lines[start][1].strip() == "---":
        end = next((at for at in range(start + 1, len(lines)) if lines[at][1].strip() == "---"), start)
    titles = (_TITLE.match(told) for _, told in lines[start:end])
    title = next((found.group(1).strip("\"' ") for found in titles if found), "")
    after = lines[end + 1 :] if end else lines
    return title, [(number, told) for number, told in after if not told.lstrip().startswith("%%")]


def _mindmap(lines: Sequence[tuple[int, str]], title: str) -> Drawn:
    """A mind map: what is indented more deeply hangs below; lines of icons and classes say nothing."""
    told: list[tuple[int, str, int]] = []
    for number, text in lines:
        bare = text.strip()
        if bare and not bare.startswith("::"):
            told.append((len(text.expandtabs(4)) - len(text.expandtabs(4).lstrip()), _unshaped(bare), number))
    return outlined(told, "mindmap", title)


def _unshaped(text: str) -> str:
    """The text of a mind map's node, without the brackets of its shape and the name before them."""
    found = _SHAPED.match(text)
    if found and text.endswith(_CLOSING[found.group(1)]) and len(text) > found.end():
        text = text[found.end() : -len(found.group(1))]
    return shown(text.strip('"'))


def _states(lines: Sequence[tuple[int, str]], title: str) -> Drawn:
    """A state diagram: transitions, with the descriptions of states as their labels."""
    sketch = Sketch()
    sketch.title = title
    noted = False
    for number, text in lines:
        bare = text.strip()
        if noted or _NOTE.match(text):
            noted = bare != "end note" and ":" not in bare if not noted else bare != "end note"
        elif "-->" in bare:
            source, _, rest = bare.partition("-->")
            target, _, label = rest.partition(":")
            ends = [source.strip(), target.strip()]
            for name in ends:
                if name != "[*]":
                    sketch.node(name, "", number)
            sketch.join(ends[:1], ends[1:], number, shown(label))
        elif bare == "}":
            sketch.close_group()
        elif found := _STATE.match(text):
            _state(sketch, found, number)
        elif found := _TITLE.match(text):
            sketch.title = found.group(1)
        elif ":" in bare:
            name, _, label = bare.partition(":")
            sketch.node(name.strip(), shown(label.strip()), number)
    return sketch.drawn()


def _state(sketch: Sketch, found: re.Match[str], line: int) -> None:
    label, name, opens = found.groups()
    if opens:
        sketch.open_group(name, shown(label or name), line)
    else:
        sketch.node(name, shown(label or ""), line)
