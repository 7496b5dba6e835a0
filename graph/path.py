"""Learning paths, chains of prerequisites, and all that requires a topic or is required by it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import takewhile
from typing import TypeAlias

from .choice import closure, smallest_closed, supplied
from .knowledge import DEFAULT_CONFIDENCE, KnowledgeGraph
from .model import Prerequisite, Topic


@dataclass(frozen=True, slots=True)
class LearningStep:
    """A topic to learn, and why.

    `position` counts the steps from 1. `stage` is one more than the length of the longest chain of steps
    below it, so that the steps of one stage can be learned side by side. `requires` are the ids of earlier
    steps that it needs directly, by position. `chosen_from` are the alternatives among which the topic was
    chosen, empty where it is needed anyway. `because` are the prerequisites of later steps that it satisfies,
    empty for a mere target.
    """

    position: int
    stage: int
    topic: Topic
    requires: tuple[str, ...]
    chosen_from: tuple[str, ...]
    because: tuple[Prerequisite, ...]


@dataclass(frozen=True, slots=True)
class LearningPath:
    """What to learn, in order, to reach the target topics for someone who knows some topics."""

    target: tuple[Topic, ...]
    knowing: tuple[Topic, ...]
    steps: tuple[LearningStep, ...]

    @property
    def length(self) -> int:
        """The number of steps."""
        return len(self.steps)


@dataclass(frozen=True, slots=True)
class Chain:
    """A line of topics, each a prerequisite of the next, and the prerequisites that link them, one fewer."""

    topics: tuple[Topic, ...]
    prerequisites: tuple[Prerequisite, ...]

    @property
    def length(self) -> int:
        """The number of links."""
        return len(self.prerequisites)


@dataclass(frozen=True, slots=True)
class Reached:
    """A topic and its distance: the length of the shortest chain of prerequisites that leads to it."""

    topic: Topic
    distance: int


def learning_path(
    graph: KnowledgeGraph,
    to: Sequence[str],
    knowing: Sequence[str] = (),
    min_confidence: float = DEFAULT_CONFIDENCE,
) -> LearningPath:
    """The shortest learning path to the topics `to` for someone who knows the topics `knowing` (references).

    Steps stand by stage, then label, so that each comes after all that it needs. To know a topic is to know
    what it requires; of its alternatives nothing is assumed. Where topics need one of several, a smallest set
    of topics is found (see `choice.smallest_closed` for the limits of that).

    Raises `UnknownTopicError` for a reference that names no topic.

    >>> from roadgraph.graph.model import Basis
    >>> graph = KnowledgeGraph(
    ...     topics=[Topic("calculus", "Calculus"), Topic("gradient", "Gradient"), Topic("limit", "Limit")],
    ...     prerequisites=[
    ...         Prerequisite("gradient", "calculus", (), Basis.STATED, 0.9, ()),
    ...         Prerequisite("calculus", "limit", (), Basis.STATED, 0.9, ()),
    ...     ],
    ... )
    >>> [step.topic.label for step in learning_path(graph, ["gradients"], knowing=["limits"]).steps]
    ['Calculus', 'Gradient']
    """
    target, known = _topics(graph, to), _topics(graph, knowing)
    have = closure(graph, (topic.id for topic in known), frozenset(), min_confidence).keys()
    learned = smallest_closed(graph, (topic.id for topic in target), have, min_confidence)
    steps = _steps(graph, learned, have, {topic.id for topic in target}, min_confidence)
    return LearningPath(target, known, steps)


def chain(
    graph: KnowledgeGraph, start: str, end: str, min_confidence: float = DEFAULT_CONFIDENCE
) -> Chain | None:
    """A shortest line of plain prerequisites from `start` to `end`, which requires it (references); None without one.

    Raises `UnknownTopicError` for a reference that names no topic.
    """
    first, last = graph.topic(start).id, graph.topic(end).id
    links: dict[str, Prerequisite] = {}
    if first != last:
        for topic, _, link in _walk(graph, last, _required, min_confidence):
            links[topic] = link
            if topic == first:
                break
        else:
            return None
    line = list(_line(links, first, last))
    return Chain((graph.topics[first], *(graph.topics[link.topic] for link in line)), tuple(line))


def why(
    graph: KnowledgeGraph, topic: str, prerequisite: str, min_confidence: float = DEFAULT_CONFIDENCE
) -> Chain | None:
    """The shortest chain that makes `prerequisite` one of `topic` (references), whose links carry the evidence.

    None where it is none. Raises `UnknownTopicError` for a reference that names no topic.
    """
    return chain(graph, prerequisite, topic, min_confidence)


def requiring(
    graph: KnowledgeGraph, ref: str, direct: bool = False, min_confidence: float = DEFAULT_CONFIDENCE
) -> tuple[Reached, ...]:
    """All topics that plainly require the one `ref` names, by distance, then label; with `direct` the nearest.

    Raises `UnknownTopicError` for a reference that names no topic.
    """
    return _reached(graph, graph.topic(ref).id, _requirers, direct, min_confidence)


def prerequisites(
    graph: KnowledgeGraph, ref: str, direct: bool = False, min_confidence: float = DEFAULT_CONFIDENCE
) -> tuple[Reached, ...]:
    """All topics that the one `ref` names plainly requires, by distance, then label; with `direct` the nearest.

    Raises `UnknownTopicError` for a reference that names no topic.
    """
    return _reached(graph, graph.topic(ref).id, _required, direct, min_confidence)


def _topics(graph: KnowledgeGraph, refs: Iterable[str]) -> tuple[Topic, ...]:
    """The topics that the references name, each once."""
    return tuple({topic.id: topic for topic in map(graph.topic, refs)}.values())


def _steps(
    graph: KnowledgeGraph, learned: Set[str], known: Set[str], target: Set[str], min_confidence: float
) -> tuple[LearningStep, ...]:
    stages, supplies = supplied(graph, target & learned, learned, known, min_confidence)
    order = sorted(supplies, key=lambda topic: (stages[topic], graph.topics[topic].label, topic))
    position = {topic: place for place, topic in enumerate(order, start=1)}
    because: dict[str, list[Prerequisite]] = {topic: [] for topic in order}
    for topic in order:
        for p, supplier in supplies[topic]:
            because[supplier].append(p)
    return tuple(
        LearningStep(
            position=position[topic],
            stage=stages[topic],
            topic=graph.topics[topic],
            requires=tuple(sorted({step for _, step in supplies[topic]}, key=position.__getitem__)),
            chosen_from=() if topic in target else _alternatives(because[topic]),
            because=tuple(because[topic]),
        )
        for topic in order
    )


def _alternatives(because: Sequence[Prerequisite]) -> tuple[str, ...]:
    """The alternatives among which a step was chosen, none where something requires it plainly."""
    return because[0].any_of if all(p.any_of for p in because) else ()


_Step: TypeAlias = Callable[[KnowledgeGraph, str, float], list[tuple[str, Prerequisite]]]
"""What is next to a topic in one direction, with the prerequisites that lead there."""


def _required(graph: KnowledgeGraph, topic: str, min_confidence: float) -> list[tuple[str, Prerequisite]]:
    return [(p.requires, p) for p in graph.requires(topic, min_confidence) if p.requires is not None]


def _requirers(graph: KnowledgeGraph, topic: str, min_confidence: float) -> list[tuple[str, Prerequisite]]:
    return [(p.topic, p) for p in graph.required_by(topic, min_confidence) if p.requires is not None]


def _walk(
    graph: KnowledgeGraph, start: str, step: _Step, min_confidence: float
) -> Iterator[tuple[str, int, Prerequisite]]:
    """Every other topic that steps lead to, with its distance and the last link to it, the nearest first."""
    distance = {start: 0}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        for topic, link in step(graph, here, min_confidence):
            if topic not in distance:
                distance[topic] = distance[here] + 1
                queue.append(topic)
                yield topic, distance[topic], link


def _reached(
    graph: KnowledgeGraph, start: str, step: _Step, direct: bool, min_confidence: float
) -> tuple[Reached, ...]:
    walk = _walk(graph, start, step, min_confidence)
    found = takewhile(lambda met: met[1] == 1, walk) if direct else walk
    reached = [Reached(graph.topics[topic], distance) for topic, distance, _ in found]
    return tuple(sorted(reached, key=lambda r: (r.distance, r.topic.label, r.topic.id)))


def _line(links: Mapping[str, Prerequisite], first: str, last: str) -> Iterator[Prerequisite]:
    """The links that lead from the first topic to the last."""
    while first != last:
        yield links[first]
        first = links[first].topic
