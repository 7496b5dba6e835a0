"""The graph as queries see it: with the orders and indexes that they need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, TypeAlias

import strawberry
from rapidfuzz import process

from ..graph import model
from ..graph.knowledge import BASE_IRI, KnowledgeGraph
from ..graph.label import digest
from .connection import Key, Order
from .errors import MissingDocumentError, UnknownDocumentError
from .identity import document_iri

AMONG = 8
"""The number of graphs of chosen bases that are kept."""


class View:
    """A knowledge graph with the orders and indexes that queries need, each made when it is first asked for.

    It is the context value of a query. As the graph does not change, one view serves any number of queries.
    """

    def __init__(self, graph: KnowledgeGraph, editor: Any = None, base_iri: str = BASE_IRI) -> None:
        """`editor` is the `mutation.Editor` of the store behind the graph, where it may be changed.

        IRIs begin with `base_iri`, as in an export under the same base.
        """
        self.graph = graph
        self.editor = editor
        self.base_iri = base_iri
        self._among: dict[tuple[str, ...], KnowledgeGraph] = {}

    @cached_property
    def topics(self) -> tuple[model.Topic, ...]:
        """Every topic, by label."""
        return tuple(sorted(self.graph.topics.values(), key=BY_LABEL.key))

    @cached_property
    def resources(self) -> tuple[model.Resource, ...]:
        """Every resource, by title."""
        return tuple(sorted(self.graph.resources.values(), key=BY_TITLE.key))

    @cached_property
    def documents(self) -> tuple[model.Document, ...]:
        """Every document, by name."""
        return tuple(sorted(self.graph.documents.values(), key=lambda d: (d.name, d.id)))

    def named(self, ids: Iterable[str]) -> list[model.Topic]:
        """The topics with these ids, each once, by label."""
        return sorted((self.graph.topics[topic] for topic in set(ids)), key=BY_LABEL.key)

    def mentioned_in(self, document: str) -> tuple[model.Topic, ...]:
        """The topics that the document with this id mentions, by label."""
        return self._mentioned.get(document, ())

    @cached_property
    def _mentioned(self) -> Mapping[str, tuple[model.Topic, ...]]:
        mentioned: defaultdict[str, list[model.Topic]] = defaultdict(list)
        for topic in self.topics:
            for document in dict.fromkeys(mention.document for mention in topic.mentions):
                mentioned[document].append(topic)
        return {document: tuple(topics) for document, topics in mentioned.items()}

    def document(self, ref: str) -> model.Document:
        """The document that `ref` means: an id, IRI, name, last part of a name, or title.

        Raises `UnknownDocumentError` with suggestions where there is none.
        """
        found = self.graph.document(ref)
        if found is not None:
            return found
        for document in self.documents:
            if ref in (document_iri(self.base_iri, document), document.title):
                return document
        near = process.extract(ref, [d.name for d in self.documents], score_cutoff=60, limit=5)
        raise UnknownDocumentError(ref, tuple(dict.fromkeys(name for name, *_ in near)))

    def source(self, document: str) -> model.Document:
        """The document with this id, in which a place stands; `MissingDocumentError` where the graph lacks it."""
        try:
            return self.graph.documents[document]
        except KeyError:
            raise MissingDocumentError("the document of this place is not in the graph") from None

    @cached_property
    def by_place(self) -> Order[model.Mention]:
        """The order of places: by document name, then line."""
        names = {document.id: document.name for document in self.graph.documents.values()}

        def key(place: model.Mention) -> Key:
            quote = digest(place.quote, place.rule)[:16]
            return names.get(place.document, ""), place.document, place.line, place.end_line, quote

        return Order("place", key, (str, str, int, int, str))

    def among(self, bases: Iterable[model.Basis] | None) -> KnowledgeGraph:
        """The graph, with those prerequisites alone that have one of these bases where any are given."""
        if bases is None:
            return self.graph
        key = tuple(sorted(set(bases)))
        graph = self._among.get(key)
        if graph is None:
            kept = [p for p in self.graph.prerequisites if p.basis in key]
            graph = KnowledgeGraph(topics=self.graph.topics.values(), prerequisites=kept)
            if len(self._among) >= AMONG:
                self._among.clear()
            self._among[key] = graph
        return graph


Info: TypeAlias = strawberry.Info[View, None]

BY_LABEL: Order[model.Topic] = Order("label", lambda topic: (topic.label, topic.id), (str, str))
BY_LIKENESS: Order[model.Topic] = Order("likeness", lambda topic: (topic.id,), (str,), ranked=True)
BY_TITLE: Order[model.Resource] = Order("title", lambda resource: (resource.title, resource.id), (str, str))
