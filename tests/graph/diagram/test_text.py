from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.graph.diagram.text import printable, width, wrap

ANY_TEXT = st.text(st.characters(codec=None))


@given(ANY_TEXT)
def test_printable_text_holds_nothing_that_xml_forbids_or_that_reorders_text(text: str) -> None:
    plain = printable(text)
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in plain)
    assert not any(unicodedata.bidirectional(char) in BIDI_CONTROLS for char in plain)
    assert not set(plain) & {"\ufffe", "\uffff", "\u2028", "\u2029"}


BIDI_CONTROLS = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


@given(ANY_TEXT)
def test_printing_twice_changes_nothing_more(text: str) -> None:
    assert printable(printable(text)) == printable(text)


def test_printable_text_keeps_letters_of_all_scripts() -> None:
    assert (
        printable("Théorème  de\tBayes — 深度学习 हिन्दी می‌خواهم")
        == "Théorème de Bayes — 深度学习 हिन्दी می‌خواهم"
    )


def test_long_text_ends_in_an_ellipsis() -> None:
    assert printable("a" * 50, limit=10) == "a" * 9 + "…"
    assert printable("a" * 10, limit=10) == "a" * 10


def test_characters_of_wide_scripts_count_double_and_marks_nothing() -> None:
    assert width("学") == 2 * width("n")
    assert width("e\u0301") == width("e")
    assert width("il") < width("no") < width("MW")


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"])), st.integers(4, 20), st.integers(1, 4))
def test_no_line_is_wider_than_the_limit(text: str, limit: int, lines: int) -> None:
    broken = wrap(text, limit, lines)
    assert len(broken) <= lines
    assert all(width(line) <= limit for line in broken)


@given(st.lists(st.sampled_from(["graph", "net", "learning", "to", "of", "a"]), min_size=1, max_size=8))
def test_what_fits_is_kept_whole_and_in_order(words: list[str]) -> None:
    assert " ".join(wrap(" ".join(words), 10, 8)).split() == words


def test_lines_are_even() -> None:
    assert wrap("Recurrent neural network", 12, 3) == ("Recurrent", "neural network")
    assert wrap("Principal component analysis", 30, 3) == ("Principal component analysis",)


@pytest.mark.parametrize("text", ["", "   "])
def test_empty_text_has_no_lines(text: str) -> None:
    assert wrap(text, 10, 3) == ()


def test_what_does_not_fit_is_cut_off() -> None:
    lines = wrap("word " * 3000, 12, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")


def test_a_word_that_is_too_wide_is_broken() -> None:
    assert "".join(wrap("n" * 20, 10, 3)) == "n" * 20
