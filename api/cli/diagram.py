"""`roadgraph diagram`: a picture of a learning path, or of the whole map."""

from __future__ import annotations

from typing import Annotated

import typer

from .complete import topics as known_topics
from .format import chosen
from .options import MIN_CONFIDENCE, Curation, From, Knowing, MinConfidence, Output, OwnWords, StorePath
from .source import source
from .write import write

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
        help="mermaid, dot or svg. Else what FILE's ending says, or mermaid.",
        show_default=False,
    ),
]


def diagram(
    topics: Targets = None,
    knowing: Knowing = None,
    form: Format = None,
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
    from ...graph.diagram.drawn import drawn
    from ...graph.diagram.format import FORMATS

    form = chosen(form, False, output, FORMATS, "mermaid")
    with source(store, documents, curation, words) as graph:
        write(FORMATS[form](drawn(graph, topics or (), knowing or (), min_confidence)), output)
