from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from roadgraph.api.python import Graph, ingest

FIXTURES = Path(__file__).parents[1] / "cli" / "fixtures"


@pytest.fixture
def graph() -> Graph:
    return ingest(FIXTURES / "roadmaps")


def test_a_path_is_a_sequence_of_steps(graph: Graph) -> None:
    path = graph.learning_path("tacking", knowing=["wind reading"])
    assert len(path) == 4
    assert [step.position for step in path] == [1, 2, 3, 4]
    assert path[-1].topic.label == "Tacking"
    assert [step.topic.label for step in path[:2]] == path.labels[:2]
    assert ([t.id for t in path.target], [t.id for t in path.knowing]) == (["tacking"], ["wind-reading"])


def test_its_text_is_that_of_the_command_line(graph: Graph) -> None:
    text = repr(graph.learning_path("tacking"))
    assert text.startswith("Path to Tacking: 5 steps in 3 stages\n\nStage 1\n")
    assert "“**Tacking**: requires steering and knots.”" in text
    assert not text.endswith("\n")


def test_a_notebook_shows_its_drawing(graph: Graph) -> None:
    path = graph.learning_path("tacking")
    shown = path._repr_mimebundle_()
    assert shown == {"text/plain": repr(path), "image/svg+xml": path.diagram()}
    assert "Wind Reading" in "".join(fromstring(shown["image/svg+xml"]).itertext())
    assert path._repr_svg_() == path.diagram("svg")


def test_it_is_drawn_in_other_formats(graph: Graph) -> None:
    path = graph.learning_path("tacking")
    assert path.diagram("mermaid").startswith("flowchart")
    assert path.diagram("html").startswith("<!doctype html>")
    with pytest.raises(ValueError, match="no format 'gif'"):
        path.diagram("gif")


def test_graphviz_draws_it(graph: Graph) -> None:
    pytest.importorskip("pygraphviz")
    path = graph.learning_path("tacking")
    assert path.diagram("png").startswith(b"\x89PNG")
    assert path.diagram("png") == graph.diagram("tacking", format="png")
    assert path.diagram(layout="graphviz").startswith("<?xml")
