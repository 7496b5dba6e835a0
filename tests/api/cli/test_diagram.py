from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from roadgraph.graph.diagram.format import FORMATS, LAYOUTS

Run = Callable[..., tuple[int, str, str]]

SAILING = ("--from", "roadmaps/sailing.md")


@pytest.mark.parametrize("form", FORMATS)
def test_the_whole_map_or_a_path_is_drawn_in_every_format(roadgraph: Run, form: str) -> None:
    code, out, err = roadgraph("diagram", "--format", form, *SAILING)
    assert (code, err) == (0, "")
    assert "Mooring" in out
    assert "Racing" in out
    code, out, err = roadgraph("diagram", "mooring", "--knowing", "rope handling", "--format", form, *SAILING)
    assert (code, err) == (0, "")
    assert "Mooring" in out
    assert "Racing" not in out
    assert form in roadgraph("diagram", "--help")[1]


def test_the_path_is_drawn_as_by_the_command_path(roadgraph: Run) -> None:
    drawn = roadgraph("path", "racing", "-k", "knots", "--format", "mermaid", *SAILING)
    assert roadgraph("diagram", "racing", "-k", "knots", *SAILING) == drawn


def test_the_ending_of_the_file_says_the_format(roadgraph: Run, tmp_path: Path) -> None:
    assert roadgraph("diagram", "-o", "map.svg", *SAILING) == (0, "", "")
    assert ElementTree.parse(tmp_path / "map.svg").getroot().tag.endswith("svg")


def test_what_is_known_is_left_out_of_the_map(roadgraph: Run) -> None:
    code, out, err = roadgraph("diagram", "--knowing", "steering", *SAILING)
    assert (code, err) == (0, "")
    assert "Tacking" in out
    assert "Wind Reading" not in out


def test_a_format_that_is_not_there_is_refused(roadgraph: Run) -> None:
    code, out, err = roadgraph("diagram", "--format", "gif", *SAILING)
    assert (code, out) == (2, "")
    assert (
        err == f"roadgraph: there is no format 'gif' here; choose one of {', '.join(LAYOUTS['roadgraph'])}\n"
    )
    code, out, err = roadgraph("diagram", "--layout", "neato", *SAILING)
    assert (code, out) == (2, "")
    assert err == "roadgraph: there is no layout 'neato'; choose one of roadgraph, graphviz\n"
    code, out, err = roadgraph("diagram", "--layout", "graphviz", "-o", "map.dot", *SAILING)
    assert (code, out) == (2, "")
    assert err == "roadgraph: the layout graphviz makes no dot; choose one of svg, png, pdf\n"


@pytest.mark.parametrize(
    ("name", "begins"), [("a.png", b"\x89PNG"), ("a.pdf", b"%PDF-"), ("a.svg", b"<?xml")]
)
def test_graphviz_draws_a_path_or_the_map(roadgraph: Run, tmp_path: Path, name: str, begins: bytes) -> None:
    pytest.importorskip("pygraphviz")
    assert roadgraph("diagram", "racing", "--layout", "graphviz", "-o", name, *SAILING) == (0, "", "")
    path = (tmp_path / name).read_bytes()
    assert path.startswith(begins)
    if not name.endswith("svg"):
        assert roadgraph("path", "racing", "-o", name, *SAILING) == (0, "", "")
        assert (tmp_path / name).read_bytes() == path


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_an_image_is_not_written_to_a_terminal(
    roadgraph: Run, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    pytest.importorskip("pygraphviz")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    code, out, err = roadgraph("diagram", "--format", form, *SAILING)
    assert (code, out) == (2, "")
    assert err == "roadgraph: an image is nothing for a terminal; name a file with -o\n"


def test_without_pygraphviz_a_line_says_what_installs_it(
    roadgraph: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("roadgraph.graph.diagram.graphviz.find_spec", lambda name: None)
    code, out, err = roadgraph("diagram", "-o", "map.png", *SAILING)
    assert (code, out) == (1, "")
    assert err == "roadgraph: PNG by Graphviz needs pygraphviz; pip install 'roadgraph[diagrams]'\n"


@pytest.mark.parametrize("form", FORMATS)
def test_topics_lead_to_pages_where_there_are_any(roadgraph: Run, form: str) -> None:
    given = ("diagram", "--format", form, *SAILING)
    _, out, _ = roadgraph(*given, "--links", "https://example.org/topic/")
    assert '"https://example.org/topic/mooring"' in out
    assert "https://example.org" not in roadgraph(*given)[1]


def test_a_page_that_no_browser_opens_is_refused(roadgraph: Run) -> None:
    code, out, err = roadgraph("diagram", "--links", "javascript:alert(1)//", *SAILING)
    assert (code, out) == (2, "")
    assert err.startswith(
        "roadgraph: no page has the address 'javascript:alert(1)//'; begin it with https://"
    )


def test_a_page_to_follow_is_drawn_for_a_browser(roadgraph: Run, tmp_path: Path) -> None:
    assert roadgraph("diagram", "racing", "-o", "map.html", *SAILING) == (0, "", "")
    page = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>\n")
    assert "requires tacking." in page
    assert roadgraph("diagram", "racing", "--format", "html", *SAILING)[1] == page
