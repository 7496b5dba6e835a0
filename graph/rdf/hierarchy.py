"""Which relations to a broader topic say only what others say together."""

from __future__ import annotations

from ..knowledge import KnowledgeGraph


def roundabout(graph: KnowledgeGraph) -> frozenset[tuple[str, str]]:
    """The pairs of a topic and a broader one that is broader than another topic above the first, too.

    >>> from roadgraph.graph.model import Broader, Topic
    >>> topics = [Topic(name, name) for name in ("lstm", "networks", "learning")]
    >>> pairs = [("lstm", "networks"), ("networks", "learning"), ("lstm", "learning")]
    >>> roundabout(KnowledgeGraph(topics, [Broader(below, above, ()) for below, above in pairs]))
    frozenset({('lstm', 'learning')})
    """
    found: set[tuple[str, str]] = set()
    for topic in graph.topics:
        above = {link.broader for link in graph.broader_of(topic)}
        if len(above) > 1:
            found.update((topic, other) for other in above & _over(graph, topic, above))
    return frozenset(found)


def _over(graph: KnowledgeGraph, topic: str, above: set[str]) -> set[str]:
    """All topics over those above a topic."""
    over: set[str] = set()
    waiting = list(above)
    while waiting:
        for link in graph.broader_of(waiting.pop()):
            if link.broader not in over and link.broader != topic:
                over.add(link.broader)
                waiting.append(link.broader)
    return over
