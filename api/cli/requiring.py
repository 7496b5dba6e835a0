"""`roadgraph requiring`: all topics that require a topic."""

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


def requiring(
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
    """All topics that require TOPIC, the nearest first."""
    from ...graph import path

    with source(store, documents, curation, words) as graph:
        found = path.requiring(graph, topic, direct, min_confidence)
        meant = graph.topic(topic)
        reached(meant, f"Requiring {meant.label}", found, as_json, output)
