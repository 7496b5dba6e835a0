"""Indented blocks: lists of names are read as such, each on its line; what may be code is left alone."""

from __future__ import annotations

import pytest
from roadgraph.ingest.indented import relisted
from roadgraph.ingest.markdown import markdown


@pytest.mark.parametrize(
    ("block", "headed", "listed"),
    [
        ("- [Rye](https://a.example/?b=c)\n- Wheat\n", False, "- [Rye](https://a.example/?b=c)\n- Wheat\n"),
        ("1. rye\n   - bran\n\n2. wheat", False, "1. rye\n    - bran\n\n2. wheat"),
        ("Rye\n\tBran\n\t\tFlakes\nWheat", True, "- Rye\n    - Bran\n        - Flakes\n- Wheat"),
    ],
)
def test_names_are_a_list_with_as_many_lines(block: str, headed: bool, listed: str) -> None:
    assert relisted(block, headed) == listed
    assert listed.count("\n") == block.count("\n")


@pytest.mark.parametrize(
    "block",
    [
        "Rye",
        "rye\nwheat",
        "SELECT rye\nFROM mills",
        "Name   Age\nRye    3",
        "bake(rye)\nEat(wheat)",
        "- name: rye;\n- name: wheat;",
        "- a = 1\n- b = 2",
        "Rye is dark.\nWheat is not.",
        "R" * 81 + "\nWheat",
    ],
)
def test_what_may_be_code_or_prose_is_none(block: str) -> None:
    assert relisted(block, True) is None


def test_without_markers_a_list_stands_below_a_heading_or_a_label_only() -> None:
    block = "        Rye\n        Wheat\n"
    for before, listed in (("# Grain\n", True), ("The kinds:\n\n", True), ("We like bread.\n\n", False)):
        names = [node.text for node in markdown(before + block).walk()]
        assert ("Rye" in names) == listed, before
    lines = {node.text: node.line for node in markdown("# Grain\n\n" + block).walk()}
    assert (lines["Rye"], lines["Wheat"]) == (3, 4)
