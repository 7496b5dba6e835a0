"""`roadgraph import`: an export in RDF becomes a store again, any other file in RDF one document of a store."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ...graph.errors import DocumentError, StoreError
from .answer import answer
from .ingest import sizes, totals
from .options import Json, Output, StorePath
from .source import store_path
from .talk import report

if TYPE_CHECKING:
    from ...graph.knowledge import KnowledgeGraph
    from ...graph.model import Roadmap
    from .page import Page

File = Annotated[
    Path,
    typer.Argument(
        metavar="FILE", help="A file in RDF: .ttl, .trig, .nt, .jsonld or .rdf.", show_default=False
    ),
]


def import_graph(file: File, store: StorePath = None, as_json: Json = False, output: Output = None) -> None:
    """Make a store of an export in RDF.

    The graph is the one that was exported. Documents cannot be added to such a store, since their texts are not there.
    A vocabulary of others is read as a document like any other.
    """
    from ...graph.store import save

    path = store_path(store)
    if path.exists():
        raise StoreError(f"there is a store at {path} already", "name a new one with --store")
    try:
        data = file.read_bytes()
    except OSError as error:
        hint = "see that the path is spelled as on disk"
        raise DocumentError(f"cannot read {file}: {error.strerror or error}", hint) from error
    roadmaps, graph = _graph(data, file)
    save(path, roadmaps, graph, new=True)
    answer({"store": str(path), "totals": sizes(graph)}, partial(_show, path, graph), as_json, output)


def _graph(data: bytes, file: Path) -> tuple[tuple[Roadmap, ...], KnowledgeGraph]:
    """The graph of an export, or of a vocabulary of others with what that states; `DocumentError` where it is neither."""
    from ...graph.rdf import read as export
    from ...ingest.merge import merge
    from ...ingest.read import PROSE, read

    if export.may_be_ours(data, file.name):
        with suppress(export.ForeignError):
            return (), export.read(data, file.name)
    roadmap = read(data, file.as_posix())
    if not roadmap.topics or roadmap.document.media_type in PROSE:
        return (), export.read(data, file.name)  # It says why the file is none.
    report(roadmap.diagnostics)
    return (roadmap,), merge([roadmap])


def _show(path: Path, graph: KnowledgeGraph, page: Page) -> None:
    page.line(totals(graph), f", stored in {path}")
