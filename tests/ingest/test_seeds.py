"""The reading of five real roadmaps, held against annotations by hand; skipped where those are not at hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from roadgraph.graph.export import exported
from roadgraph.graph.path import learning_path, requiring
from roadgraph.ingest.merge import merge
from roadgraph.ingest.read import read

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="needs the annotated roadmaps beside the project")


@pytest.fixture(scope="module")
def graph() -> Any:
    return merge(read(path.read_bytes(), path.name) for path in sorted((SHARED / "seeds").iterdir()))


@pytest.fixture(scope="module")
def score(graph: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    place = tmp_path_factory.mktemp("seeds") / "graph.json"
    place.write_bytes(exported(graph))
    command = [sys.executable, str(SHARED / "gold" / "score.py"), str(place), "--json"]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True, timeout=60).stdout))


@pytest.mark.parametrize(
    ("figure", "least"),
    [
        ("topic precision", 0.95),
        ("topic recall", 0.90),
        ("broader precision", 0.90),
        ("broader recall", 0.85),
        ("requires: direct edges judged right", 0.97),
        ("requires: closure pairs judged right", 0.97),
        ("resource precision", 0.98),
        ("resource recall", 0.98),
        ("resource type right", 0.97),
        ("resource attached to a right topic", 0.95),
        ("quotes found at their line", 1.0),
    ],
)
def test_figures_stay_at_least(score: dict[str, Any], figure: str, least: float) -> None:
    good, total = score[figure]
    assert good / total >= least


@pytest.mark.parametrize(
    "figure",
    [
        "strings that must not be topics, but are",
        "topic merge errors",
        "requires: reversed",
        "requires edges without evidence",
    ],
)
def test_these_never_happen(score: dict[str, Any], figure: str) -> None:
    assert score[figure] == 0


def test_no_forbidden_prerequisite_is_reached(score: dict[str, Any]) -> None:
    assert score["requires: forbidden pairs reached"][0] == 0


def test_the_path_to_transformers(graph: Any) -> None:
    steps = [step.topic.id for step in learning_path(graph, ["Transformers"]).steps]

    def at(name: str) -> int:
        return steps.index(graph.topic(name).id)

    for foundation in ("linear algebra", "calculus", "python", "machine learning"):
        assert at(foundation) < at("neural networks")
    assert at("neural networks") < at("attention") < at("transformer") == len(steps) - 1
    for other in ("GAN", "reinforcement learning", "BERT", "docker"):
        assert graph.topic(other).id not in steps


def test_what_requires_calculus(graph: Any) -> None:
    above = {one.topic.id for one in requiring(graph, "calculus")}
    assert {
        graph.topic(name).id for name in ("neural network", "backpropagation", "CNN", "transformer")
    } <= above
    assert not {graph.topic(name).id for name in ("python", "linear algebra", "docker", "flask")} & above


def test_what_is_known_or_implied_is_no_step(graph: Any) -> None:
    known = ["machine learning", "python"]
    steps = {s.topic.id for s in learning_path(graph, ["Generative Adversarial Networks"], known).steps}
    implied = {one.topic.id for name in known for one in requiring(graph, name)}
    assert steps <= implied | {graph.topic("calculus").id, graph.topic("linear algebra").id} | {
        graph.topic("probability and statistics").id
    }
    assert (
        not {graph.topic(name).id for name in ("machine learning", "python", "linear algebra", "calculus")}
        & steps
    )
