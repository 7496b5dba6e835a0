"""`roadgraph import`: an export in RDF becomes a store again."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ...graph.errors import DocumentError, StoreError
from .answer import answer
from .ingest import sizes, totals
from .options import Json, Output, StorePath
from .source import store_path

if TYPE_CHECKING:
    from ...graph.knowledge import KnowledgeGraph
    from .page import Page

File = Annotated[
    Path, typer.Argument(metavar="FILE", help="An export: .ttl, .nt, .jsonld or .rdf.", show_default=False)
]


def import_graph(file: File, store: StorePath = None, as_json: Json = False, output: Output = None) -> None:
    """Make a store of an export in RDF.

    The graph is the one that was exported. Documents cannot be added to such a store, since their texts are not there.
    """
    from ...graph.rdf.read import read
    from ...graph.store import save

    path = store_path(store)
    if path.exists():
        raise StoreError(f"there is a store at {path} already", "name a new one with --store")
    try:
        data = file.read_bytes()
    except OSError as error:
        hint = "see that the path is spelled as on disk"
        raise DocumentError(f"cannot read {file}: {error.strerror or error}", hint) from error
    graph = read(data, file.name)
    save(path, (), graph, new=True)
    answer({"store": str(path), "totals": sizes(graph)}, partial(_show, path, graph), as_json, output)


def _show(path: Path, graph: KnowledgeGraph, page: Page) -> None:
    page.line(totals(graph), f", stored in {path}")
