"""What a learner knows, and what can be learned next.

The words are those of knowledge-space theory (Jean-Claude Doignon and Jean-Paul Falmagne, Knowledge Spaces,
1999): a knowledge state is a set of topics that is closed under prerequisites, and its outer fringe are the
topics that can be added to it one at a time.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from .choice import closure
from .knowledge import DEFAULT_CONFIDENCE, KnowledgeGraph
from .model import Topic
from .path import learning_path


@dataclass(frozen=True, slots=True)
class NextTopic:
    """A topic to learn now, one step (`distance`) away, and how many uncovered topics require it."""

    topic: Topic
    distance: int
    unlocks: int


def covered(
    graph: KnowledgeGraph, knowing: Sequence[str], min_confidence: float = DEFAULT_CONFIDENCE
) -> frozenset[str]:
    """The knowledge state of someone who knows these topics (references): their ids and what they require.

    Raises `UnknownTopicError` for a reference that names no topic.
    """
    known = [graph.topic(ref).id for ref in knowing]
    return frozenset(closure(graph, known, frozenset(), min_confidence))


def next_topics(
    graph: KnowledgeGraph,
    knowing: Sequence[str],
    toward: str | None = None,
    min_confidence: float = DEFAULT_CONFIDENCE,
) -> tuple[NextTopic, ...]:
    """The outer fringe: uncovered topics whose prerequisites are all covered, of alternatives one at least.

    Those that unlock most stand first, then by label. With `toward` (a reference) only those on the learning
    path to that topic. Without it, topics that require nothing and that nothing requires are left out: they
    are no part of the order. Raises `UnknownTopicError` for a reference that names no topic.
    """
    if toward is not None:
        path = learning_path(graph, [toward], knowing, min_confidence)
        found = [step.topic.id for step in path.steps if step.stage == 1]
    else:
        state = covered(graph, knowing, min_confidence)
        found = _fringe(graph, state, min_confidence)
    # No topic that requires an uncovered one is covered, so that all of them count.
    fringe = [NextTopic(graph.topics[topic], 1, graph.unlocks(topic, min_confidence)) for topic in found]
    return tuple(sorted(fringe, key=lambda n: (-n.unlocks, n.topic.label, n.topic.id)))


def _fringe(graph: KnowledgeGraph, state: Set[str], min_confidence: float) -> list[str]:
    return [
        topic
        for topic in graph.topics
        if topic not in state and _within_reach(graph, topic, state, min_confidence)
    ]


def _within_reach(graph: KnowledgeGraph, topic: str, state: Set[str], min_confidence: float) -> bool:
    """Tell whether the topic takes part in the order and all that it needs is covered."""
    needs = graph.requires(topic, min_confidence)
    if not needs:
        return bool(graph.required_by(topic, min_confidence))
    return not any(state.isdisjoint(p.needs) for p in needs)
