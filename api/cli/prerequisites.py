"""`roadgraph prerequisites`: all topics that a topic requires."""

from __future__ import annotations

from .options import (
    MIN_CONFIDENCE,
    Curation,
    Direct,
    From,
    Json,
    MinConfidence,
    Output,
    OwnWords,
    StorePath,
    Topic,
)
from .reached import reached
from .source import source


def prerequisites(
    topic: Topic,
    direct: Direct = False,
    min_confidence: MinConfidence = MIN_CONFIDENCE,
    store: StorePath = None,
    documents: From = None,
    curation: Curation = None,
    words: OwnWords = None,
    as_json: Json = False,
    output: Output = None,
) -> None:
    """All topics that TOPIC requires, the nearest first."""
    from ...graph import path

    with source(store, documents, curation, words) as graph:
        found = path.prerequisites(graph, topic, direct, min_confidence)
        meant = graph.topic(topic)
        reached(meant, f"Required by {meant.label}", found, as_json, output)
