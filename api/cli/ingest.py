"""`roadgraph ingest`: reads documents into the store."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import shapes
from .answer import answer
from .lines import percentage
from .options import Curation, Json, Output, OwnWords, StorePath
from .progress import progress
from .quote import count
from .source import own_tongues, standard_input, store_path
from .talk import report
from .usage import UsageError

if TYPE_CHECKING:
    from ...graph.knowledge import KnowledgeGraph
    from ...graph.model import Roadmap
    from .page import Page

Documents = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH", help="Files, folders, patterns, or - for standard input.", show_default=False
    ),
]
Remove = Annotated[
    list[str] | None,
    typer.Option(
        "--remove",
        metavar="NAME",
        help="Take a document out of the store; may be repeated.",
        show_default=False,
    ),
]

COLUMNS = ("document", "topics", "prerequisites", "resources", "repairs", "not understood", "coverage")


def ingest(
    documents: Documents = None,
    remove: Remove = None,
    curation: Curation = None,
    words: OwnWords = None,
    store: StorePath = None,
    as_json: Json = False,
    output: Output = None,
) -> None:
    """Read documents into the store.

    What a document said before is replaced; one that has not changed costs nothing.
    """
    from ...ingest.ingest import ingest
    from ..change import changed, named, opened_store

    if not documents and not remove and not curation:
        raise UsageError("there is nothing to read", "name files, folders, patterns or - for standard input")
    tongues = own_tongues(words)
    path = store_path(store)
    opened = opened_store(path)
    before = {} if opened is None else dict(opened.roadmaps)
    removed = [named(before, name) for name in remove or ()]
    kept = {name: roadmap for name, roadmap in before.items() if name not in removed}
    with progress("reading") as tell:
        ingested = ingest(documents or (), standard_input(), kept, tell, curation or (), tongues)
    failed = report(ingested.diagnostics)
    if ingested.roadmaps or removed:
        graph = changed(path, opened, ingested.roadmaps, removed)
        unchanged = {r.document.name for r in ingested.roadmaps if before.get(r.document.name) is r}
        shape = _shape(path, ingested.roadmaps, unchanged, removed, graph)
        shape["diagnostics"] = [shapes.diagnostic(diagnostic) for diagnostic in ingested.diagnostics]
        answer(shape, partial(_show, path, ingested.roadmaps, unchanged, graph), as_json, output)
    if failed:
        raise typer.Exit(1)


def _shape(
    path: Path,
    roadmaps: Sequence[Roadmap],
    unchanged: set[str],
    removed: Sequence[str],
    graph: KnowledgeGraph,
) -> shapes.Shape:
    return {
        "store": str(path),
        "documents": [
            {
                "name": roadmap.document.name,
                "topics": len(roadmap.topics),
                "prerequisites": len(roadmap.prerequisites),
                "resources": len(roadmap.resources),
                "repairs": roadmap.document.repairs,
                "notUnderstood": _not_understood(roadmap),
                "coverage": shapes.coverage(roadmap.document.coverage),
                "unchanged": roadmap.document.name in unchanged,
            }
            for roadmap in roadmaps
        ],
        "removed": removed,
        "totals": sizes(graph),
    }


def sizes(graph: KnowledgeGraph) -> shapes.Shape:
    """How much a graph holds, in JSON."""
    return {
        "documents": len(graph.documents),
        "topics": len(graph.topics),
        "prerequisites": len(graph.prerequisites),
        "resources": len(graph.resources),
        "conflicts": len(graph.conflicts),
    }


def _show(
    path: Path, roadmaps: Sequence[Roadmap], unchanged: set[str], graph: KnowledgeGraph, page: Page
) -> None:
    if roadmaps:
        show_roadmaps(roadmaps, page)
        page.gap()
    same = f" ({len(unchanged)} of {len(roadmaps)} unchanged)" if unchanged else ""
    page.line(totals(graph), (same, "quiet"), f", stored in {path}")


def show_roadmaps(roadmaps: Sequence[Roadmap], page: Page) -> None:
    """Lay out, a row a document, how much was read."""
    page.table(
        COLUMNS,
        [
            (
                roadmap.document.name,
                len(roadmap.topics),
                len(roadmap.prerequisites),
                len(roadmap.resources),
                len(roadmap.document.repairs),
                _not_understood(roadmap),
                percentage(roadmap.document.coverage),
            )
            for roadmap in roadmaps
        ],
    )


def totals(graph: KnowledgeGraph) -> str:
    """How much a graph holds."""
    numbers = {
        "document": graph.documents,
        "topic": graph.topics,
        "prerequisite": graph.prerequisites,
        "resource": graph.resources,
        "conflict": graph.conflicts,
    }
    return ", ".join(count(len(values), noun) for noun, values in numbers.items())


def _not_understood(roadmap: Roadmap) -> int:
    return sum(diagnostic.code == "not-understood" for diagnostic in roadmap.diagnostics)
