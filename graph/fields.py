"""The values of a graph as the objects of JSON."""

from __future__ import annotations

import re

import msgspec

from .knowledge import KnowledgeGraph
from .model import Conflict, Document, Evidence, Mention, Prerequisite, Resource, Topic

Object = dict[str, object]
_SURROGATES = re.compile("[\ud800-\udfff]")


class Fields:
    """The parts of one graph as JSON objects, each a mapping from names of fields; documents are known by name."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self._graph = graph
        self._names = {document.id: document.name for document in graph.documents.values()}

    def graph(self) -> Object:
        """The whole graph."""
        graph = self._graph
        return {
            "topics": [self.topic(t) for t in graph.topics.values()],
            "broader": [
                {"topic": b.topic, "broader": b.broader, "evidence": self.places(b.evidence)}
                for b in graph.broader
            ],
            "applications": [
                {"topic": a.topic, "appliedTo": a.applied_to, "evidence": self.places(a.evidence)}
                for a in graph.applications
            ],
            "requires": [self.prerequisite(p) for p in graph.prerequisites],
            "resources": [self.resource(r) for r in graph.resources.values()],
            "documents": [document(d) for d in graph.documents.values()],
            "conflicts": [self.conflict(c) for c in graph.conflicts],
        }

    def topic(self, topic: Topic) -> Object:
        """A topic."""
        return {
            "id": topic.id,
            "label": topic.label,
            "language": topic.language,
            "aliases": topic.aliases,
            "kind": topic.kind,
            "definition": topic.definition,
            "mentions": self.places(topic.mentions),
        }

    def prerequisite(self, p: Prerequisite) -> Object:
        """A prerequisite: `prerequisite` or `anyOf` is what it asks for."""
        needs: Object = {"anyOf": p.any_of} if p.requires is None else {"prerequisite": p.requires}
        evidence = [self.evidence(e) for e in p.evidence]
        return (
            {"topic": p.topic} | needs | {"basis": p.basis, "confidence": p.confidence, "evidence": evidence}
        )

    def resource(self, resource: Resource) -> Object:
        """A resource."""
        return {
            "id": resource.id,
            "title": resource.title,
            "url": resource.url,
            "type": resource.type,
            "creators": resource.creators,
            "topics": resource.topics,
            "mentions": self.places(resource.mentions),
        }

    def conflict(self, conflict: Conflict) -> Object:
        """A conflict."""
        return {
            "kind": conflict.kind,
            "message": conflict.message,
            "topics": conflict.topics,
            "kept": [self.prerequisite(p) for p in conflict.kept],
            "cut": [self.prerequisite(p) for p in conflict.cut],
        }

    def places(self, mentions: tuple[Mention, ...]) -> list[Object]:
        """Quoted places."""
        return [self.place(mention) for mention in mentions]

    def evidence(self, evidence: Evidence) -> Object:
        """A quoted place with its basis and confidence."""
        return self.place(evidence) | {"basis": evidence.basis, "confidence": evidence.confidence}

    def place(self, place: Mention | Evidence) -> Object:
        """A quoted place."""
        return {
            "document": self._names.get(place.document, place.document),
            "line": place.line,
            "endLine": place.end_line,
            "quote": place.quote,
            "rule": place.rule,
        }


def document(document: Document) -> Object:
    """A document, without its text."""
    return {
        "id": document.id,
        "name": document.name,
        "title": document.title,
        "mediaType": document.media_type,
        "repairs": document.repairs,
    }


def encoded(value: object) -> bytes:
    """A value as JSON on one line; half of a surrogate pair, which no UTF-8 can hold, becomes U+FFFD."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return msgspec.json.encode(_encodable(value))


def _encodable(value: object) -> object:
    if isinstance(value, str):
        return _SURROGATES.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: _encodable(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_encodable(part) for part in value]
    return value
