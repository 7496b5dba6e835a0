"""What became of the documents' lines: how much of each was understood, and line by line what each line is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from . import shapes
from .quote import count

if TYPE_CHECKING:
    from ...graph.knowledge import KnowledgeGraph
    from ...graph.model import Coverage, Document
    from ...ingest.statements.lines import Line
    from ...ingest.tongues import Tongues
    from .page import Page

LONGEST = 70
"""The number of characters of a line that are shown."""


def percentage(coverage: Coverage | None) -> str:
    """The share of a document that was understood, "–" where it tells nothing."""
    known = None if coverage is None else coverage.percent
    return "–" if known is None else f"{known}%"


def shape(graph: KnowledgeGraph, by_line: bool, tongues: Tongues | None = None) -> list[shapes.Shape]:
    """The coverage of every document, by name; with `by_line` also every line that is not blank."""
    documents: list[shapes.Shape] = []
    for document in _documents(graph):
        told: shapes.Shape = {"name": document.name, "coverage": shapes.coverage(document.coverage)}
        if by_line:
            told["lines"] = [_shape(line) for line in _explained(document, tongues)]
        documents.append(told)
    return documents


def show(graph: KnowledgeGraph, by_line: bool, page: Page, tongues: Tongues | None = None) -> bool:
    """Lay out the documents that were not wholly understood, with `by_line` every line of all; whether there are any."""
    shown = [document for document in _documents(graph) if by_line or _lacks(document)]
    if shown:
        page.line(("coverage", "info"), ": of the lines that tell something, how many were understood")
    for document in shown:
        told = document.coverage
        silent = f", {told.silent} silent" if told and told.silent else ""
        lines = f" of {count(told.told, 'line')}{silent}" if told else ""
        page.line((document.name, "place"), f": {percentage(told)}{lines}", indent=2)
        if by_line:
            text = document.text.split("\n")
            page.table(
                ("line", "is", "states"),
                [
                    (line.number, _part(line), _said(line, text[line.number - 1]))
                    for line in _explained(document, tongues)
                ],
            )
    return bool(shown)


def _documents(graph: KnowledgeGraph) -> Iterator[Document]:
    """The documents that were read as roadmaps, by name."""
    read = (document for document in graph.documents.values() if document.coverage is not None)
    return iter(sorted(read, key=lambda document: document.name))


def _lacks(document: Document) -> bool:
    told = document.coverage
    return told is not None and told.understood < told.told


def _explained(document: Document, tongues: Tongues | None) -> tuple[Line, ...]:
    from ...ingest.read import explain

    return explain(document, tongues)


def _shape(line: Line) -> shapes.Shape:
    return {"line": line.number, "part": line.part, "statements": line.statements, "because": line.because}


def _part(line: Line) -> str:
    return line.part if line.because in (None, line.number) else f"{line.part}, line {line.because}"


def _said(line: Line, text: str) -> str:
    """What a line states; of a line that states nothing, its text."""
    shown = text.strip()
    return "; ".join(line.statements) or (shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…")
