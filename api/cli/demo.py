"""`roadgraph demo`: a tour of the bundled roadmaps."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ...graph.model import Basis
from .check import show_finding
from .ingest import show_roadmaps, totals
from .next import show_next
from .path import show_path
from .quote import count
from .write import write

if TYPE_CHECKING:
    from ...graph.knowledge import KnowledgeGraph
    from ...graph.model import Roadmap
    from .page import Page

Picture = Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where the diagram goes.")]

CURATION = "deep-learning"
TARGET = "Transformers"
REQUIRED = "Calculus"
KNOWN = ("Python", "Linear Algebra")
SHOWN = 8
"""The number of next topics that are shown."""


def demo(output: Picture = Path("out/transformers.svg")) -> None:
    """A tour of the bundled roadmaps.

    Reads them, with the bundled curation of their field, answers a few questions, and draws the path to transformers.
    """
    from ...ingest.curation import curation, find_curation
    from ...ingest.merge import merge
    from .page import Page

    roadmaps = bundled()
    name, data = find_curation(CURATION)
    graph = merge(roadmaps, [curation(data, name)])
    page = Page.of_terminal(output=False)
    page.line(("What was read", "title"))
    page.gap()
    show_roadmaps(roadmaps, page)
    page.line(("together ", "quiet"), totals(graph))
    page.line(("curated ", "quiet"), _curated(graph, name))
    for show in TOUR:
        page.gap()
        page.line(("─" * 40, "quiet"))
        show(graph, page)
    page.gap()
    write(page.text(), None)
    _draw(graph, output)
    write(f"The path to {TARGET} as a diagram: {output}\n", None)


def _curated(graph: KnowledgeGraph, name: str) -> str:
    """What the curation adds: prerequisites that textbooks give and no roadmap here states."""
    added = sum(prerequisite.basis is Basis.CURATED for prerequisite in graph.prerequisites)
    return f"{count(added, 'prerequisite')} that textbooks give and no roadmap here states, from {name}"


def bundled() -> list[Roadmap]:
    """What the roadmaps that come with the program state, sorted by name."""
    from ...ingest.read import read

    folder = files("roadgraph") / "roadmaps"
    documents = sorted((file.name, file.read_bytes()) for file in folder.iterdir() if file.is_file())
    return [read(data, name) for name, data in documents]


def _path(graph: KnowledgeGraph, page: Page) -> None:
    from ...graph.path import learning_path

    show_path(graph, learning_path(graph, [TARGET]), page)


def _requiring(graph: KnowledgeGraph, page: Page) -> None:
    from ...graph.path import requiring

    found = requiring(graph, REQUIRED)
    page.line((f"All topics requiring {REQUIRED}", "title"), f": {len(found)}")
    page.gap()
    page.line(", ".join(met.topic.label for met in found), indent=2)


def _next(graph: KnowledgeGraph, page: Page) -> None:
    from ...graph.state import next_topics

    found = next_topics(graph, KNOWN)
    page.line(
        (f"What to learn next, knowing {' and '.join(KNOWN)}", "title"), f": {count(len(found), 'topic')}"
    )
    page.gap()
    show_next(found[:SHOWN], page)
    if len(found) > SHOWN:
        page.line((f"and {len(found) - SHOWN} more", "quiet"))


def _contradiction(graph: KnowledgeGraph, page: Page) -> None:
    from ...graph.check import conflict, contradiction

    page.line(("What the documents disagree on", "title"))
    page.gap()
    for finding in (*contradiction(graph), *conflict(graph))[:1]:
        show_finding(graph, finding, page)
    if not graph.conflicts:
        page.line("Nothing.", indent=2)


TOUR: tuple[Callable[[KnowledgeGraph, Page], None], ...] = (_path, _requiring, _next, _contradiction)
"""The stations of the tour."""


def _draw(graph: KnowledgeGraph, output: Path) -> None:
    from ...graph.diagram.drawing import draw_path
    from ...graph.diagram.svg import svg
    from ...graph.path import learning_path

    with suppress(OSError):  # writing says it better
        output.parent.mkdir(parents=True, exist_ok=True)
    write(svg(draw_path(graph, learning_path(graph, [TARGET]))), output)
