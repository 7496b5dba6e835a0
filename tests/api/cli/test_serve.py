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
from roadgraph.api.followed import Followed
from roadgraph.api.settings import Settings
from roadgraph.graph.errors import StoreError
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.schema.limits import Limits

Run = Callable[..., tuple[int, str, str]]
Source = KnowledgeGraph | Callable[[], KnowledgeGraph]


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Source, str, int, Settings]]:
    """What the server is asked to serve."""
    asked: list[tuple[Source, str, int, Settings]] = []
    monkeypatch.setattr(server, "serve", lambda *arguments: asked.append(arguments))
    return asked


def test_a_store_is_served_at_the_usual_address(
    roadgraph: Run, served: list[tuple[Source, str, int, Settings]]
) -> None:
    roadgraph("ingest", "roadmaps")
    assert roadgraph("serve") == (0, "", "")
    ((graph, host, port, settings),) = served
    assert callable(graph)
    assert graph().topic("knots").id == "knots"
    assert (host, port) == ("127.0.0.1", 8000)
    assert "localhost" in settings.hosts
    assert settings.access_log
    assert settings.token is None


def test_documents_are_served_at_the_address_named(
    roadgraph: Run, served: list[tuple[Source, str, int, Settings]]
) -> None:
    assert roadgraph("serve", "--host", "::1", "--port", "0", "--from", "roadmaps") == (0, "", "")
    ((graph, host, port, settings),) = served
    assert isinstance(graph, KnowledgeGraph)
    assert (host, port, settings.workers) == ("::1", 0, 1)


def test_settings_are_options(roadgraph: Run, served: list[tuple[Source, str, int, Settings]]) -> None:
    options = ["--workers", "3", "--limit", "max-cost=5", "--limit", "introspection=off", "--no-access-log"]
    options += ["--allow-host", "example.org", "--allow-origin", "https://example.org"]
    assert roadgraph("serve", "--from", "roadmaps", *options) == (0, "", "")
    ((_, _, _, settings),) = served
    limits = Limits(max_cost=5, introspection=False)
    assert settings == Settings(
        limits=limits, workers=3, hosts=("example.org",), origins=("https://example.org",)
    )


@pytest.mark.parametrize(
    ("host", "name"), [("LOCALHOST", "localhost"), ("::1", "[::1]"), ("127.0.0.2", "127.0.0.2")]
)
def test_an_address_of_the_own_machine_is_answered_by_its_names_alone(
    roadgraph: Run, served: list[tuple[Source, str, int, Settings]], host: str, name: str
) -> None:
    assert roadgraph("serve", "--from", "roadmaps", "--host", host) == (0, "", "")
    assert set(served[0][3].hosts) == {"localhost", "127.0.0.1", "[::1]", name}


def test_an_address_of_others_is_answered_by_any_name(
    roadgraph: Run, served: list[tuple[Source, str, int, Settings]]
) -> None:
    assert roadgraph("serve", "--from", "roadmaps", "--host", "0.0.0.0") == (0, "", "")
    assert served[0][3].hosts == ()


def test_what_is_read_on_the_spot_cannot_be_changed(
    roadgraph: Run, served: list[tuple[Source, str, int, Settings]]
) -> None:
    code, _, err = roadgraph("serve", "--from", "roadmaps", "--token", "secret")
    assert (code, served) == (2, [])
    assert err == "roadgraph: --token and --from exclude each other; serve a store for it to be changed\n"
    roadgraph("ingest", "roadmaps")
    assert roadgraph("serve", "--token", "secret") == (0, "", "")
    assert served[0][3].token == "secret"


def test_a_limit_that_makes_no_sense_is_said(
    roadgraph: Run, served: list[tuple[Source, str, int, Settings]]
) -> None:
    code, _, err = roadgraph("serve", "--from", "roadmaps", "--limit", "max-depht=5")
    assert (code, served) == (1, [])
    assert err.startswith("roadgraph: there is no limit called 'max-depht'; choose among body-seconds, ")


def test_there_must_be_a_store(roadgraph: Run, served: list[tuple[Source, str, int, Settings]]) -> None:
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
    arguments = ["serve", "--port", "0", "--no-access-log", "--from", "roadmaps"]
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
