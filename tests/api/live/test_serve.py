"""A server that runs: who is answered, what is told of it, and how it ends."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

Start = Callable[..., Any]
Keep = Callable[[Path, str], None]

HEAVY = """{ topics(first: 500) { nodes { requiredBy(transitive: true, first: 500) { nodes {
  prerequisites(transitive: true, first: 500) { nodes { requiredBy(transitive: true, first: 500) { nodes {
  prerequisites(transitive: true, first: 500) { nodes { label } } } } } } } } } } }"""
"""A query that would run for hours."""

UNBOUNDED = [f"--limit=max-{name}={10**18}" for name in ("cost", "resolved", "answer")]
FOREVER = "--limit=max-seconds=100000"


def posted(query: str) -> bytes:
    body = json.dumps({"query": query}).encode()
    head = f"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
    return head.encode() + b"\r\n\r\n" + body


# --- who is answered


def test_only_the_names_of_the_own_machine_are_answered_there(live: Start) -> None:
    server = live()
    for name in ("localhost", f"127.0.0.1:{server.port}", "[::1]:80"):
        assert server.ask("GET", "/healthz", headers={"Host": name}).status == 200
    for name in ("evil.example", "localhost.evil.example:80"):
        answer = server.ask("GET", "/healthz", headers={"Host": name})
        name = name.removesuffix(":80")
        said = f"the server does not answer to {name}: `serve --allow-host {name}` lets it\n"
        assert (answer.status, answer.content.decode()) == (400, said)
    for name in ("", "a b", "localhost/", "localhost@evil.example", "localhost:x", ":80"):
        answer = server.ask("GET", "/healthz", headers={"Host": name})
        assert (answer.status, answer.content) == (400, b"the Host header names no host\n")


def test_other_origins_are_answered_if_asked_for(live: Start) -> None:
    wanted = {"Origin": "https://example.org"}
    assert "access-control-allow-origin" not in live().ask("GET", "/healthz", headers=wanted).headers
    server = live("--allow-origin", "https://example.org")
    answer = server.ask("GET", "/healthz", headers=wanted)
    assert answer.headers["access-control-allow-origin"] == "https://example.org"
    other = server.ask("GET", "/healthz", headers={"Origin": "https://example.com"})
    assert "access-control-allow-origin" not in other.headers
    asked = wanted | {
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    assert server.ask("OPTIONS", "/graphql", headers=asked).status == 200
    asked = wanted | {
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "if-none-match",
    }
    assert server.ask("OPTIONS", "/graph", headers=asked).status == 200
    graph = server.ask("GET", "/graph", headers=wanted)
    shown = graph.headers["access-control-expose-headers"].lower().split(", ")
    assert {"etag", "link", "content-location"} <= set(shown) & set(graph.headers)


# --- what is told


def test_every_request_has_an_id_and_a_line(live: Start) -> None:
    server = live()
    answer = server.ask("GET", "/topic/nothing?q=secret", headers={"X-Request-ID": "my-own:1.2"})
    assert answer.headers["x-request-id"] == "my-own:1.2"
    server.until(r"127\.0\.0\.1 GET /topic/nothing 404 \d+ bytes [\d.]+ ms id=my-own:1\.2\n")
    assert "secret" not in server.logged()
    for given in ("a b", "x" * 65, "é"):
        assert re.fullmatch(
            "[0-9a-f]{16}", server.ask("GET", "/", headers={"X-Request-ID": given}).headers["x-request-id"]
        )
    server.ask("GET", "/" + "x" * 5000 + "%0Aforged")
    assert max(map(len, server.logged().splitlines())) < 350
    assert not re.search("^forged", server.logged(), re.MULTILINE)


def test_mistakes_of_clients_are_no_errors_of_the_server(live: Start) -> None:
    server = live()
    for query in ("{", "{ nothing }", "mutation { a }", "{ topics(first: -1) { totalCount } }", HEAVY):
        assert "errors" in server.query(query).json
    server.ask("POST", "/graphql", b"\xff", {"Content-Type": "application/json"})
    server.ask("GET", "/nothing")
    assert server.end() == 0
    assert re.findall("WARNING|ERROR|Traceback", server.logged()) == []


def test_numbers_for_prometheus(live: Start) -> None:
    server = live()
    server.query("{ __typename }")
    server.query("{ nothing }")
    server.ask("GET", "/topic/one")
    server.ask("GET", "/topic/other")
    server.ask("BREW", "/nothing")
    answer = server.ask("GET", "/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    told = answer.content.decode()
    for line in (
        'roadgraph_requests_total{method="POST",route="/graphql",status="200"} 1.0',
        'roadgraph_requests_total{method="POST",route="/graphql",status="400"} 1.0',
        'roadgraph_requests_total{method="GET",route="/topic/{slug}",status="404"} 2.0',
        'roadgraph_requests_total{method="other",route="none",status="404"} 1.0',
        'roadgraph_request_seconds_count{route="/graphql"} 2.0',
        'roadgraph_graphql_errors_total{code="GRAPHQL_VALIDATION_FAILED"} 1.0',
        'roadgraph_graph{of="documents"} 8.0',
    ):
        assert line in told


# --- one query and the others


def test_a_heavy_query_is_refused_or_stopped(live: Start) -> None:
    refused = live().query(HEAVY)
    assert refused.status == 400
    assert refused.json["errors"][0]["extensions"] == {"code": "LIMIT"}
    late = live(*UNBOUNDED, "--limit=max-seconds=0.5").query(HEAVY)
    assert (late.status, late.json["errors"][0]["extensions"]) == (400, {"code": "TIMEOUT"})
    assert "data" not in late.json


def test_heavy_queries_do_not_stop_others_and_end_with_their_clients(live: Start) -> None:
    server = live(*UNBOUNDED, FOREVER, "--limit=max-executions=2")
    with server.connect() as first:
        first.sendall(posted(HEAVY))
        assert server.query("{ __typename }").status == 200
        assert server.ask("GET", "/").status == 200
        with server.connect() as second:
            second.sendall(posted(HEAVY))
            assert server.ask("GET", "/readyz").status == 200
    server.until(r"(?s)POST /graphql [45]\d\d.*POST /graphql [45]\d\d")
    assert [server.query("{ __typename }").status for _ in range(5)] == [200] * 5


# --- how it ends


def refused(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
    except OSError:
        return True
    return False


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_request_that_has_begun_is_answered_after_the_signal(live: Start, workers: str) -> None:
    server = live("--workers", workers)
    request = posted("{ statistics { documents } }")
    with server.connect() as connection:
        connection.sendall(request[:-5])
        server.ask("GET", "/healthz")
        time.sleep(0.2)  # for a worker to have accepted it
        server.process.send_signal(signal.SIGTERM)
        while workers == "1" and not refused(server.port):
            time.sleep(0.02)
        connection.sendall(request[-5:])
        answer = b""
        while part := connection.recv(65_536):
            answer += part
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert answer.endswith(b'{"data":{"statistics":{"documents":8}}}')
    assert server.process.wait(60) == 0


def test_it_ends_even_where_a_request_does_not(live: Start) -> None:
    server = live(*UNBOUNDED, FOREVER, "--limit=end-seconds=1", "--limit=body-seconds=1000")
    with server.connect() as one, server.connect() as other:
        one.sendall(posted(HEAVY))
        other.sendall(posted(HEAVY)[:-5])
        server.ask("GET", "/healthz")
        assert server.end() == 0
    assert re.findall("ERROR.*", server.logged()) == [
        "ERROR Cancel 2 running task(s), timeout graceful shutdown exceeded"
    ]
    assert "Traceback" not in server.logged()


# --- several workers


def test_workers_follow_the_store_and_add_up_their_numbers(live: Start, tmp_path: Path, keep: Keep) -> None:
    server = live("--workers", "2")
    query = "{ statistics { documents } }"
    assert server.query(query).json == {"data": {"statistics": {"documents": 8}}}
    keep(tmp_path / "roadgraph.store", "bread")
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(lambda _: server.query(query), range(40)))
        assert {answer.status for answer in found} == {200}
        if {json.dumps(answer.json) for answer in found} == {'{"data": {"statistics": {"documents": 1}}}'}:
            break
    else:
        raise AssertionError("the new store was not picked up")
    told = server.ask("GET", "/metrics").content.decode()
    counted = re.search(
        r'roadgraph_requests_total\{method="POST",route="/graphql",status="200"\} (\d+)', told
    )
    assert counted
    assert server.end() == 0
    assert int(counted[1]) == server.logged().count("POST /graphql 200")
    assert "Traceback" not in server.logged()


def test_documents_read_on_the_spot_are_served_by_several_workers(live: Start) -> None:
    roadmaps = Path(__file__).parents[3] / "roadmaps"
    server = live("--workers", "2", "--from", str(roadmaps))
    assert server.query("{ statistics { documents } }").json == {"data": {"statistics": {"documents": 8}}}
    assert server.end(signal.SIGINT) == 0


def test_a_worker_that_dies_is_replaced(live: Start) -> None:
    server = live("--workers", "2")
    server.query("{ __typename }")
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
    if not children.exists():
        pytest.skip("this system does not tell a process's children")
    # The first child may be the resource tracker of multiprocessing.
    workers = [
        int(pid)
        for pid in children.read_text().split()
        if "spawn_main" in Path(f"/proc/{pid}/cmdline").read_text()
    ]
    assert len(workers) == 2
    os.kill(workers[0], signal.SIGKILL)
    assert server.query("{ __typename }").status == 200
    end = time.monotonic() + 60
    while time.monotonic() < end:
        alive = [pid for pid in children.read_text().split() if int(pid) not in workers]
        if alive:
            break
        time.sleep(0.1)
    assert server.end() == 0


def test_workers_end_with_their_parent_even_where_it_is_killed(live: Start) -> None:
    server = live("--workers", "2")
    assert server.query("{ __typename }").status == 200
    server.end(signal.SIGKILL)
    end = time.monotonic() + 60
    while not refused(server.port):
        assert time.monotonic() < end
        time.sleep(0.1)
