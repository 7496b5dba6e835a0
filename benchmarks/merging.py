"""Measures how the time to merge documents grows with their number: linear, if ten times as many take ten times as long.

Prints a row a number of documents: seconds, milliseconds a document, topics and prerequisites of the graph.
Run: python benchmarks/merging.py [MOST]
"""

from __future__ import annotations

import random
import sys
from itertools import pairwise
from time import perf_counter

from roadgraph.graph.model import Roadmap
from roadgraph.ingest.merge import merge
from roadgraph.ingest.read import read

SYLLABLES = (
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "ji",
    "ko",
    "lu",
    "ma",
    "ne",
    "pi",
    "ro",
    "su",
    "ta",
    "ve",
    "wi",
)
TOPICS = 20
"""The number of topics that a document names; every third one is of its own."""


def name(number: int) -> str:
    """A made-up name, another one for each number."""
    told = ""
    rest = number + len(SYLLABLES) ** 2
    while rest:
        rest, at = divmod(rest, len(SYLLABLES))
        told += SYLLABLES[at]
    return told.capitalize()


def roadmap(at: int) -> Roadmap:
    """What a document states: topics that others name as well, and some of its own, each requiring one before it."""
    some = random.Random(at)
    numbers = [at * TOPICS + one + 1000 if one % 3 == 0 else some.randrange(1000) for one in range(TOPICS)]
    lines = [f"# {name(at)} roadmap"]
    lines += [f"- {name(one)}: requires {name(min(one, other))}" for one, other in pairwise(numbers)]
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
