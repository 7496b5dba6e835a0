"""The knowledge graph as RDF, a node at a time: SKOS topics, `dcterms:requires`, and a quote for every statement."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import NamedTuple

from ..encoding import encoded
from ..fields import Fields
from ..knowledge import BASE_IRI, DEFAULT_CONFIDENCE, KnowledgeGraph
from ..label import digest
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
    Topic,
)
from .hierarchy import roundabout
from .vocabulary import RESOURCE_CLASSES, RFC5147, named, namespaces, web_iri

# What XML 1.0 cannot hold at all, lone surrogates included: RDF/XML could not say it, so no format does.
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?", re.IGNORECASE)

MAP = "map:roadgraph"


class Text(NamedTuple):
    """A literal: its text, and its language or data type where it has one."""

    value: str
    language: str | None = None
    datatype: str | None = None


Term = str | Text
"""An IRI, under its prefix or whole, or a literal."""

Node = tuple[str, list[tuple[str, Term]]]
"""What is told of one thing: its IRI, then predicates and objects."""

Places = Iterable[Mention] | Iterable[Evidence]


class Nodes:
    """The nodes of one graph under one base, without blank nodes, dates or anything else that changes from run to run.

    Prerequisites below `min_confidence` are left out whole, so that every node that tells of a prerequisite stands
    beside its direct triple. Without `evidence` nothing is said of quotes. `RoadgraphError` where `base_iri` is no
    base IRI.

    >>> from roadgraph.graph.model import Topic
    >>> [name for name, _ in Nodes(KnowledgeGraph(topics=[Topic("calculus", "Calculus")]))][-1]
    'topic:calculus'
    """

    def __init__(
        self,
        graph: KnowledgeGraph,
        base_iri: str = BASE_IRI,
        min_confidence: float = DEFAULT_CONFIDENCE,
        evidence: bool = True,
    ) -> None:
        self.namespaces = namespaces(base_iri)
        self.graph = graph
        self._min_confidence = min_confidence
        self._evidence = evidence

    def __iter__(self) -> Iterator[Node]:
        """Every node, in the order in which a person reads."""
        graph, quotes = self.graph, Quotes(self._evidence)
        yield self.map()
        yield self.run()
        yield from map(self.document, graph.documents.values())
        yield from (self.topic(topic, quotes) for topic in graph.topics.values())
        yield from self._groups(graph.prerequisites, quotes)
        for topic in graph.topics:
            yield from self._statements_of(topic, quotes)
        yield from (self.resource(resource, quotes) for resource in graph.resources.values())
        yield from (self._conflict(conflict) for conflict in graph.conflicts)
        yield from quotes.nodes()

    def map(self) -> Node:
        """The map as a whole."""
        told: list[tuple[str, Term]] = [
            ("rdf:type", "skos:ConceptScheme"),
            ("rdf:type", "prov:Entity"),
            ("skos:prefLabel", Text("Learning map", "en")),
            ("prov:wasGeneratedBy", self._run),
        ]
        tops = (topic for topic in self.graph.topics if not self.graph.broader_of(topic))
        told += [("skos:hasTopConcept", named("topic", topic)) for topic in tops]
        told += [("prov:wasDerivedFrom", _document(document)) for document in self.graph.documents]
        return MAP, told

    def run(self) -> Node:
        """The activity that made the graph."""
        used = (("prov:used", _document(document)) for document in self.graph.documents)
        return self._run, [("rdf:type", "prov:Activity"), *used]

    @cached_property
    def _run(self) -> str:
        """The IRI of that activity: known by what it read, since a clock would change every export."""
        return named("run", "r" + digest(*self.graph.documents)[:12])

    def document(self, document: Document) -> Node:
        """A document."""
        told: list[tuple[str, Term]] = [
            ("rdf:type", "prov:Entity"),
            ("rdf:type", "schema:DigitalDocument"),
            ("schema:name", text(document.name)),
            ("schema:encodingFormat", text(document.media_type)),
            ("dcterms:identifier", text(document.id)),
        ]
        if document.title is not None:
            told.append(("dcterms:title", text(document.title)))
        if document.repairs:
            told.append(("rg:repairs", text("\n".join(document.repairs))))
        return _document(document.id), told

    def topic(self, topic: Topic, quotes: Quotes) -> Node:
        """A topic."""
        graph, label = self.graph, text(topic.label, topic.language)
        told: list[tuple[str, Term]] = [
            ("rdf:type", "skos:Concept"),
            ("skos:inScheme", MAP),
            ("skos:prefLabel", label),
            ("dcterms:type", "rg:" + topic.kind.capitalize()),
        ]
        # SKOS (S13) keeps preferred and alternative labels apart.
        aliases = (text(alias, topic.language) for alias in topic.aliases)
        told += [("skos:altLabel", alias) for alias in aliases if alias != label]
        if topic.definition is not None:
            told.append(("skos:definition", text(topic.definition, topic.language)))
        broader = graph.broader_of(topic.id)
        told += [(self._above(b), named("topic", b.broader)) for b in broader]
        narrower = (b for b in graph.narrower_of(topic.id) if self._above(b) == "skos:broader")
        told += [("skos:narrower", named("topic", b.topic)) for b in narrower]
        if not broader:
            told.append(("skos:topConceptOf", MAP))
        told += [("rg:appliedTo", named("topic", a.applied_to)) for a in self._applied.get(topic.id, ())]
        for p in graph.requires(topic.id, self._min_confidence):
            plain = ("dcterms:requires", named("topic", p.requires)) if p.requires is not None else None
            told.append(plain or ("rg:requiresAnyOf", _group(p)))
        told += [("dcterms:isReferencedBy", quote) for quote in quotes.of(topic.mentions)]
        return named("topic", topic.id), told

    def resource(self, resource: Resource, quotes: Quotes) -> Node:
        """A resource."""
        told: list[tuple[str, Term]] = [
            ("rdf:type", "schema:LearningResource"),
            ("schema:learningResourceType", text(resource.type)),
            ("schema:name", text(resource.title, self._language(resource))),
        ]
        if resource.type in RESOURCE_CLASSES:
            told.append(("rdf:type", RESOURCE_CLASSES[resource.type]))
        if resource.url is not None:
            iri = web_iri(resource.url)
            told.append(("schema:url", str(iri)) if iri else ("schema:identifier", text(resource.url)))
        told += [("schema:author", text(creator)) for creator in resource.creators]
        if len(resource.creators) > 1:
            told.append(("schema:creditText", text("\n".join(resource.creators))))
        told += [("schema:teaches", named("topic", topic)) for topic in resource.topics]
        told += [("prov:wasDerivedFrom", _document(mention.document)) for mention in resource.mentions]
        told += [("dcterms:isReferencedBy", quote) for quote in quotes.of(resource.mentions)]
        return named("res", resource.id), told

    def about(self, topic: Topic) -> Iterator[Node]:
        """A topic, who says what it requires and belongs to, what teaches it, and the quotes of all that."""
        graph, quotes = self.graph, Quotes(self._evidence)
        yield self.topic(topic, quotes)
        yield from self._groups(graph.requires(topic.id), quotes)
        yield from self._statements_of(topic.id, quotes)
        yield from (self.resource(resource, quotes) for resource in graph.resources_of(topic.id))
        yield from quotes.nodes()

    def _groups(self, prerequisites: Iterable[Prerequisite], quotes: Quotes) -> Iterator[Node]:
        """The groups of alternatives, each of which is the node of its prerequisite, too."""
        for p in prerequisites:
            if p.requires is None and p.confidence >= self._min_confidence:
                kinds = ("skos:Collection", "rg:Alternatives", "prov:Entity")
                told: list[tuple[str, Term]] = [("rdf:type", kind) for kind in kinds]
                told += [("skos:member", named("topic", topic)) for topic in p.any_of]
                yield _group(p), [*told, *_trust(p.basis, p.confidence), *self._said(p.evidence, quotes)]

    def _statements_of(self, topic: str, quotes: Quotes) -> Iterator[Node]:
        """The nodes of all relations of a topic to another."""
        for b in self.graph.broader_of(topic):
            yield self._statement(topic, "--broader--", self._above(b), b.broader, b.evidence, quotes)
        for a in self._applied.get(topic, ()):
            yield self._statement(topic, "--applied-to--", "rg:appliedTo", a.applied_to, a.evidence, quotes)
        for p in self.graph.requires(topic, self._min_confidence):
            if p.requires is not None:
                name, told = self._statement(topic, "--", "dcterms:requires", p.requires, p.evidence, quotes)
                yield name, [("rdf:type", "rg:Prerequisite"), *told, *_trust(p.basis, p.confidence)]

    def _statement(
        self, topic: str, sign: str, predicate: str, other: str, places: Places, quotes: Quotes
    ) -> Node:
        told: list[tuple[str, Term]] = [
            ("rdf:type", "rdf:Statement"),
            ("rdf:type", "prov:Entity"),
            ("rdf:subject", named("topic", topic)),
            ("rdf:predicate", predicate),
            ("rdf:object", named("topic", other)),
            *self._said(places, quotes),
        ]
        return named("edge", f"{topic}{sign}{other}"), told

    def _said(self, places: Places, quotes: Quotes) -> list[tuple[str, Term]]:
        return [("prov:wasGeneratedBy", self._run), *(("oa:hasTarget", quote) for quote in quotes.of(places))]

    def _conflict(self, conflict: Conflict) -> Node:
        """A conflict; what was cut is none of the graph's statements, so that it is told as data."""
        data = encoded(Fields(self.graph).conflict(conflict)).decode()
        told: list[tuple[str, Term]] = [
            ("rdf:type", "rg:Conflict"),
            ("dcterms:description", text(conflict.message)),
            ("rdf:value", text(data)._replace(datatype="rdf:JSON")),
        ]
        told += [("dcterms:subject", named("topic", t)) for t in conflict.topics if t in self.graph.topics]
        return named("conflict", "c" + digest(data)[:16]), told

    def _above(self, b: Broader) -> str:
        """The predicate of a relation to a broader topic; SKOS has another one for what others say together."""
        return "skos:broaderTransitive" if (b.topic, b.broader) in self._roundabout else "skos:broader"

    @cached_property
    def _roundabout(self) -> frozenset[tuple[str, str]]:
        return roundabout(self.graph)

    @cached_property
    def _applied(self) -> Mapping[str, list[Application]]:
        applied: defaultdict[str, list[Application]] = defaultdict(list)
        for application in self.graph.applications:
            applied[application.topic].append(application)
        return applied

    def _language(self, resource: Resource) -> str:
        known = self.graph.topics
        taught = {known[topic].language for topic in resource.topics if topic in known}
        return taught.pop() if len(taught) == 1 else "und"


