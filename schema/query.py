"""The questions that the schema answers."""

from __future__ import annotations

from typing import Annotated

import strawberry

from ..graph import model
from ..graph.diagram.drawn import drawn
from ..graph.diagram.format import FORMATS
from ..graph.errors import UnknownTopicError
from ..graph.path import chain, learning_path
from ..graph.state import next_topics
from .answer import Chain, Conflict, LearningPath, LearningPathResult, Statistics, UnknownTopic
from .arguments import Format, Knowing, MinConfidence, To, Types, confidence
from .connection import After, Connection, First, page
from .described import described, field
from .enums import DiagramFormat
from .errors import UnknownDocumentError
from .identity import Node, parsed_id
from .selection import Selection, by_unlocks, matching, of_types
from .types import Document, Resource, Topic, topic_page
from .view import BY_TITLE, Info, View

Ref = Annotated[str, strawberry.argument(description="A topic: a slug, an IRI, a label or an alias.")]
DocumentRef = Annotated[
    str, strawberry.argument(description="A document: a name, its last part, a title, id or IRI.")
]
Kinds = Annotated[
    list[model.TopicKind] | None,
    strawberry.argument(description="Only topics of one of these kinds, if given."),
]


def _topic(description: str) -> object:
    """An argument that may name a topic."""
    return strawberry.argument(description=f"{description} (a slug, an IRI, a label or an alias).")


@described
class Query:
    """The questions that can be asked. Nothing can be changed."""

    @field
    def node(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="The id.")],  # noqa: A002
    ) -> Node | None:
        """The thing with this id; null when there is none."""
        return _node(info.context, id)

    @field
    def nodes(
        self, info: Info, ids: Annotated[list[strawberry.ID], strawberry.argument(description="The ids.")]
    ) -> list[Node | None]:
        """The things with these ids, in their order; null in the place of one that is not there."""
        return [_node(info.context, one) for one in ids]

    @field
    def topic(self, info: Info, ref: Ref) -> Topic | None:
        """One topic by reference; null when unknown."""
        found = info.context.graph.find(ref)
        return None if found is None else Topic.of(found)

    @field
    def topics(
        self,
        info: Info,
        search: Annotated[
            str | None,
            strawberry.argument(description="Only topics with such a name, typing errors forgiven."),
        ] = None,
        requiring: Annotated[str | None, _topic("Only topics that require this one, transitively")] = None,
        required_for: Annotated[
            str | None, _topic("Only topics that this one requires, transitively")
        ] = None,
        broader: Annotated[str | None, _topic("Only topics that are a part or a kind of this one")] = None,
        kind: Kinds = None,
        document: Annotated[
            str | None,
            strawberry.argument(
                description="Only topics that this document mentions (name, title, id, IRI)."
            ),
        ] = None,
        min_confidence: MinConfidence = 0.5,
        first: First = None,
        after: After = None,
    ) -> Connection[Topic]:
        """Topics; every argument narrows. requiring: those that require the given topic, transitively.
        In a search the likest stand first, with `requiring` or `requiredFor` the nearest; otherwise they stand by label.
        """
        asked = Selection(
            search, requiring, required_for, broader, kind, document, confidence(min_confidence)
        )
        return topic_page(asked.listing(info.context), first, after)

    @field
    def learning_path(
        self, info: Info, to: To, knowing: Knowing = (), min_confidence: MinConfidence = 0.5
    ) -> LearningPathResult:
        """The shortest learning path to the target topics for someone who knows the given ones."""
        try:
            path = learning_path(info.context.graph, to, knowing, confidence(min_confidence))
        except UnknownTopicError as error:
            return UnknownTopic.of(error, info)
        return LearningPath(path=path, length=path.length)

    @field
    def chain(
        self,
        info: Info,
        from_: Annotated[
            str, strawberry.argument(name="from", description="The prerequisite (a reference).")
        ],
        to: Annotated[
            str, strawberry.argument(description="The topic that requires it in the end (a reference).")
        ],
        min_confidence: MinConfidence = 0.5,
    ) -> Chain | None:
        """The shortest chain of prerequisites between two topics; null when there is none."""
        found = chain(info.context.graph, from_, to, confidence(min_confidence))
        return None if found is None else Chain.of(found)

    @field
    def next_topics(
        self,
        info: Info,
        knowing: Knowing,
        toward: Annotated[str | None, _topic("Only topics on the learning path to this one")] = None,
        min_confidence: MinConfidence = 0.5,
        first: First = None,
        after: After = None,
    ) -> Connection[Topic]:
        """What can be learned next (the outer fringe), those that unlock most first."""
        fringe = next_topics(info.context.graph, knowing, toward, confidence(min_confidence))
        return topic_page(by_unlocks(fringe), first, after)

    @field
    def resources(
        self,
        info: Info,
        topic: Annotated[str | None, _topic("Only resources that teach this topic")] = None,
        type: Types = None,  # noqa: A002 (the name in the schema)
        search: Annotated[
            str | None,
            strawberry.argument(
                description="Only resources in whose title or creators each of these words begins a word."
            ),
        ] = None,
        first: First = None,
        after: After = None,
    ) -> Connection[Resource]:
        """Resources, by title; every argument narrows."""
        graph = info.context.graph
        found = info.context.resources
        if topic is not None:
            found = tuple(sorted(graph.resources_of(graph.topic(topic).id), key=BY_TITLE.key))
        return page(matching(of_types(found, type), search or ""), BY_TITLE, Resource.of, first, after)

    @field
    def documents(self, info: Info) -> list[Document]:
        """Every document that was read, by name."""
        return [Document.of(document) for document in info.context.documents]

    @field
    def document(self, info: Info, ref: DocumentRef) -> Document | None:
        """One document by reference; null when unknown."""
        try:
            return Document.of(info.context.document(ref))
        except UnknownDocumentError:
            return None

    @field
    def conflicts(self, info: Info) -> list[Conflict]:
        """The contradictions between documents, and how they were settled."""
        return [Conflict(conflict=c, kind=c.kind, message=c.message) for c in info.context.graph.conflicts]

    @field
    def statistics(self, info: Info) -> Statistics:
        """How much the graph holds."""
        return Statistics.of(info.context.graph)

    @field
    def diagram(
        self,
        info: Info,
        to: To = (),
        knowing: Knowing = (),
        format: Format = DiagramFormat.MERMAID,  # noqa: A002 (the name in the schema)
        min_confidence: MinConfidence = 0.5,
    ) -> str:
        """A diagram of the learning path to these topics; without any, of the whole map, less what is known."""
        drawing = drawn(info.context.graph, to, knowing, confidence(min_confidence))
        return FORMATS[format.value](drawing)


def _node(view: View, id: str) -> Node | None:  # noqa: A002 (the name in the schema)
    kind, key = parsed_id(id)
    graph = view.graph
    if kind == "Topic" and key in graph.topics:
        return Topic.of(graph.topics[key])
    if kind == "Resource" and key in graph.resources:
        return Resource.of(graph.resources[key])
    if kind == "Document" and key in graph.documents:
        return Document.of(graph.documents[key])
    return None
