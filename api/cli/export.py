"""`roadgraph export`: the whole graph in an exchange format."""

from __future__ import annotations

from typing import Annotated

import typer

from .format import chosen
from .options import Curation, From, Json, Output, OwnWords, StorePath
from .source import source
from .write import write

Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="json, turtle, ntriples, jsonld, rdfxml, node-link, cytoscape, graphml, gexf or csv. Else what FILE's ending says, or json.",
        show_default=False,
    ),
]


def export(
    form: Format = None,
    store: StorePath = None,
    documents: From = None,
    curation: Curation = None,
    words: OwnWords = None,
    as_json: Json = False,
    output: Output = None,
) -> None:
    """The whole graph in an exchange format.

    The same graph gives the same bytes.
    """
    from ...graph.export import EXPORTS

    form = chosen(form, as_json, output, EXPORTS, "json")
    with source(store, documents, curation, words) as graph:
        write(EXPORTS[form](graph), output)
