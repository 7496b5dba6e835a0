"""Reads an export in RDF back: the graph that it was made from."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
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
from .parse_jsonld import NOT_FETCHED, parse_jsonld
from .parse_rdfxml import parse_rdfxml
from .parse_turtle import REIFIED, parse_ntriples, parse_turtle
from .statement import Fault, Parsed, Statement, said
from .vocabulary import OA, RG

FORMATS = {".ttl": "turtle", ".nt": "nt", ".jsonld": "json-ld", ".rdf": "xml", ".trig": "trig"}
"""What a syntax is called, by the ending of a file."""

HINT = "name a file that `roadgraph export` wrote, or a vocabulary with labelled concepts"


class ForeignError(DocumentError):
    """The file is in RDF, but no export of roadgraph."""


def read(data: bytes, name: str) -> KnowledgeGraph:
    """The graph that an export in RDF tells of, whatever its base; documents come without their text.

    What the export left out, such as prerequisites of little confidence, is not there. The ending of `name` says the
    syntax. Raises `DocumentError` where it cannot be read, `ForeignError` where it is no export of ours.

    >>> from roadgraph.graph.rdf.syntax import rdf
    >>> graph = KnowledgeGraph(topics=[Topic("calculus", "Calculus")])
    >>> read(b"".join(rdf(graph, "turtle")), "graph.ttl") == graph
    True
    """
    statements = _parsed(data, name)
    kinds = {one.object for one in statements if one.predicate == RDF.type}
    if SKOS.ConceptScheme not in kinds or PROV.Activity not in kinds:
        raise ForeignError(f"{name} is no export of roadgraph", HINT)
    rdf = Graph(bind_namespaces="none")
    for one in statements:
        rdf.add(one[:3])
    try:
        return _Reader(rdf).graph()
    except (ValueError, KeyError, TypeError) as error:
        raise DocumentError(f"{name} is no whole export of roadgraph: {error}", HINT) from error


def may_be_ours(data: bytes, name: str) -> bool:
    """Whether a file may be an export of ours, at a glance; `DocumentError` where its name says no syntax.

    >>> may_be_ours(b"[] a <http://www.w3.org/ns/prov#Activity> .", "a.ttl"), may_be_ours(b"", "a.nt")
    (True, False)
    """
    return bool(_syntax(name)) and b"Activity" in data


def _syntax(name: str) -> str:
    ending = "." + name.rpartition(".")[2].lower()
    if ending not in FORMATS:
        hint = f"name a file that ends in {', '.join(FORMATS)}"
        raise DocumentError(f"nothing says in which syntax {name} is written", hint)
    return FORMATS[ending]


def _parsed(data: bytes, name: str) -> list[Statement]:
    syntax = _syntax(name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ForeignError(f"{name} is not in UTF-8, as exports of roadgraph are", HINT) from error
    parsed = _PARSERS[syntax](text)
    if parsed.faults:
        fault = parsed.faults[0]
        if fault.message.endswith(NOT_FETCHED):
            raise DocumentError(
                f"{name} has a context that stands elsewhere", "write the context into the file"
            )
        where = f"{name}:{fault.line}" if fault.line else name
        if fault.message == REIFIED:
            raise DocumentError(f"{where}: {REIFIED}", "export the graph once more without --rdf12")
        raise DocumentError(f"{where} is no valid {syntax}: {fault.message}", HINT)
    return parsed.statements


def _jsonld(text: str) -> Parsed:
    try:
        return parse_jsonld(json.loads(text))
    except (ValueError, RecursionError) as error:
        return Parsed(faults=[Fault(said(error), 0)])


_PARSERS: Mapping[str, Callable[[str], Parsed]] = {
    "turtle": parse_turtle,
    "trig": parse_turtle,
    "nt": parse_ntriples,
    "json-ld": _jsonld,
    "xml": parse_rdfxml,
}


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
