"""A graph to ask in Python, and where it comes from."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, overload

from ...graph import path, search, state
from ...graph.check import Finding, check
from ...graph.diagram.drawn import drawn
from ...graph.difference import Difference, difference
from ...graph.errors import DocumentError
from ...graph.exchange.network import network
from ...graph.export import EXPORTS, RDF, exported
from ...graph.knowledge import BASE_IRI, DEFAULT_CONFIDENCE, KnowledgeGraph
from ...graph.model import Prerequisite, Resource, Severity, Topic
from ...graph.path import Chain, Reached
from ...graph.rdf.triples import triples
from ...graph.state import NextTopic
from ...graph.store import Store
from ...ingest.ingest import ingest as read
from ..cli.source import own_tongues, store_path
from .path import Image, Path, Text, bundle, drawing_in, drawing_or_none
from .reason import Reason, reasons
from .table import Table

if TYPE_CHECKING:
    import networkx as nx
    import rdflib


class Graph:
    """A graph of topics to ask. Topics are given by name, acronym, slug or IRI, in any case.

    Every question raises `UnknownTopicError`, with suggestions, for what names no topic, and leaves prerequisites
    below `min_confidence` (0 to 1) out. `knowledge` is the graph itself. `ValueError` where `min_confidence` is not in
    these bounds.
    """

    def __init__(self, knowledge: KnowledgeGraph, min_confidence: float = DEFAULT_CONFIDENCE) -> None:
        if not 0 <= min_confidence <= 1:
            raise ValueError(f"min_confidence goes from 0 to 1 and is {min_confidence}")
        self.knowledge = knowledge
        self.min_confidence = min_confidence

    @property
    def topics(self) -> Table[Topic]:
        """All topics, by slug."""
        return _topics(self.knowledge.topics.values())

    def topic(self, ref: str) -> Topic:
        """The topic that is meant."""
        return self.knowledge.topic(ref)

    def search(self, text: str, limit: int = 20) -> Table[Topic]:
        """At most `limit` topics with a name like the text, the likest first; typing errors are forgiven."""
        return _topics(search.search(self.knowledge, text, limit))

    def learning_path(self, *to: str, knowing: Sequence[str] = ()) -> Path:
        """What to learn, in order, to reach the topics `to` for someone who knows the topics `knowing`.

        `ValueError` where there is nothing to reach; several topics are given one by one, not as a list.
        """
        if not to or not all(isinstance(one, str) for one in to):
            raise ValueError('name the topics to reach, one by one: learning_path("LSTM", "Transformer")')
        found = path.learning_path(self.knowledge, to, _several(knowing), self.min_confidence)
        return Path(self.knowledge, found, self.min_confidence)

    def next_topics(self, *knowing: str, toward: str | None = None) -> Table[NextTopic]:
        """What can be learned now, the topics that open the way to most others first; with `toward` what leads there."""
        found = state.next_topics(self.knowledge, knowing, toward, self.min_confidence)
        return Table(found, ("topic", "unlocks"), lambda n: (n.topic.label, n.unlocks))

    def prerequisites(self, topic: str, direct: bool = False) -> Table[Reached]:
        """All that a topic requires, the nearest first; with `direct` nothing farther."""
        return _reached(path.prerequisites(self.knowledge, topic, direct, self.min_confidence))

    def requiring(self, topic: str, direct: bool = False) -> Table[Reached]:
        """All topics that require a topic, the nearest first; with `direct` nothing farther."""
        return _reached(path.requiring(self.knowledge, topic, direct, self.min_confidence))

    def chain(self, start: str, end: str) -> Chain | None:
        """The shortest chain of prerequisites from `start` to `end`, which requires it; None where there is none."""
        return path.chain(self.knowledge, start, end, self.min_confidence)

    def why(self, topic: str, prerequisite: str) -> Table[Reason]:
        """Every quote that says why a topic requires another, link by link; none where it does not."""
        found = path.why(self.knowledge, topic, prerequisite, self.min_confidence)
        links = self._choices(topic, prerequisite) if found is None else found.prerequisites[::-1]
        return Table(
            reasons(self.knowledge, links),
            ("topic", "requires", "quote", "place"),
            lambda r: (r.topic.label, " or ".join(need.label for need in r.needs), r.quote, r.place),
        )

    def resources(self, topic: str | None = None) -> Table[Resource]:
        """What to learn from: all of it, or what teaches a topic."""
        graph = self.knowledge
        found = graph.resources.values() if topic is None else graph.resources_of(graph.topic(topic).id)
        return Table(found, ("title", "type", "address"), lambda r: (r.title, r.type, r.url or ""))

    def check(self) -> Table[Finding]:
        """What a person should look at: contradictions, gaps, lines not understood."""
        return Table(
            check(self.knowledge), ("severity", "code", "message"), lambda f: (f.severity, f.code, f.message)
        )

    def difference(self, other: Graph) -> Difference:
        """What tells this graph from another."""
        return difference(self.knowledge, other.knowledge, self.min_confidence)

    @overload
    def diagram(
        self, *to: str, knowing: Sequence[str] = (), format: Image, layout: str = "roadgraph"
    ) -> bytes: ...
    @overload
    def diagram(
        self, *to: str, knowing: Sequence[str] = (), format: Text = "svg", layout: str = "roadgraph"
    ) -> str: ...
    @overload
    def diagram(
        self, *to: str, knowing: Sequence[str] = (), format: str, layout: str = "roadgraph"
    ) -> str | bytes: ...
    def diagram(
        self,
        *to: str,
        knowing: Sequence[str] = (),
        format: str = "svg",  # noqa: A002 - as on the command line
        layout: str = "roadgraph",
    ) -> str | bytes:
        """A diagram of the path to topics, or without any of the whole map; format and layout as in `Path.diagram`."""
        drawing = drawn(self.knowledge, to, _several(knowing), self.min_confidence)
        return drawing_in(format, layout, drawing)

    def export(
        self,
        format: str = "json",  # noqa: A002 - as on the command line
        base_iri: str = BASE_IRI,
        evidence: bool = True,
        rdf12: bool = False,
    ) -> bytes:
        """The whole graph in an exchange format; `ValueError` names those there are.

        In RDF, IRIs begin with `base_iri`, quotes are told where there is to be `evidence`, statements with `rdf12` as
        RDF 1.2 has them, and prerequisites below `min_confidence` not at all. `RoadgraphError` for no base IRI.
        """
        if format not in EXPORTS:
            raise ValueError(f"there is no format {format!r}; choose one of {', '.join(EXPORTS)}")
        options = {"base_iri": base_iri, "evidence": evidence, "rdf12": rdf12}
        if format in RDF:
            return exported(self.knowledge, format, min_confidence=self.min_confidence, **options)
        if options != {"base_iri": BASE_IRI, "evidence": True, "rdf12": False}:
            raise ValueError(f"base_iri, evidence and rdf12 go with one of {', '.join(RDF)}")
        return exported(self.knowledge, format)

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """The whole graph in NetworkX: topics and resources, an edge for every relation, with its quotes."""
        return network(self.knowledge)

    def to_rdflib(self, base_iri: str = BASE_IRI) -> rdflib.Graph:
        """The whole graph in rdflib: SKOS topics, `dcterms:requires`, a quote for every statement."""
        return triples(self.knowledge, base_iri, self.min_confidence)

    def _choices(self, topic: str, prerequisite: str) -> list[Prerequisite]:
        graph = self.knowledge
        wanted = graph.topic(prerequisite).id
        asked = graph.requires(graph.topic(topic).id, self.min_confidence)
        return [p for p in asked if wanted in p.any_of]

    def __eq__(self, other: object) -> bool:
        """Tell whether both hold the same content."""
        return isinstance(other, Graph) and self.knowledge == other.knowledge

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(self.knowledge).replace("KnowledgeGraph", "Graph", 1)

    def _repr_svg_(self) -> str | None:
        return drawing_or_none(self.diagram)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return bundle(self, self._repr_svg_())


class UnreadWarning(UserWarning):
    """A document that could not be read, while others could."""


def ingest(
    *paths: str | os.PathLike[str],
    curation: Sequence[str] = (),
    words: Sequence[str] = (),
    min_confidence: float = DEFAULT_CONFIDENCE,
) -> Graph:
    """The graph of what files, folders and patterns state, read on the spot; nothing is stored.

    `curation` are curation files, or bundled ones by name, that have the last word; `words` are files of words of
    another language. A document that cannot be read gives an `UnreadWarning`, and the others go on; `DocumentError`
    where none can be read.
    """
    found = read(
        [os.fspath(path) for path in paths],
        curations=_several(curation),
        tongues=own_tongues(_several(words)),
    )
    failed = [d for d in found.diagnostics if d.severity is Severity.ERROR]
    if not found.roadmaps:
        told = "; ".join(f"{d.document}: {d.message}" for d in failed)
        raise DocumentError(told or "there is nothing to read", "name files, folders or patterns")
    for d in failed:
        warnings.warn(f"{d.document}: {d.message}", UnreadWarning, stacklevel=2)
    return Graph(found.graph, min_confidence)


def open_store(
    path: str | os.PathLike[str] | None = None, min_confidence: float = DEFAULT_CONFIDENCE
) -> Graph:
    """The graph of the store that `roadgraph ingest` keeps: at `path`, else as the command line finds it.

    `StoreError` where there is none or it is damaged.
    """
    return Graph(Store.open(store_path(None if path is None else FilePath(path))).graph, min_confidence)


def _several(given: Sequence[str]) -> Sequence[str]:
    """What was given, a single text as one and not as its letters."""
    return [given] if isinstance(given, str) else given


def _topics(found: Iterable[Topic]) -> Table[Topic]:
    return Table(found, ("topic", "slug", "kind"), lambda topic: (topic.label, topic.id, topic.kind))


def _reached(found: Iterable[Reached]) -> Table[Reached]:
    return Table(found, ("topic", "distance"), lambda met: (met.topic.label, met.distance))