class Quotes:
    """The quotes that nodes have named so far; none where they are not wanted."""

    def __init__(self, wanted: bool = True) -> None:
        self._wanted = wanted
        self._places: dict[str, Mention | Evidence] = {}

    def of(self, places: Places) -> list[str]:
        """The IRIs of the quotes of some places."""
        return [self._named(place) for place in places] if self._wanted else []

    def _named(self, place: Mention | Evidence) -> str:
        parts = place.document, str(place.line), str(place.end_line), place.quote, place.rule
        trust = (place.basis, str(place.confidence)) if isinstance(place, Evidence) else ()
        name = named("quote", "q" + digest(*parts, *trust)[:16])
        self._places.setdefault(name, place)
        return name

    def nodes(self) -> Iterator[Node]:
        """The quotes with their selectors."""
        for name, place in sorted(self._places.items()):
            exact, lines = name + "-text", name + "-line"
            told: list[tuple[str, Term]] = [
                ("rdf:type", "oa:SpecificResource"),
                ("oa:hasSource", _document(place.document)),
                ("oa:hasSelector", exact),
                ("oa:hasSelector", lines),
                ("rg:rule", text(place.rule)),
            ]
            if isinstance(place, Evidence):
                told += _trust(place.basis, place.confidence)
            yield name, told
            yield exact, [("rdf:type", "oa:TextQuoteSelector"), ("oa:exact", text(place.quote))]
            # RFC 5147 counts the gaps between lines from 0: line 52 lies between 51 and 52.
            span = Text(f"line={place.line - 1},{place.end_line}")
            conforms = ("dcterms:conformsTo", str(RFC5147))
            yield lines, [("rdf:type", "oa:FragmentSelector"), conforms, ("rdf:value", span)]


