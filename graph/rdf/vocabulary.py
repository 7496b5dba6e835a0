"""The words and IRIs of the RDF model: standard vocabularies first, our own (`rg:`) where there is none.

What the standard words are used for, where the choice is not plain:

- `dcterms:isReferencedBy` leads from a topic or resource to the quotes that mention it ("a related resource that
  references, cites, or otherwise points to the described resource"): one triple a mention.
- `rdf:Statement` nodes carry the quotes of every relation between two topics, `skos:broader` and `rg:appliedTo`
  included; those of prerequisites are `rg:Prerequisite` too.
- `skos:broader` is told where no other topic between the two says as much, `skos:broaderTransitive` elsewhere.
- A group of alternatives has no single object, so that the group itself is the node that carries basis, confidence
  and quotes.
- `dcterms:type` holds a topic's kind, `schema:learningResourceType` a resource's type in one word.
- Each quote has the rule that read it (`rg:rule`), and where it speaks for a prerequisite its own basis and
  confidence.
- `schema:creditText` keeps the order of a resource's authors, a line each, where there are several.
- `schema:identifier` keeps, as text, a resource's address that is no safe web IRI.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from rdflib import Namespace, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, SDO, SKOS, XSD

from ..errors import RoadgraphError
from ..model import ResourceType

RG = Namespace("https://example.org/roadgraph/ns#")
OA = Namespace("http://www.w3.org/ns/oa#")
RFC5147 = URIRef("http://tools.ietf.org/rfc/rfc5147")

VOCABULARIES: Mapping[str, str] = {
    "dcterms": str(DCTERMS),
    "oa": str(OA),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rg": str(RG),
    "schema": str(SDO),
    "skos": str(SKOS),
    "xsd": str(XSD),
}

FOLDERS: Mapping[str, str] = {
    "conflict": "conflict/",
    "doc": "doc/",
    "edge": "edge/",
    "group": "group/",
    "map": "map/",
    "quote": "quote/",
    "res": "resource/",
    "run": "run/",
    "topic": "topic/",
}

OWN_WORDS: Mapping[str, str] = {
    "Prerequisite": "A statement that one topic requires another, with basis, confidence and quotes.",
    "Alternatives": "A collection of topics, one of which suffices as a prerequisite.",
    "requiresAnyOf": "The topic requires one member of the collection.",
    "appliedTo": "The method is applied to the task; no standard vocabulary has a word for it.",
    "Conflict": "A contradiction between prerequisites, told as data: which were kept and which were cut.",
    "repairs": "What of a document's encoding was repaired, a line each.",
    "rule": "The reading rule that found the quoted place.",
    "basis": "Where a prerequisite comes from.",
    "confidence": "How far a prerequisite can be trusted, from 0 to 1.",
    "Curated": "Basis: a curation file says so.",
    "Stated": "Basis: the document says that it is a prerequisite.",
    "Drawn": "Basis: an arrow of a diagram or chain.",
    "Text": "Basis: a description says that the topic uses it or is made from it.",
    "Name": "Basis: the name of the topic says so.",
    "Order": "Basis: the order of levels or numbers in a document.",
    "Area": "Kind of topic: a field.",
    "Concept": "Kind of topic: a concept, technique or algorithm.",
    "Model": "Kind of topic: a named model.",
    "Task": "Kind of topic: an application.",
    "Tool": "Kind of topic: a tool or library.",
    "Dataset": "Kind of topic: a data set.",
}

# schema.org has no kind of creative work for a community, an exercise or a project: LearningResource alone says it.
RESOURCE_CLASSES: Mapping[ResourceType, str] = {
    ResourceType.ARTICLE: "schema:Article",
    ResourceType.BOOK: "schema:Book",
    ResourceType.COURSE: "schema:Course",
    ResourceType.DATASET: "schema:Dataset",
    ResourceType.DOCUMENTATION: "schema:TechArticle",
    ResourceType.PAPER: "schema:ScholarlyArticle",
    ResourceType.VIDEO: "schema:VideoObject",
    ResourceType.WEBSITE: "schema:WebSite",
}

# RFC 3987 without user names, IPv6 literals and private use; spaces, joiners and direction marks that hide what an
# address is are left out as well.
_BEYOND_ASCII = (
    "\u00a1-\u00ac\u00ae-\u061b\u061d-\u167f\u1681-\u180d\u180f-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufefe\uff00-\uffef"
    + "".join(f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 14))
)
_CHAR = f"(?:[A-Za-z0-9\\-._~!$&'()*+,;=:@{_BEYOND_ASCII}]|%[0-9A-Fa-f]{{2}})"
_LABEL = f"[A-Za-z0-9{_BEYOND_ASCII}](?:[A-Za-z0-9\\-_{_BEYOND_ASCII}]*[A-Za-z0-9{_BEYOND_ASCII}])?"
_WEB_IRI = re.compile(
    rf"[Hh][Tt][Tt][Pp][Ss]?://{_LABEL}(?:\.{_LABEL})*\.?(?::[0-9]{{1,5}})?(?:/{_CHAR}*)*"
    rf"(?:\?(?:{_CHAR}|[/?])*)?(?:#(?:{_CHAR}|[/?])*)?"
)


def web_iri(text: str) -> URIRef | None:
    """The IRI that `text` is, None unless it is an absolute http(s) IRI of RFC 3987 that hides nothing.

    >>> web_iri("https://example.com/a?b=c#d")
    rdflib.term.URIRef('https://example.com/a?b=c#d')
    >>> web_iri("javascript:alert(1)"), web_iri("https://example.com/a> <b"), web_iri("https://bank.com@evil.com/")
    (None, None, None)
    """
    return URIRef(text) if _WEB_IRI.fullmatch(text) else None


def namespaces(base: str) -> Mapping[str, str]:
    """The namespaces of an export by prefix: those of the vocabularies, and below the base a folder a kind.

    Raises `RoadgraphError` where `base` is no base IRI.

    >>> namespaces("https://example.org/")["res"]
    'https://example.org/resource/'
    """
    if web_iri(base) is None or not base.endswith(("/", "#")):
        hint = "give an absolute http or https IRI that ends in / or #, such as https://example.org/"
        raise RoadgraphError(f"{base!r} is no base IRI", hint)
    return dict(sorted({**VOCABULARIES, **{kind: base + folder for kind, folder in FOLDERS.items()}}.items()))


def named(kind: str, name: str) -> str:
    """The IRI of a thing of this kind, under its prefix; characters that have no place in a name are percent-encoded.

    >>> named("topic", "calculus"), named("topic", "a/b")
    ('topic:calculus', 'topic:a%2Fb')
    """
    return f"{kind}:{name}" if _PLAIN(name) else f"{kind}:{_encoded(name)}"


_PLAIN = re.compile(r"[a-z0-9][a-z0-9-]*").fullmatch


def _encoded(name: str) -> str:
    """A name of letters, digits, hyphens within, and percent signs, which every syntax can hold."""
    quoted = quote(name, safe="", errors="replace")
    marks = {".": "%2E", "_": "%5F", "~": "%7E"}
    for mark, code in marks.items():
        quoted = quoted.replace(mark, code)
    return "%2D" + quoted[1:] if quoted.startswith("-") else quoted


def expanded(iri: str, namespaces: Mapping[str, str]) -> str:
    """An IRI without its prefix; one that has none stays as it is.

    >>> expanded("topic:calculus", namespaces("https://example.org/"))
    'https://example.org/topic/calculus'
    """
    prefix, _, name = iri.partition(":")
    return namespaces[prefix] + name if prefix in namespaces else iri
