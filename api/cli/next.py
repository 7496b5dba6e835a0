"""`roadgraph next`: what can be learned now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from . import shapes
from .answer import answer
from .complete import topics as known_topics
from .options import MIN_CONFIDENCE, Curation, From, Json, Knowing, MinConfidence, Output, OwnWords, StorePath
from .source import source

if TYPE_CHECKING:
    from ...graph.state import NextTopic
    from .page import Page

More = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="TOPIC", help="Further topics known already.", show_default=False, autocompletion=known_topics
    ),
]
Toward = Annotated[
    str | None,
    typer.Option(
        "--toward",
        metavar="TOPIC",
        help="Only what leads to this topic.",
        show_default=False,
        autocompletion=known_topics,
    ),
]


def next_topics(
    more: More = None,
    knowing: Knowing = None,
    toward: Toward = None,
    min_confidence: MinConfidence = MIN_CONFIDENCE,
    store: StorePath = None,
    documents: From = None,
    curation: Curation = None,
    words: OwnWords = None,
    as_json: Json = False,
    output: Output = None,
) -> None:
    """What can be learned now.

    Those topics stand first that open the way to most others.
    """
    from ...graph import state

    known = [*(knowing or ()), *(more or ())]
    with source(store, documents, curation, words) as graph:
        found = state.next_topics(graph, known, toward, min_confidence)
        shape = shapes.next_topics(None if toward is None else graph.topic(toward).id, found)
        shape["knowing"] = [graph.topic(ref).id for ref in known]
        answer(shape, partial(show_next, found), as_json, output)


def show_next(found: tuple[NextTopic, ...], page: Page) -> None:
    """Lay out what can be learned now, and how many topics each opens the way to."""
    if found:
        page.table(("topic", "unlocks"), [(n.topic.label, n.unlocks) for n in found])
    else:
        page.line("Nothing: no topic waits for exactly what is known.")
