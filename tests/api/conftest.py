"""Servers of the bundled roadmaps, each a process of its own on a free port, that end with the tests."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from roadgraph.api.assets import AssetError, assets

ROOT = Path(__file__).parents[2]
SERVE = "from roadgraph.api.cli import main; main()"
WITHOUT = f"from pathlib import Path; from roadgraph.api import assets; assets.BUILT = Path('none'); {SERVE}"
PATIENCE = 300


@contextmanager
def serving(program: str) -> Iterator[tuple[str, list[str]]]:
    """The address of a server, and the lines that it said before."""
    command = [
        sys.executable,
        "-c",
        program,
        "serve",
        "--from",
        str(ROOT / "roadmaps"),
        "--port",
        "0",
        "--no-access-log",
    ]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env={**os.environ, "NO_COLOR": "1"}
    ) as server:
        timer = threading.Timer(PATIENCE, server.kill)
        timer.start()
        try:
            assert server.stderr is not None
            said: list[str] = []
            for line in server.stderr:
                if "http://" in line:
                    yield line[line.index("http://") :].split()[0].rstrip("/"), said
                    break
                said.append(line)
            else:
                raise AssertionError("".join(said))
        finally:
            server.terminate()
            timer.cancel()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of a server."""
    with serving(SERVE) as (found, _):
        yield found


@pytest.fixture(scope="module")
def without_graphiql() -> Iterator[tuple[str, list[str]]]:
    """The address of a server that GraphiQL was not built into, and what it said first."""
    with serving(WITHOUT) as found:
        yield found


@pytest.fixture(scope="session")
def graphiql() -> None:
    """Skips what needs GraphiQL where it was not built in."""
    try:
        assets()
    except AssetError as error:
        pytest.skip(f"{error}; {error.hint}")
