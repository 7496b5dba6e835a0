"""Who is answered, by the name that a request calls."""

from __future__ import annotations

import pytest
from roadgraph.api.app import create_app
from roadgraph.api.settings import Settings
from roadgraph.graph.knowledge import KnowledgeGraph
from starlette.testclient import TestClient


def status(names: tuple[str, ...], host: str) -> int:
    client = TestClient(create_app(KnowledgeGraph(), Settings(hosts=names)))
    return client.get("/healthz", headers={"host": host}).status_code


@pytest.mark.parametrize(
    ("name", "host", "expected"),
    [
        ("example.org", "example.org", 200),
        ("example.org", "EXAMPLE.org:8000", 200),
        ("Example.org", "example.org", 200),
        ("example.org", "www.example.org", 400),
        ("example.org", "example.org.evil.example", 400),
        ("*.example.org", "www.example.org", 200),
        ("*.example.org", "example.org", 400),
        ("*.example.org", "evilexample.org", 400),
        ("*", "anything.example", 200),
        ("[::1]", "[::1]:8000", 200),
        ("[::1]", "[::2]", 400),
    ],
)
def test_names_are_compared_whole(name: str, host: str, expected: int) -> None:
    assert status((name,), host) == expected


def test_without_names_any_is_answered() -> None:
    assert status((), "anything.example") == 200
