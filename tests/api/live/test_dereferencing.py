"""IRIs lead somewhere: on a server that is told its own address, each answers with what is said of it."""

from __future__ import annotations

import json
import socket
from collections import defaultdict
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest
from roadgraph.graph.rdf.vocabulary import FOLDERS

Start = Callable[..., Any]

MOST = 25
"""The number of IRIs of a kind that are followed."""

FORMATS = ("text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml")
ALL = """{
  topics(first: 500) { totalCount nodes { iri } }
  resources(first: 500) { totalCount nodes { iri } }
  documents { iri }
}"""


@pytest.fixture
def server(live: Start) -> Any:
    """A server whose IRIs begin with its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    return live("--port", str(port), "--base-iri", f"http://127.0.0.1:{port}/")


def read(server: Any, iri: str, media: str) -> set[ox.Quad]:
    """What is told at an IRI; a place that it leads to is followed."""
    answer = server.ask("GET", urlsplit(iri).path, headers={"Accept": media})
    if answer.status in (301, 302, 303, 307, 308):
        return read(server, answer.headers["location"], media)
    assert (answer.status, answer.headers["content-type"].split(";")[0]) == (200, media), iri
    return set(ox.parse(answer.content, ox.RdfFormat.from_media_type(media), base_iri=iri))


def subjects(quads: set[ox.Quad]) -> set[str]:
    return {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}


def test_every_iri_of_the_export_answers_with_what_is_said_of_it(server: Any) -> None:
    base = f"http://127.0.0.1:{server.port}/"
    whole = read(server, base + "graph", "text/turtle")
    found = {
        term.value for quad in whole for term in (quad.subject, quad.object) if isinstance(term, ox.NamedNode)
    }
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for iri in sorted(iri for iri in found if iri.startswith(base)):
        kinds[iri.removeprefix(base).split("/")[0] + "/"].append(iri)
    assert set(kinds) == set(FOLDERS.values())
    for iris in kinds.values():
        for number, iri in enumerate(iris[:: len(iris) // MOST + 1]):
            told = read(server, iri, FORMATS[number % len(FORMATS)])
            assert iri in subjects(told), iri
            assert told <= whole


def test_the_iris_of_graphql_are_the_subjects_of_the_export(server: Any) -> None:
    base = f"http://127.0.0.1:{server.port}/"
    found = server.query(ALL).json["data"]
    topics, resources, documents = found["topics"], found["resources"], found["documents"]
    things = [*topics["nodes"], *resources["nodes"], *documents]
    iris = {thing["iri"] for thing in things}
    assert topics["totalCount"] == len(topics["nodes"])
    assert resources["totalCount"] == len(resources["nodes"])
    assert len(iris) == len(things)
    assert all(iri.startswith(base) for iri in iris)
    assert iris <= subjects(read(server, base + "graph", "application/n-triples"))
    topic = topics["nodes"][0]["iri"]
    again = server.query(f"{{ topic(ref: {json.dumps(topic)}) {{ iri }} }}").json
    assert again == {"data": {"topic": {"iri": topic}}}


def test_the_endpoint_of_sparql_leads_to_itself(server: Any) -> None:
    service = f"http://127.0.0.1:{server.port}/sparql"
    for media in FORMATS:
        assert service in subjects(read(server, service, media))
