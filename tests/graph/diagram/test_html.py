"""The page: all of it inside, whatever the text; and in a real browser, where there is one, it can be searched and followed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect
from roadgraph.graph.diagram.drawing import Drawing, Edge, Node
from roadgraph.graph.diagram.html import html

DRAWING = Drawing(
    "Path to Racing",
    (
        Node("knots", "Knots", 1),
        Node("sails", "Sails", 1),
        Node("tacking", "Tacking", 2),
        Node("racing", "Racing", 3),
    ),
    (
        Edge("knots", "tacking", title="sea.md:3 “needs </script> knots”"),
        Edge("tacking", "racing", title="sea.md:9 “needs tacking”"),
    ),
)


def test_nothing_is_loaded_from_elsewhere() -> None:
    page = html(DRAWING)
    assert re.findall(r"\b(?:src|href)=", page) == []
    assert re.findall(r"url\(|@import|https?://(?!www\.w3\.org/2000/svg)", page) == []
    assert "default-src &#x27;none&#x27;;" in page


def test_topics_lead_to_their_pages_where_they_have_any() -> None:
    page = html(replace(DRAWING, pages="https://example.org/topic/"))
    assert '"https://example.org/topic/racing"' in page
    assert "<a " not in page


CHOICE = ("engine", "sails")
WITH_CHOICE = Drawing(
    "Path to Racing",
    (*DRAWING.nodes[:3], Node("engine", "Engine", 1), Node("cruising", "Cruising", 2)),
    (DRAWING.edges[0], *(Edge(source, "cruising", any_of=CHOICE) for source in CHOICE)),
)


@given(st.text(max_size=20))
def test_any_text_stays_text(text: str) -> None:
    page = html(Drawing(text, (Node("a", text, 1), Node("b", "B", 2)), (Edge("a", "b", title=text),)))
    assert page.count("<script") == page.count("</script>") == 2
    told = re.search(r'<script type="application/json" id="drawing">(.*?)</script>', page, re.DOTALL)
    assert told is not None
    data = json.loads(told[1])
    assert len(data["nodes"]) == 2
    assert (data["edges"][0]["source"], data["edges"][0]["target"]) == (0, 1)
    page.encode()


@pytest.fixture(params=[DRAWING], ids=["plain"])
def page(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The page of a drawing in a browser; any error of its script fails the test."""
    place = tmp_path / "page.html"
    place.write_text(html(request.param), encoding="utf-8")
    errors: list[str] = []
    page = browser.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(place.as_uri())
    yield page
    page.close()
    assert errors == []


def test_a_browser_finds_a_topic_and_follows_what_it_needs(page: Page) -> None:
    aside = page.locator("aside")
    expect(aside).to_contain_text("Choose a topic")
    page.get_by_role("searchbox").fill("tack")
    expect(page.locator(".node.faint")).to_have_count(3)
    page.get_by_role("searchbox").press("Enter")
    expect(aside.get_by_role("heading", name="Tacking")).to_be_visible()
    expect(aside).to_contain_text("sea.md:3 “needs </script> knots”")
    expect(page.locator(".node.faint")).to_have_count(1)
    aside.get_by_role("button", name="Racing").click()
    expect(aside.get_by_role("heading", name="Racing")).to_be_visible()
    page.locator(".node").first.click()
    expect(aside.get_by_role("heading", name="Knots")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".node.faint")).to_have_count(0)


def test_a_browser_zooms_and_shows_the_whole_again(page: Page) -> None:
    view = page.locator("main svg")
    whole = view.get_attribute("viewBox")
    page.get_by_role("button", name="Nearer").click()
    assert view.get_attribute("viewBox") != whole
    page.get_by_role("button", name="Whole").click()
    assert view.get_attribute("viewBox") == whole


@pytest.mark.parametrize("page", [WITH_CHOICE], ids=["choice"], indirect=True)
def test_a_browser_lets_the_joint_of_alternatives_fade_with_their_arrows(page: Page) -> None:
    joint = page.locator(".any-of")
    expect(joint).to_have_text(re.compile("1 of 2"))
    page.locator(".node").filter(has_text="Tacking").click()
    expect(joint).to_have_class("any-of faint")
    page.locator(".node").filter(has_text="Engine").click()
    expect(joint).to_have_class("any-of")
    expect(page.locator(".edge.faint")).to_have_count(2)
