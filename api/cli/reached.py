"""`roadgraph requiring` and `roadgraph prerequisites`: all that lies on one side of a topic."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from . import shapes
from .answer import answer
from .quote import count

if TYPE_CHECKING:
    from pathlib import Path

    from ...graph.model import Topic
    from ...graph.path import Reached
    from .page import Page


def reached(topic: Topic, title: str, found: Sequence[Reached], as_json: bool, output: Path | None) -> None:
    """Answer with the topics that were reached from one topic, under a title."""
    answer(shapes.reached(topic.id, found), partial(_show, title, found), as_json, output)


def _show(title: str, found: Sequence[Reached], page: Page) -> None:
    page.line((title, "title"), f": {count(len(found), 'topic')}")
    for distance, group in groupby(found, key=lambda r: r.distance):
        page.gap()
        page.line(("directly" if distance == 1 else f"{distance} steps away", "heading"))
        for met in group:
            page.line(met.topic.label, indent=2)
