"""Measures how soon a large graph begins to arrive from a server, how long all of it takes, and what memory that costs.

A synthetic graph of some topics, 100,000 if no other number is given, is served and asked for twice in each syntax, since
only the first request has to take the graph's fingerprint. Prints seconds to the first byte and to the last, the size,
and by how much the server's greatest resident set (Linux) grew.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter, sleep
from turtle import TOPICS, synthetic
from urllib.request import Request, urlopen

from refusals import Server, running
from roadgraph.graph.store import save

ENDINGS = ("ttl", "nt", "jsonld", "rdf", "json")
COUNT = json.dumps({"query": "{ statistics { topics } }"}).encode()


def topics(address: str) -> int:
    """The number of topics that are served."""
    request = Request(address + "graphql", COUNT, {"Content-Type": "application/json"})
    with urlopen(request, timeout=60) as answer:
        return int(json.load(answer)["data"]["statistics"]["topics"])


def peak(server: Server) -> float:
    """The greatest resident set so far, in MB."""
    told = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(next(line for line in told.splitlines() if line.startswith("VmHWM")).split()[1]) / 1000


def taken(url: str) -> tuple[float, float, int]:
    """The seconds to the first byte and to the last, and the number of bytes."""
    start = perf_counter()
    with urlopen(url, timeout=600) as answer:
        size = len(answer.read(1))
        first = perf_counter() - start
        while part := answer.read(1 << 16):
            size += len(part)
    return first, perf_counter() - start, size


def main() -> None:
    """Print the table."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else TOPICS
    with running() as server:
        address = f"http://127.0.0.1:{server.port}/"
        save(server.store, (), synthetic(number))
        while topics(address) != number:
            sleep(0.5)
        print(f"{number:,} topics served in {peak(server):,.0f} MB")
        print(f"{'':8} {'first byte':>11} {'last byte':>10} {'MB':>7} {'grown by MB':>12}")
        for ending in ENDINGS:
            for _ in range(2):
                before = peak(server)
                first, last, size = taken(f"{address}graph.{ending}")
                grown = peak(server) - before
                print(f"{ending:8} {first:9.2f} s {last:8.2f} s {size / 1e6:7.1f} {grown:12.1f}")


if __name__ == "__main__":
    main()
