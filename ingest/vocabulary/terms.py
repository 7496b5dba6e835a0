"""The words of the standards that a vocabulary is read by: one table a notion, the surest word first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from ...graph.model import ResourceType

_NAMESPACES = {
    "asn": "http://purl.org/ASN/schema/core/",
    "bibo": "http://purl.org/ontology/bibo/",
    "ceasn": "https://purl.org/ctdlasn/terms/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "esco": "http://data.europa.eu/esco/model#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "gemq": "http://purl.org/gem/qualifiers/",
    "isothes": "http://purl.org/iso25964/skos-thes#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "rg": "https://example.org/roadgraph/ns#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
}
_LOCAL = re.compile(r"[^/#:]*\Z")


def _full(names: str) -> tuple[str, ...]:
    """The IRIs of some prefixed names."""
    parted = (name.split(":") for name in names.split())
    return tuple(_NAMESPACES[prefix] + local for prefix, local in parted)


TYPE = _NAMESPACES["rdf"] + "type"
DEPRECATED = _NAMESPACES["owl"] + "deprecated"
FORMS = _full("skosxl:literalForm rdf:value esco:nodeLiteral")
"""What a node that stands for a text holds it under."""
MEMBER = _NAMESPACES["skos"] + "member"
REQUIRES_ANY_OF = _NAMESPACES["rg"] + "requiresAnyOf"

PREFERRED = _full("skos:prefLabel skosxl:prefLabel")
LABELS = (
    *PREFERRED,
    *_full(
        "ceasn:competencyLabel rdfs:label schema:name schema:targetName ceasn:name dcterms:title dc:title"
    ),
)
ALIASES = _full("skos:altLabel skosxl:altLabel schema:alternateName schema:courseCode")
DEFINITIONS = _full(
    "skos:definition ceasn:competencyText dcterms:description schema:description skos:scopeNote rdfs:comment dc:description"
)
STATED = _full("ceasn:competencyText dcterms:description")
"""What a competency without a label is called by, where it is short."""

BROADER = _full(
    "skos:broader isothes:broaderGeneric isothes:broaderPartitive isothes:broaderInstantial"
    " gemq:isChildOf ceasn:isChildOf dcterms:isPartOf schema:isPartOf"
)
NARROWER = _full(
    "skos:narrower isothes:narrowerGeneric isothes:narrowerPartitive isothes:narrowerInstantial"
    " gemq:hasChild ceasn:hasChild dcterms:hasPart schema:hasPart"
)
REQUIRES = _full("dcterms:requires schema:coursePrerequisites schema:competencyRequired")
REQUIRED_BY = _full("dcterms:isRequiredBy")
OF_ANYTHING = frozenset(_full("dcterms:requires dcterms:isRequiredBy"))
"""Requirements that programs, data and documents have as well."""
LINKS = frozenset((*BROADER[:4], *NARROWER[:4], *_full("schema:teaches")))
"""What only concepts are linked by, beside requirements."""
_REQUIRES = re.compile(r"(?:has)?prerequisites?(?:alignment)?", re.IGNORECASE)
_REQUIRED_BY = re.compile(r"(?:is)?prerequisite(?:of|for|to)", re.IGNORECASE)

TEACHES = _full("schema:teaches schema:about dcterms:subject foaf:primaryTopic")
PAGES = _full("foaf:page foaf:isPrimaryTopicOf rdfs:seeAlso schema:url schema:subjectOf")
"""What leads from a concept to a page about it."""
ALIGNED = _NAMESPACES["schema"] + "educationalAlignment"
ALIGNMENT_TYPE = _NAMESPACES["schema"] + "alignmentType"
TARGET = _NAMESPACES["schema"] + "targetUrl"
ADDRESSES = _full("schema:url foaf:page")
CREATORS = _full("schema:author schema:creator dcterms:creator dc:creator")

CONCEPTS = frozenset(
    _full("skos:Concept schema:DefinedTerm schema:Course asn:Statement ceasn:Competency esco:Skill")
)
COMPETENCIES = frozenset(_full("asn:Statement ceasn:Competency"))
"""Things that are called by a text where they have no label."""
NO_CONCEPTS = frozenset(
    _full(
        "skos:ConceptScheme skos:Collection skos:OrderedCollection skosxl:Label asn:StandardDocument"
        " ceasn:CompetencyFramework owl:Ontology schema:DefinedTermSet foaf:Person foaf:Organization foaf:Agent"
        " schema:AlignmentObject schema:Person schema:Organization schema:DigitalDocument schema:SoftwareApplication"
        " schema:SoftwareSourceCode schema:Occupation esco:Occupation esco:MemberConcept"
    )
)
"""Kinds of things that nobody learns, whatever else they are."""
COURSE = _NAMESPACES["schema"] + "Course"
WORKS: Mapping[str, ResourceType | None] = dict(
    [
        *((name, ResourceType.ARTICLE) for name in _full("schema:Article schema:BlogPosting bibo:Article")),
        *((name, ResourceType.BOOK) for name in _full("schema:Book bibo:Book")),
        *((name, ResourceType.COURSE) for name in _full("schema:Course")),
        *((name, ResourceType.DATASET) for name in _full("schema:Dataset")),
        *((name, ResourceType.DOCUMENTATION) for name in _full("schema:TechArticle schema:APIReference")),
        *((name, ResourceType.PAPER) for name in _full("schema:ScholarlyArticle bibo:AcademicArticle")),
        *((name, ResourceType.VIDEO) for name in _full("schema:VideoObject")),
        *((name, ResourceType.WEBSITE) for name in _full("schema:WebSite schema:WebPage")),
        *(
            (name, None)
            for name in _full(
                "schema:LearningResource schema:CreativeWork schema:MediaObject foaf:Document bibo:Document"
            )
        ),
    ]
)
"""Kinds of resources."""


def standard(iri: str) -> str:
    """An IRI as the tables here have it: schema.org is written with http, too.

    >>> standard("http://schema.org/teaches")
    'https://schema.org/teaches'
    """
    return "https" + iri[4:] if iri.startswith("http://schema.org/") else iri


@lru_cache(maxsize=4096)
def requires(iri: str) -> bool:
    """Whether a predicate leads to what its subject requires, in whatever vocabulary it is called a prerequisite.

    >>> requires("https://a.example/hasPrerequisite"), requires("https://a.example/hasPart")
    (True, False)
    """
    return iri in REQUIRES or _REQUIRES.fullmatch(_LOCAL.findall(iri)[0]) is not None


@lru_cache(maxsize=4096)
def required_by(iri: str) -> bool:
    """Whether a predicate leads to what requires its subject.

    >>> required_by("https://a.example/isPrerequisiteFor"), required_by("http://purl.org/dc/terms/requires")
    (True, False)
    """
    return iri in REQUIRED_BY or _REQUIRED_BY.fullmatch(_LOCAL.findall(iri)[0]) is not None
