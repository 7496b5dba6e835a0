"""The arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .complete import topics as known_topics

MIN_CONFIDENCE = 0.5
"""`DEFAULT_CONFIDENCE`, which stands in a module too slow to import for `--help`."""

Topic = Annotated[
    str,
    typer.Argument(
        metavar="TOPIC",
        help="A topic by name, acronym, slug or IRI.",
        show_default=False,
        autocompletion=known_topics,
    ),
]
Targets = Annotated[
    list[str],
    typer.Argument(
        metavar="TOPIC",
        help="The topics to reach, by name, acronym, slug or IRI.",
        show_default=False,
        autocompletion=known_topics,
    ),
]
Knowing = Annotated[
    list[str] | None,
    typer.Option(
        "--knowing",
        "-k",
        metavar="TOPIC",
        help="A topic known already; may be repeated.",
        autocompletion=known_topics,
    ),
]
MinConfidence = Annotated[
    float,
    typer.Option(
        "--min-confidence",
        min=0,
        max=1,
        metavar="N",
        help="Leave out prerequisites of less confidence, 0 to 1.",
    ),
]
Direct = Annotated[bool, typer.Option("--direct", help="One step only, nothing farther.")]
StorePath = Annotated[
    Path | None,
    typer.Option(
        "--store",
        metavar="PATH",
        help="The store to use; else $ROADGRAPH_STORE, else ./roadgraph.store.",
        show_default=False,
    ),
]
From = Annotated[
    list[str] | None,
    typer.Option(
        "--from",
        metavar="PATH",
        help="Read these files, folders or - (standard input) instead of a store; may be repeated.",
        show_default=False,
    ),
]
Curation = Annotated[
    list[str] | None,
    typer.Option(
        "--curation",
        metavar="FILE",
        help="Let this curation file, or bundled one by name, have the last word; may be repeated.",
        show_default=False,
    ),
]
OwnWords = Annotated[
    list[str] | None,
    typer.Option(
        "--words",
        metavar="FILE",
        help="Read documents with the words of this file, too: of another language, or more; may be repeated.",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Answer in JSON.")]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write to a file, whole or not at all.", show_default=False
    ),
]
