"""Measures how fast a server refuses what goes beyond its limits, beside a good query, and what that does to its memory.

Prints a row a request: bytes, status, code of the error, and the milliseconds of the median and of the slowest of
COUNT requests, one after the other on one connection; then the megabytes of the server before and after, when it has done all of it once already.
Run: python benchmarks/refusals.py [COUNT]
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

ROADMAPS = Path(__file__).parents[1] / "roadmaps"
PROGRAM = "from roadgraph.api.cli import main; main()"
HEAD = {"Content-Type": "application/json", "Accept": "application/graphql-response+json"}

GOOD = """{ learningPath(to: ["Transformers"]) { ... on LearningPath {
  steps { stage topic { label } because { evidence { quote line } } } } } }"""


class Server:
    """A server of the bundled roadmaps in `folder`, in a process of its own."""

    def __init__(self, folder: Path, options: Sequence[str] = ()) -> None:
        self.store = folder / "roadgraph.store"
        command = [sys.executable, "-c", PROGRAM]
        subprocess.run(
            [*command, "ingest", ROADMAPS, "--store", self.store], check=True, stdout=subprocess.DEVNULL
        )
        serve = [*command, "serve", "--store", self.store, "--port", "0", "--no-access-log", *options]
        self.log = folder / "log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(serve, stderr=log)
        while not (found := re.search(r"http://127\.0\.0\.1:(\d+)/", self.log.read_text())):
            if self.process.poll() is not None:
                raise SystemExit(self.log.read_text())
        self.port = int(found[1])

    def connect(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.port, timeout=60)

    def megabytes(self) -> float:
        """The memory of the server; that of its processes together, where it has several."""
        rows = subprocess.run(
            ["ps", "-A", "-o", "pid=,ppid=,rss="], capture_output=True, check=True, text=True
        ).stdout
        numbers = [tuple(map(int, row.split())) for row in rows.splitlines()]
        return sum(rss for pid, parent, rss in numbers if self.process.pid in (pid, parent)) / 1024


@contextmanager
def running(options: Sequence[str] = ()) -> Generator[Server]:
    """A server that ends with the block."""
    with TemporaryDirectory() as folder:
        server = Server(Path(folder), options)
        try:
            yield server
        finally:
            server.process.terminate()
            server.process.wait(60)


def nested(levels: int) -> str:
    """A query nested through so many pages of topics."""
    return "{ topics" + " { nodes { requiredBy" * levels + " { totalCount }" + " } }" * levels + " }"


def doubled(size: int) -> str:
    """A query of so many bytes whose every fragment has the next one twice."""
    query = '{ topic(ref: "x") { ...F0 } }'
    level = 0
    while len(query) < size - 110:
        query += f" fragment F{level} on Topic {{ a: broader {{ ...F{level + 1} }} b: broader {{ ...F{level + 1} }} }}"
        level += 1
    return (query + f" fragment F{level} on Topic {{ label }}").ljust(size)


CIRCLE = """{ topic(ref: "x") { ...A } } fragment A on Topic { broader { ...B } }
fragment B on Topic { broader { ...A } }"""


def bodies() -> dict[str, bytes]:
    """What is sent, by its name."""
    queries = {
        "good query": GOOD,
        "nested 10 levels": nested(10),
        "1,000 aliases": "{ " + " ".join(f"a{i}: __typename" for i in range(1000)) + " }",
        "1 MB query": "{ topics { totalCount } }" + " " * 1_000_000,
        "first: 1000000000": "{ topics(first: 1000000000) { nodes { label } } }",
        "circular fragment": CIRCLE,
        "doubled fragments": doubled(762),
        "fields to compare": "{ " + "topics { nodes { label } } " * 280 + "}",
    }
    written = {name: json.dumps({"query": query}).encode() for name, query in queries.items()}
    return written | {"batch of 1,000": json.dumps([{"query": "{ __typename }"}] * 1000).encode()}


def asked(server: Server, body: bytes, count: int) -> tuple[int, str, list[float]]:
    """The status and code of an answer, and the milliseconds that each request took."""
    connection = server.connect()
    took = []
    for _ in range(count):
        start = perf_counter()
        connection.request("POST", "/graphql", body, HEAD)
        answer = connection.getresponse()
        content = answer.read()
        took.append(1000 * (perf_counter() - start))
    connection.close()
    errors = json.loads(content).get("errors", [{}])
    return answer.status, errors[0].get("extensions", {}).get("code", ""), took


def main(count: int = 50) -> None:
    """Print the table."""
    with running() as server:
        for body in bodies().values():
            asked(server, body, count)
        before = server.megabytes()
        print(f"{'request':18} {'bytes':>9} {'status':>6} {'code':26} {'median ms':>9} {'most ms':>8}")
        for name, body in bodies().items():
            status, code, took = asked(server, body, count)
            print(f"{name:18} {len(body):9,} {status:6} {code:26} {median(took):9.1f} {max(took):8.1f}")
        print(
            f"memory: {before:.1f} MB before, {server.megabytes():.1f} MB after; {os.cpu_count()} processors"
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
