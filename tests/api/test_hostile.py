"""Hostile documents in a real browser: nothing of theirs runs, and nothing is asked of another host. Needs Chromium."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, Dialog, Page, Route
from roadgraph.api.app import create_app
from roadgraph.graph.diagram.drawing import Drawing
from roadgraph.graph.diagram.drawn import drawn
from roadgraph.graph.diagram.html import html
from roadgraph.graph.diagram.svg import svg
from roadgraph.graph.knowledge import KnowledgeGraph


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in which a dialog, or a request that leaves the host, fails the test."""
    met: list[str] = []

    def own_host_only(route: Route) -> None:
        asked = urlsplit(route.request.url)
        if asked.scheme in ("data", "file") or asked.hostname == "127.0.0.1":
            route.continue_()
        else:
            met.append(route.request.url)
            route.abort()

    def opened(dialog: Dialog) -> None:
        met.append(dialog.message)
        dialog.dismiss()

    shown = browser.new_page()
    shown.route("**/*", own_host_only)
    shown.on("dialog", opened)
    yield shown
    shown.close()
    assert met == []


@pytest.fixture(scope="module")
def hostile_address(hostile_graph: KnowledgeGraph) -> Iterator[str]:
    """The address of a server of hostile documents, in a thread that ends with the tests."""
    config = uvicorn.Config(create_app(hostile_graph), port=0, log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    socket = config.bind_socket()
    thread = threading.Thread(target=server.run, args=([socket],))
    thread.start()
    yield f"http://127.0.0.1:{socket.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    socket.close()


def test_the_pages_of_the_server_run_nothing(
    page: Page, hostile_address: str, hostile_texts: tuple[str, ...]
) -> None:
    page.goto(f"{hostile_address}/")
    assert page.locator("h1").count() == 1
    for number, text in enumerate(hostile_texts):
        for thing in (f"topic/h{number}", f"resource/r{number}") if re.search(r"[<>:\"]", text) else ():
            page.goto(f"{hostile_address}/{thing}")
            shown = page.locator("h1").inner_text()
            assert ("alert(1)" in shown) == ("alert(1)" in text)
            outward = page.eval_on_selector_all("a", "links => links.map(link => link.href)")
            assert {urlsplit(link).scheme for link in outward} <= {"http", "https"}


@pytest.mark.parametrize("asked", ["diagram.svg", "diagram.svg?to=h31", "diagram.mmd", "diagram.dot"])
def test_the_pictures_of_the_server_run_nothing(page: Page, hostile_address: str, asked: str) -> None:
    answer = page.goto(f"{hostile_address}/{asked}")
    assert answer is not None
    assert answer.status == 200
    page.mouse.move(100, 100)


@pytest.mark.parametrize("ending", ["ttl", "nt", "jsonld", "rdf", "json"])
def test_an_export_opened_in_the_browser_runs_nothing(page: Page, hostile_address: str, ending: str) -> None:
    """It is fetched into a page as text, since the browser would save most of them."""
    page.goto(f"{hostile_address}/")
    got = page.evaluate(
        "async ending => { const a = await fetch(`/graph.${ending}`); return [a.status, await a.text()] }",
        ending,
    )
    assert got[0] == 200
    assert "alert(1)" in got[1]


def test_a_hostile_question_runs_nothing(
    page: Page, hostile_address: str, hostile_texts: tuple[str, ...]
) -> None:
    for text in hostile_texts:
        if "alert(1)" in text:
            page.goto(f"{hostile_address}/?{urlencode({'q': text})}")
            assert "alert(1)" in page.locator("input").first.input_value()


@pytest.mark.parametrize(("write", "scripts"), [(svg, 0), (html, 2)])
def test_a_picture_in_a_file_runs_nothing_of_the_documents(
    page: Page,
    write: Callable[[Drawing], str],
    scripts: int,
    hostile_graph: KnowledgeGraph,
    tmp_path: Path,
) -> None:
    """No header of a server protects whoever opens a file."""
    file = tmp_path / f"picture.{write.__name__}"
    file.write_text(write(replace(drawn(hostile_graph), pages="https://example.org/topic/")), "utf-8")
    page.goto(file.as_uri())
    assert page.locator("g.node").count() == len(hostile_graph.topics)
    assert page.locator("script").count() == scripts
    if write is html:
        for node in page.locator("g.node").all():
            node.focus()
            page.keyboard.press("Enter")
        assert page.locator("aside h2 a").get_attribute("href") == "https://example.org/topic/h31"


def test_a_picture_within_a_page_runs_nothing(page: Page, hostile_graph: KnowledgeGraph) -> None:
    """Markup within a page is read by other rules than a file of its own."""
    page.set_content(f"<!doctype html><body>{svg(drawn(hostile_graph))}</body>")
    assert page.locator("svg g.node").count() == len(hostile_graph.topics)
    assert page.locator("script, img, svg ~ *").count() == 0
