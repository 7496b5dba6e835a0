"""A vocabulary in SKOS is a document like any other."""

from __future__ import annotations

import pytest
from rdflib import Graph
from roadgraph.ingest.read import read

BREAD = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix b: <https://bread.example/> .

b:scheme a skos:ConceptScheme ; skos:prefLabel "Bread"@en .
b:flour a skos:Concept ; skos:prefLabel "Mehl"@de, "Flour"@en .
b:sourdough a skos:Concept ;
    skos:prefLabel "Sourdough"@en ;
    dcterms:requires b:flour .
b:rye a skos:Concept ; skos:prefLabel "Dark loaf"@en ; skos:broader b:sourdough .
"""


def test_states_concepts_what_they_require_and_what_they_belong_to() -> None:
    roadmap = read(BREAD.encode(), "bread.ttl")
    assert roadmap.document.media_type == "text/turtle"
    assert {topic.label for topic in roadmap.topics} == {"Flour", "Sourdough", "Dark loaf"}
    (need,) = roadmap.prerequisites
    assert (need.topic, need.requires, [place.line for place in need.evidence]) == ("sourdough", "flour", [9])
    (part,) = roadmap.broader
    assert (part.topic, part.broader, part.evidence[0].line) == ("dark-loaf", "sourdough", 10)
    lines = BREAD.split("\n")
    told = [(place.quote, place.line) for place in need.evidence]
    told += [(place.quote, place.line) for place in part.evidence]
    told += [(place.quote, place.line) for topic in roadmap.topics for place in topic.mentions]
    assert all(quote in lines[line - 1] for quote, line in told)


@pytest.mark.parametrize(("form", "name"), [("nt", "bread.nt"), ("xml", "bread.rdf")])
def test_states_the_same_in_other_syntaxes(form: str, name: str) -> None:
    roadmap = read(Graph().parse(data=BREAD, format="turtle").serialize(format=form).encode(), name)
    assert {topic.label for topic in roadmap.topics} == {"Flour", "Sourdough", "Dark loaf"}
    assert [(p.topic, p.requires) for p in roadmap.prerequisites] == [("sourdough", "flour")]


def test_what_is_no_rdf_does_no_harm() -> None:
    assert read(b"@prefix broken", "broken.ttl").prerequisites == ()
