"""Why a topic requires another, quote by quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...graph.knowledge import KnowledgeGraph
from ...graph.model import Basis, Prerequisite, Topic


@dataclass(frozen=True, slots=True)
class Reason:
    """A quote that says that `topic` requires one of `needs`: where it stands, and how far it can be trusted (0 to 1)."""

    topic: Topic
    needs: tuple[Topic, ...]
    quote: str
    document: str
    line: int
    basis: Basis
    confidence: float

    @property
    def place(self) -> str:
        """The document's name and the line."""
        return f"{self.document}:{self.line}"


def reasons(graph: KnowledgeGraph, links: Iterable[Prerequisite]) -> Iterator[Reason]:
    """Every quote for these prerequisites."""
    for link in links:
        for evidence in link.evidence:
            document = graph.documents.get(evidence.document)
            yield Reason(
                topic=graph.topics[link.topic],
                needs=tuple(graph.topics[need] for need in link.needs),
                quote=evidence.quote,
                document=evidence.document if document is None else document.name,
                line=evidence.line,
                basis=evidence.basis,
                confidence=evidence.confidence,
            )
