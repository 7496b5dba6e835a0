"""What must be learned: a smallest set of topics that is closed under prerequisites, alternatives included.

Without alternatives the set is given by the prerequisites alone. With them, finding a smallest one is as hard
as the hitting set problem. The alternatives that bear upon each other are therefore gathered into independent
parts; a part of moderate size is solved exactly by branching, a larger one by a greedy rule.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Set
from graphlib import TopologicalSorter
from typing import NamedTuple, TypeAlias

from networkx.utils import UnionFind

from .knowledge import KnowledgeGraph
from .least import Clause, least
from .model import Prerequisite

Supplies: TypeAlias = dict[str, list[tuple[Prerequisite, str]]]
"""For the id of a step, its prerequisites that are not known yet, each with the step that satisfies it."""

EXACT_TOPICS = 10_000
"""A part of more topics than this is solved by the greedy rule."""

EXACT_CLAUSES = 64
"""A part of more clauses than this is solved by the greedy rule."""


def closure(
    graph: KnowledgeGraph, topics: Iterable[str], known: Set[str], min_confidence: float
) -> dict[str, None]:
    """The ids of the given topics and of all that they plainly require, without the known, as discovered.

    `known` must hold what its members require: nothing below a known topic is looked at.
    """
    return dict.fromkeys(_Needs(graph, known, min_confidence).closing(topics))


def smallest_closed(
    graph: KnowledgeGraph, targets: Iterable[str], known: Set[str], min_confidence: float
) -> frozenset[str]:
    """A smallest set of topic ids that holds the targets and, with the known ones, all that its members need.

    `known` must be closed under plain prerequisites; it is left out. Of several smallest sets it is the one
    whose ids, sorted, come first. Beyond `EXACT_TOPICS`, `EXACT_CLAUSES` or `least.BRANCHES` the set is
    closed but need not be smallest: each choice in turn falls on the alternative that adds the fewest topics.
    """
    forced = closure(graph, targets, known, min_confidence)
    needs = _Needs(graph, forced.keys() | known, min_confidence)
    chosen = set(forced)
    for part in _parts(needs, [clause for topic in forced for clause in needs.clauses(topic)]):
        exact = _exact(needs, part)
        chosen.update(_greedy(needs, part) if exact is None else exact)
    return frozenset(chosen)


def supplied(
    graph: KnowledgeGraph, targets: Set[str], learned: Set[str], known: Set[str], min_confidence: float
) -> tuple[dict[str, int], Supplies]:
    """The stages of the learned topics, and which of them satisfies what: what each target needs and so on.

    `learned` and `known` together must be closed. A clause is satisfied by an alternative that its topic or
    another requires anyway, or else by one of the lowest stage. Topics that are no target and satisfy nothing
    have no entry.
    """
    needs = {
        topic: [p for p in graph.requires(topic, min_confidence) if known.isdisjoint(p.needs)]
        for topic in learned
    }
    below = {topic: [need for p in ps for need in p.needs if need in learned] for topic, ps in needs.items()}
    anyway = targets | {p.requires for ps in needs.values() for p in ps}
    stages: dict[str, int] = {}
    supplies: Supplies = {}
    for topic in TopologicalSorter(below).static_order():
        own = {p.requires for p in needs[topic]}
        rank = {n: (n not in own, n not in anyway, stages[n], n) for n in below[topic]}
        supplies[topic] = [
            (p, min((n for n in p.needs if n in learned), key=rank.__getitem__)) for p in needs[topic]
        ]
        stages[topic] = 1 + max((stages[supplier] for _, supplier in supplies[topic]), default=0)
    return stages, {topic: supplies[topic] for topic in _used(targets, supplies)}


def _used(targets: Set[str], supplies: Supplies) -> set[str]:
    """The targets and all that satisfies what they need."""
    used, stack = set(targets), list(targets)
    while stack:
        fresh = {supplier for _, supplier in supplies[stack.pop()]} - used
        used |= fresh
        stack.extend(fresh)
    return used


class _Needs:
    """What topics need beyond those that are settled."""

    def __init__(self, graph: KnowledgeGraph, settled: Set[str], min_confidence: float) -> None:
        self._graph = graph
        self._settled = settled
        self._min_confidence = min_confidence

    def plain(self, topic: str) -> list[str]:
        """The ids that the topic requires."""
        found = (p.requires for p in self._graph.requires(topic, self._min_confidence))
        return [need for need in found if need is not None and need not in self._settled]

    def clauses(self, topic: str) -> list[Clause]:
        """The alternatives of the topic of which none is settled."""
        found = (p.any_of for p in self._graph.requires(topic, self._min_confidence) if p.any_of)
        return [(topic, any_of) for any_of in found if self._settled.isdisjoint(any_of)]

    def every(self, topic: str) -> list[str]:
        """The ids that the topic requires or may choose among."""
        return [*self.plain(topic), *(need for _, any_of in self.clauses(topic) for need in any_of)]

    def closing(self, topics: Iterable[str], without: Set[str] = frozenset()) -> Iterator[str]:
        """The unsettled topics and all that they plainly require, one by one, the nearest first."""
        seen = dict.fromkeys(topic for topic in topics if topic not in self._settled and topic not in without)
        queue = deque(seen)
        while queue:
            topic = queue.popleft()
            yield topic
            for need in self.plain(topic):
                if need not in seen and need not in without:
                    seen[need] = None
                    queue.append(need)


class _Part(NamedTuple):
    """Open alternatives that bear upon each other, and all topics that may have to be learned for them."""

    clauses: list[Clause]
    topics: list[str]


def _parts(needs: _Needs, clauses: list[Clause]) -> list[_Part]:
    """The open alternatives in parts that have no topic in common, alternatives of alternatives included."""
    joined: UnionFind[Clause] = UnionFind(clauses)
    reached: dict[str, Clause] = {}
    for clause in clauses:
        stack = list(clause[1])
        while stack:
            topic = stack.pop()
            if topic in reached:
                joined.union(clause, reached[topic])
            else:
                reached[topic] = clause
                stack.extend(needs.every(topic))
    parts: dict[Clause, _Part] = {}
    for clause in clauses:
        parts.setdefault(joined[clause], _Part([], [])).clauses.append(clause)
    for topic, clause in reached.items():
        parts[joined[clause]].topics.append(topic)
    return list(parts.values())


def _greedy(needs: _Needs, part: _Part) -> set[str]:
    """A closed set for the part: each choice in turn falls on the alternative that adds the fewest topics.

    Of several it falls on the one that the most clauses offer; clauses that offer such come first.
    """
    offered = Counter(topic for _, any_of in part.clauses for topic in any_of)
    found: set[str] = set()
    queue = deque(
        sorted(part.clauses, key=lambda clause: (-max(offered[need] for need in clause[1]), clause))
    )
    while queue:
        _, any_of = queue.popleft()
        if found.isdisjoint(any_of):
            added = _first_closed(needs, sorted(any_of, key=lambda topic: (-offered[topic], topic)), found)
            found.update(added)
            queue.extend(clause for topic in added for clause in needs.clauses(topic))
    return found


def _first_closed(needs: _Needs, topics: Iterable[str], found: Set[str]) -> list[str]:
    """The smallest of what the single topics add to what was found, the first of several."""
    growing = [(needs.closing([topic], found), list[str]()) for topic in topics]
    # All grow in step, so that a topic with a million prerequisites costs no more than the smallest.
    while True:
        for closing, added in growing:
            topic = next(closing, None)
            if topic is None:
                return added
            added.append(topic)


def _exact(needs: _Needs, part: _Part) -> Set[str] | None:
    """A smallest closed set for the part, None where finding it takes too long."""
    if len(part.topics) > EXACT_TOPICS:
        return None
    clauses = [*part.clauses, *(clause for topic in part.topics for clause in needs.clauses(topic))]
    if len(clauses) > EXACT_CLAUSES:
        return None
    return least({topic: needs.plain(topic) for topic in part.topics}, clauses)
