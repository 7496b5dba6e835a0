"""`roadgraph serve`: the graph over HTTP."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ...graph.errors import StoreError
from .options import Curation, From, OwnWords, StorePath
from .source import source, store_path

if TYPE_CHECKING:
    from ...graph.knowledge import KnowledgeGraph

Host = Annotated[str, typer.Option("--host", metavar="HOST", help="The address to listen on.")]
Port = Annotated[
    int,
    typer.Option(
        "--port", metavar="PORT", min=0, max=65535, help="The port to listen on; 0 for any free one."
    ),
]


def serve(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    store: StorePath = None,
    documents: From = None,
    curation: Curation = None,
    words: OwnWords = None,
) -> None:
    """Serve the graph over HTTP: GraphQL, pages, exports.

    A store is followed: what is ingested while the server runs is served from then on.
    """
    from .. import server

    if documents:
        with source(store, documents, curation, words) as graph:
            server.serve(graph, host, port)
    else:
        server.serve(Followed(store_path(store)), host, port)


class Followed:
    """Gives the graph of the store at a path, read again when the store has been replaced.

    While there is no whole store to read, the last graph is given. `StoreError` where there is none from the start.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen, self._graph = self._read()

    def __call__(self) -> KnowledgeGraph:
        """The graph as it is now."""
        with suppress(StoreError):
            if self._mark() != self._seen:
                self._seen, self._graph = self._read()
        return self._graph

    def _read(self) -> tuple[tuple[int, ...], KnowledgeGraph]:
        from ...graph.store import Store

        mark = self._mark()  # before the store is opened, so that no generation is missed
        return mark, Store.open(self._path).graph

    def _mark(self) -> tuple[int, ...]:
        """What changes when the store is replaced."""
        try:
            found = self._path.stat()
        except OSError:
            return ()
        return found.st_ino, found.st_mtime_ns, found.st_size
