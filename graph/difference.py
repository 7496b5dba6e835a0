"""How two graphs differ: topics, prerequisites, and the order that these put topics in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

import networkx as nx

from .knowledge import DEFAULT_CONFIDENCE, KnowledgeGraph
from .label import fold
from .model import Prerequisite, Topic
from .path import Chain, chain

T = TypeVar("T")
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Compared(Generic[T]):
    """What only the one graph has, what only the other has, what both have but tell differently, and the number of the rest."""

    only_one: tuple[T, ...]
    only_other: tuple[T, ...]
    changed: tuple[tuple[T, T], ...]
    same: int


@dataclass(frozen=True, slots=True)
class Inversion:
    """Two topics in opposite order: `one` is a chain from `before` to `after`, `other` leads back in the other graph."""

    before: Topic
    after: Topic
    one: Chain
    other: Chain


@dataclass(frozen=True, slots=True)
class Difference:
    """What tells one graph from another."""

    topics: Compared[Topic]
    prerequisites: Compared[Prerequisite]
    inversions: tuple[Inversion, ...]

    def __bool__(self) -> bool:
        """Tell whether there is any difference."""
        sides = (self.topics, self.prerequisites)
        return bool(self.inversions) or any(s.only_one or s.only_other or s.changed for s in sides)


def difference(
    one: KnowledgeGraph, other: KnowledgeGraph, min_confidence: float = DEFAULT_CONFIDENCE
) -> Difference:
    """What tells the graph `one` from the graph `other`, prerequisites below `min_confidence` left out.

    Topics are the same that have one id, or else a name that means no other topic. They are told differently where
    label (but for case and number) or kind differ, prerequisites where basis or confidence do. Of topics in opposite order those pairs are
    given that are neighbours in one of the graphs; all others follow from them.

    >>> from roadgraph.graph.model import Basis
    >>> topics = [Topic("a", "A"), Topic("b", "B")]
    >>> there = Prerequisite("a", "b", (), Basis.STATED, 0.9, ())
    >>> back = Prerequisite("b", "a", (), Basis.STATED, 0.9, ())
    >>> found = difference(KnowledgeGraph(topics, prerequisites=[there]), KnowledgeGraph(topics, prerequisites=[back]))
    >>> [(inversion.before.label, inversion.after.label) for inversion in found.inversions]
    [('B', 'A')]
    """
    named = _counterparts(one, other)

    def name(topic: str) -> str:
        return named.get(topic, f"other:{topic}")  # no id of a topic holds a colon

    topics = _compared(dict(one.topics), {name(t): topic for t, topic in other.topics.items()}, _told_topic)
    asked, asked_there = _asked(one, str, min_confidence), _asked(other, name, min_confidence)
    order = one.prerequisite_graph(min_confidence)
    reverse = nx.relabel_nodes(other.prerequisite_graph(min_confidence), name)
    names = {here: there for there, here in named.items()}
    inversions = [
        Inversion(one.topics[before], one.topics[after], there, back)
        for before, after in _inverted(order, reverse)
        if (there := chain(one, before, after, min_confidence)) is not None
        and (back := chain(other, names[after], names[before], min_confidence)) is not None
    ]
    inversions.sort(key=lambda i: (i.before.label, i.after.label, i.before.id, i.after.id))
    return Difference(topics, _compared(asked, asked_there, _told_prerequisite), tuple(inversions))


def _counterparts(one: KnowledgeGraph, other: KnowledgeGraph) -> dict[str, str]:
    """The ids in `one` of the topics that `other` has, too, by their ids in `other`."""
    named = {topic: topic for topic in other.topics if topic in one.topics}
    taken = set(named)
    for topic in other.topics.values():
        if topic.id in named:
            continue
        for name in (topic.label, *topic.aliases):
            found = one.find(name)
            if found is not None and found.id not in taken:
                named[topic.id] = found.id
                taken.add(found.id)
                break
    return named


def _asked(
    graph: KnowledgeGraph, name: Callable[[str], str], min_confidence: float
) -> dict[tuple[str, ...], Prerequisite]:
    """The prerequisites of a graph by the names of the topic and of what it needs."""
    asked: dict[tuple[str, ...], Prerequisite] = {}
    for p in graph.prerequisites:
        if p.confidence >= min_confidence:
            asked.setdefault((name(p.topic), *sorted(map(name, p.needs))), p)
    return asked


def _compared(one: Mapping[Key, T], other: Mapping[Key, T], told: Callable[[T], object]) -> Compared[T]:
    both = [(value, other[key]) for key, value in one.items() if key in other]
    changed = tuple((this, that) for this, that in both if told(this) != told(that))
    return Compared(
        only_one=tuple(value for key, value in one.items() if key not in other),
        only_other=tuple(value for key, value in other.items() if key not in one),
        changed=changed,
        same=len(both) - len(changed),
    )


def _told_topic(topic: Topic) -> object:
    return fold(topic.label), topic.kind


def _told_prerequisite(p: Prerequisite) -> object:
    return p.basis, p.confidence


def _inverted(one: nx.DiGraph[str], other: nx.DiGraph[str]) -> set[tuple[str, str]]:
    """The pairs that `one` has in this order and `other` in the opposite, neighbours in one of them.

    Both orders together make a circle of such a pair, so that only circles have to be searched.
    """
    found: set[tuple[str, str]] = set()
    for circle in nx.strongly_connected_components(nx.compose(one, other)):
        these, those = (order.subgraph(circle) for order in (one, other))
        found.update((u, v) for u, v in these.edges if _leads(those, v, u))
        found.update((v, u) for u, v in those.edges if _leads(these, v, u))
    return found


def _leads(order: nx.DiGraph[str], start: str, end: str) -> bool:
    return start in order and end in order and nx.has_path(order, start, end)
