"""`roadgraph search`: topics by name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from . import shapes
from .answer import answer
from .options import Curation, From, Json, Output, OwnWords, StorePath
from .source import source

if TYPE_CHECKING:
    from ...graph.model import Topic
    from .page import Page

Text = Annotated[
    str, typer.Argument(metavar="TEXT", help="A name, or a part or misspelling of one.", show_default=False)
]


def search(
    text: Text,
    store: StorePath = None,
    documents: From = None,
    curation: Curation = None,
    words: OwnWords = None,
    as_json: Json = False,
    output: Output = None,
) -> None:
    """Topics by name; typing errors are forgiven."""
    from ...graph import search

    with source(store, documents, curation, words) as graph:
        found = search.search(graph, text)
        topics = [shapes.topic(topic) | {"kind": topic.kind, "aliases": topic.aliases} for topic in found]
        answer(
            {"text": text, "topics": topics, "count": len(topics)},
            partial(_show, text, found),
            as_json,
            output,
        )


def _show(text: str, found: tuple[Topic, ...], page: Page) -> None:
    if found:
        page.table(
            ("topic", "slug", "kind", "also called"),
            [(t.label, t.id, t.kind, ", ".join(t.aliases)) for t in found],
        )
    else:
        page.line(f"No topic has a name like “{text}”.")
