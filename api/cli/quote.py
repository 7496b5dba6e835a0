"""How topics, prerequisites and the places that speak for them are put into words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ...graph.model import Basis, Evidence, Mention, Prerequisite
from ...graph.readable import readable

if TYPE_CHECKING:
    from ...graph.knowledge import KnowledgeGraph
    from .page import Part

MARKUP = "<>*|[]_`#"
"""What makes a quote hard to read."""


def quote(graph: KnowledgeGraph, place: Mention | Evidence) -> tuple[Part, ...]:
    """A quoted place: what stands there, the document and the line."""
    return (f"“{readable(place.quote)}”", "quote"), "  ", (located(graph, place), "place")


def located(graph: KnowledgeGraph, place: Mention | Evidence) -> str:
    """A place's document and line."""
    document = graph.documents.get(place.document)
    return f"{place.document if document is None else document.name}:{place.line}"


def grounds(graph: KnowledgeGraph, prerequisite: Prerequisite) -> tuple[Part, ...]:
    """The most trusted quote for a prerequisite, of several the plainest; its basis where there is none.

    What documents say comes before a curation, whose quote is marked as such.
    """

    def rank(evidence: Evidence) -> tuple[bool, float, int, str, Evidence]:
        marks = sum(evidence.quote.count(mark) for mark in MARKUP)
        curated = evidence.basis is Basis.CURATED
        return curated, -evidence.confidence, marks, located(graph, evidence), evidence

    if not prerequisite.evidence:
        return ((prerequisite.basis, "quiet"),)
    best = min(prerequisite.evidence, key=rank)
    said = quote(graph, best)
    return ((f"{best.basis} ", "quiet"), *said) if best.basis is Basis.CURATED else said


def labels(graph: KnowledgeGraph, ids: Iterable[str], last: str = ", ") -> str:
    """The labels of the topics with these ids in one phrase, `last` before the last of them."""
    names = [graph.topics[identifier].label for identifier in ids]
    return last.join([", ".join(names[:-1]), *names[-1:]]) if len(names) > 1 else "".join(names)


def needs(graph: KnowledgeGraph, prerequisite: Prerequisite) -> str:
    """What a prerequisite asks for: a topic, or one of several."""
    return labels(graph, prerequisite.needs, last=" or ")


def count(number: int, noun: str) -> str:
    """A number and its noun, in the plural where that is due.

    >>> count(1, "step"), count(2, "step")
    ('1 step', '2 steps')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
