"""`roadgraph diff`: what tells two stores or documents apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from . import shapes
from .answer import answer
from .options import MIN_CONFIDENCE, Json, MinConfidence, Output
from .quote import count, grounds, needs
from .source import source
from .usage import UsageError

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from ...graph.difference import Compared, Difference, Inversion
    from ...graph.knowledge import KnowledgeGraph
    from ...graph.model import Prerequisite, Topic
    from ...graph.path import Chain
    from .page import Page

T = TypeVar("T")

One = Annotated[
    str, typer.Argument(metavar="A", help="A store, a document, a folder, or -.", show_default=False)
]
Other = Annotated[str, typer.Argument(metavar="B", help="What to compare it with.", show_default=False)]


def diff(
    one: One,
    other: Other,
    min_confidence: MinConfidence = MIN_CONFIDENCE,
    as_json: Json = False,
    output: Output = None,
) -> None:
    """What tells A from B.

    Topics, prerequisites, and topics in opposite order. A and B are stores, documents or folders of documents.
    """
    from ...graph.difference import difference

    if one == other == "-":
        raise UsageError("standard input can be read but once", "put one of the two into a file")
    with _opened(one) as first, _opened(other) as second:
        found = difference(first, second, min_confidence)
        shape = _shape(one, other, first, second, found)
        answer(shape, partial(_show, one, other, first, second, found), as_json, output)


def _opened(path: str) -> AbstractContextManager[KnowledgeGraph]:
    from ...graph.store import is_store

    return source(Path(path), None) if is_store(path) else source(None, [path])


def _shape(
    one: str, other: str, first: KnowledgeGraph, second: KnowledgeGraph, found: Difference
) -> shapes.Shape:
    prerequisites = partial(shapes.prerequisite, first), partial(shapes.prerequisite, second)
    return {
        "a": one,
        "b": other,
        "topics": _sides(found.topics, _topic, _topic),
        "prerequisites": _sides(found.prerequisites, *prerequisites),
        "inversions": [
            {
                "before": shapes.topic(inversion.before),
                "after": shapes.topic(inversion.after),
                "a": [shapes.prerequisite(first, p) for p in inversion.one.prerequisites],
                "b": [shapes.prerequisite(second, p) for p in inversion.other.prerequisites],
            }
            for inversion in found.inversions
        ],
    }


def _topic(topic: Topic) -> shapes.Shape:
    return shapes.topic(topic) | {"kind": topic.kind}


def _sides(
    found: Compared[T], first: Callable[[T], shapes.Shape], second: Callable[[T], shapes.Shape]
) -> shapes.Shape:
    return {
        "onlyA": [first(value) for value in found.only_one],
        "onlyB": [second(value) for value in found.only_other],
        "changed": [{"a": first(this), "b": second(that)} for this, that in found.changed],
        "same": found.same,
    }


def _show(
    one: str, other: str, first: KnowledgeGraph, second: KnowledgeGraph, found: Difference, page: Page
) -> None:
    page.line("A ", (one, "place"))
    page.line("B ", (other, "place"))
    page.gap()
    for name, sides in (("topic", found.topics), ("prerequisite", found.prerequisites)):
        page.line(_counted(name, sides))
    page.line(count(len(found.inversions), "order inversion"))
    _show_topics(found.topics, page)
    _show_prerequisites(first, second, found.prerequisites, page)
    _show_inversions(first, second, found.inversions, page)


def _counted(name: str, sides: Compared[Topic] | Compared[Prerequisite]) -> str:
    told = f"{count(sides.same + len(sides.changed), name)} in both"
    changed = f", {len(sides.changed)} of them told differently" if sides.changed else ""
    return f"{told}{changed}, {len(sides.only_one)} only in A, {len(sides.only_other)} only in B"


def _heading(text: str, page: Page) -> None:
    page.gap()
    page.line((text, "heading"))


def _show_topics(topics: Compared[Topic], page: Page) -> None:
    for side, found in (("A", topics.only_one), ("B", topics.only_other)):
        if found:
            _heading(f"topics only in {side}", page)
            page.line(", ".join(topic.label for topic in found), indent=2)
    if topics.changed:
        _heading("topics told differently", page)
        for this, that in topics.changed:
            page.line(f"{this.label} ({this.kind}) → {that.label} ({that.kind})", indent=2)


def _show_prerequisites(
    first: KnowledgeGraph, second: KnowledgeGraph, found: Compared[Prerequisite], page: Page
) -> None:
    for side, graph, only in (("A", first, found.only_one), ("B", second, found.only_other)):
        if only:
            _heading(f"prerequisites only in {side}", page)
            for p in only:
                page.line(_asked(graph, p), indent=2)
                page.line(*grounds(graph, p), indent=4)
    if found.changed:
        _heading("prerequisites told differently", page)
        for this, that in found.changed:
            trust = f": {this.basis}, {this.confidence:.2f} → {that.basis}, {that.confidence:.2f}"
            page.line(_asked(first, this), (trust, "quiet"), indent=2)


def _asked(graph: KnowledgeGraph, p: Prerequisite) -> str:
    return f"{graph.topics[p.topic].label} requires {needs(graph, p)}"


def _show_inversions(
    first: KnowledgeGraph, second: KnowledgeGraph, found: Sequence[Inversion], page: Page
) -> None:
    if found:
        _heading("order inversions", page)
    for inversion in found:
        _show_chain("A", first, inversion.one, page)
        _show_chain("B", second, inversion.other, page)


def _show_chain(side: str, graph: KnowledgeGraph, chain: Chain, page: Page) -> None:
    line = " → ".join(topic.label for topic in chain.topics)
    page.line((f"{side}: ", "quiet"), (line, "topic"), indent=2)
    for link in chain.prerequisites:
        page.line(*grounds(graph, link), indent=5)
