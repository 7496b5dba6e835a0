from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

import pytest

Run = Callable[..., tuple[int, str, str]]


def test_the_tour_shows_every_station_and_draws_the_path(roadgraph: Run, tmp_path: Path) -> None:
    code, out, err = roadgraph("demo")
    assert (code, err) == (0, "")
    for document in (files("roadgraph") / "roadmaps").iterdir():
        assert f"\n{document.name} " in out
    stations = [
        "What was read\n",
        "Path to Transformer",
        "All topics requiring Calculus: ",
        "What to learn next, knowing Python and Linear Algebra: ",
        "What the documents disagree on\n",
        "The path to Transformers as a diagram: out/transformers.svg\n",
    ]
    places = [out.find(station) for station in stations]
    assert -1 not in places
    assert places == sorted(places)
    drawing = ElementTree.parse(tmp_path / "out" / "transformers.svg")
    assert drawing.getroot().tag.endswith("svg")


def test_every_step_but_the_last_has_a_quote(roadgraph: Run) -> None:
    path = roadgraph("demo")[1].partition("Path to Transformer")[2].partition("All topics")[0]
    steps = [line for line in path.splitlines() if line.lstrip()[:1].isdigit() and ". " in line[:6]]
    assert len(steps) > 20
    assert path.count("      for ") == path.count("“") == len(steps) - 1


def test_what_a_curation_adds_is_told_and_marked(roadgraph: Run) -> None:
    out = roadgraph("demo")[1]
    assert " that textbooks give and no roadmap here states, from deep-learning.tsv\n" in out
    path = " ".join(out.partition("Path to Transformer")[2].partition("All topics")[0].split())
    assert path.count("deep-learning.tsv:") == path.count(": curated “") > 0
    assert ".md:" in path


def test_the_diagram_goes_where_it_is_wanted(roadgraph: Run, tmp_path: Path) -> None:
    code, out, _ = roadgraph("demo", "-o", "new/place/path.svg")
    assert code == 0
    assert out.endswith("as a diagram: new/place/path.svg\n")
    assert (tmp_path / "new" / "place" / "path.svg").is_file()


@pytest.mark.parametrize("place", ["contradiction.md/path.svg"])
def test_a_diagram_that_cannot_be_written_does_not_hide_the_tour(roadgraph: Run, place: str) -> None:
    code, out, err = roadgraph("demo", "-o", place)
    assert (code, err.count("\n")) == (1, 1)
    assert err.startswith(f"roadgraph: cannot write {place}: ")
    assert "Path to Transformer" in out
