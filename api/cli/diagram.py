"""`roadgraph diagram`: a picture of a learning path, or of the whole map."""

from __future__ import annotations

from typing import Annotated

import typer

from .complete import topics as known_topics
from .format import chosen
from .options import MIN_CONFIDENCE, Curation, From, Knowing, MinConfidence, Output, OwnWords, StorePath
from .source import source
from .usage import UsageError
from .write import write

ADDRESS = ("https://", "http://", "/")
"""What the address of a page may begin with."""

Targets = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="TOPIC",
        help="The topics to reach; the whole map without any.",
        show_default=False,
        autocompletion=known_topics,
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="mermaid, dot, svg, html, png or pdf. Else what FILE's ending says, or mermaid.",
        show_default=False,
    ),
]
Layout = Annotated[
    str,
    typer.Option(
        "--layout",
        metavar="NAME",
        help="Who places topics and arrows in svg: roadgraph or graphviz, which makes png and pdf anyway.",
    ),
]
Pages = Annotated[
    str,
    typer.Option(
        "--links",
        metavar="URL",
        help="Let each topic lead to its page: URL and the topic's slug, as https://example.org/topic/",
        show_default=False,
    ),
]


def diagram(
    topics: Targets = None,
    knowing: Knowing = None,
    form: Format = None,
    layout: Layout = "roadgraph",
    links: Pages = "",
    min_confidence: MinConfidence = MIN_CONFIDENCE,
    store: StorePath = None,
    documents: From = None,
    curation: Curation = None,
    words: OwnWords = None,
    output: Output = None,
) -> None:
    """A diagram of a learning path, or of the whole map.

    Without TOPIC, what is known already is left out of the map.
    """
    from dataclasses import replace

    from ...graph.diagram.drawn import drawn
    from ...graph.diagram.format import LAYOUTS

    if links and not links.startswith(ADDRESS):
        raise UsageError(f"no page has the address {links!r}", f"begin it with {' or '.join(ADDRESS)}")
    if layout not in LAYOUTS:
        raise UsageError(f"there is no layout {layout!r}", f"choose one of {', '.join(LAYOUTS)}")
    writers = LAYOUTS[layout]
    form = chosen(form, False, output, LAYOUTS["roadgraph"], next(iter(writers)))
    if form not in writers:
        raise UsageError(f"the layout {layout} makes no {form}", f"choose one of {', '.join(writers)}")
    with source(store, documents, curation, words) as graph:
        drawing = drawn(graph, topics or (), knowing or (), min_confidence)
        write(writers[form](replace(drawing, pages=links)), output)
