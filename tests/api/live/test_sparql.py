"""Queries in SPARQL that go on for ever, take all memory or find too much, on a real server with low limits."""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

Start = Callable[..., Any]

CARTESIAN = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
# Small, and long to plan.
PLANNED = "SELECT * {" + " ".join("{?s ?p ?o}UNION{?s ?p ?o}" for _ in range(200)) + "}"
SORTED = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c"
DIRECT = {"Content-Type": "application/sparql-query"}
PATIENCE = 60


def sparql(server: Any, query: str, accept: str = "application/json") -> Any:
    return server.ask("POST", "/sparql", query, {**DIRECT, "Accept": accept})


@pytest.mark.parametrize("query", [CARTESIAN, PLANNED])
def test_a_query_is_stopped_at_its_time(live: Start, query: str) -> None:
    server = live("--limit=sparql-seconds=0.5")
    answer = sparql(server, query)
    assert answer.status == 503
    assert answer.content == b"the query was stopped after 0.5 seconds: ask for less, or add LIMIT\n"
    assert server.query("{ __typename }").status == 200


def test_others_are_answered_meanwhile_and_a_client_that_leaves_ends_its_query(live: Start) -> None:
    """One query at a time, and ten minutes for each: the second one runs only if the first was ended."""
    server = live("--limit=sparql-seconds=600", "--limit=sparql-executions=1")
    assert sparql(server, "ASK {}").json["boolean"] is True
    with server.connect() as connection:
        connection.sendall(
            f"GET /sparql?query={quote(CARTESIAN)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
        )
        for _ in range(5):
            assert server.query("{ statistics { topics } }").json["data"]["statistics"]["topics"] > 100
        assert select.select([connection], [], [], 0)[0] == []
    assert sparql(server, "ASK {}").json["boolean"] is True
    assert server.end() == 0
    assert "Traceback" not in server.logged()
    assert "Warning" not in server.logged()


def test_memory_is_bounded(live: Start) -> None:
    server = live("--limit=sparql-memory=50000000", "--limit=sparql-seconds=60")
    answer = sparql(server, SORTED)
    assert (answer.status, answer.content) == (
        400,
        b"the query needs more memory than 50 MB, or is nested too deeply\n",
    )
    assert sparql(server, "ASK {}").status == 200


def test_an_answer_is_cut_and_says_so(live: Start) -> None:
    server = live("--limit=sparql-rows=5", "--limit=sparql-answer=2000")
    few = sparql(server, "SELECT ?s { ?s a skos:Concept } LIMIT 5")
    assert (len(few.json["results"]["bindings"]), few.headers.get("x-result-cut")) == (5, None)
    many = sparql(server, "SELECT ?s { ?s a skos:Concept }")
    assert (len(many.json["results"]["bindings"]), many.headers["x-result-cut"]) == (
        5,
        "at 5 rows or 2000 bytes",
    )
    wide = sparql(server, "SELECT (CONCAT(STR(?s), ' " + "x" * 1200 + "') AS ?t) { ?s a skos:Concept }")
    assert len(wide.json["results"]["bindings"]) == 1
    assert "x-result-cut" in wide.headers
    triples = sparql(server, "CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples")
    assert len(triples.content.splitlines()) == 5
    assert "x-result-cut" in triples.headers


def test_the_graph_that_is_served_now_is_asked(
    live: Start, keep: Callable[[Path, str], None], tmp_path: Path
) -> None:
    server = live()
    count = "SELECT (COUNT(*) AS ?n) { ?s a skos:Concept }"

    def topics() -> tuple[int, int]:
        (row,) = sparql(server, count).json["results"]["bindings"]
        return int(row["n"]["value"]), server.query("{ statistics { topics } }").json["data"]["statistics"][
            "topics"
        ]

    before = topics()
    keep(tmp_path / "roadgraph.store", "bread")
    end = time.monotonic() + PATIENCE
    while (after := topics()) == before and time.monotonic() < end:
        time.sleep(0.1)
    assert before[0] == before[1]
    assert after[0] == after[1]
    assert 0 < after[0] < before[0]


def test_a_lost_process_is_replaced(live: Start) -> None:
    server = live()
    assert sparql(server, "ASK {}").status == 200
    number = server.process.pid
    listed = Path(f"/proc/{number}/task/{number}/children")
    if not listed.exists():
        pytest.skip("the system does not tell of processes")
    for child in listed.read_text(encoding="ascii").split():
        os.kill(int(child), signal.SIGKILL)
    # The server may find out while it asks, or when it is not answered.
    assert sparql(server, "ASK {}").status in (200, 503)
    assert sparql(server, "ASK {}").json["boolean"] is True


def test_iris_begin_as_the_server_was_told(live: Start) -> None:
    server = live("--base-iri=https://maps.example.net/")
    found = sparql(
        server, "SELECT ?s { topic:calculus skos:prefLabel ?label BIND(topic:calculus AS ?s) } LIMIT 1"
    )
    (row,) = found.json["results"]["bindings"]
    assert row["s"]["value"] == "https://maps.example.net/topic/calculus"


def test_the_endpoint_is_where_the_server_was_told_that_it_is(live: Start) -> None:
    server = live("--base-iri=https://maps.example.net/")
    told = server.ask("GET", "/sparql", headers={"Accept": "application/n-triples"}).content.decode()
    service = "<https://maps.example.net/sparql>"
    assert f"{service} <http://www.w3.org/ns/sparql-service-description#endpoint> {service} .\n" in told
