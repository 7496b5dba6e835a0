"""A real server, in a process of its own, on a free port of the loopback interface."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection

import pytest
from roadgraph.api.server import AddressError, serve
from roadgraph.graph.knowledge import KnowledgeGraph

PROGRAM = """
from roadgraph.api.server import serve
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import Topic
serve(KnowledgeGraph(topics=[Topic("calculus", "Calculus")]), port=0)
"""
PATIENCE = 30


class Running:
    """A server process and the port that it said."""

    def __init__(self) -> None:
        command = [sys.executable, "-W", "error", "-c", PROGRAM]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert self.process.stderr is not None
        self.said = next((line for line in self.process.stderr if "http://" in line), "")
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", self.said)
        assert found, self.said + self.process.stderr.read()
        self.port = int(found[1])

    def connect(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

    def end(self, number: int) -> tuple[int, str, str]:
        """The exit code, and what was written after the first line, of the server that gets this signal."""
        self.process.send_signal(number)
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err


@pytest.fixture
def running() -> Iterator[Running]:
    server = Running()
    yield server
    if server.process.poll() is None:
        server.process.kill()
        server.process.communicate(timeout=PATIENCE)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_server_answers_until_a_signal_ends_it(running: Running, number: signal.Signals) -> None:
    assert running.said.endswith("(Ctrl+C ends it)\n")
    connection = running.connect()
    body = json.dumps({"query": "{ topics { nodes { label } } }"})
    connection.request("POST", "/graphql", body, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    assert answer.status == 200
    assert json.loads(answer.read()) == {"data": {"topics": {"nodes": [{"label": "Calculus"}]}}}
    connection.request("GET", "/healthz")
    answer = connection.getresponse()
    assert (answer.status, answer.read(), answer.getheader("server")) == (200, b"ok\n", None)
    connection.close()
    assert running.end(number) == (0, "", "")


def test_a_body_that_is_too_long_is_refused_before_it_is_all_sent(running: Running) -> None:
    with socket.create_connection(("127.0.0.1", running.port), timeout=PATIENCE) as connection:
        head = "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000000000\r\n\r\n"
        connection.sendall(head.encode() + b" " * 300_000)
        assert connection.recv(100).startswith(b"HTTP/1.1 413 ")


def test_a_port_that_is_taken_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(AddressError, match=f"port {port}") as caught:
            serve(KnowledgeGraph(), port=port)
        assert caught.value.hint == "choose another host or port"


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 70_000), ("256.256.256.256", 0), ("not a host", 0)])
def test_an_address_that_is_none_is_said(host: str, port: int) -> None:
    with pytest.raises(AddressError, match=re.escape(host)):
        serve(KnowledgeGraph(), host, port)


def test_a_worker_keeps_what_it_serves_from_the_collection_of_garbage() -> None:
    program = (
        "import gc; from roadgraph.api.server import _worker; from roadgraph.api.settings import Settings;"
        "from roadgraph.graph.knowledge import KnowledgeGraph; graph = KnowledgeGraph();"
        "_worker(graph, Settings()); print(any(value is graph for value in gc.get_objects()))"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"
