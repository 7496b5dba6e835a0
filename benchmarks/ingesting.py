"""Measures what ingesting costs: the first time, again with nothing changed, and with one document changed.

Prints a row a number of documents, in seconds: each ingest, start of the program not included, and for comparison
what it takes to read the bytes of all documents.
Run: python benchmarks/ingesting.py [MOST]
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from contextlib import chdir, redirect_stdout
from io import StringIO
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from reading import word
from roadgraph.api.cli.program import run

TOPICS = 20
"""The number of topics of a document."""


def lay_out(folder: Path, documents: int) -> None:
    """Write so many roadmaps, whose topics are partly those of others."""
    folder.mkdir()
    for at in range(documents):
        some = random.Random(at)
        numbers = [some.randrange(1000) for _ in range(TOPICS)]
        lines = [f"# {word(at)} roadmap"]
        lines += [f"- {word(one)}: requires {word(min(one, other))}" for one, other in pairwise(numbers)]
        (folder / f"{at}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def ingested(folder: Path) -> float:
    """The seconds that an ingest takes."""
    start = perf_counter()
    with redirect_stdout(StringIO()):
        assert run(["ingest", folder.name]) == 0
    return perf_counter() - start


def main(most: int = 100) -> None:
    """Print the table."""
    print(f"{'documents':>9} {'first':>8} {'unchanged':>10} {'one changed':>12} {'bytes alone':>12}")
    count = 10
    while count <= most:
        with tempfile.TemporaryDirectory() as place, chdir(place):
            os.environ["ROADGRAPH_STORE"] = "bench.store"
            folder = Path("documents")
            lay_out(folder, count)
            first = ingested(folder)
            unchanged = min(ingested(folder) for _ in range(3))
            with (folder / "0.md").open("a", encoding="utf-8") as document:
                document.write(f"- {word(5000)}\n")
            changed = ingested(folder)
            start = perf_counter()
            for file in folder.iterdir():
                file.read_bytes()
            alone = perf_counter() - start
            print(f"{count:9} {first:8.2f} {unchanged:10.3f} {changed:12.2f} {alone:12.3f}")
        count *= 10


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
