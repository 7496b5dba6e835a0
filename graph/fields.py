"""The values of a graph as the objects of JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .knowledge import KnowledgeGraph
from .model import Conflict, Document, Evidence, Mention, Prerequisite, Resource, Topic

Object = dict[str, object]


class Fields:
    """The parts of one graph as JSON objects, each a mapping from names of fields; documents are known by name."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self._graph = graph
        self._names = {document.id: document.name for document in graph.documents.values()}

    def graph(self) -> Mapping[str, Iterable[Object]]:
        """The whole graph: its lists by name, made as they are read."""
        graph = self._graph
        return {
            "topics": map(self.topic, graph.topics.values()),
            "broader": (
                {"topic": b.topic, "broader": b.broader, "evidence": self.places(b.evidence)}
                for b in graph.broader
            ),
            "applications": (
                {"topic": a.topic, "appliedTo": a.applied_to, "evidence": self.places(a.evidence)}
                for a in graph.applications
            ),
            "requires": map(self.prerequisite, graph.prerequisites),
            "resources": map(self.resource, graph.resources.values()),
            "documents": map(document, graph.documents.values()),
            "conflicts": map(self.conflict, graph.conflicts),
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
