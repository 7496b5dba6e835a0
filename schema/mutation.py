"""What may be changed, by whoever is allowed to: the documents of the store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Protocol

import strawberry

from ..graph import model
from ..graph.knowledge import KnowledgeGraph
from .answer import Statistics
from .described import described, field
from .errors import ArgumentError
from .view import Info


@dataclass(frozen=True)
class Change:
    """What a change of the store did; `graph` is that of the store afterwards."""

    graph: KnowledgeGraph
    roadmaps: Sequence[model.Roadmap] = ()
    unchanged: frozenset[str] = frozenset()
    removed: Sequence[str] = ()
    diagnostics: Sequence[model.Diagnostic] = ()


class Editor(Protocol):
    """What can change a store."""

    def ingest(self, documents: Sequence[tuple[str, bytes]]) -> Change:
        """Put documents, by name and content, into the store."""
        ...

    def remove(self, documents: Sequence[str]) -> Change:
        """Take documents out of the store, by name or its last part."""
        ...


@strawberry.input(description="A document to read.")
class DocumentInput:
    """A document to read."""

    name: str = strawberry.field(
        description="The name under which it is kept; its ending helps to tell the format."
    )
    content: str = strawberry.field(description="The whole text.")


@described
class IngestedDocument:
    """How much was read of a document."""

    name: str = strawberry.field(description="The name under which it is kept.")
    topics: int = strawberry.field(description="The number of topics that it names.")
    prerequisites: int = strawberry.field(description="The number of prerequisite relations that it states.")
    resources: int = strawberry.field(description="The number of resources that it names.")
    repairs: list[str] = strawberry.field(description="What was repaired in its text.")
    unchanged: bool = strawberry.field(description="Whether the store held this very document already.")


@described
class Diagnostic:
    """What could not be read, was damaged or was not understood."""

    severity: str = strawberry.field(description="error, warning or info.")
    code: str = strawberry.field(description="What sort of thing it is.")
    message: str = strawberry.field(description="What it is.")
    document: str = strawberry.field(description="The name of the document.")
    line: int | None = strawberry.field(description="The line; null where it is about the whole document.")


@described
class StoreChange:
    """What a change of the store did."""

    documents: list[IngestedDocument] = strawberry.field(
        description="What was read, by document; one that could not be read is missing."
    )
    removed: list[str] = strawberry.field(description="The names of the documents that were taken out.")
    diagnostics: list[Diagnostic] = strawberry.field(
        description="What could not be read, then what was damaged or not understood."
    )
    statistics: Statistics = strawberry.field(description="How much the graph holds afterwards.")

    @classmethod
    def of(cls, change: Change) -> StoreChange:
        """A change as the schema shows it."""
        return cls(
            documents=[_ingested(roadmap, change.unchanged) for roadmap in change.roadmaps],
            removed=list(change.removed),
            diagnostics=[
                Diagnostic(
                    severity=d.severity.value,
                    code=d.code,
                    message=d.message,
                    document=d.document,
                    line=d.line,
                )
                for d in change.diagnostics
            ],
            statistics=Statistics.of(change.graph),
        )


def _ingested(roadmap: model.Roadmap, unchanged: frozenset[str]) -> IngestedDocument:
    document = roadmap.document
    return IngestedDocument(
        name=document.name,
        topics=len(roadmap.topics),
        prerequisites=len(roadmap.prerequisites),
        resources=len(roadmap.resources),
        repairs=list(document.repairs),
        unchanged=document.name in unchanged,
    )


@described
class Mutation:
    """What may be changed. Each change is made whole or not at all."""

    @field
    def ingest(
        self,
        info: Info,
        documents: Annotated[
            list[DocumentInput],
            strawberry.argument(description="The documents, each under a name of its own."),
        ],
    ) -> StoreChange:
        """Read documents into the store. What a document of that name said before is replaced."""
        names = [document.name for document in documents]
        for name in names:
            if not name.strip() or not name.isprintable() or names.count(name) > 1:
                raise ArgumentError(
                    f"{name!r} cannot be the name of a document here", "give each a name in print"
                )
        contents = [(d.name, d.content.encode("utf-8", "surrogatepass")) for d in documents]
        return StoreChange.of(_editor(info).ingest(contents))

    @field
    def remove(
        self,
        info: Info,
        documents: Annotated[
            list[str],
            strawberry.argument(description="The names of the documents, or the last parts of these."),
        ],
    ) -> StoreChange:
        """Take documents out of the store; none where one of them is not there."""
        return StoreChange.of(_editor(info).remove(documents))


def _editor(info: Info) -> Editor:
    editor: Editor | None = info.context.editor
    assert editor is not None, "a schema with mutations needs a view with an editor"
    return editor
