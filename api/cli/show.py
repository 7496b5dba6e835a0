"""`roadgraph show`: all about one topic."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ...graph.model import Topic as TopicValue
from . import shapes
from .answer import answer
from .options import MIN_CONFIDENCE, Curation, From, Json, MinConfidence, Output, OwnWords, StorePath, Topic
from .quote import count, grounds, labels, needs
from .resources import show_resources
from .source import source

if TYPE_CHECKING:
    from ...graph.knowledge import KnowledgeGraph
    from .page import Page


def show(
    topic: Topic,
    min_confidence: MinConfidence = MIN_CONFIDENCE,
    store: StorePath = None,
    documents: From = None,
    curation: Curation = None,
    words: OwnWords = None,
    as_json: Json = False,
    output: Output = None,
) -> None:
    """All about one topic."""
    with source(store, documents, curation, words) as graph:
        found = graph.topic(topic)
        shape = _shape(graph, found, min_confidence)
        answer(shape, partial(_show, graph, found, min_confidence), as_json, output)


def _shape(graph: KnowledgeGraph, topic: TopicValue, min_confidence: float) -> shapes.Shape:
    requirers = dict.fromkeys(p.topic for p in graph.required_by(topic.id, min_confidence))
    return shapes.topic(topic) | {
        "aliases": topic.aliases,
        "kind": topic.kind,
        "definition": topic.definition,
        "broader": shapes.topics(graph, (b.broader for b in graph.broader_of(topic.id))),
        "narrower": shapes.topics(graph, (b.topic for b in graph.narrower_of(topic.id))),
        "prerequisites": [shapes.prerequisite(graph, p) for p in graph.requires(topic.id, min_confidence)],
        "requiredBy": shapes.topics(graph, requirers),
        "resources": [shapes.resource(graph, r) for r in graph.resources_of(topic.id)],
        "mentions": [shapes.place(graph, mention) for mention in topic.mentions],
    }


def _show(graph: KnowledgeGraph, topic: TopicValue, min_confidence: float, page: Page) -> None:
    page.line((topic.label, "title"), (f" ({topic.kind}, {topic.id})", "quiet"))
    if topic.definition:
        page.line(topic.definition)
    requirers = dict.fromkeys(p.topic for p in graph.required_by(topic.id, min_confidence))
    named = {
        "also called": ", ".join(topic.aliases),
        "part or kind of": labels(graph, (b.broader for b in graph.broader_of(topic.id))),
        "parts and kinds": labels(graph, (b.topic for b in graph.narrower_of(topic.id))),
        "required by": labels(graph, requirers),
    }
    for heading, text in named.items():
        if text:
            page.line((f"{heading}: ", "heading"), text)
    required = graph.requires(topic.id, min_confidence)
    if required:
        page.gap()
        page.line(("requires", "heading"))
    for p in required:
        page.line((needs(graph, p), "topic"), (f" ({p.basis}, {p.confidence:.2f})", "quiet"), indent=2)
        page.line(*grounds(graph, p), indent=4)
    _show_sources(graph, topic, page)


def _show_sources(graph: KnowledgeGraph, topic: TopicValue, page: Page) -> None:
    resources = graph.resources_of(topic.id)
    if resources:
        page.gap()
        page.line(("resources", "heading"))
        show_resources(graph, resources, page)
    documents = {mention.document for mention in topic.mentions}
    page.gap()
    page.line(
        (f"mentioned {count(len(topic.mentions), 'time')} in {count(len(documents), 'document')}", "quiet")
    )
