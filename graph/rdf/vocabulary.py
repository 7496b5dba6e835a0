"""The words and IRIs of the RDF model: standard vocabularies first, our own (`rg:`) where there is none.

What the standard words are used for, where the choice is not plain:

- `dcterms:isReferencedBy` leads from a topic or resource to the quotes that mention it ("a related resource that
  references, cites, or otherwise points to the described resource"): one triple a mention.
- `rdf:Statement` nodes carry the quotes of every relation between two topics, `skos:broader` and `rg:appliedTo`
  included; those of prerequisites are `rg:Prerequisite` too.
- A group of alternatives has no single object, so that the group itself is the node that carries basis, confidence
  and quotes.
- `dcterms:type` holds a topic's kind, `schema:learningResourceType` a resource's type in one word.
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
RESOURCE_CLASSES: Mapping[ResourceType, URIRef] = {
    ResourceType.ARTICLE: SDO.Article,
    ResourceType.BOOK: SDO.Book,
    ResourceType.COURSE: SDO.Course,
    ResourceType.DATASET: SDO.Dataset,
    ResourceType.DOCUMENTATION: SDO.TechArticle,
    ResourceType.PAPER: SDO.ScholarlyArticle,
    ResourceType.VIDEO: SDO.VideoObject,
    ResourceType.WEBSITE: SDO.WebSite,
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


class Iris:
    """The IRIs of one export: a base, a folder a kind, and a name of `[a-z0-9-]`.

    >>> Iris("https://example.org/").of("topic", "calculus")
    rdflib.term.URIRef('https://example.org/topic/calculus')
    """

    def __init__(self, base: str) -> None:
        if web_iri(base) is None or not base.endswith(("/", "#")):
            hint = "give an absolute http or https IRI that ends in / or #, such as https://example.org/"
            raise RoadgraphError(f"{base!r} is no base IRI", hint)
        self.namespaces: Mapping[str, str] = {kind: base + folder for kind, folder in FOLDERS.items()}

    def of(self, kind: str, name: str) -> URIRef:
        """The IRI of a thing of this kind; characters that have no place in a name are percent-encoded."""
        return URIRef(self.namespaces[kind] + quote(name, safe="", errors="replace"))

    def document(self, document: str) -> URIRef:
        """The IRI of the document with this id, a hash of its content."""
        return self.of("doc", "d" + document[:12])
