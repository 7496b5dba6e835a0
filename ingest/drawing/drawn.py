"""A drawing as its text gives it, whatever language it is written in: nodes, groups of nodes, and lines between them."""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

Named = TypeVar("Named", bound=Hashable)
Kind = Literal["flow", "tree", "mindmap"]

MOST_JOINED = 20
"""The number of nodes that one arrow may join on either side; what joins more is taken for no drawing of a person."""
LONGEST_LABEL = 300
"""The number of characters within which a label must end."""
WIDE_FAN = 3
"""The least number of arrows from one node that makes a flow chart without further words a classification."""

_BREAK = re.compile(r"<br\s{0,3}/?>|\\[nlr]", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_ENTITY = re.compile(r"(?<!&)#(\w{1,10});")
_ICON = re.compile(r"(?<!\w)fa[a-z]?:fa-[\w-]{1,40}")
_STRONG = re.compile(r"\*\*|__|`")
_EMPHASIS = re.compile(r"(?<!\w)\*(\S[^*\n]{0,80})\*(?!\w)")
_SPACES = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """A node: the name by which the drawing refers to it, its label ("" where it has none), its line and its group."""

    name: str
    label: str
    line: int
    group: str = ""

    @property
    def text(self) -> str:
        """What the node shows: its label, else its name; a line break where the label has one."""
        return self.label or self.name.replace("_", " ").strip()


@dataclass(frozen=True, slots=True)
class DrawnEdge:
    """A line from one node or group to another, by name; `directed` tells that it is an arrow."""

    source: str
    target: str
    line: int
    label: str = ""
    dotted: bool = False
    directed: bool = True


@dataclass(frozen=True, slots=True)
class DrawnGroup:
    """A frame around nodes, with its own name and label, its line and the group that it stands in."""

    name: str
    label: str
    line: int
    group: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing. Lines count from 1 as in the document; names are unique among the nodes and groups of the drawing.

    The edges of a tree or mind map lead from what is above to what is below.
    """

    nodes: tuple[DrawnNode, ...] = ()
    edges: tuple[DrawnEdge, ...] = ()
    groups: tuple[DrawnGroup, ...] = ()
    kind: Kind = "flow"
    title: str = ""

    @property
    def parts(self) -> tuple[DrawnNode | DrawnGroup, ...]:
        """Its groups, then its nodes."""
        return (*self.groups, *self.nodes)

    @property
    def roots(self) -> tuple[str, ...]:
        """The names of the nodes to which no edge leads, in the order of the drawing."""
        below = {edge.target for edge in self.edges}
        return tuple(node.name for node in self.nodes if node.name not in below)

    @property
    def below(self) -> dict[str, list[DrawnEdge]]:
        """The edges that leave each node or group."""
        leaving: defaultdict[str, list[DrawnEdge]] = defaultdict(list)
        for edge in self.edges:
            leaving[edge.source].append(edge)
        return dict(leaving)

    @property
    def widest(self) -> int:
        """The largest number of edges that leave one node."""
        return max(Counter(edge.source for edge in self.edges).values(), default=0)

    @property
    def is_tree(self) -> bool:
        """Whether all nodes hang together below one root, each below exactly one other."""
        names = {node.name for node in self.nodes}
        ends = Counter(edge.target for edge in self.edges)
        inside = all(edge.source in names and edge.target in names for edge in self.edges)
        if (
            not inside
            or len(self.roots) != 1
            or len(ends) + 1 != len(names)
            or max(ends.values(), default=0) > 1
        ):
            return False
        return not looping([(edge.source, edge.target) for edge in self.edges])


def looping(pairs: Sequence[tuple[Named, Named]]) -> frozenset[Named]:
    """What stands on a cycle of these arrows, or between two cycles.

    >>> sorted(looping([("a", "b"), ("b", "c"), ("c", "b"), ("c", "d")]))
    ['b', 'c']
    """
    left = _with_entrance(pairs)
    return _with_entrance([(b, a) for a, b in pairs if a in left and b in left])


def _with_entrance(pairs: Sequence[tuple[Named, Named]]) -> frozenset[Named]:
    """What is left of a graph when whatever nothing leads to is taken away again and again."""
    entering = Counter(target for _, target in pairs)
    leaving: defaultdict[Named, list[Named]] = defaultdict(list)
    for source, target in pairs:
        leaving[source].append(target)
    left = {name for pair in pairs for name in pair}
    free = [name for name in left if not entering[name]]
    while free:
        name = free.pop()
        left.discard(name)
        for target in leaving[name]:
            entering[target] -= 1
            if not entering[target]:
                free.append(target)
    return frozenset(left)


class Sketch:
    """Gathers a drawing while its text is being read: a node is as first labelled, and in the group that first names it."""

    def __init__(self, kind: Kind = "flow") -> None:
        self.kind: Kind = kind
        self.title = ""
        self.edges: list[DrawnEdge] = []
        self._nodes: dict[str, DrawnNode] = {}
        self._groups: dict[str, DrawnGroup] = {}
        self._open: list[str] = []
        self._hidden: set[str] = set()

    def node(self, name: str, label: str, line: int) -> None:
        """Add a node, or what a further mention tells of it; the name of a group stands for that group."""
        if name in self._groups:
            return
        group = self._open[-1] if self._open else ""
        known = self._nodes.get(name)
        if known is None:
            self._nodes[name] = DrawnNode(name, label, line, group)
            return
        if label and not known.label:
            known = replace(known, label=label, line=line)
        self._nodes[name] = replace(known, group=known.group or group)

    def hide(self, name: str) -> None:
        """Leave a node out of the drawing: it shows nothing and only holds others in place."""
        self._hidden.add(name)

    def label(self, name: str) -> str:
        """The text that the node of this name shows; the name itself where there is none."""
        return self._nodes[name].text if name in self._nodes else name

    def join(
        self, sources: Sequence[str], targets: Sequence[str], line: int,
        label: str = "", dotted: bool = False, directed: bool = True,
    ) -> None:  # fmt: skip
        """Draw a line from every source to every target."""
        if len(sources) > MOST_JOINED or len(targets) > MOST_JOINED:
            return
        self.edges.extend(
            DrawnEdge(source, target, line, label, dotted, directed)
            for source in sources
            for target in targets
            if source != target
        )

    def open_group(self, name: str, label: str, line: int) -> None:
        """Open a group, in the group that is open."""
        name = name or f"group at {line}.{len(self._groups)}"
        self._groups.setdefault(name, DrawnGroup(name, label, line, self._open[-1] if self._open else ""))
        self._nodes.pop(name, None)
        self._open.append(name)

    def reopen_group(self, name: str) -> None:
        """Open a group that was closed."""
        self._open.append(name)

    def label_group(self, label: str) -> None:
        """Label the group that is open, or the drawing."""
        if self._open:
            self._groups[self._open[-1]] = replace(self._groups[self._open[-1]], label=label)
        else:
            self.title = label

    def close_group(self) -> None:
        """Close the group that was opened last, if one is open."""
        if self._open:
            self._open.pop()

    def drawn(self) -> Drawn:
        """The drawing."""
        nodes = tuple(node for name, node in self._nodes.items() if name not in self._hidden)
        known = {node.name for node in nodes} | self._groups.keys()
        edges = tuple(edge for edge in self.edges if edge.source in known and edge.target in known)
        return Drawn(nodes, edges, tuple(self._groups.values()), self.kind, self.title)


def outlined(lines: Iterable[tuple[int, str, int]], kind: Kind, title: str = "") -> Drawn:
    """The drawing of an outline of (depth, label, line): each line hangs below the last one of a smaller depth."""
    sketch = Sketch(kind)
    sketch.title = title
    above: list[tuple[int, str]] = []
    for at, (depth, label, line) in enumerate(lines):
        while above and above[-1][0] >= depth:
            above.pop()
        name = f"n{at}"
        sketch.node(name, label, line)
        if above:
            sketch.join([above[-1][1]], [name], line)
        above.append((depth, name))
    return sketch.drawn()


def shown(label: str) -> str:
    r"""A label as a reader sees it: without tags, entities, emphasis and icons; line breaks stay, other spaces are one.

    >>> shown("<b>Rye</b> &amp; wheat<br/>`**flour**`"), shown("A* search")
    ('Rye & wheat\nflour', 'A* search')
    """
    text = _TAG.sub(" ", _BREAK.sub("\n", _ICON.sub(" ", label[:LONGEST_LABEL])))
    text = _EMPHASIS.sub(r"\1", _STRONG.sub("", html.unescape(_ENTITY.sub(_entity, text))))
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n")).strip("\n")


def _entity(found: re.Match[str]) -> str:
    return f"&#{found.group(1)};" if found.group(1).isdigit() else f"&{found.group(1)};"
