"""How long a small query takes by SPARQL and by GraphQL on a real server, and that an endless one stops alone."""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

ROADMAPS = Path(__file__).parents[1] / "roadmaps"
RUNS = 100
SECONDS = 2.0

WALK = "SELECT DISTINCT ?t { topic:%s dcterms:requires+ ?t }"
ASKED = '{ topics(requiredFor: "%s", first: 500) { nodes { slug } } }'
TOPIC = "transformer"
TOPICS = "{ topics(first: 500, after: %s) { nodes { slug } pageInfo { hasNextPage endCursor } } }"
CARTESIAN = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
NESTED = "SELECT * {" + "{" * 6000 + "}" * 6000 + "}"


def posted(url: str, body: str, kind: str) -> tuple[int, bytes]:
    """The status and the content of an answer."""
    try:
        with urlopen(Request(url, body.encode(), {"Content-Type": kind})) as answer:
            return answer.status, answer.read()
    except HTTPError as error:
        return error.code, error.read()


def timed(act: Callable[[], tuple[int, bytes]]) -> tuple[float, int, bytes]:
    """The milliseconds that a request takes, the status and the content of its answer."""
    start = time.perf_counter()
    status, content = act()
    return 1000 * (time.perf_counter() - start), status, content


def told(name: str, act: Callable[[], tuple[int, bytes]]) -> bytes:
    """Print how long requests take, one after the other."""
    runs = [timed(act) for _ in range(RUNS)]
    assert {status for _, status, _ in runs} == {200}
    times = sorted(wall for wall, _, _ in runs)
    print(f"{name:34} {statistics.median(times):8.1f} ms median {times[int(RUNS * 0.95)]:8.1f} ms at 95 %")
    return runs[0][2]


def everything(graphql: Callable[[str], tuple[int, bytes]]) -> list[str]:
    """The slugs of all topics."""
    slugs: list[str] = []
    after: str | None = None
    while True:
        topics = json.loads(graphql(TOPICS % json.dumps(after))[1])["data"]["topics"]
        slugs += [node["slug"] for node in topics["nodes"]]
        if not topics["pageInfo"]["hasNextPage"]:
            return slugs
        after = topics["pageInfo"]["endCursor"]


def required(sparql: Callable[[str], tuple[int, bytes]], topic: str) -> set[str]:
    """What a topic requires, by SPARQL."""
    rows = json.loads(sparql(WALK % topic)[1])["results"]["bindings"]
    return {row["t"]["value"].rsplit("/", 1)[1] for row in rows}


def needed(graphql: Callable[[str], tuple[int, bytes]], topic: str) -> set[str]:
    """What a topic requires, by GraphQL."""
    return {node["slug"] for node in json.loads(graphql(ASKED % topic)[1])["data"]["topics"]["nodes"]}


def main() -> None:
    """Print the table."""
    program = "from roadgraph.api.cli import main; main()"
    command = [sys.executable, "-c", program, "serve", "--from", str(ROADMAPS), "--port", "0"]
    command += ["--no-access-log", f"--limit=sparql-seconds={SECONDS}"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        try:
            url = next(found[0] for line in server.stderr if (found := re.search(r"http://\S+", line)))
            measure(url)
        finally:
            server.terminate()


def measure(url: str) -> None:
    """Ask the server at an address."""

    def sparql(query: str) -> tuple[int, bytes]:
        return posted(url + "sparql", query, "application/sparql-query")

    def graphql(query: str = ASKED % TOPIC) -> tuple[int, bytes]:
        return posted(url + "graphql", json.dumps({"query": query}), "application/json")

    first, status, _ = timed(lambda: sparql("ASK {}"))
    print(f"{'first query, process started':34} {first:8.1f} ms ({status})")
    told("ASK {}", lambda: sparql("ASK {}"))
    told("what a topic requires, SPARQL", lambda: sparql(WALK % TOPIC))
    told("what a topic requires, GraphQL", graphql)
    asked = everything(graphql)
    same = [topic for topic in asked if required(sparql, topic) == needed(graphql, topic)]
    print(f"{'the same answers on':34} {len(same):8} of {len(asked)} topics")
    wall, status, _ = timed(lambda: sparql(NESTED))
    print(f"{'nested, 12 kB':34} {wall:8.1f} ms ({status})")
    stopped: list[tuple[float, int, bytes]] = []
    endless = threading.Thread(target=lambda: stopped.append(timed(lambda: sparql(CARTESIAN))))
    endless.start()
    meanwhile = 0
    while endless.is_alive():
        assert graphql()[0] == 200
        meanwhile += 1
    print(f"{'cartesian, limit 2 s':34} {stopped[0][0]:8.1f} ms ({stopped[0][1]})")
    print(f"{'GraphQL answered meanwhile':34} {meanwhile:8} times")


if __name__ == "__main__":
    main()
