"""Topics, prerequisites, resources and documents as the schema shows them.

They refer to each other, and therefore stand in one module. Each asks the graph, in memory, for what is around it.
"""

from __future__ import annotations

from collections.abc import Iterable

import strawberry

from ..graph import model
from ..graph.path import prerequisites, requiring
from .arguments import AnyConfidence, Bases, MinConfidence, Transitive, Types, confidence
from .connection import After, Connection, First, page
from .described import described, field
from .facts import DocumentFacts, PlaceFacts, ResourceFacts, TopicFacts
from .selection import Listing, by_distance, of_types
from .view import BY_LABEL, BY_TITLE, Info


@described
class Topic(TopicFacts):
    """Something that a learner learns."""

    @field
    def stage(self, info: Info) -> int:
        """Length of the longest chain of prerequisites below it; 0 where it requires nothing."""
        return info.context.graph.stage(self.slug)

    @field
    def broader(self, info: Info) -> list[Topic]:
        """What it is a part or a kind of, by label."""
        return topics(info, (link.broader for link in info.context.graph.broader_of(self.slug)))

    @field
    def narrower(self, info: Info, first: First = None, after: After = None) -> Connection[Topic]:
        """Its parts and kinds, by label."""
        links = info.context.graph.narrower_of(self.slug)
        return topic_page(Listing(info.context.named(link.topic for link in links), BY_LABEL), first, after)

    @field
    def prerequisites(
        self,
        info: Info,
        transitive: Transitive = False,
        min_confidence: MinConfidence = 0.5,
        basis: Bases = None,
        first: First = None,
        after: After = None,
    ) -> Connection[Topic]:
        """The topics that it requires, by distance and label; alternatives are left out."""
        found = prerequisites(
            info.context.among(basis), self.slug, not transitive, confidence(min_confidence)
        )
        return topic_page(by_distance(found), first, after)

    @field
    def required_by(
        self,
        info: Info,
        transitive: Transitive = False,
        min_confidence: MinConfidence = 0.5,
        basis: Bases = None,
        first: First = None,
        after: After = None,
    ) -> Connection[Topic]:
        """The topics that require it, by distance and label; those that take it as an alternative are left out."""
        found = requiring(info.context.among(basis), self.slug, not transitive, confidence(min_confidence))
        return topic_page(by_distance(found), first, after)

    @field
    def requires(
        self, info: Info, min_confidence: AnyConfidence = 0.0, basis: Bases = None
    ) -> list[Prerequisite]:
        """The direct prerequisite relations with their evidence, alternatives included."""
        found = info.context.graph.requires(self.slug, confidence(min_confidence))
        return relations(p for p in found if basis is None or p.basis in basis)

    @field
    def resources(
        self,
        info: Info,
        type: Types = None,  # noqa: A002 (the name in the schema)
        first: First = None,
        after: After = None,
    ) -> Connection[Resource]:
        """What teaches it, by title."""
        found = sorted(info.context.graph.resources_of(self.slug), key=BY_TITLE.key)
        return page(of_types(found, type), BY_TITLE, Resource.of, first, after)

    @field
    def mentions(self, info: Info, first: First = None, after: After = None) -> Connection[Mention]:
        """The places that name it, by document and line."""
        order = info.context.by_place
        found = sorted(set(info.context.graph.topics[self.slug].mentions), key=order.key)
        return page(found, order, Mention.of, first, after)


@described
class Prerequisite:
    """A relation that says: to follow the topic one must first know another, or one of several."""

    relation: strawberry.Private[model.Prerequisite]
    basis: model.Basis = strawberry.field(
        description="Where it comes from: the strongest basis of its evidence."
    )
    confidence: float = strawberry.field(description="How far it can be trusted, 0 to 1.")

    @field
    def topic(self, info: Info) -> Topic:
        """The topic that requires."""
        return Topic.of(info.context.graph.topics[self.relation.topic])

    @field
    def prerequisite(self, info: Info) -> Topic | None:
        """The topic that is required. Null where anyOf holds alternatives."""
        required = self.relation.requires
        return None if required is None else Topic.of(info.context.graph.topics[required])

    @field
    def any_of(self, info: Info) -> list[Topic]:
        """The alternatives of which one is required, by label; empty where there is no choice."""
        return topics(info, self.relation.any_of)

    @field
    def evidence(self) -> list[Evidence]:
        """The quoted places that speak for it."""
        return [Evidence.of(place) for place in self.relation.evidence]


@described
class Mention(PlaceFacts):
    """A place in a document and the text that stands there."""

    @classmethod
    def of(cls, place: model.Mention) -> Mention:
        """A place of the graph as the schema shows it."""
        return cls(
            source=place.document,
            line=place.line,
            end_line=place.end_line,
            quote=place.quote,
            rule=place.rule,
        )

    @field
    def document(self, info: Info) -> Document:
        """The document in which it stands."""
        return Document.of(info.context.source(self.source))


@described
class Evidence(PlaceFacts):
    """A quoted place that speaks for a prerequisite."""

    basis: model.Basis = strawberry.field(description="What sort of evidence it is.")
    confidence: float = strawberry.field(description="How far it can be trusted, 0 to 1.")

    @classmethod
    def of(cls, place: model.Evidence) -> Evidence:
        """A piece of evidence of the graph as the schema shows it."""
        return cls(
            source=place.document,
            line=place.line,
            end_line=place.end_line,
            quote=place.quote,
            rule=place.rule,
            basis=place.basis,
            confidence=place.confidence,
        )

    @field
    def document(self, info: Info) -> Document:
        """The document in which it stands."""
        return Document.of(info.context.source(self.source))


@described
class Resource(ResourceFacts):
    """Something to learn from."""

    @field
    def topics(self, info: Info) -> list[Topic]:
        """The topics that it teaches, by label."""
        return topics(info, self.resource.topics)

    @field
    def mentions(self, info: Info) -> list[Mention]:
        """The places that name it, by document and line."""
        return [Mention.of(place) for place in sorted(self.resource.mentions, key=info.context.by_place.key)]


@described
class Document(DocumentFacts):
    """A document as it was read."""

    @field
    def lines(self) -> int:
        """The number of lines, counted as on disk."""
        return self.source.lines

    @field
    def topics(self, info: Info, first: First = None, after: After = None) -> Connection[Topic]:
        """The topics that it mentions, by label."""
        return topic_page(Listing(info.context.mentioned_in(self.source.id), BY_LABEL), first, after)


def topics(info: Info, ids: Iterable[str]) -> list[Topic]:
    """The topics with these ids, each once, by label."""
    return [Topic.of(topic) for topic in info.context.named(ids)]


def topic_page(listing: Listing, first: int | None, after: str | None) -> Connection[Topic]:
    """The page of a list of topics."""
    return page(listing.topics, listing.order, Topic.of, first, after)


def relations(prerequisites: Iterable[model.Prerequisite]) -> list[Prerequisite]:
    """Prerequisites of the graph as the schema shows them."""
    return [Prerequisite(relation=p, basis=p.basis, confidence=p.confidence) for p in prerequisites]
