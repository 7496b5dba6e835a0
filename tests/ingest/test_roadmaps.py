"""The bundled roadmaps, against what a person reads in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from roadgraph.graph.label import fold
from roadgraph.graph.model import Evidence, Mention, Prerequisite, Roadmap
from roadgraph.graph.path import learning_path, requiring
from roadgraph.ingest.merge import merge
from roadgraph.ingest.read import read

HERE = Path(__file__).parent
ROADMAPS = HERE.parents[1] / "roadmaps"


@pytest.fixture(scope="module")
def roadmaps() -> dict[str, Roadmap]:
    return {path.name: read(path.read_bytes(), path.name) for path in sorted(ROADMAPS.iterdir())}


def expected() -> list[tuple[str, int, str, list[str]]]:
    """Document, line, topic and alternatives of every statement in the list beside this module."""
    found = []
    for line in (HERE / "roadmaps.expected").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            place, statement = line.split(" ", 1)
            topic, needs = statement.split(" <- ")
            document, number = place.rsplit(":", 1)
            found.append((document, int(number), topic, needs.split(" | ")))
    return found


def names(roadmap: Roadmap, topic: str) -> set[str]:
    (found,) = [one for one in roadmap.topics if one.id == topic]
    return {fold(name) for name in (found.label, *found.aliases)}


def says(roadmap: Roadmap, p: Prerequisite, line: int, topic: str, needs: list[str]) -> bool:
    def alike(one: str, wanted: str) -> bool:
        return fold(wanted) in names(roadmap, one)

    matched = len(p.needs) == len(needs) and all(any(alike(one, need) for one in p.needs) for need in needs)
    return matched and alike(p.topic, topic) and any(e.line <= line <= e.end_line for e in p.evidence)


def test_every_statement_is_read_at_its_line(roadmaps: dict[str, Roadmap]) -> None:
    missing = [
        f"{document}:{line} {topic} <- {needs}"
        for document, line, topic, needs in expected()
        if not any(says(roadmaps[document], p, line, topic, needs) for p in roadmaps[document].prerequisites)
    ]
    assert missing == []


def test_hardly_anything_is_read_that_is_not_stated(roadmaps: dict[str, Roadmap]) -> None:
    stated = expected()
    extra = [
        f"{name}: {p.topic} <- {p.needs} ({p.basis}, {p.evidence[0].quote})"
        for name, roadmap in roadmaps.items()
        for p in roadmap.prerequisites
        if p.confidence >= 0.5
        and p.basis not in ("name", "order")
        and not any(
            name == document and says(roadmap, p, line, topic, needs)
            for document, line, topic, needs in stated
        )
    ]
    assert extra == []


def test_every_quote_stands_at_its_line(roadmaps: dict[str, Roadmap]) -> None:
    for roadmap in roadmaps.values():
        lines = roadmap.document.text.split("\n")
        places: list[Mention | Evidence] = [m for t in roadmap.topics for m in t.mentions]
        places += [m for b in roadmap.broader for m in b.evidence]
        places += [e for p in roadmap.prerequisites for e in p.evidence]
        for place in places:
            assert place.quote
            assert place.quote in "\n".join(lines[place.line - 1 : place.end_line])


def test_the_path_to_transformers_and_what_requires_calculus(roadmaps: dict[str, Roadmap]) -> None:
    graph = merge(roadmaps.values())
    steps = [step.topic.label for step in learning_path(graph, ["Transformers"]).steps]
    order = [
        "Linear Algebra",
        "Machine Learning",
        "Neural networks",
        "Backpropagation",
        "Attention Mechanism",
        "Transformer",
    ]
    assert [fold(label) for label in steps if fold(label) in map(fold, order)] == list(map(fold, order))
    assert not {"BERT", "Docker", "Reinforcement Learning", "Generative Adversarial Networks"} & set(steps)
    above = {fold(one.topic.label) for one in requiring(graph, "calculus")}
    assert {"neural network", "backpropagation", "transformer"} <= above
    assert not {"python", "linear algebra", "docker", "flask"} & above


def test_the_planted_contradiction_is_reported(roadmaps: dict[str, Roadmap]) -> None:
    (conflict,) = merge(roadmaps.values()).conflicts
    assert conflict.kind == "contradiction"
    assert {e.document for p in conflict.cut for e in p.evidence} == {roadmaps["course-table.md"].document.id}
