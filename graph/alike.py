"""Topics whose names come so near each other that a person may want to say whether they are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from .knowledge import KnowledgeGraph
from .label import fold
from .model import Topic

_MOST_SIBLINGS = 200
"""Groups of more topics are passed over: what they have in common says little."""
_SHORTEST = 8


def alike(graph: KnowledgeGraph) -> Iterator[tuple[Topic, Topic]]:
    """Pairs of topics that look alike and are not one, the smaller id first, each pair once.

    They stand below the same topic, and one name is the other and one word more; or their names differ in one letter
    and have at least eight. A topic and its own part or kind are no pair.

    >>> from roadgraph.graph.model import Topic
    >>> pair = next(alike(KnowledgeGraph([Topic("modelling-a", "Modelling A"), Topic("modeling-a", "Modeling A")])))
    >>> [topic.id for topic in pair]
    ['modeling-a', 'modelling-a']
    """
    related = {frozenset((b.topic, b.broader)) for b in graph.broader}
    found = {
        frozenset(pair) for pair in (*_longer_by_a_word(graph), *_differing_in_a_letter(graph))
    } - related
    required = {frozenset((p.topic, need)) for p in graph.prerequisites for need in p.needs}
    for one, other in sorted(tuple(sorted(pair)) for pair in found - required):
        if not _documents(graph, one) & _documents(graph, other):
            yield graph.topics[one], graph.topics[other]


def _documents(graph: KnowledgeGraph, topic: str) -> set[str]:
    return {mention.document for mention in graph.topics[topic].mentions}


def _longer_by_a_word(graph: KnowledgeGraph) -> Iterator[tuple[str, str]]:
    for above in graph.topics:
        below = [b.topic for b in graph.narrower_of(above)]
        names = {fold(graph.topics[topic].label): topic for topic in below[:_MOST_SIBLINGS]}
        for name, topic in names.items():
            words = name.split()
            for shorter in {" ".join(words[1:]), " ".join(words[:-1])} if len(words) > 1 else set():
                if shorter in names:
                    yield topic, names[shorter]


def _differing_in_a_letter(graph: KnowledgeGraph) -> Iterator[tuple[str, str]]:
    """Pairs found by what is left of a name when one letter is taken out: linear in the number of letters."""
    left: defaultdict[str, set[str]] = defaultdict(set)
    for topic in graph.topics.values():
        name = fold(topic.label).replace(" ", "")
        if len(name) >= _SHORTEST and name.isalpha():
            for at in range(len(name)):
                left[name[:at] + name[at + 1 :]].add(topic.id)
            left[name].add(topic.id)
    for topics in left.values():
        ordered = sorted(topics)
        yield from ((one, other) for at, one in enumerate(ordered) for other in ordered[at + 1 :])
