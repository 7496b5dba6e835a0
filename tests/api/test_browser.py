"""The pages in a real browser that reaches no other host. Needs Chromium; skipped with a message where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect, sync_playwright

ROOT = Path(__file__).parents[2]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
ROADGRAPH = "from roadgraph.api.cli import main; main()"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a server of the bundled roadmaps, which ends with the tests."""
    command = [sys.executable, "-c", ROADGRAPH, "serve", "--from", str(ROOT / "roadmaps"), "--port", "0"]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env={**os.environ, "NO_COLOR": "1"}
    ) as server:
        timer = threading.Timer(120, server.kill)
        timer.start()
        try:
            assert server.stderr is not None
            line = next(line for line in server.stderr if "http://" in line)
            yield line[line.index("http://") :].split()[0].rstrip("/")
        finally:
            server.terminate()
            timer.cancel()


@pytest.fixture
def page(address: str) -> Iterator[Page]:
    """A page of a browser; asking any other host, or an error in a script, fails the test."""
    strayed: list[str] = []

    def own_host_only(route: Route) -> None:
        if route.request.url.startswith(address):
            route.continue_()
        else:
            strayed.append(route.request.url)
            route.abort()

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        opened = browser.new_page()
        opened.route("**/*", own_host_only)
        opened.on("pageerror", lambda error: strayed.append(str(error)))
        opened.on("console", lambda told: strayed.append(told.text) if told.type == "error" else None)
        yield opened
        browser.close()
    assert strayed == []


def test_the_start_page_leads_to_a_topic_with_its_quotes(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("searchbox").or_(page.locator("input")).first.fill("transformer")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Transformer", exact=True).first.click()
    assert page.url == f"{address}/topic/transformer"
    shown = page.inner_text("body")
    assert "Self-attention is a prerequisite for transformers." in shown
    assert "transformers-step-by-step.md" in shown


def test_the_console_runs_the_transformers_query(page: Page, address: str) -> None:
    page.goto(f"{address}/graphql")
    page.get_by_role("button", name="What must I learn first?").click()
    expect(page.locator("#answer")).to_contain_text("Multi-Head Attention")
    assert '"label": "Backpropagation"' in page.inner_text("#answer")


def test_the_console_says_what_is_wrong_with_a_query(page: Page, address: str) -> None:
    page.goto(f"{address}/graphql")
    page.fill("#query", '{ topics(requiring: "calculos") { totalCount } }')
    page.keyboard.press("Control+Enter")
    expect(page.locator("#answer")).to_contain_text("Calculus")
    assert "UNKNOWN_TOPIC" in page.inner_text("#answer")


def test_a_diagram_has_a_box_for_every_step(page: Page, address: str) -> None:
    page.goto(f"{address}/diagram.svg?to=transformers")
    assert page.locator("svg").count() == 1
    assert page.get_by_text("Multi-Head Attention").count() >= 1
