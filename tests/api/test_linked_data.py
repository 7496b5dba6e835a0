"""Linked data: every IRI answers, in the format that is asked for, and says what else there is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import rdflib
from rdflib.namespace import DCTERMS, RDF, SDO, SKOS
from roadgraph.api.app import create_app
from roadgraph.api.settings import Settings
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import (
    Basis,
    Broader,
    Document,
    Evidence,
    Mention,
    Prerequisite,
    Resource,
    ResourceType,
    Topic,
)
from roadgraph.graph.rdf.triples import triples
from starlette.testclient import TestClient

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

BASE = "http://testserver/"
HOSTILE = "<script>alert(1)</script>\"'&"
DOC = Document("d" * 64, "notes/maths.md", "Maths", "text/markdown", "utf-8", "")
PLACE = Mention(DOC.id, 1, 1, HOSTILE, "heading")
SAID = Evidence(DOC.id, 7, 7, "needs limits", "sentence", Basis.STATED, 0.9)
GRAPH = KnowledgeGraph(
    topics=[
        Topic("limits", "Limits"),
        Topic("sequences", "Sequences", mentions=(PLACE,)),
        Topic("calculus", "Calculus", ("Analysis",), definition=HOSTILE),
        Topic("odd-name", "Odd <name>"),
    ],
    broader=[Broader("limits", "calculus", (PLACE,))],
    prerequisites=[
        Prerequisite("calculus", "sequences", (), Basis.STATED, 0.9, (SAID,)),
        Prerequisite("odd-name", None, ("limits", "sequences"), Basis.STATED, 0.9, (SAID,)),
    ],
    resources=[
        Resource(
            "r1", "Book", "https://example.com/?a=1", ResourceType.BOOK, ("Ann",), ("calculus",), (PLACE,)
        ),
        Resource("r2", HOSTILE, "javascript:alert(1)", ResourceType.VIDEO, (), ("calculus",), (PLACE,)),
    ],
    documents=[DOC],
)
READERS = {
    "text/turtle": "turtle",
    "application/ld+json": "json-ld",
    "application/n-triples": "nt",
    "application/rdf+xml": "xml",
}
ENDINGS = dict(zip(("ttl", "jsonld", "nt", "rdf"), READERS, strict=True))
THINGS = ("/topic/calculus", "/resource/r1", "/document/d" + "d" * 12)


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(create_app(GRAPH, Settings(base_iri=BASE)), follow_redirects=False) as found:
        yield found


def read(client: TestClient, path: str, accept: str | None = None) -> rdflib.Graph:
    answer = client.get(path, headers={} if accept is None else {"accept": accept})
    assert answer.status_code == 200, answer.text
    form = READERS[answer.headers["content-type"].split(";")[0]]
    return rdflib.Graph(bind_namespaces="none").parse(data=answer.content, format=form)


def test_every_iri_of_the_export_leads_to_what_is_said_of_it(client: TestClient) -> None:
    whole = read(client, "/graph.ttl")
    assert set(whole) == set(triples(GRAPH, BASE))
    ours = {str(term) for triple in whole for term in triple if str(term).startswith(BASE)}
    assert {urlsplit(iri).path.split("/")[1] for iri in ours} == {
        *("doc", "edge", "group", "map", "quote", "resource", "run", "topic")
    }
    for iri in sorted(ours):
        told = set(read(client, urlsplit(iri).path, "text/turtle"))
        assert set(whole.triples((rdflib.URIRef(iri), None, None))) <= told <= set(whole), iri


@pytest.mark.parametrize("path", THINGS)
def test_a_thing_says_the_same_in_every_format(client: TestClient, path: str) -> None:
    told = [set(read(client, path, media_type)) for media_type in READERS]
    told += [set(read(client, f"{path}.{ending}")) for ending in ENDINGS]
    assert all(one == told[0] for one in told)


def test_a_topic_comes_with_who_says_so_and_what_teaches_it(client: TestClient) -> None:
    told = read(client, "/topic/calculus.ttl")
    calculus = rdflib.URIRef(BASE + "topic/calculus")
    assert told.value(calculus, SKOS.prefLabel) == rdflib.Literal("Calculus", lang="en")
    assert (calculus, DCTERMS.requires, rdflib.URIRef(BASE + "topic/sequences")) in told
    (edge,) = told.subjects(RDF.object, rdflib.URIRef(BASE + "topic/sequences"))
    assert told.value(edge, RDF.subject) == calculus
    assert set(told.subjects(SDO.teaches, calculus)) == {
        rdflib.URIRef(BASE + "resource/r1"),
        rdflib.URIRef(BASE + "resource/r2"),
    }
    assert "needs limits" in {str(value) for value in told.objects()}


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, "text/html"),
        ("*/*", "text/html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("text/turtle;q=0.4, application/ld+json;q=0.7, text/html;q=0", "application/ld+json"),
        ("application/*", "application/ld+json"),
        ("application/n-triples, */*;q=0.1", "application/n-triples"),
        ("TEXT/TURTLE", "text/turtle"),
    ],
)
@pytest.mark.parametrize("path", THINGS)
def test_the_most_wanted_format_is_sent(
    client: TestClient, path: str, accept: str | None, media_type: str
) -> None:
    answer = client.get(path, headers={"accept": accept} if accept else {"accept": ""})
    assert answer.status_code == 200
    assert answer.headers["content-type"].split(";")[0] == media_type
    assert answer.headers["vary"] == "Accept"


def test_the_whole_graph_is_negotiated_too(client: TestClient) -> None:
    assert client.get("/graph").headers["content-type"].startswith("text/turtle")
    answer = client.get("/graph", headers={"accept": "application/json"})
    assert len(json.loads(answer.content)["topics"]) == 4
    assert client.get("/graph.trig").headers["content-type"] == "application/trig"


@pytest.mark.parametrize("path", [*THINGS, "/graph"])
def test_what_cannot_be_had_is_406_with_what_can(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"accept": "image/png, text/turtle;q=0"})
    assert answer.status_code == 406
    assert answer.headers["vary"] == "Accept"
    for media_type in READERS:
        assert media_type in answer.text
        assert f'type="{media_type}"' in answer.headers["link"]


@pytest.mark.parametrize("path", [*THINGS, "/graph"])
@pytest.mark.parametrize("accept", ["text/turtle", "text/html, application/ld+json;q=0.5"])
def test_what_a_client_has_already_is_304(client: TestClient, path: str, accept: str) -> None:
    first = client.get(path, headers={"accept": accept})
    again = client.get(path, headers={"accept": accept, "if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert (again.headers["etag"], again.headers["vary"]) == (first.headers["etag"], "Accept")
    other = client.get(
        path, headers={"accept": "application/n-triples", "if-none-match": first.headers["etag"]}
    )
    assert other.status_code == 200


@pytest.mark.parametrize("path", ["/graph.ttl", "/graph.nt", "/graph.jsonld", "/graph.rdf", "/graph.json"])
def test_a_large_graph_is_sent_as_it_is_made(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    held = client.get(path)
    monkeypatch.setattr("roadgraph.api.served.HELD", 100)
    with TestClient(create_app(GRAPH, Settings(base_iri=BASE))) as other:
        sent = other.get(path)
        assert sent.content == held.content
        assert "content-length" not in sent.headers
        tag = sent.headers["etag"]
        assert tag.startswith('W/"')
        assert other.get(path).headers["etag"] == tag
        again = other.get(path, headers={"if-none-match": tag})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        head = other.head(path)
        assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", tag)
        assert {key: head.headers[key] for key in ("vary", "link", "content-location")} == {
            key: held.headers[key] for key in ("vary", "link", "content-location")
        }


def test_the_tag_of_a_large_graph_tells_it_from_others(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("roadgraph.api.served.HELD", 100)
    other = KnowledgeGraph(topics=[*list(GRAPH.topics.values())[1:], Topic("calculus", "Calculus 2")])
    tags = set()
    for graph, base in ((GRAPH, BASE), (other, BASE), (GRAPH, "https://kg.example/")):
        with TestClient(create_app(graph, Settings(base_iri=base))) as server:
            tags |= {server.get(f"/graph.{ending}").headers["etag"] for ending in ENDINGS}
    assert len(tags) == 3 * len(ENDINGS)


@pytest.mark.parametrize("path", [*THINGS, "/graph"])
def test_links_lead_to_the_other_formats_and_to_the_shapes(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"accept": "text/turtle"})
    assert answer.headers["content-location"] == path + ".ttl"
    links = {link.split(">")[0].lstrip(" <"): link for link in answer.headers["link"].split(",")}
    assert {f"{path}.{ending}" for ending in ENDINGS} < set(links)
    assert 'rel="describedby"' in links["/roadgraph/shapes"]
    for place in links:
        assert client.get(urlsplit(place).path).status_code == 200


@pytest.mark.parametrize("path", THINGS)
def test_a_page_leads_to_the_same_as_data(client: TestClient, path: str) -> None:
    shown = client.get(path, headers={"accept": "text/html"}).text
    links = dict(re.findall(r'<link rel="alternate" type="(.+?)" href="(.+?)">', shown))
    assert list(links) == list(READERS)
    for media_type, place in links.items():
        assert f'<a href="{place}">' in shown
        answer = client.get(place)
        assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, media_type)
        assert set(read(client, place)) == set(read(client, path, media_type))


def test_the_words_and_the_shapes_are_served(client: TestClient) -> None:
    words = read(client, "/roadgraph/ns")
    assert (rdflib.URIRef("https://example.org/roadgraph/ns#Prerequisite"), RDF.type, None) in words
    assert len(read(client, "/roadgraph/shapes")) > 50


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/topic/Analysis.ttl", "/topic/calculus.ttl"),
        ("/document/maths.md", "/document/d" + "d" * 12),
        ("/document/" + "d" * 64, "/document/d" + "d" * 12),
    ],
)
def test_other_names_lead_to_the_address(client: TestClient, path: str, place: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["location"]) == (307, place)


@pytest.mark.parametrize(
    "path",
    ["/topic/none.ttl", "/resource/none", "/resource/none.nt", "/document/none", "/graph.exe", "/quote/q"],
)
def test_what_is_not_there_is_404_in_a_line(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"accept": "text/turtle, text/plain;q=0.1"})
    assert (answer.status_code, answer.text.count("\n")) == (404, 1)


@pytest.mark.parametrize("path", ["/resource/r1", "/resource/r2", "/topic/calculus", "/map/roadgraph"])
def test_pages_say_hostile_text_as_text(client: TestClient, path: str) -> None:
    page = client.get(path, headers={"accept": "text/html"}).text
    assert "<script>alert" not in page
    assert 'href="javascript:' not in page
