"""Counts how often each rule and each sentence cue that reads a prerequisite is right, on documents read by hand.

Prints two tables. Of the rules: prerequisites read and right here, the counts of the table of trust with the share to
expect by Laplace's rule of succession, and the confidence. Of the cues: confidence, read, right, the share to expect.
"lower" marks a confidence above that share, of a cue where it has been read often enough to tell. A prerequisite is right where the expected statements beside the document
list it. Run: python benchmarks/rules.py
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from roadgraph.graph.label import fold
from roadgraph.graph.model import Evidence, Roadmap
from roadgraph.ingest.read import read
from roadgraph.ingest.statements.confidence import TRUST, Trust
from roadgraph.ingest.words import words

ROOT = Path(__file__).resolve().parents[1]
CUE_SHOWN = 70
ENOUGH = 10
"""How many readings of a cue are enough to lower its confidence."""
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
        for rule in {e.rule for e in p.evidence} | {cue for e in p.evidence for cue in cue_of(e, roadmap)}:
            read_by[rule] += 1
            right[rule] += fits
    return read_by, right


def cue_of(evidence: Evidence, roadmap: Roadmap) -> list[str]:
    """The cue by which a sentence was read: the first of its confidence that its quote holds."""
    if evidence.rule not in ("prerequisite-sentence", "description"):
        return []
    told = words(roadmap.topics[0].language)
    every = [*told.cues, *told.openings, *told.descriptions]
    patterns = [(cue.pattern, cue.confidence) for cue in every] + list(told.asked.outright)
    fitting = [
        pattern
        for pattern, confidence in patterns
        if confidence == evidence.confidence
        and any(pattern.search(part.strip()) for part in re.split(r"(?<=[.!?])\s+|:\s+", evidence.quote))
    ]
    return [f"{evidence.confidence:.2f} {fitting[0].pattern[:CUE_SHOWN]}"] if fitting else []


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
    print(f"{'rule':26} {'read':>5} {'right':>5}   {'counted':>9} expect confidence")
    for rule, trust in TRUST.items():
        counts = f"{trust.right}/{trust.read}" if trust.read else "-"
        mark = " lower" if trust.read and trust.confidence > round(trust.estimate, 2) else ""
        here = f"{read_by[rule]:5} {right[rule]:5}" if read_by[rule] else "    -     -"
        print(f"{rule:26} {here}   {counts:>9} {trust.estimate:6.2f} {trust.confidence:10.2f}{mark}")
    print(f"\n{'read':>5} {'right':>5} expect confidence and cue")
    for rule, count in sorted(read_by.items(), key=lambda item: (-item[1], item[0])):
        if rule not in TRUST:
            expected = Trust(1.0, right[rule], count).estimate
            above = rule[:1].isdigit() and float(rule.split()[0]) > round(expected, 2)
            mark = " lower" if above and count >= ENOUGH else ""
            print(f"{count:5} {right[rule]:5} {expected:6.2f} {rule}{mark}")


if __name__ == "__main__":
    main()
