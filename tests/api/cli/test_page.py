from __future__ import annotations

import sys

import pytest
from roadgraph.api.cli.page import PLAIN_WIDTH, Page

EVIL = "\x1b]0;owned\x07\x1b[31m [bold]not bold[/bold] :smile: \x9b2J"


def page(width: int = 40) -> Page:
    return Page(coloured=False, width=width)


def test_lines_wrap_to_the_width_and_keep_their_indent() -> None:
    laid = page(20)
    laid.line("one two three four five six", indent=4)
    assert laid.text() == "    one two three\n    four five six\n"


def test_a_lead_stands_right_before_the_first_word() -> None:
    laid = page(20)
    laid.line("one two three four", indent=6, lead="9.")
    assert laid.text() == "   9. one two three\n      four\n"


def test_an_address_is_never_broken() -> None:
    laid = page(20)
    laid.line("https://example.org/a/rather/long/address", indent=2, wrap=False)
    assert laid.text() == "  https://example.org/a/rather/long/address\n"


def test_numbers_stand_to_the_right_in_a_table_and_no_line_ends_in_spaces() -> None:
    laid = page()
    laid.table(("topic", "n"), [("Knots", 7), ("Rope", 10)])
    assert laid.text() == "topic   n\nKnots   7\nRope   10\n"


def test_an_empty_table_is_its_header() -> None:
    laid = page()
    laid.table(("topic", "n"), [])
    assert laid.text() == "topic  n\n"


@pytest.mark.parametrize("coloured", [False, True])
def test_document_text_is_neither_markup_nor_an_order_to_the_terminal(coloured: bool) -> None:
    laid = Page(coloured, width=200)
    laid.line((EVIL, "topic"), EVIL)
    laid.table((EVIL,), [(EVIL,)])
    text = laid.text()
    assert text.count("[bold]not bold[/bold] :smile:") == 4
    assert "\x1b]" not in text
    assert "\x1b[31m" not in text
    assert "\x07" not in text
    assert "\x9b" not in text


def test_colours_are_for_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" in title(Page.of_terminal(output=False))
    assert "\x1b[" not in title(Page.of_terminal(output=True))


@pytest.mark.parametrize(("variable", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colours_can_be_refused(monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv(variable, value)
    assert title(Page.of_terminal(output=False)) == "Path\n"


def test_what_goes_elsewhere_is_plain_and_of_one_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    laid = Page.of_terminal(output=True)
    laid.line("word " * 50)
    assert max(map(len, laid.text().splitlines())) in range(PLAIN_WIDTH - 5, PLAIN_WIDTH + 1)
    laid = Page.of_terminal(output=False)
    laid.line("word " * 50)
    assert max(map(len, laid.text().splitlines())) in range(25, 31)


def title(page: Page) -> str:
    """A page with a title."""
    page.line(("Path", "title"))
    return page.text()
