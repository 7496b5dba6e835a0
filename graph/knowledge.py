"""The knowledge graph: topics, prerequisites and resources of many documents, with their evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from types import MappingProxyType
from typing import TypeVar

import networkx as nx

from .encoding import encoded
from .errors import UnknownTopicError
from .model import Application, Broader, Conflict, Diagnostic, Document, Prerequisite, Resource, Topic
from .names import Names
from .order import Order
from .order import stages as stages  # part of what this module offers

T = TypeVar("T")
Identified = TypeVar("Identified", Topic, Resource, Document)

DEFAULT_CONFIDENCE = 0.5
BASE_IRI = "https://example.org/"

THRESHOLDS = 16
"""The number of thresholds of confidence for which a graph remembers what it worked out."""


class KnowledgeGraph:
    """An immutable graph of topics in which every prerequisite carries its evidence.

    `topics`, `resources` and `documents` map ids to values, sorted by id; `broader`, `applications`,
    `prerequisites` and `conflicts` are sorted tuples. Two graphs of equal content are equal.

    Every topic that a relation between topics names is there, and prerequisites never form a cycle,
    alternatives included; `ValueError` says so otherwise.

    >>> from roadgraph.graph.model import Topic
    >>> graph = KnowledgeGraph(topics=[Topic("calculus", "Calculus"), Topic("gradient", "Gradient")])
    >>> graph.topic("Gradients").id
    'gradient'
    """

    def __init__(
        self,
        topics: Iterable[Topic] = (),
        broader: Iterable[Broader] = (),
        applications: Iterable[Application] = (),
        prerequisites: Iterable[Prerequisite] = (),
        resources: Iterable[Resource] = (),
        documents: Iterable[Document] = (),
        conflicts: Iterable[Conflict] = (),
        diagnostics: Iterable[Diagnostic] = (),
    ) -> None:
        self.topics: Mapping[str, Topic] = _by_id(topics)
        self.resources: Mapping[str, Resource] = _by_id(resources)
        self.documents: Mapping[str, Document] = _by_id(documents)
        self.broader = tuple(sorted(broader, key=lambda b: (b.topic, b.broader, b.evidence)))
        self.applications = tuple(sorted(applications, key=lambda a: (a.topic, a.applied_to, a.evidence)))
        self.prerequisites = tuple(sorted(prerequisites, key=_place))
        self.conflicts = tuple(sorted(conflicts, key=lambda c: (c.kind, c.topics, c.message)))
        self.diagnostics = tuple(
            sorted(diagnostics, key=lambda d: (d.document, d.line or 0, d.code, d.message))
        )
        self._orders: dict[float, Order] = {}
        if unknown := sorted(self._named() - self.topics.keys()):
            raise ValueError(f"no topic has the id {unknown[0]!r}")
        if not nx.is_directed_acyclic_graph(self._with_alternatives()):
            raise ValueError("the prerequisites form a cycle")

    def __eq__(self, other: object) -> bool:
        """Tell whether both graphs hold the same content."""
        return isinstance(other, KnowledgeGraph) and self._content() == other._content()

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[object, ...]:
        """Another process makes the graph of the same parts."""
        identified = (tuple(part.values()) for part in (self.topics, self.resources, self.documents))
        topics, resources, documents = identified
        relations = (self.broader, self.applications, self.prerequisites)
        findings = (self.conflicts, self.diagnostics)
        return KnowledgeGraph, (topics, *relations, resources, documents, *findings)

    def __repr__(self) -> str:
        return (
            f"KnowledgeGraph({len(self.topics)} topics, {len(self.prerequisites)} prerequisites, "
            f"{len(self.resources)} resources, {len(self.documents)} documents)"
        )

    @cached_property
    def fingerprint(self) -> str:
        """The hexadecimal SHA-256 of the content but for diagnostics and texts: equal graphs, equal fingerprints."""
        documents = [replace(document, text="") for document in self.documents.values()]
        found = sha256()
        for part in (self.topics.values(), self.resources.values(), documents):
            found.update(encoded(list(part)))
        for relations in (self.broader, self.applications, self.prerequisites, self.conflicts):
            found.update(encoded(relations))
        return found.hexdigest()

    def _content(self) -> tuple[object, ...]:
        return (
            dict(self.topics),
            dict(self.resources),
            dict(self.documents),
            self.broader,
            self.applications,
            self.prerequisites,
            self.conflicts,
            self.diagnostics,
        )

    def _named(self) -> set[str]:
        """The topic ids that relations between topics name."""
        named = {topic for p in self.prerequisites for topic in (p.topic, *p.needs)}
        named.update(topic for b in self.broader for topic in (b.topic, b.broader))
        named.update(topic for a in self.applications for topic in (a.topic, a.applied_to))
        return named

    def _with_alternatives(self) -> nx.DiGraph[str]:
        every: nx.DiGraph[str] = nx.DiGraph()
        every.add_edges_from((need, p.topic) for p in self.prerequisites for need in p.needs)
        return every

    def prerequisite_graph(self, min_confidence: float = DEFAULT_CONFIDENCE) -> nx.DiGraph[str]:
        """The prerequisite graph at a threshold: topic ids as nodes, an edge from what is required to what requires it.

        Alternatives are no edges of it. The edge attribute `prerequisite` holds the `Prerequisite`.
        The graph is shared and frozen: copy it before changing it.
        """
        return self._order(min_confidence).graph

    def stage(self, topic: str, min_confidence: float = DEFAULT_CONFIDENCE) -> int:
        """The length of the longest chain of prerequisites below the topic with this id; 0 where it requires nothing."""
        return self._order(min_confidence).stages[topic]

    def unlocks(self, topic: str, min_confidence: float = DEFAULT_CONFIDENCE) -> int:
        """The number of topics that plainly require the topic with this id, transitively."""
        return self._order(min_confidence).unlocks(topic)

    def requires(self, topic: str, min_confidence: float = DEFAULT_CONFIDENCE) -> tuple[Prerequisite, ...]:
        """The direct prerequisites of the topic with this id, alternatives included."""
        return tuple(p for p in self._requires.get(topic, ()) if p.confidence >= min_confidence)

    def required_by(self, topic: str, min_confidence: float = DEFAULT_CONFIDENCE) -> tuple[Prerequisite, ...]:
        """The prerequisites in which the topic with this id is what is required, alternatives included."""
        return tuple(p for p in self._required_by.get(topic, ()) if p.confidence >= min_confidence)

    def broader_of(self, topic: str) -> tuple[Broader, ...]:
        """What the topic with this id is a part or a kind of."""
        return self._broader.get(topic, ())

    def narrower_of(self, topic: str) -> tuple[Broader, ...]:
        """The parts and kinds of the topic with this id."""
        return self._narrower.get(topic, ())

    def resources_of(self, topic: str) -> tuple[Resource, ...]:
        """The resources that teach the topic with this id."""
        return self._resources.get(topic, ())

    def find(self, ref: str) -> Topic | None:
        """The topic that a person means by `ref` (slug, IRI, label or alias, any case or number), or None."""
        found = self.names.find(ref)
        return None if found is None else self.topics[found]

    def topic(self, ref: str) -> Topic:
        """The topic that a person means by `ref`; `UnknownTopicError` with suggestions where there is none."""
        found = self.find(ref)
        if found is None:
            raise UnknownTopicError(ref, tuple(topic.label for topic in self.suggestions(ref)))
        return found

    def suggestions(self, ref: str, limit: int = 5) -> tuple[Topic, ...]:
        """At most `limit` topics whose names come near `ref`, the nearest first; none where nothing comes near."""
        return tuple(self.topics[topic] for topic, _ in self.names.nearest(ref, limit, cutoff=70))

    def document(self, ref: str) -> Document | None:
        """The document with this id or name (whole or its last path part), or None."""
        if ref in self.documents:
            return self.documents[ref]
        return self._documents.get(ref)

    def _order(self, min_confidence: float) -> Order:
        order = self._orders.get(min_confidence)
        if order is None:
            if len(self._orders) >= THRESHOLDS:
                self._orders.clear()
            order = self._orders[min_confidence] = Order(self.topics, self.prerequisites, min_confidence)
        return order

    @cached_property
    def names(self) -> Names:
        """The names under which the topics are known."""
        return Names(self.topics)

    @cached_property
    def _documents(self) -> Mapping[str, Document]:
        named: dict[str, Document] = {}
        for document in self.documents.values():
            named.setdefault(document.name, document)
        for document in self.documents.values():
            named.setdefault(document.name.rsplit("/", 1)[-1], document)
        return named

    @cached_property
    def _requires(self) -> Mapping[str, tuple[Prerequisite, ...]]:
        return _grouped((p.topic, p) for p in self.prerequisites)

    @cached_property
    def _required_by(self) -> Mapping[str, tuple[Prerequisite, ...]]:
        return _grouped((need, p) for p in self.prerequisites for need in p.needs)

    @cached_property
    def _broader(self) -> Mapping[str, tuple[Broader, ...]]:
        return _grouped((b.topic, b) for b in self.broader)

    @cached_property
    def _narrower(self) -> Mapping[str, tuple[Broader, ...]]:
        return _grouped((b.broader, b) for b in self.broader)

    @cached_property
    def _resources(self) -> Mapping[str, tuple[Resource, ...]]:
        return _grouped((topic, r) for r in self.resources.values() for topic in r.topics)


def _place(p: Prerequisite) -> tuple[object, ...]:
    """The order of prerequisites: by topic and what it needs, of those that say the same the most trusted first."""
    return p.topic, p.needs, -p.confidence, p.basis, p.evidence


def _by_id(values: Iterable[Identified]) -> Mapping[str, Identified]:
    return MappingProxyType({value.id: value for value in sorted(values, key=lambda v: v.id)})


def _grouped(pairs: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    groups: defaultdict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
