"""`roadgraph resources`: what to learn from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from ...graph.model import ResourceType
from . import shapes
from .answer import answer
from .complete import topics as known_topics
from .options import Curation, From, Json, Output, OwnWords, StorePath
from .quote import labels
from .source import source

if TYPE_CHECKING:
    from ...graph.knowledge import KnowledgeGraph
    from ...graph.model import Resource
    from .page import Page

About = Annotated[
    str | None,
    typer.Argument(
        metavar="TOPIC",
        help="Only resources that teach this topic.",
        show_default=False,
        autocompletion=known_topics,
    ),
]
Type = Annotated[
    list[ResourceType] | None,
    typer.Option("--type", help="Only resources of this type; may be repeated.", show_default=False),
]


def resources(
    topic: About = None,
    types: Type = None,
    store: StorePath = None,
    documents: From = None,
    curation: Curation = None,
    words: OwnWords = None,
    as_json: Json = False,
    output: Output = None,
) -> None:
    """What to learn from: all of it, or what teaches TOPIC."""
    with source(store, documents, curation, words) as graph:
        about = None if topic is None else graph.topic(topic)
        offered = graph.resources.values() if about is None else graph.resources_of(about.id)
        found = [r for r in offered if not types or r.type in types]
        found.sort(key=lambda r: (r.type, r.title.casefold(), r.id))
        shape: shapes.Shape = {
            "topic": None if about is None else about.id,
            "resources": [shapes.resource(graph, r) for r in found],
            "count": len(found),
        }
        answer(shape, partial(show_resources, graph, found), as_json, output)


def show_resources(graph: KnowledgeGraph, found: Sequence[Resource], page: Page) -> None:
    """Lay resources out with their addresses and the topics they teach."""
    if not found:
        page.line("No resources.")
    for resource in found:
        creators = f" by {', '.join(resource.creators)}" if resource.creators else ""
        page.line((resource.title, "topic"), creators, (f" ({resource.type})", "quiet"))
        if resource.url:
            page.line((resource.url, "place"), indent=2, wrap=False)
        if resource.topics:
            page.line((f"teaches {labels(graph, resource.topics)}", "quiet"), indent=2)