def text(value: str, language: str | None = None) -> Text:
    r"""A literal of untrusted text; what no RDF format can hold becomes U+FFFD, an odd language tag "und".

    >>> text("a\x00b", "EN") == text("a\ufffdb", "en"), text("c", "no such tag").language
    (True, 'und')
    """
    clean = _NO_CHARACTER.sub("\ufffd", value)
    return Text(clean) if language is None else Text(clean, _language_tag(language))


@lru_cache(maxsize=1024)
def _language_tag(language: str) -> str:
    return language.lower() if _LANGUAGE.fullmatch(language) else "und"


def _trust(basis: Basis, confidence: float) -> list[tuple[str, Term]]:
    return [("rg:basis", "rg:" + basis.capitalize()), ("rg:confidence", _double(confidence))]


@lru_cache(maxsize=4096)
def _double(number: float) -> Text:
    """A number as XML Schema writes it canonically: readers that rewrite numbers leave that as it is."""
    mantissa, _, exponent = f"{Decimal(repr(float(number))).normalize():E}".partition("E")
    point = "" if "." in mantissa else ".0"
    return Text(f"{mantissa}{point}E{int(exponent)}", datatype="xsd:double")


def _document(document: str) -> str:
    return named("doc", "d" + document[:12])


def _group(p: Prerequisite) -> str:
    return named("group", f"{p.topic}--{digest(*p.any_of)[:12]}")
