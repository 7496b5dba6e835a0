"""Queries in SPARQL that go on for ever, take all memory or find too much, on a real server with low limits."""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
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


def test_a_query_whose_turn_does_not_come_is_sent_away(live: Start) -> None:
    """Of twelve that take a second, one at a time, those are told to come again that would wait for longer than that."""
    server = live("--limit=sparql-seconds=1", "--limit=sparql-executions=1")
    assert sparql(server, "ASK {}").status == 200
    with ThreadPoolExecutor(12) as clients:
        answers = list(clients.map(lambda _: sparql(server, CARTESIAN), range(12)))
        assert server.query("{ __typename }").status == 200
    assert {answer.status for answer in answers} == {503}
    away = [
        answer for answer in answers if answer.content.startswith(b"too many queries in SPARQL are waiting")
    ]
    stopped = [answer for answer in answers if answer.content.startswith(b"the query was stopped")]
    assert len(away) + len(stopped) == 12
    assert away
    assert stopped
    assert {answer.headers.get("retry-after") for answer in away} == {"1"}
    assert {answer.headers.get("retry-after") for answer in stopped} == {None}
    assert sparql(server, "ASK {}").status == 200


def of_process(number: int) -> list[int]:
    """The children of a process, whichever of its threads began them, and theirs."""
    children: list[int] = []
    for listed in Path(f"/proc/{number}/task").glob("*/children"):
        with suppress(OSError):  # one that ends meanwhile
            children += map(int, listed.read_text(encoding="ascii").split())
    return [*children, *(below for child in children for below in of_process(child))]


def opened(number: int) -> int:
    """How much a process has open."""
    return len(list(Path(f"/proc/{number}/fd").iterdir()))


def until(true: Callable[[], bool]) -> None:
    """Wait for something to be so."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def processes_are_told() -> None:
    """Skip where the system does not tell of processes."""
    if not Path(f"/proc/self/task/{os.getpid()}/children").exists():
        pytest.skip("the system does not tell of processes")


def test_clients_that_leave_leave_nothing_behind(live: Start) -> None:
    """No process that goes on or was not waited for, and no socket."""
    processes_are_told()
    server = live("--limit=sparql-seconds=600", "--limit=sparql-executions=3")
    assert sparql(server, "ASK {}").status == 200
    number = server.process.pid
    (holder,) = of_process(number)

    until(lambda: of_process(number) == [holder])
    before = opened(number), opened(holder)
    request = f"GET /sparql?query={quote(CARTESIAN)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    for _ in range(4):
        with ExitStack() as stack:
            for _ in range(3):
                stack.enter_context(server.connect()).sendall(request)
            until(lambda: len(of_process(number)) == 4)
            # A query holds its own socket, and nothing of the server's.
            until(lambda: [opened(query) for query in of_process(holder)] == [1, 1, 1])
    until(lambda: of_process(number) == [holder])
    # What the first query had open may have been counted.
    until(lambda: (opened(number) <= before[0]) and (opened(holder) <= before[1]))
    assert sparql(server, "ASK {}").status == 200


def test_a_store_is_replaced_while_queries_run(
    live: Start, keep: Callable[[Path, str], None], tmp_path: Path
) -> None:
    """A query that has begun is answered from the graph that it began on."""
    processes_are_told()
    server = live("--limit=sparql-seconds=600", "--limit=sparql-executions=3")
    count = "SELECT (COUNT(*) AS ?n) { ?s a skos:Concept }"
    # Some seconds of work, then the same count.
    slow = f"SELECT ?n {{ {{ {count} }} {{ SELECT (COUNT(*) AS ?m) {{ ?a ?b ?c . ?d a skos:Concept }} }} }}"

    def counted(query: str) -> int:
        (row,) = sparql(server, query).json["results"]["bindings"]
        return int(row["n"]["value"])

    before = counted(count)
    with ThreadPoolExecutor(1) as client:
        begun = client.submit(counted, slow)
        until(lambda: len(of_process(server.process.pid)) > 1 or begun.done())
        keep(tmp_path / "roadgraph.store", "bread")
        until(lambda: counted(count) < before)
        assert begun.result() == before
    assert "Traceback" not in server.logged()


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
    processes_are_told()
    server = live()
    assert sparql(server, "ASK {}").status == 200
    (holder,) = of_process(server.process.pid)
    os.kill(holder, signal.SIGKILL)
    # The server may find out while it asks, or when it is not answered.
    assert sparql(server, "ASK {}").status in (200, 503)
    assert sparql(server, "ASK {}").json["boolean"] is True
    until(lambda: holder not in of_process(server.process.pid))
    assert len(of_process(server.process.pid)) == 1


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
