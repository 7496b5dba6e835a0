"""Finds topics by name, typing errors forgiven."""

from __future__ import annotations

from .knowledge import KnowledgeGraph
from .label import fold
from .model import Topic

LIKENESS = 75.0
"""The least likeness, of 100, of a name that does not begin as the text does."""


def search(graph: KnowledgeGraph, text: str, limit: int = 20) -> tuple[Topic, ...]:
    """At most `limit` topics with a name like the text, the likest first.

    First the topic that the text names, then names that begin with it, then names in which each of its words
    begins a word (shorter names first in each group), at last names that differ by typing errors or in a
    part.

    >>> graph = KnowledgeGraph(topics=[Topic("graph", "Graph"), Topic("gradient-descent", "Gradient descent")])
    >>> [topic.label for topic in search(graph, "gra")], [topic.label for topic in search(graph, "gradeint")]
    (['Graph', 'Gradient descent'], ['Gradient descent'])
    """
    if limit <= 0:
        return ()
    named = graph.find(text)
    found = [*([] if named is None else [named.id]), *_beginning(graph, text)]
    if len(set(found)) < limit:
        found += [topic for topic, _ in graph.names.nearest(text, limit, LIKENESS)]
    return tuple(graph.topics[topic] for topic in dict.fromkeys(found))[:limit]


def _beginning(graph: KnowledgeGraph, text: str) -> list[str]:
    """The ids of topics with a name in which each word of the text begins a word, the best first."""
    key = fold(text)
    ranks: dict[str, tuple[bool, int]] = {}
    for topic, name in graph.names.beginning(text):
        rank = (not name.startswith(key), len(name))
        ranks[topic] = min(rank, ranks.get(topic, rank))
    return sorted(ranks, key=lambda topic: (ranks[topic], graph.topics[topic].label, topic))
