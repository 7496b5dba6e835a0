"""Counts how often each rule that reads a prerequisite is right, on the documents that people have read by hand.

Prints a table: rule, prerequisites read, right, share. A prerequisite is right where the expected statements beside
the document list it. Run: python benchmarks/rules.py
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from roadgraph.graph.label import fold
from roadgraph.graph.model import Roadmap
from roadgraph.ingest.read import read

ROOT = Path(__file__).resolve().parents[1]
Stated = set[tuple[str, frozenset[str]]]


def of_forms() -> list[tuple[Path, Stated]]:
    """The documents of the corpus of forms with what each states: topic and alternatives, folded."""
    found = []
    for path in sorted((ROOT / "tests/ingest/forms").iterdir()):
        expected = path.with_suffix(".expected")
        if path.suffix != ".expected" and expected.is_file():
            lines = [line for line in expected.read_text("utf-8").splitlines() if "<-" in line]
            found.append((path, {_statement(line.split(None, 1)[1]) for line in lines}))
    return found


def of_roadmaps() -> list[tuple[Path, Stated]]:
    """The bundled roadmaps with what each states."""
    stated: dict[str, Stated] = {}
    for line in (ROOT / "tests/ingest/roadmaps.expected").read_text("utf-8").splitlines():
        if "<-" in line and not line.startswith("#"):
            place, statement = line.split(" ", 1)
            stated.setdefault(place.rsplit(":", 1)[0], set()).add(_statement(statement))
    return [(ROOT / "roadmaps" / name, found) for name, found in sorted(stated.items())]


def _statement(text: str) -> tuple[str, frozenset[str]]:
    topic, needs = text.split(" @ ")[0].split(" <- ")
    return fold(topic), frozenset(fold(need) for need in needs.split(" | "))


def counted(roadmap: Roadmap, stated: Stated) -> tuple[Counter[str], Counter[str]]:
    """How many prerequisites each rule read, and how many of them are stated."""
    names = {t.id: {fold(name) for name in (t.label, *t.aliases)} for t in roadmap.topics}
    read_by: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for p in roadmap.prerequisites:
        fits = any(
            topic in names[p.topic] and len(needs) == len(p.needs) and all(needs & names[n] for n in p.needs)
            for topic, needs in stated
        )
        for rule in {e.rule for e in p.evidence}:
            read_by[rule] += 1
            right[rule] += fits
    return read_by, right


def main() -> None:
    """Print the table."""
    read_by: Counter[str] = Counter()
    right: Counter[str] = Counter()
    documents = of_forms() + of_roadmaps()
    for path, stated in documents:
        some, good = counted(read(path.read_bytes(), path.name), stated)
        read_by += some
        right += good
    print(f"{len(documents)} documents")
    print(f"{'rule':26} {'read':>5} {'right':>5} share")
    for rule, count in sorted(read_by.items()):
        print(f"{rule:26} {count:5} {right[rule]:5} {right[rule] / count:.2f}")


if __name__ == "__main__":
    main()
