"""What Graphviz makes of a drawing: that of pygraphviz, and a `dot` of the system where there is one."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser
from roadgraph.graph.diagram import graphviz as module
from roadgraph.graph.diagram.dot import TOLD, dot
from roadgraph.graph.diagram.drawing import Drawing, Edge, Node
from roadgraph.graph.diagram.drawn import drawn
from roadgraph.graph.diagram.graphviz import graphviz
from roadgraph.graph.diagram.text import printable
from roadgraph.graph.errors import DiagramError, LimitError
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.ingest.ingest import ingest

ROOT = Path(__file__).parents[3]
SVG, XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
CODES = (
    r"\N \G \L \E \T \H \l\r\n",
    "back\\",
    "\\\\\\",
    r'say "x\"',
    "<b>bold</b>",
    "<<b>x</b>>",
    "&lt;b&gt; &#60; &amp; &nbsp; &eacute; & &amp",
    r"{a|b} \{",
    "שלום עולם",
    "深度学习",
)
"""What means something to Graphviz where it is not escaped, and letters of other scripts."""

DRAWING = Drawing("x", (Node("a", "A", 1), Node("b", "B", 2)), (Edge("a", "b", title="guide.md:1"),))


def by_the_system(drawing: Drawing) -> bytes:
    """The picture that the system's `dot` makes; whatever it says is an error, fonts aside."""
    if shutil.which("dot") is None:
        pytest.skip("needs Graphviz")
    done = subprocess.run(
        ["dot", "-Tsvg"], input=dot(drawing).encode(), capture_output=True, timeout=60, check=True
    )
    said = [line for line in done.stderr.decode().splitlines() if line and "ontconfig" not in line]
    assert said == []
    return done.stdout


def by_pygraphviz(drawing: Drawing) -> bytes:
    pytest.importorskip("pygraphviz")
    return graphviz(drawing, "svg")


@pytest.fixture(params=[by_pygraphviz, by_the_system])
def drawer(request: pytest.FixtureRequest) -> Callable[[Drawing], bytes]:
    """Each Graphviz that is here."""
    drawer: Callable[[Drawing], bytes] = request.param
    return drawer


@pytest.fixture(autouse=True)
def _wheel(request: pytest.FixtureRequest) -> None:
    if "drawer" not in request.fixturenames:
        pytest.importorskip("pygraphviz")


def several(texts: tuple[str, ...], pages: str = "") -> Drawing:
    """A drawing with each text as a label and at an arrow."""
    nodes = [Node(f"n{number}", text, number + 1) for number, text in enumerate(texts)]
    edges = [Edge(f"n{number}", f"n{number + 1}", title=text) for number, text in enumerate(texts[:-1])]
    return Drawing("Codes", tuple(nodes), tuple(edges), pages=pages)


def test_graphviz_shows_the_labels_and_tooltips_that_are_meant(
    drawer: Callable[[Drawing], bytes], hostile_texts: tuple[str, ...]
) -> None:
    texts = (*CODES, *hostile_texts)
    root = ElementTree.fromstring(drawer(several(texts)))
    groups = {
        g.findtext(f"{SVG}title"): g for g in root.iter(f"{SVG}g") if g.get("class") in ("node", "edge")
    }
    for number, text in enumerate(texts):
        node = groups[f"n{number}"]
        told = [a.get(f"{XLINK}title") for a in node.iter(f"{SVG}a")]
        assert told == [f"{printable(text, TOLD)} (stage {number + 1})".lstrip()]
        shown = "".join(line.text or "" for line in node.iter(f"{SVG}text"))
        if not shown.endswith("…"):
            assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", printable(text))
    for number, text in enumerate(texts[:-1]):
        told = [a.get(f"{XLINK}title") for a in groups[f"n{number}->n{number + 1}"].iter(f"{SVG}a")]
        assert told == ([printable(text)] if printable(text) else [])


def test_nothing_of_a_hostile_graph_runs_or_is_loaded(
    drawer: Callable[[Drawing], bytes], hostile_graph: KnowledgeGraph
) -> None:
    root = ElementTree.fromstring(drawer(replace(drawn(hostile_graph), pages="/topic/")))
    safe = {"svg", "title", "g", "a", "path", "polygon", "polyline", "text", "ellipse"}
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= safe
    attributes = [(key.lower(), value) for element in root.iter() for key, value in element.items()]
    assert [key for key, _ in attributes if key.startswith("on") or key == "style"] == []
    links = [value for key, value in attributes if key.endswith("href")]
    assert len(links) == len(hostile_graph.topics)
    assert [link for link in links if not re.fullmatch(r"/topic/h\d+", link)] == []


def test_a_browser_shows_the_picture_of_a_hostile_graph(
    browser: Browser, tmp_path: Path, hostile_graph: KnowledgeGraph
) -> None:
    place = tmp_path / "hostile.svg"
    place.write_bytes(graphviz(replace(drawn(hostile_graph), pages="/topic/"), "svg"))
    page = browser.new_page()
    met: list[str] = []
    page.on("dialog", lambda dialog: met.append(dialog.message))
    page.on("request", lambda request: met.append(request.url))
    page.on("pageerror", lambda error: met.append(str(error)))
    page.goto(place.as_uri())
    assert page.locator("g.node").count() == len(hostile_graph.topics)
    page.close()
    assert met == [place.as_uri()]


@pytest.fixture(scope="module")
def maps() -> list[Drawing]:
    """The maps of the roadmaps that are shipped and of documents of many fields and scripts."""
    sources = ["roadmaps", "tests/ingest/forms"]
    return [drawn(ingest([str(ROOT / source)]).graph) for source in sources]


def test_every_map_is_read_without_a_warning(drawer: Callable[[Drawing], bytes], maps: list[Drawing]) -> None:
    for drawing in maps:
        root = ElementTree.fromstring(drawer(drawing))
        drawn = [g.get("class") for g in root.iter(f"{SVG}g")]
        joints = len(drawing.groups)
        assert drawn.count("node") == len(drawing.nodes) + joints
        assert drawn.count("edge") == len(drawing.edges) + joints


def test_png_and_pdf_are_such_and_the_same_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    begins = {"png": b"\x89PNG\r\n\x1a\n", "pdf": b"%PDF-", "svg": b"<?xml"}
    for form, first in begins.items():
        pictures = set()
        for seed in ("1", "2"):
            monkeypatch.setenv("PYTHONHASHSEED", seed)
            pictures.add(graphviz(several(CODES), form))
        (picture,) = pictures
        assert picture.startswith(first)
        if form == "pdf":
            assert b"/CreationDate (D:19700101000000" in picture


def test_a_picture_is_never_larger_than_viewers_take(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(module.INCHES, "png", 1)
    picture = graphviz(several(CODES), "png")
    assert max(int.from_bytes(picture[at : at + 4]) for at in (16, 20)) <= 96


def test_without_pygraphviz_a_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    with pytest.raises(DiagramError, match="needs pygraphviz") as raised:
        graphviz(DRAWING, "png")
    assert raised.value.hint == "pip install 'roadgraph[diagrams]'"


def test_graphviz_is_stopped_when_its_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS", 0)
    with pytest.raises(LimitError, match="stopped after 0 seconds") as raised:
        graphviz(DRAWING, "png")
    assert "fewer topics" in raised.value.hint


def test_whatever_becomes_of_graphviz_the_caller_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MEMORY", 1 << 24)  # too little even to begin
    with pytest.raises(DiagramError, match="could not make a PNG"):
        graphviz(DRAWING, "png")
