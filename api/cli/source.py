"""The graph that a command asks: that of a store, or of documents read on the spot."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import typer

from .talk import report
from .usage import UsageError

if TYPE_CHECKING:
    from ...graph.knowledge import KnowledgeGraph
    from ...ingest.tongues import Tongues


@contextmanager
def source(
    store: Path | None,
    documents: Sequence[str] | None,
    curation: Sequence[str] | None = None,
    words: Sequence[str] | None = None,
) -> Iterator[KnowledgeGraph]:
    """The graph of these documents (files, folders, `-`), else that of the store.

    What could not be read is said; the command then goes on with the rest and fails in the end. `StoreError` where
    the store cannot be opened.
    """
    if not documents:
        if curation:
            raise UsageError("--curation goes with --from and with ingest", "say which documents it is for")
        if words:
            raise UsageError(
                "--words goes with --from and with ingest", "say which documents to read with them"
            )
        from ...graph.store import Store

        yield Store.open(store_path(store)).graph
        return
    if store is not None:
        raise UsageError("--store and --from exclude each other", "leave one of them out")
    from ...ingest.ingest import ingest

    ingested = ingest(documents, standard_input(), curations=curation or (), tongues=own_tongues(words))
    failed = report(ingested.diagnostics)
    if not ingested.roadmaps:
        raise typer.Exit(1)
    yield ingested.graph
    if failed:
        raise typer.Exit(1)


def own_tongues(words: Sequence[str] | None) -> Tongues | None:
    """The languages with the words of these files, None where there are none; `WordsError` where one cannot be used."""
    from ...ingest.tongues import Tongues

    return Tongues(words) if words else None


def store_path(store: Path | None) -> Path:
    """The path of the store to use: the one given, else `ROADGRAPH_STORE`, else `roadgraph.store`."""
    return store or Path(os.environ.get("ROADGRAPH_STORE") or "roadgraph.store")


def standard_input() -> BinaryIO | None:
    """The bytes of standard input, None where there is none."""
    return getattr(sys.stdin, "buffer", None)
