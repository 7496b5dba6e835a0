"""The JSON of answers; docs/cli.md shows every shape."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ...graph.model import Coverage, Diagnostic, Evidence, Mention, Prerequisite, Resource, Topic

if TYPE_CHECKING:
    from ...graph.check import Finding
    from ...graph.knowledge import KnowledgeGraph
    from ...graph.path import Chain, LearningPath, Reached
    from ...graph.state import NextTopic

Shape = dict[str, object]


def topic(topic: Topic) -> Shape:
    """A topic's slug and label."""
    return {"slug": topic.id, "label": topic.label}


def topics(graph: KnowledgeGraph, ids: Iterable[str]) -> list[Shape]:
    """The slugs and labels of the topics with these ids."""
    return [topic(graph.topics[identifier]) for identifier in ids]


def place(graph: KnowledgeGraph, place: Mention | Evidence) -> Shape:
    """A quoted place, its document by name."""
    document = graph.documents.get(place.document)
    shape: Shape = {
        "document": place.document if document is None else document.name,
        "line": place.line,
        "endLine": place.end_line,
        "quote": place.quote,
        "rule": place.rule,
    }
    if isinstance(place, Evidence):
        shape |= {"basis": place.basis, "confidence": place.confidence}
    return shape


def prerequisite(graph: KnowledgeGraph, p: Prerequisite) -> Shape:
    """A prerequisite relation with its evidence: `prerequisite` is null where `anyOf` holds alternatives."""
    return {
        "topic": p.topic,
        "prerequisite": p.requires,
        "anyOf": p.any_of,
        "basis": p.basis,
        "confidence": p.confidence,
        "evidence": [place(graph, evidence) for evidence in p.evidence],
    }


def path(graph: KnowledgeGraph, path: LearningPath) -> Shape:
    """A learning path."""
    return {
        "target": [topic.id for topic in path.target],
        "knowing": [topic.id for topic in path.knowing],
        "steps": [
            {
                "position": step.position,
                "stage": step.stage,
                "topic": topic(step.topic),
                "requires": step.requires,
                "chosenFrom": step.chosen_from,
                "because": [prerequisite(graph, p) for p in step.because],
            }
            for step in path.steps
        ],
        "length": path.length,
    }


def chain(graph: KnowledgeGraph, start: str, end: str, chain: Chain | None) -> Shape:
    """A chain between two topics (references); `length` is null where there is none."""
    return {
        "from": graph.topic(start).id,
        "to": graph.topic(end).id,
        "topics": [] if chain is None else [topic(t) for t in chain.topics],
        "prerequisites": [] if chain is None else [prerequisite(graph, p) for p in chain.prerequisites],
        "length": None if chain is None else chain.length,
    }


def reached(slug: str, found: Sequence[Reached]) -> Shape:
    """Topics with their distance from the one with this slug."""
    listed = [topic(met.topic) | {"distance": met.distance} for met in found]
    return {"topic": slug, "topics": listed, "count": len(listed)}


def next_topics(slug: str | None, found: Sequence[NextTopic]) -> Shape:
    """What can be learned next (toward the topic with this slug), and how many topics each opens the way to."""
    listed = [topic(n.topic) | {"distance": n.distance, "unlocks": n.unlocks} for n in found]
    return {"topic": slug, "topics": listed, "count": len(listed)}


def resource(graph: KnowledgeGraph, resource: Resource) -> Shape:
    """A resource; `topics` are slugs."""
    return {
        "id": resource.id,
        "title": resource.title,
        "url": resource.url,
        "type": resource.type,
        "creators": resource.creators,
        "topics": resource.topics,
        "mentions": [place(graph, mention) for mention in resource.mentions],
    }


def finding(graph: KnowledgeGraph, finding: Finding) -> Shape:
    """What `check` found; `topics` are slugs."""
    return {
        "severity": finding.severity,
        "code": finding.code,
        "message": finding.message,
        "topics": finding.topics,
        "places": [place(graph, found) for found in finding.places],
    }


def diagnostic(diagnostic: Diagnostic) -> Shape:
    """What went wrong or was not understood while reading; `line` is null for a whole document."""
    return {
        "severity": diagnostic.severity,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "document": diagnostic.document,
        "line": diagnostic.line,
    }


def coverage(coverage: Coverage | None) -> Shape | None:
    """How much of a document was understood, null for what is no roadmap; `percent` is null where no line tells anything."""
    if coverage is None:
        return None
    return {
        "told": coverage.told,
        "understood": coverage.understood,
        "silent": coverage.silent,
        "percent": coverage.percent,
    }
