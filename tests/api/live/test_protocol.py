"""No client, however slow, keeps a connection."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from contextlib import ExitStack, suppress
from typing import Any

import pytest

Start = Callable[..., Any]

HEAD = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n"
POST = b"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n"


def everything(connection: socket.socket) -> bytes:
    found = bytearray()
    while part := connection.recv(65_536):
        found += part
    return bytes(found)


def test_what_does_not_arrive_is_not_waited_for(live: Start) -> None:
    server = live("--limit=head-seconds=1", "--limit=body-seconds=1", "--limit=idle-seconds=5")
    late = [
        (HEAD, b"head", b"1"),
        (b"G", b"head", b"1"),
        (POST, b"body", b"1"),
        (POST + b'{"query": "', b"body", b"1"),
        (HEAD + b"\r\n" + POST, b"body", b"1"),
    ]
    with ExitStack() as stack:
        connections = [stack.enter_context(server.connect()) for _ in late]
        for connection, (sent, _, _) in zip(connections, late, strict=True):
            connection.sendall(sent)
        for connection, (_, part, seconds) in zip(connections, late, strict=True):
            head, said = everything(connection).rsplit(b"\r\n\r\n", 1)
            assert b"HTTP/1.1 408 " in head
            assert (
                said == b"the " + part + b" of the request did not arrive within " + seconds + b" seconds\n"
            )
    with server.connect() as second:
        second.sendall(HEAD + b"\r\n")
        answer = b""
        while not answer.endswith(b"ok\n"):
            answer += second.recv(1000)
        second.sendall(HEAD)
        assert everything(second).startswith(b"HTTP/1.1 408 ")
    with server.connect() as silent:
        assert everything(silent) == b""
    with server.connect() as idle:
        idle.sendall(HEAD + b"\r\n")
        assert everything(idle).endswith(b"ok\n")
    assert "Traceback" not in server.logged()


def test_the_rest_of_a_body_that_was_refused_is_not_waited_for(live: Start) -> None:
    server = live("--limit=body-seconds=0.5")
    with server.connect() as connection:
        connection.sendall(POST.replace(b"Content-Length: 100", b"Content-Length: 1000000"))
        answer = everything(connection)
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"408" not in answer


def send_for_ever(connection: socket.socket) -> None:
    while True:
        connection.sendall(HEAD + b"\r\n")


def test_an_answer_that_is_not_taken_is_dropped(live: Start) -> None:
    server = live("--limit=take-seconds=0.5")
    size = len(server.ask("GET", "/graph.json").content)
    count = 50_000_000 // size
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(60)
        connection.connect(("127.0.0.1", server.port))
        connection.sendall((HEAD.replace(b"/healthz", b"/graph.json") + b"\r\n") * count)
        server.until(r"(?s)(GET /graph.json 499|GET /graph.json 200.*){2}")
        with pytest.raises(ConnectionError):
            send_for_ever(connection)
    assert server.ask("GET", "/healthz").status == 200


def test_a_head_that_is_too_long_or_none_is_refused(live: Start) -> None:
    server = live()
    for head, status in (
        (b"X: " + b"x" * 3_000_000, b"431"),
        (b"nonsense", b"400"),
        (b"Content-Length: x", b"400"),
        (b"Transfer-Encoding: gzip, chunked", b"501"),
    ):
        with server.connect() as connection, suppress(ConnectionError):  # closed before all was sent
            connection.sendall(HEAD + head + b"\r\n\r\n")
            assert connection.recv(100).startswith(b"HTTP/1.1 " + status)
    assert server.ask("GET", "/healthz").status == 200
    assert re.findall("WARNING|Traceback", server.logged()) == []


def test_how_long_a_head_may_be_is_said_with_what_to_do(live: Start) -> None:
    """Whether it comes at once or bit by bit."""
    server = live("--limit=max-head=2000")
    for parts in ([HEAD + b"X: " + b"x" * 2500], [HEAD, b"X: ", *[b"x" * 500] * 4]):
        with server.connect() as connection:
            for part in parts:
                connection.sendall(part)
            head, said = everything(connection).rsplit(b"\r\n\r\n", 1)
        assert b"HTTP/1.1 431 " in head
        assert said == b"the head of a request has at most 2,000 bytes: send a long query by POST\n"
    assert server.ask("GET", "/healthz").status == 200


def test_a_body_that_goes_wrong_while_it_is_read_ends_the_connection(live: Start) -> None:
    server = live()
    begun = b"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    with server.connect() as connection:
        connection.sendall(begun + b"Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\nnonsense\r\n")
        assert b"HTTP/1.1 400 " in everything(connection)
    assert server.ask("GET", "/healthz").status == 200
    assert re.findall("WARNING|Traceback", server.logged()) == []


def test_there_is_no_other_protocol(live: Start) -> None:
    server = live()
    wanted = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    wanted["Sec-WebSocket-Key"] = "dGhlIHNhbXBsZSBub25jZQ=="
    answer = server.ask("GET", "/graphql?query={__typename}", headers=wanted)
    assert (answer.status, answer.json) == (200, {"data": {"__typename": "Query"}})
    assert "WARNING" not in server.logged()
