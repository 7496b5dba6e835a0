"""`roadgraph chain`: the shortest line of prerequisites between two topics."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from . import shapes
from .answer import answer
from .complete import topics as known_topics
from .options import MIN_CONFIDENCE, Curation, From, Json, MinConfidence, Output, OwnWords, StorePath
from .quote import count, grounds
from .source import source

if TYPE_CHECKING:
    from ...graph.knowledge import KnowledgeGraph
    from ...graph.path import Chain
    from .page import Page

Start = Annotated[
    str,
    typer.Argument(metavar="FROM", help="The prerequisite.", show_default=False, autocompletion=known_topics),
]
End = Annotated[
    str,
    typer.Argument(
        metavar="TO", help="The topic that requires it.", show_default=False, autocompletion=known_topics
    ),
]


def chain(
    start: Start,
    end: End,
    min_confidence: MinConfidence = MIN_CONFIDENCE,
    store: StorePath = None,
    documents: From = None,
    curation: Curation = None,
    words: OwnWords = None,
    as_json: Json = False,
    output: Output = None,
) -> None:
    """The shortest chain of prerequisites between two topics."""
    from ...graph import path

    with source(store, documents, curation, words) as graph:
        found = path.chain(graph, start, end, min_confidence)
        shape = shapes.chain(graph, start, end, found)
        answer(shape, partial(_show, graph, start, end, found), as_json, output)


def _show(graph: KnowledgeGraph, start: str, end: str, chain: Chain | None, page: Page) -> None:
    if chain is None:
        page.line(
            f"No chain of prerequisites leads from {graph.topic(start).label} to {graph.topic(end).label}."
        )
    else:
        show_chain(graph, chain, page)


def show_chain(graph: KnowledgeGraph, chain: Chain, page: Page) -> None:
    """Lay a chain out, under each topic the best reason why the one before it is needed."""
    first, last = chain.topics[0].label, chain.topics[-1].label
    page.line((f"From {first} to {last}", "title"), f": {count(chain.length, 'link')}")
    page.gap()
    page.line((first, "topic"))
    for link in chain.prerequisites:
        page.line(("→ ", "quiet"), (graph.topics[link.topic].label, "topic"))
        page.line(*grounds(graph, link), indent=2)
