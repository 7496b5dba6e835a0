"""The knowledge graph as RDF triples: SKOS topics, `dcterms:requires`, and a quote for every statement."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, SDO, SKOS, XSD

from ..knowledge import BASE_IRI, DEFAULT_CONFIDENCE, KnowledgeGraph
from ..label import digest
from ..model import Evidence, Mention, Prerequisite, Resource, Topic
from .vocabulary import OA, RESOURCE_CLASSES, RFC5147, RG, VOCABULARIES, Iris, web_iri

Triple = tuple[URIRef, URIRef, URIRef | Literal]
Places = Iterable[Mention] | Iterable[Evidence]

# What XML 1.0 cannot hold at all, lone surrogates included: RDF/XML could not say it, so no format does.
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?", re.IGNORECASE)


def triples(
    graph: KnowledgeGraph, base_iri: str = BASE_IRI, min_confidence: float = DEFAULT_CONFIDENCE
) -> Graph:
    """The graph in RDF, without blank nodes, dates or anything else that another run would say differently.

    Prerequisites below `min_confidence` are left out whole, so that every node that tells of a prerequisite stands
    beside its direct triple. `RoadgraphError` where `base_iri` is no base IRI.

    >>> from roadgraph.graph.model import Topic
    >>> rdf = triples(KnowledgeGraph(topics=[Topic("calculus", "Calculus")]))
    >>> str(rdf.value(URIRef(BASE_IRI + "topic/calculus"), SKOS.prefLabel))
    'Calculus'
    """
    view = _View(graph, Iris(base_iri), min_confidence)
    rdf = Graph(bind_namespaces="none")
    for prefix, namespace in sorted({**VOCABULARIES, **view.iris.namespaces}.items()):
        rdf.bind(prefix, namespace)
    for rule in RULES:
        for triple in rule(view):
            rdf.add(triple)
    return rdf


@dataclass(frozen=True, slots=True)
class _View:
    """What is told, under which IRIs, and from which confidence on; `quotes` are those that have been told."""

    graph: KnowledgeGraph
    iris: Iris
    min_confidence: float
    quotes: set[URIRef] = field(default_factory=set)

    @property
    def map(self) -> URIRef:
        return self.iris.of("map", "roadgraph")

    @property
    def run(self) -> URIRef:
        """The activity that made the graph: known by what it read, since a clock would change every export."""
        return self.iris.of("run", "r" + digest(*self.graph.documents)[:12])

    def topic(self, topic: str) -> URIRef:
        return self.iris.of("topic", topic)

    def prerequisites(self) -> Iterator[Prerequisite]:
        return (p for p in self.graph.prerequisites if p.confidence >= self.min_confidence)


def text(value: str, language: str | None = None) -> Literal:
    r"""A literal of untrusted text; what no RDF format can hold becomes U+FFFD, an odd language tag "und".

    >>> text("a\x00b", "EN") == text("a\ufffdb", "en"), text("c", "no such tag").language
    (True, 'und')
    """
    clean = _NO_CHARACTER.sub("\ufffd", value)
    if language is None:
        return Literal(clean)
    return Literal(clean, lang=language.lower() if _LANGUAGE.fullmatch(language) else "und")


def _map(view: _View) -> Iterator[Triple]:
    yield view.map, RDF.type, SKOS.ConceptScheme
    yield view.map, RDF.type, PROV.Entity
    yield view.map, SKOS.prefLabel, text("Learning map", "en")
    yield view.map, PROV.wasGeneratedBy, view.run
    yield view.run, RDF.type, PROV.Activity


def _documents(view: _View) -> Iterator[Triple]:
    for document in view.graph.documents.values():
        node = view.iris.document(document.id)
        yield node, RDF.type, PROV.Entity
        yield node, RDF.type, SDO.DigitalDocument
        yield node, SDO.name, text(document.name)
        yield node, SDO.encodingFormat, text(document.media_type)
        yield node, DCTERMS.identifier, text(document.id)
        if document.title is not None:
            yield node, DCTERMS.title, text(document.title)
        yield view.map, PROV.wasDerivedFrom, node
        yield view.run, PROV.used, node


def _topics(view: _View) -> Iterator[Triple]:
    for topic in view.graph.topics.values():
        node = view.topic(topic.id)
        yield node, RDF.type, SKOS.Concept
        yield node, SKOS.inScheme, view.map
        yield node, DCTERMS.type, RG[topic.kind.capitalize()]
        if not view.graph.broader_of(topic.id):
            yield node, SKOS.topConceptOf, view.map
            yield view.map, SKOS.hasTopConcept, node
        if topic.definition is not None:
            yield node, SKOS.definition, text(topic.definition, topic.language)
        yield from _labels(node, topic)
        yield from _quoted(view, node, DCTERMS.isReferencedBy, topic.mentions)


def _labels(node: URIRef, topic: Topic) -> Iterator[Triple]:
    label = text(topic.label, topic.language)
    yield node, SKOS.prefLabel, label
    for alias in topic.aliases:
        # SKOS (S13) keeps preferred and alternative labels apart.
        if text(alias, topic.language) != label:
            yield node, SKOS.altLabel, text(alias, topic.language)


def _broader(view: _View) -> Iterator[Triple]:
    for b in view.graph.broader:
        topic, broader = view.topic(b.topic), view.topic(b.broader)
        yield broader, SKOS.narrower, topic
        edge = view.iris.of("edge", f"{b.topic}--broader--{b.broader}")
        yield from _statement(view, edge, (topic, SKOS.broader, broader), b.evidence)


def _applications(view: _View) -> Iterator[Triple]:
    for a in view.graph.applications:
        edge = view.iris.of("edge", f"{a.topic}--applied-to--{a.applied_to}")
        direct = view.topic(a.topic), RG.appliedTo, view.topic(a.applied_to)
        yield from _statement(view, edge, direct, a.evidence)


def _prerequisites(view: _View) -> Iterator[Triple]:
    for p in view.prerequisites():
        if p.requires is not None:
            edge = view.iris.of("edge", f"{p.topic}--{p.requires}")
            direct = view.topic(p.topic), DCTERMS.requires, view.topic(p.requires)
            yield edge, RDF.type, RG.Prerequisite
            yield from _trust(edge, p)
            yield from _statement(view, edge, direct, p.evidence)


def _alternatives(view: _View) -> Iterator[Triple]:
    for p in view.prerequisites():
        if p.requires is None:
            group = view.iris.of("group", f"{p.topic}--{digest(*p.any_of)[:12]}")
            yield view.topic(p.topic), RG.requiresAnyOf, group
            for kind in (SKOS.Collection, RG.Alternatives, PROV.Entity):
                yield group, RDF.type, kind
            for topic in p.any_of:
                yield group, SKOS.member, view.topic(topic)
            yield from _trust(group, p)
            yield from _told(view, group, p.evidence)


def _trust(node: URIRef, p: Prerequisite) -> Iterator[Triple]:
    yield node, RG.basis, RG[p.basis.capitalize()]
    # Rounded to the digits that rdflib writes for a double, so that what is read back is what was told.
    yield node, RG.confidence, Literal(float(f"{p.confidence:e}"), datatype=XSD.double)


def _statement(view: _View, edge: URIRef, direct: Triple, evidence: Places) -> Iterator[Triple]:
    yield direct
    yield edge, RDF.type, RDF.Statement
    yield edge, RDF.type, PROV.Entity
    for role, term in zip((RDF.subject, RDF.predicate, RDF.object), direct, strict=True):
        yield edge, role, term
    yield from _told(view, edge, evidence)


def _told(view: _View, node: URIRef, evidence: Places) -> Iterator[Triple]:
    yield node, PROV.wasGeneratedBy, view.run
    yield from _quoted(view, node, OA.hasTarget, evidence)


def _resources(view: _View) -> Iterator[Triple]:
    for resource in view.graph.resources.values():
        node = view.iris.of("res", resource.id)
        yield node, RDF.type, SDO.LearningResource
        if resource.type in RESOURCE_CLASSES:
            yield node, RDF.type, RESOURCE_CLASSES[resource.type]
        yield node, SDO.learningResourceType, text(resource.type)
        yield node, SDO.name, text(resource.title, _language(view, resource))
        if resource.url is not None:
            iri = web_iri(resource.url)
            yield (node, SDO.identifier, text(resource.url)) if iri is None else (node, SDO.url, iri)
        for creator in resource.creators:
            yield node, SDO.author, text(creator)
        for topic in resource.topics:
            yield node, SDO.teaches, view.topic(topic)
        for mention in resource.mentions:
            yield node, PROV.wasDerivedFrom, view.iris.document(mention.document)
        yield from _quoted(view, node, DCTERMS.isReferencedBy, resource.mentions)


def _language(view: _View, resource: Resource) -> str:
    taught = {view.graph.topics[topic].language for topic in resource.topics if topic in view.graph.topics}
    return taught.pop() if len(taught) == 1 else "und"


def _quoted(view: _View, node: URIRef, predicate: URIRef, places: Places) -> Iterator[Triple]:
    for place in places:
        name = "q" + digest(place.document, str(place.line), str(place.end_line), place.quote)[:16]
        quote, exact, lines = (view.iris.of("quote", name + part) for part in ("", "-text", "-line"))
        yield node, predicate, quote
        if quote in view.quotes:
            continue
        view.quotes.add(quote)
        yield quote, RDF.type, OA.SpecificResource
        yield quote, OA.hasSource, view.iris.document(place.document)
        yield quote, OA.hasSelector, exact
        yield quote, OA.hasSelector, lines
        yield exact, RDF.type, OA.TextQuoteSelector
        yield exact, OA.exact, text(place.quote)
        yield lines, RDF.type, OA.FragmentSelector
        yield lines, DCTERMS.conformsTo, RFC5147
        # RFC 5147 counts the gaps between lines from 0: line 52 lies between 51 and 52.
        yield lines, RDF.value, Literal(f"line={place.line - 1},{place.end_line}")


RULES: tuple[Callable[[_View], Iterator[Triple]], ...] = (
    _map,
    _documents,
    _topics,
    _broader,
    _applications,
    _prerequisites,
    _alternatives,
    _resources,
)
