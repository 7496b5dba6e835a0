"""What topics, resources, documents and places are in themselves; `types` adds what is around them."""

from __future__ import annotations

from typing import Self

import strawberry

from ..graph import model
from .described import described, field
from .identity import Node, document_iri, global_id, named_iri
from .view import Info


@described
class TopicFacts(Node):
    """What a topic is in itself."""

    slug: str = strawberry.field(description="A short name of letters a to z, digits and hyphens.")

    @field
    def iri(self, info: Info) -> str:
        """The IRI in the RDF exports."""
        return named_iri(info.context.base_iri, "topic", self.slug)

    label: str = strawberry.field(description="The name.")
    aliases: list[str] = strawberry.field(description="Other names, abbreviations among them.")
    kind: model.TopicKind = strawberry.field(description="What sort of thing it is.")
    definition: str | None = strawberry.field(description="What a document says that it is.")
    language: str = strawberry.field(description='The BCP 47 tag of the label, "und" where nobody knows.')

    @classmethod
    def of(cls, topic: model.Topic) -> Self:
        """A topic of the graph as the schema shows it."""
        return cls(
            id=global_id("Topic", topic.id),
            slug=topic.id,
            label=topic.label,
            aliases=list(topic.aliases),
            kind=topic.kind,
            definition=topic.definition,
            language=topic.language,
        )


@described
class PlaceFacts:
    """What a place in a document is in itself."""

    source: strawberry.Private[str]
    line: int = strawberry.field(description="The line of the document as it is on disk, counted from 1.")
    end_line: int = strawberry.field(description="The last line of the passage.")
    quote: str = strawberry.field(description="What stands there.")
    rule: str = strawberry.field(description="The name of the rule that read it.")


@described
class ResourceFacts(Node):
    """What a resource is in itself."""

    resource: strawberry.Private[model.Resource]

    @field
    def iri(self, info: Info) -> str:
        """The IRI in the RDF exports."""
        return named_iri(info.context.base_iri, "res", self.resource.id)

    title: str = strawberry.field(description="The title.")
    url: str | None = strawberry.field(description="Where it is found, as the document has it.")
    type: model.ResourceType = strawberry.field(description="What sort of thing it is.")
    creators: list[str] = strawberry.field(description="Who made it.")

    @classmethod
    def of(cls, resource: model.Resource) -> Self:
        """A resource of the graph as the schema shows it."""
        return cls(
            resource=resource,
            id=global_id("Resource", resource.id),
            title=resource.title,
            url=resource.url,
            type=resource.type,
            creators=list(resource.creators),
        )


@described
class DocumentFacts(Node):
    """What a document is in itself."""

    source: strawberry.Private[model.Document]

    @field
    def iri(self, info: Info) -> str:
        """The IRI in the RDF exports."""
        return document_iri(info.context.base_iri, self.source)

    name: str = strawberry.field(description="The name under which it was read.")
    title: str | None = strawberry.field(description="The title that it gives itself.")
    media_type: str = strawberry.field(description="What it is written in, as an Internet media type.")
    repairs: list[str] = strawberry.field(description="What of its encoding was repaired.")

    @classmethod
    def of(cls, document: model.Document) -> Self:
        """A document of the graph as the schema shows it."""
        return cls(
            source=document,
            id=global_id("Document", document.id),
            name=document.name,
            title=document.title,
            media_type=document.media_type,
            repairs=list(document.repairs),
        )
