"""Reads PlantUML: arrows between components, states and old-style activities, mind maps and work breakdowns.

Activities that merely follow each other (`:Knead;`) become nodes without edges: their order proves nothing. Messages
between the participants of a sequence diagram and relations of classes say nothing of topics.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .drawn import Drawn, Sketch, outlined, shown

_START = re.compile(r"\s*@start(\w+)")
_BRANCH = re.compile(r"\s*([*+#-]{1,40})(?:\[#?[\w#]{0,40}\])?[_<>]?[ :]\s*+(.+)")
_SEQUENCE = re.compile(
    r"\s*(?:(?:participant|activate|deactivate|autonumber|return|boundary|alt|loop|par)(?!\w)|\w++\s*+->{1,2}\s*+\w++\s*+:)"
)
_TITLE = re.compile(r"\s*title\s+(.+)")
_ACTIVITY = re.compile(r"\s*:([^;|]{1,300})[;|]\s*\Z")
_QUIET = re.compile(
    r"\s*(?:skinparam|hide|show|left|right|top|scale|header|footer|legend|note|if|else|elseif|endif|while|endwhile|"
    r"repeat|fork|end|start|stop|split|detach|kill|!|@)(?!\w)"
)
_DECLARED = re.compile(
    r"\s*(?:abstract\s|component|rectangle|state|node|package|agent|card|folder|frame|cloud|object|usecase|artifact|"
    r"storage|database|queue|stack|hexagon|file|process|partition|group|map|actor|interface|collections|together)"
    r"(?![\w\-.>])\s*(.*)"
)
_END = re.compile(
    r"""\s*(?:"([^"]{1,300})" | \[(?!\*\])([^\[\]]{1,300})\] | \((?!\*\))([^()]{1,300})\)
        | (\[\*\]|\(\*[^()]{0,10}\)) | ([\w.]+(?:-[\w.]+)*+))""",
    re.VERBOSE,
)
_ALIAS = re.compile(r"\s*as\s+([\w.]+)")
_ARROW = re.compile(
    r"\s*(<?)([-.=]+(?:\[[^\[\]]{0,60}\]|left|right|up|down|[lrud](?=[-.]))?[-.=]*)(>{0,2})(?=[\s\[(\"\w]|\Z)"
)
_EDGE_LABEL = re.compile(r"\s*\[([^\[\]]{0,300})\]")


def plantuml(text: str, line: int = 1) -> Drawn:
    """The drawing of a PlantUML text whose first line has this number in its document; empty where it draws no topics.

    >>> drawn = plantuml("@startuml\\n[Flour] --> [Dough] : mix\\n[Dough] ..> Bread\\n@enduml")
    >>> [(edge.source, edge.target, edge.label, edge.dotted) for edge in drawn.edges]
    [('Flour', 'Dough', 'mix', False), ('Dough', 'Bread', '', True)]
    """
    lines = _told(list(enumerate(text.split("\n"), line)))
    kinds = [found.group(1).lower() for _, told in lines if (found := _START.match(told))]
    if kinds[:1] in (["mindmap"], ["wbs"]):
        return _outline(lines)
    if any(_SEQUENCE.match(told) for _, told in lines):
        return Drawn()
    reader = _Reader()
    for number, told in lines:
        reader.read(told, number)
    return reader.sketch.drawn()


def _told(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """The lines without comments."""
    told: list[tuple[int, str]] = []
    comment = False
    for number, text in lines:
        comment = comment or text.lstrip().startswith("/'")
        if not comment and not text.lstrip().startswith("'"):
            told.append((number, text))
        comment = comment and "'/" not in text
    return told


def _outline(lines: Sequence[tuple[int, str]]) -> Drawn:
    """A mind map or a work breakdown: the number of stars tells the level; indented stars their indentation."""
    branches: list[tuple[int, str, int]] = []
    title = ""
    for number, text in lines:
        if found := _TITLE.match(text):
            title = found.group(1)
        elif found := _BRANCH.match(text):
            indent = len(text.expandtabs(4)) - len(text.expandtabs(4).lstrip())
            # On either side of the root, "+" and "-" count like stars.
            branches.append((indent + len(found.group(1)), shown(found.group(2).rstrip(" ;")), number))
    return outlined(branches, "mindmap", title)


class _Reader:
    """Reads arrows, declarations and activities line by line."""

    def __init__(self) -> None:
        self.sketch = Sketch()
        self._last = ""

    def read(self, text: str, line: int) -> None:
        """Read one line; what is nothing of the three is passed over."""
        bare = text.strip()
        if found := _TITLE.match(text):
            self.sketch.title = shown(found.group(1))
        elif found := _ACTIVITY.match(text):
            self.sketch.node(shown(found.group(1)), "", line)
        elif bare == "}":
            self.sketch.close_group()
        elif _QUIET.match(text):
            return
        elif found := _DECLARED.match(text):
            self._declaration(found.group(1), line)
        else:
            self._statement(text, line)

    def _declaration(self, text: str, line: int) -> None:
        opens = text.rstrip().endswith("{")
        end = self._end(text, 0)
        name, label = (end[0], end[1]) if end else ("", "")
        if end and (alias := _ALIAS.match(text, end[2])):
            name, label = alias.group(1), label or name
        if opens:
            self.sketch.open_group(name, label or name, line)
        elif name:
            self.sketch.node(name, label, line)

    def _statement(self, text: str, line: int) -> None:
        """Read an arrow, with the last target as its source where it begins the line, or a component alone."""
        source = self._end(text, 0)
        at = source[2] if source else 0
        arrow = _ARROW.match(text, at)
        if source and not arrow:
            self._component(source, text, line)
            return
        if arrow is None:
            return
        label = _EDGE_LABEL.match(text, arrow.end()) if not source or source[1] == "*" else None
        target = self._end(text, label.end() if label else arrow.end())
        if target is None:
            return
        name = source[0] if source else self._last
        for end in (source, target):
            if end and end[0]:
                self.sketch.node(end[0], end[1].strip("*"), line)
        rest = text[target[2] :].partition(":")
        told = shown(label.group(1) if label else rest[2].strip())
        self._draw(name, target[0], arrow, told, line)
        alias = _ALIAS.match(text, target[2])
        self._last = alias.group(1) if alias else target[0]

    def _draw(self, source: str, target: str, arrow: re.Match[str], label: str, line: int) -> None:
        back, shaft, head = arrow.groups()
        directed = bool(back) != bool(head)
        ends = ([target], [source]) if back else ([source], [target])
        if source and target and len(shaft) > 0:
            self.sketch.join(
                *ends, line, label, "." in shaft or "dotted" in shaft or "dashed" in shaft, directed
            )

    def _component(self, end: tuple[str, str, int], text: str, line: int) -> None:
        """Read a component that stands alone, perhaps with the name by which arrows call it."""
        alias = _ALIAS.match(text, end[2])
        if alias:
            self.sketch.node(alias.group(1), end[1] or end[0], line)
        elif text.lstrip()[:1] in '[("' and not text[end[2] :].strip():
            self.sketch.node(end[0], end[1].strip("*"), line)

    def _end(self, text: str, at: int) -> tuple[str, str, int] | None:
        """Read one end of an arrow: its name ("" for a start or an end), its label, and where it ends."""
        found = _END.match(text, at)
        if found is None:
            return None
        quoted, component, case, mark, word = found.groups()
        if mark:
            return "", "*", found.end()
        name = quoted or component or case or word
        return name, shown(name) if not word else "", found.end()
