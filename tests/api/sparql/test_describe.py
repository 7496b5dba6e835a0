"""What the endpoint says of itself, as readers of RDF understand it."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, VOID
from roadgraph.api.linked_data import MEDIA_TYPES, written
from roadgraph.api.sparql.describe import FORMATS, SD, described
from roadgraph.api.sparql.terms import ROWS, TRIPLES

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # the reader of JSON-LD

ROOT = "http://127.0.0.1:8000/"
SERVICE = rdflib.URIRef(ROOT + "sparql")
WORDS = rdflib.Namespace(SD)


def read(ending: str) -> rdflib.Graph:
    content = written(*described(ROOT, 42), ending)
    return rdflib.Graph(bind_namespaces="none").parse(data=content, format=MEDIA_TYPES[ending])


@pytest.mark.parametrize("ending", MEDIA_TYPES)
def test_every_format_says_the_same(ending: str) -> None:
    assert isomorphic(read(ending), read("nt"))
    content = written(*described(ROOT, 42), ending)
    quads = set(ox.parse(content, ox.RdfFormat.from_media_type(MEDIA_TYPES[ending])))
    assert {str(quad.triple) + " ." for quad in quads} == set(
        written(*described(ROOT, 42), "nt").decode().splitlines()
    )
    assert not any(isinstance(term, rdflib.BNode) for triple in read(ending) for term in triple)


def test_the_service_is_known_by_its_address_and_leads_to_its_graph() -> None:
    told = read("ttl")
    assert list(told.subjects(RDF.type, WORDS.Service)) == [SERVICE]
    assert told.value(SERVICE, WORDS.endpoint) == SERVICE
    assert told.value(SERVICE, WORDS.supportedLanguage) == WORDS.SPARQL11Query
    dataset = told.value(SERVICE, WORDS.defaultDataset)
    graph = told.value(dataset, WORDS.defaultGraph)
    assert (dataset, RDF.type, WORDS.Dataset) in told
    assert (graph, RDF.type, WORDS.Graph) in told
    assert told.value(graph, VOID.triples) == rdflib.Literal(42)


def test_the_formats_are_those_of_the_answers() -> None:
    forms = [
        *(ox.RdfFormat.from_media_type(media) for media in TRIPLES),
        *(ox.QueryResultsFormat.from_media_type(media) for media in ROWS),
    ]
    told = {str(iri) for iri in read("nt").objects(SERVICE, WORDS.resultFormat)}
    assert told == {"http://www.w3.org/ns/formats/" + name for name in FORMATS}
    assert set(FORMATS) == {form.iri.rsplit("/", 1)[1] for form in forms if form}
