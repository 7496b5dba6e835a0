from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest
from roadgraph.api import server
from roadgraph.api.cli.serve import Followed
from roadgraph.graph.errors import StoreError
from roadgraph.graph.knowledge import KnowledgeGraph

Run = Callable[..., tuple[int, str, str]]
Source = KnowledgeGraph | Callable[[], KnowledgeGraph]


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Source, str, int]]:
    """What the server is asked to serve."""
    asked: list[tuple[Source, str, int]] = []
    monkeypatch.setattr(server, "serve", lambda *arguments: asked.append(arguments))
    return asked


def test_a_store_is_served_at_the_usual_address(
    roadgraph: Run, served: list[tuple[Source, str, int]]
) -> None:
    roadgraph("ingest", "roadmaps")
    assert roadgraph("serve") == (0, "", "")
    ((graph, host, port),) = served
    assert callable(graph)
    assert graph().topic("knots").id == "knots"
    assert (host, port) == ("127.0.0.1", 8000)


def test_documents_are_served_at_the_address_named(
    roadgraph: Run, served: list[tuple[Source, str, int]]
) -> None:
    assert roadgraph("serve", "--host", "::1", "--port", "0", "--from", "roadmaps") == (0, "", "")
    ((graph, host, port),) = served
    assert isinstance(graph, KnowledgeGraph)
    assert (host, port) == ("::1", 0)


def test_there_must_be_a_store(roadgraph: Run, served: list[tuple[Source, str, int]]) -> None:
    code, out, err = roadgraph("serve")
    assert (code, out, served) == (1, "", [])
    assert err == "roadgraph: there is no store at roadgraph.store; `roadgraph ingest PATH...` makes one\n"


def test_a_replaced_store_is_followed_and_a_lost_one_outlived(roadgraph: Run, tmp_path: Path) -> None:
    roadgraph("ingest", "roadmaps/harbour.txt")
    followed = Followed(Path("roadgraph.store"))
    first = followed()
    assert followed() is first
    assert first.find("racing") is None
    roadgraph("ingest", "roadmaps/sailing.md")
    second = followed()
    assert second.find("racing") is not None
    shutil.move("roadgraph.store", "elsewhere")
    assert followed() is second
    shutil.move("elsewhere", "roadgraph.store")
    assert followed().find("racing") is not None
    with pytest.raises(StoreError):
        Followed(tmp_path / "none")


def test_it_answers_until_a_signal_ends_it(roadgraph: Run) -> None:
    code = "from roadgraph.api.cli import main; main()"
    arguments = ["serve", "--port", "0", "--from", "roadmaps"]
    running = subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    try:
        assert running.stderr is not None
        said = next(line for line in running.stderr if b"http://" in line).decode()
        address = re.search(r"http://\S+/", said)
        assert address is not None, said
        with urlopen(f"{address[0]}healthz") as answer:
            assert answer.read() == b"ok\n"
    finally:
        running.send_signal(signal.SIGINT)
        out, err = running.communicate()
    assert (running.returncode, out, err) == (0, b"", b"")
