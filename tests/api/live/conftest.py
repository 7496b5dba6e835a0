"""Real servers: `roadgraph serve` in a process of its own, on a free port of the loopback interface."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from roadgraph.graph.store import save
from roadgraph.ingest.ingest import Ingested, ingest

ROOT = Path(__file__).parents[3]
PROGRAM = "from roadgraph.api.cli import main; main()"
PATIENCE = 60
JSON = {"Content-Type": "application/json", "Accept": "application/graphql-response+json"}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.content)


class Live:
    """A server process; what it logs goes to a file."""

    def __init__(self, folder: Path, *arguments: str, **environment: str) -> None:
        self.log = folder / "log"
        command = [sys.executable, "-W", "error", "-c", PROGRAM, "serve", "--port", "0", *arguments]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command, cwd=folder, stdout=subprocess.DEVNULL, stderr=log, env={**os.environ, **environment}
            )

    def ready(self) -> Live:
        """The server, once it listens."""
        self.port = int(self.until(r"serving http://127\.0\.0\.1:(\d+)/")[1])
        return self

    def until(self, pattern: str) -> re.Match[str]:
        """What is found in the log, once it stands there."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if found := re.search(pattern, self.logged()):
                return found
            assert self.process.poll() is None, self.logged()
            time.sleep(0.02)
        raise AssertionError(f"{pattern} is not in the log: {self.logged()}")

    def logged(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)

    def ask(
        self, method: str, path: str, body: bytes | str | None = None, headers: dict[str, str] | None = None
    ) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            named = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, named, answer.read())
        finally:
            connection.close()

    def query(self, query: str, variables: dict[str, Any] | None = None, **headers: str) -> Answer:
        body = json.dumps({"query": query, "variables": variables or {}})
        return self.ask("POST", "/graphql", body, JSON | headers)

    def end(self, number: int = signal.SIGTERM) -> int:
        """The exit code after a signal."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


@pytest.fixture(scope="session")
def bundled() -> Ingested:
    return ingest([ROOT / "roadmaps"])


@pytest.fixture(scope="session")
def keep(bundled: Ingested) -> Callable[[Path, str], None]:
    """Replace a store by one of the bundled documents whose names hold a text."""

    def kept(path: Path, text: str) -> None:
        chosen = tuple(r for r in bundled.roadmaps if text in r.document.name)
        save(path, chosen, Ingested(chosen, ()).graph)

    return kept


@pytest.fixture
def live(tmp_path: Path, keep: Callable[[Path, str], None]) -> Iterator[Callable[..., Live]]:
    """Start a server with these options and environment; it serves `roadgraph.store` in `tmp_path`."""
    started: list[Live] = []
    keep(tmp_path / "roadgraph.store", "")

    def start(*arguments: str, **environment: str) -> Live:
        started.append(Live(tmp_path, *arguments, **environment))
        return started[-1].ready()

    yield start
    for server in started:
        if server.process.poll() is None:
            server.process.kill()
        server.process.wait(PATIENCE)
