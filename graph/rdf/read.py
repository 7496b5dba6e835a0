"""Reads an export in RDF back: the graph that it was made from."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, SDO, SKOS
from rdflib.term import Node

from ..errors import DocumentError
from ..knowledge import KnowledgeGraph
from ..model import (
    Application,
    Basis,
    Broader,
    Conflict,
    Document,
    Evidence,
    Mention,
    Prerequisite,
    Resource,
    ResourceType,
    Topic,
    TopicKind,
)
from .vocabulary import OA, RG

FORMATS = {".ttl": "turtle", ".nt": "nt", ".jsonld": "json-ld", ".rdf": "xml"}
"""What rdflib calls a syntax, by the ending of a file."""

HINT = "name a file that `roadgraph export` wrote"


def read(data: bytes, name: str) -> KnowledgeGraph:
    """The graph that an export in RDF tells of, whatever its base; documents come without their text.

    What the export left out, such as prerequisites of little confidence, is not there. The ending of `name` says the
    syntax. Raises `DocumentError` where it cannot be read or is no export of ours.

    >>> from roadgraph.graph.rdf.syntax import rdf
    >>> graph = KnowledgeGraph(topics=[Topic("calculus", "Calculus")])
    >>> read(b"".join(rdf(graph, "turtle")), "graph.ttl") == graph
    True
    """
    rdf = _parsed(data, name)
    if (None, RDF.type, SKOS.ConceptScheme) not in rdf or (None, RDF.type, PROV.Activity) not in rdf:
        raise DocumentError(f"{name} is no export of roadgraph", HINT)
    try:
        return _Reader(rdf).graph()
    except (ValueError, KeyError, TypeError) as error:
        raise DocumentError(f"{name} is no whole export of roadgraph: {error}", HINT) from error


def _parsed(data: bytes, name: str) -> Graph:
    ending = "." + name.rpartition(".")[2].lower()
    if ending not in FORMATS:
        hint = f"name a file that ends in {', '.join(FORMATS)}"
        raise DocumentError(f"nothing says in which syntax {name} is written", hint)
    try:
        if ending == ".jsonld" and _fetches(json.loads(data)):
            raise DocumentError(
                f"{name} has a context that stands elsewhere", "write the context into the file"
            )
        with warnings.catch_warnings():
            # rdflib's own reader of JSON-LD makes what rdflib deprecates.
            warnings.simplefilter("ignore", DeprecationWarning)
            return Graph(bind_namespaces="none").parse(data=data, format=FORMATS[ending])
    except DocumentError:
        raise
    except Exception as error:  # rdflib raises what its parsers happen to raise
        said = " ".join(str(error).split())[:200] or type(error).__name__
        raise DocumentError(f"{name} is no valid {FORMATS[ending]}: {said}", HINT) from error


def _fetches(value: Any) -> bool:
    """Whether rdflib would read a context from elsewhere: nothing is downloaded."""
    if isinstance(value, list):
        return any(map(_fetches, value))
    if not isinstance(value, dict):
        return False
    context = value.get("@context")
    listed = context if isinstance(context, list) else [context]
    outside = any(isinstance(one, str) for one in listed) or "@import" in value
    return outside or any(map(_fetches, value.values()))


class _Reader:
    """The parts of a graph, out of its triples."""

    def __init__(self, rdf: Graph) -> None:
        self._rdf = rdf

    def graph(self) -> KnowledgeGraph:
        return KnowledgeGraph(
            [self._topic(node) for node in self._of(SKOS.Concept)],
            [Broader(*self._ends(edge), self._mentions(edge)) for edge in self._edges("broader")],
            [Application(*self._ends(edge), self._mentions(edge)) for edge in self._edges("appliedTo")],
            [*map(self._plain, self._of(RG.Prerequisite)), *map(self._any_of, self._of(RG.Alternatives))],
            [self._resource(node) for node in self._of(SDO.LearningResource)],
            self._documents.values(),
            [self._conflict(node) for node in self._of(RG.Conflict)],
        )

    def _of(self, kind: URIRef) -> Iterator[Node]:
        return self._rdf.subjects(RDF.type, kind)

    def _text(self, node: Node, predicate: URIRef) -> str | None:
        value = self._rdf.value(node, predicate)
        return None if value is None else str(value)

    def _texts(self, node: Node, predicate: URIRef) -> tuple[str, ...]:
        return tuple(sorted(map(str, self._rdf.objects(node, predicate))))

    def _names(self, node: Node, predicate: URIRef) -> tuple[str, ...]:
        return tuple(sorted(map(_name, self._rdf.objects(node, predicate))))

    @cached_property
    def _documents(self) -> dict[Node, Document]:
        return {node: self._document(node) for node in self._of(SDO.DigitalDocument)}

    def _document(self, node: Node) -> Document:
        repairs = self._text(node, RG.repairs)
        return Document(
            self._text(node, DCTERMS.identifier) or "",
            self._text(node, SDO.name) or "",
            self._text(node, DCTERMS.title),
            self._text(node, SDO.encodingFormat) or "",
            "utf-8",
            "",
            tuple(repairs.split("\n")) if repairs is not None else (),
        )

    def _topic(self, node: Node) -> Topic:
        label = self._rdf.value(node, SKOS.prefLabel)
        return Topic(
            _name(node),
            str(label),
            self._texts(node, SKOS.altLabel),
            TopicKind(_name(self._rdf.value(node, DCTERMS.type)).lower()),
            self._text(node, SKOS.definition),
            self._mentions(node, DCTERMS.isReferencedBy),
            getattr(label, "language", None) or "und",
        )

    def _edges(self, relation: str) -> Iterator[Node]:
        for edge in self._of(RDF.Statement):
            if _name(self._rdf.value(edge, RDF.predicate)).removesuffix("Transitive") == relation:
                yield edge

    def _ends(self, edge: Node) -> tuple[str, str]:
        return _name(self._rdf.value(edge, RDF.subject)), _name(self._rdf.value(edge, RDF.object))

    def _plain(self, edge: Node) -> Prerequisite:
        topic, needed = self._ends(edge)
        return Prerequisite(topic, needed, (), *self._trust(edge), self._evidence(edge))

    def _any_of(self, group: Node) -> Prerequisite:
        topic = _name(self._rdf.value(None, RG.requiresAnyOf, group))
        members = self._names(group, SKOS.member)
        return Prerequisite(topic, None, members, *self._trust(group), self._evidence(group))

    def _trust(self, node: Node) -> tuple[Basis, float]:
        basis = _name(self._rdf.value(node, RG.basis)).lower()
        return Basis(basis), float(self._text(node, RG.confidence) or "none")

    def _resource(self, node: Node) -> Resource:
        credit = self._text(node, SDO.creditText)
        return Resource(
            _name(node),
            self._text(node, SDO.name) or "",
            self._text(node, SDO.url) or self._text(node, SDO.identifier),
            ResourceType(self._text(node, SDO.learningResourceType) or ""),
            self._texts(node, SDO.author) if credit is None else tuple(credit.split("\n")),
            self._names(node, SDO.teaches),
            self._mentions(node, DCTERMS.isReferencedBy),
        )

    def _mentions(self, node: Node, predicate: URIRef = OA.hasTarget) -> tuple[Mention, ...]:
        return tuple(sorted(Mention(*self._place(quote)) for quote in self._rdf.objects(node, predicate)))

    def _evidence(self, node: Node) -> tuple[Evidence, ...]:
        quotes = self._rdf.objects(node, OA.hasTarget)
        return tuple(sorted(Evidence(*self._place(quote), *self._trust(quote)) for quote in quotes))

    def _place(self, quote: Node) -> tuple[str, int, int, str, str]:
        source = self._rdf.value(quote, OA.hasSource)
        known = self._documents.get(source) if source is not None else None
        selectors = list(self._rdf.objects(quote, OA.hasSelector))
        (exact,) = (text for one in selectors for text in self._rdf.objects(one, OA.exact))
        (span,) = (text for one in selectors for text in self._rdf.objects(one, RDF.value))
        start, end = str(span).removeprefix("line=").split(",")
        document = _name(source).removeprefix("d") if known is None else known.id
        return document, int(start) + 1, int(end), str(exact), self._text(quote, RG.rule) or ""

    def _conflict(self, node: Node) -> Conflict:
        told = json.loads(self._text(node, RDF.value) or "")
        parts = ([self._told(p) for p in told[part]] for part in ("kept", "cut"))
        return Conflict(told["kind"], told["message"], tuple(told["topics"]), *map(tuple, parts))

    def _told(self, told: dict[str, Any]) -> Prerequisite:
        """A prerequisite that is told as data."""
        ids = {document.name: document.id for document in self._documents.values()}
        evidence = tuple(
            Evidence(
                ids.get(str(e["document"]), str(e["document"])),
                *(e["line"], e["endLine"], e["quote"], e["rule"], Basis(e["basis"]), e["confidence"]),
            )
            for e in told["evidence"]
        )
        any_of = tuple(told.get("anyOf", ()))
        basis = Basis(told["basis"])
        return Prerequisite(
            told["topic"], told.get("prerequisite"), any_of, basis, told["confidence"], evidence
        )


def _name(iri: object) -> str:
    """The last part of an IRI, as it was before it was encoded."""
    return unquote(str(iri).rpartition("#")[2].rpartition("/")[2])
