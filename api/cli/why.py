"""`roadgraph why`: what the documents say for a prerequisite."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from . import shapes
from .answer import answer
from .complete import topics as known_topics
from .options import MIN_CONFIDENCE, Curation, From, Json, MinConfidence, Output, OwnWords, StorePath, Topic
from .quote import needs, quote
from .source import source

if TYPE_CHECKING:
    from ...graph.knowledge import KnowledgeGraph
    from ...graph.model import Prerequisite
    from .page import Page

Needed = Annotated[
    str,
    typer.Argument(
        metavar="PREREQUISITE",
        help="The topic it is said to require.",
        show_default=False,
        autocompletion=known_topics,
    ),
]


def why(
    topic: Topic,
    prerequisite: Needed,
    min_confidence: MinConfidence = MIN_CONFIDENCE,
    store: StorePath = None,
    documents: From = None,
    curation: Curation = None,
    words: OwnWords = None,
    as_json: Json = False,
    output: Output = None,
) -> None:
    """The quotes that say why TOPIC requires PREREQUISITE.

    Where it does so by way of other topics, link by link.
    """
    from ...graph import path

    with source(store, documents, curation, words) as graph:
        found = path.why(graph, topic, prerequisite, min_confidence)
        choices = _choices(graph, topic, prerequisite, min_confidence) if found is None else ()
        shape = shapes.chain(graph, prerequisite, topic, found)
        shape["alternatives"] = [shapes.prerequisite(graph, p) for p in choices]
        links = choices if found is None else found.prerequisites[::-1]
        answer(shape, partial(_show, graph, topic, prerequisite, links), as_json, output)


def _choices(
    graph: KnowledgeGraph, topic: str, prerequisite: str, min_confidence: float
) -> tuple[Prerequisite, ...]:
    """The relations in which the topic requires the other one or an alternative to it."""
    wanted = graph.topic(prerequisite).id
    return tuple(p for p in graph.requires(graph.topic(topic).id, min_confidence) if wanted in p.any_of)


def _show(
    graph: KnowledgeGraph, topic: str, prerequisite: str, links: Sequence[Prerequisite], page: Page
) -> None:
    for number, link in enumerate(links):
        if number:
            page.gap()
        trust = f" ({link.basis}, {link.confidence:.2f})"
        label = graph.topics[link.topic].label
        page.line((label, "topic"), " requires ", (needs(graph, link), "topic"), (trust, "quiet"))
        for evidence in link.evidence:
            page.line(*quote(graph, evidence), indent=2)
    if not links:
        page.line(f"{graph.topic(topic).label} does not require {graph.topic(prerequisite).label}.")
