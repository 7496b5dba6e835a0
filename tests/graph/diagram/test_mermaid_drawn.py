"""What Mermaid itself makes of our text, in a browser: the same nodes and words, and nothing that runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from roadgraph.graph.diagram.drawing import Drawing, Edge, Node
from roadgraph.graph.diagram.drawn import drawn
from roadgraph.graph.diagram.mermaid import LONGEST, MOST_LINKS, mermaid
from roadgraph.graph.diagram.text import printable
from roadgraph.ingest.ingest import ingest

ROOT = Path(__file__).parents[3]
MERMAID = ROOT / "node_modules" / "@mermaid-js" / "tiny" / "dist" / "mermaid.tiny.js"

pytestmark = pytest.mark.skipif(not MERMAID.is_file(), reason="needs @mermaid-js/tiny from npm")

DRAW = """async ([text, securityLevel]) => {
  mermaid.initialize({ startOnLoad: false, securityLevel });
  const { svg, bindFunctions } = await mermaid.render("drawn", text);
  document.body.innerHTML = svg;
  bindFunctions?.(document.body);
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page with Mermaid; whatever is asked for, said or run on it fails the test."""
    page = browser.new_page()
    page.set_content("<body></body>")
    page.add_script_tag(path=MERMAID)
    met: list[str] = []
    page.on("dialog", lambda dialog: met.append(dialog.message))
    page.on("request", lambda request: met.append(request.url))
    page.on("pageerror", lambda error: met.append(str(error)))
    yield page
    page.close()
    assert met == []


def labels(page: Page) -> list[str]:
    """The words of the nodes, in the order of the text."""
    found = page.locator(".node").evaluate_all("nodes => nodes.map(node => [node.id, node.textContent])")
    order = {name: int(re.findall(r"-(?:n|any)(\d+)-", name)[0]) for name, _ in found}
    return [text for name, text in sorted(found, key=lambda one: order[one[0]])]


@pytest.mark.parametrize("level", ["strict", "loose"])
def test_hostile_labels_are_drawn_as_they_are_and_nothing_runs(
    page: Page, hostile_texts: tuple[str, ...], level: str
) -> None:
    nodes = [Node(f"h{index}", text, 1) for index, text in enumerate(hostile_texts)]
    edges = [Edge(node.id, "h0") for node in nodes[1:]]
    page.evaluate(DRAW, [mermaid(Drawing("x", tuple(nodes), tuple(edges), pages="/topic/")), level])
    shown = ["".join(text.split()) for text in labels(page)]
    assert shown == ["".join(printable(text, LONGEST).split()) for text in hostile_texts]
    assert page.locator("body script, body img, body iframe").count() == 0
    links = page.locator("body a").evaluate_all("all => all.map(a => a.getAttribute('xlink:href') ?? a.href)")
    assert sorted(set(links)) == sorted({f"/topic/{node.id}" for node in nodes})
    attributes = page.locator("body *").evaluate_all("all => all.flatMap(e => e.getAttributeNames())")
    assert [name for name in attributes if name.startswith("on")] == []


def test_alternatives_meet_at_a_node(page: Page) -> None:
    nodes = tuple(Node(name, name.upper(), 1) for name in "abc")
    edges = tuple(Edge(source, "c", any_of=("a", "b")) for source in "ab")
    page.evaluate(DRAW, [mermaid(Drawing("x", nodes, edges)), "strict"])
    assert sorted(labels(page)) == ["1 of 2", "A", "B", "C"]
    assert page.locator("path.flowchart-link").count() == 3


def test_the_longest_path_of_the_roadmaps_is_drawn_whole(page: Page) -> None:
    graph = ingest([str(ROOT / "roadmaps")], curations=["deep-learning"]).graph
    drawing = drawn(graph, ["transformers"])
    page.evaluate(DRAW, [mermaid(drawing), "strict"])
    assert page.locator(".node").count() == len(drawing.nodes)
    assert page.locator("path.flowchart-link").count() == len(drawing.edges)


def test_mermaid_reads_as_many_links_as_we_write_and_no_more(page: Page) -> None:
    reads = "async text => { try { await mermaid.parse(text); return true } catch { return false } }"
    links = [f"  n{index} --> n{index + 1}" for index in range(MOST_LINKS + 1)]
    assert page.evaluate(reads, "\n".join(["flowchart TD", *links[:MOST_LINKS]]))
    assert not page.evaluate(reads, "\n".join(["flowchart TD", *links]))
