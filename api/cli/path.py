"""`roadgraph path`: what to learn, in order, to reach some topics."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from . import shapes
from .answer import answer
from .format import chosen
from .options import (
    MIN_CONFIDENCE,
    Curation,
    From,
    Json,
    Knowing,
    MinConfidence,
    Output,
    OwnWords,
    StorePath,
    Targets,
)
from .quote import count, grounds, labels
from .source import source
from .write import write

if TYPE_CHECKING:
    from ...graph.knowledge import KnowledgeGraph
    from ...graph.path import LearningPath, LearningStep
    from .page import Page

Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="text, json, or a diagram: mermaid, dot, svg, html, png, pdf. Else text, or what FILE's ending says.",
        show_default=False,
    ),
]

INDENT = 6
"""The columns before a step's name, which hold its number."""


def path(
    topics: Targets,
    knowing: Knowing = None,
    form: Format = None,
    min_confidence: MinConfidence = MIN_CONFIDENCE,
    store: StorePath = None,
    documents: From = None,
    curation: Curation = None,
    words: OwnWords = None,
    as_json: Json = False,
    output: Output = None,
) -> None:
    """What to learn, in order, to reach TOPIC.

    Steps of one stage can be learned side by side. Under each step stands the sentence that asks for it.
    """
    from ...graph.diagram.drawn import drawn_path
    from ...graph.diagram.format import LAYOUTS
    from ...graph.path import learning_path

    writers = LAYOUTS["roadgraph"]
    form = chosen(form, as_json, output, ["text", "json", *writers], "text")
    with source(store, documents, curation, words) as graph:
        found = learning_path(graph, topics, knowing or (), min_confidence)
        if form in writers:
            write(writers[form](drawn_path(graph, found, min_confidence)), output)
        else:
            answer(shapes.path(graph, found), partial(show_path, graph, found), form == "json", output)


def show_path(graph: KnowledgeGraph, path: LearningPath, page: Page) -> None:
    """Lay a learning path out by stages, under each step the best reason for it."""
    target = labels(graph, (topic.id for topic in path.target), last=" and ")
    if not path.steps:
        page.line(f"Nothing is left to learn for {target}.")
        return
    size = f"{count(path.length, 'step')} in {count(path.steps[-1].stage, 'stage')}"
    page.line((f"Path to {target}", "title"), f": {size}")
    if path.knowing:
        page.line((f"Known: {labels(graph, (topic.id for topic in path.knowing))}", "quiet"))
    for stage, steps in groupby(path.steps, key=lambda step: step.stage):
        page.gap()
        page.line((f"Stage {stage}", "heading"))
        for step in steps:
            _show_step(graph, step, page)


def _show_step(graph: KnowledgeGraph, step: LearningStep, page: Page) -> None:
    needed = f" – needs {labels(graph, step.requires)}" if step.requires else ""
    page.line((step.topic.label, "topic"), (needed, "quiet"), indent=INDENT, lead=f"{step.position}.")
    if step.chosen_from:
        page.line((f"chosen from {labels(graph, step.chosen_from, last=' or ')}", "quiet"), indent=INDENT)
    if step.because:
        reason = max(step.because, key=lambda p: p.confidence)
        others = len(step.because) - 1
        more = f" and {others} more" if others else ""
        page.line(
            (f"for {graph.topics[reason.topic].label}{more}: ", "quiet"),
            *grounds(graph, reason),
            indent=INDENT,
        )
