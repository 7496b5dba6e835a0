"""Measures how the time to merge documents grows with their number: linear, if ten times as many take ten times as long.

Prints a row a number of documents: seconds, milliseconds a document, topics and prerequisites of the graph.
Run: python benchmarks/merging.py [MOST]
"""

from __future__ import annotations

import random
import sys
from itertools import pairwise
from time import perf_counter

from reading import word
from roadgraph.graph.model import Roadmap
from roadgraph.ingest.merge import merge
from roadgraph.ingest.read import read

TOPICS = 20
"""The number of topics that a document names; every third one is of its own."""


def roadmap(at: int) -> Roadmap:
    """What a document states: topics that others name as well, and some of its own, each requiring one before it."""
    some = random.Random(at)
    numbers = [at * TOPICS + one + 1000 if one % 3 == 0 else some.randrange(1000) for one in range(TOPICS)]
    lines = [f"# {word(at)} roadmap"]
    lines += [f"- {word(one)}: requires {word(min(one, other))}" for one, other in pairwise(numbers)]
    return read("\n".join(lines).encode(), f"{at}.md")


def main(most: int = 1000) -> None:
    """Print the table."""
    roadmaps = [roadmap(at) for at in range(most)]
    print(f"{'documents':>9} {'seconds':>8} {'ms each':>8} {'topics':>7} {'prerequisites':>13}")
    count = 10
    while count <= most:
        start = perf_counter()
        graph = merge(roadmaps[:count])
        took = perf_counter() - start
        print(
            f"{count:9} {took:8.2f} {1000 * took / count:8.2f} {len(graph.topics):7} {len(graph.prerequisites):13}"
        )
        count *= 10


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
