"""The diagram of a learning path or of the map."""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import LimitError
from ..knowledge import DEFAULT_CONFIDENCE, KnowledgeGraph
from ..path import LearningPath, learning_path
from ..state import covered
from .drawing import Drawing, draw_map, draw_path

LARGEST_DRAWING = 1_000
"""The greatest number of topics in a diagram: placing more takes long, and nobody can read them."""


def drawn(
    graph: KnowledgeGraph,
    to: Sequence[str] = (),
    knowing: Sequence[str] = (),
    min_confidence: float = DEFAULT_CONFIDENCE,
) -> Drawing:
    """The drawing of the learning path to the topics `to` for someone who knows `knowing` (references).

    Without `to` it is the map of all topics but those that are known. Raises `UnknownTopicError`, and `LimitError`
    where it would be too large.
    """
    if to:
        return drawn_path(graph, learning_path(graph, to, knowing, min_confidence), min_confidence)
    known = covered(graph, knowing, min_confidence)
    relations = [p for p in graph.prerequisites if p.confidence >= min_confidence]
    shown = {topic for p in relations for topic in (p.topic, *p.needs)} - known
    _bound(len(shown))
    return draw_map(graph, min_confidence, sorted(shown))


def drawn_path(
    graph: KnowledgeGraph, path: LearningPath, min_confidence: float = DEFAULT_CONFIDENCE
) -> Drawing:
    """The drawing of a learning path; `LimitError` where it would be too large."""
    _bound(path.length)
    return draw_path(graph, path, min_confidence)


def _bound(topics: int) -> None:
    if topics > LARGEST_DRAWING:
        said = f"the diagram would have {topics:,} topics, the limit is {LARGEST_DRAWING:,}"
        raise LimitError(said, "ask for the way to fewer topics, or say what is known")
