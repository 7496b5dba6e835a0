from __future__ import annotations

from pathlib import Path

import pytest
from roadgraph.api.cli.format import ENDINGS, chosen
from roadgraph.api.cli.usage import UsageError
from roadgraph.graph.diagram.format import LAYOUTS
from roadgraph.graph.export import EXPORTS

OFFERED = ("text", "json", "svg")


@pytest.mark.parametrize(
    ("asked", "as_json", "output", "meant"),
    [
        (None, False, None, "text"),
        ("svg", False, None, "svg"),
        (None, True, None, "json"),
        ("json", True, None, "json"),
        (None, False, "path.SVG", "svg"),
        ("json", False, "path.svg", "json"),
        (None, True, "path.svg", "json"),
        (None, False, "notes.2026", "text"),
        (None, False, "notes", "text"),
    ],
)
def test_what_is_asked_for_wins_then_json_then_the_ending(
    asked: str | None, as_json: bool, output: str | None, meant: str
) -> None:
    place = None if output is None else Path(output)
    assert chosen(asked, as_json, place, OFFERED, "text") == meant


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="no format 'png'") as raised:
        chosen("png", False, None, OFFERED, "text")
    assert raised.value.hint == "choose one of text, json, svg"


def test_the_ending_of_a_format_that_is_not_there_is_refused() -> None:
    with pytest.raises(UsageError, match="no format 'turtle'") as raised:
        chosen(None, False, Path("graph.ttl"), OFFERED, "text")
    assert raised.value.hint == "choose one of text, json, svg"
    assert chosen("text", False, Path("graph.ttl"), OFFERED, "text") == "text"


def test_json_and_another_format_exclude_each_other() -> None:
    with pytest.raises(UsageError, match="exclude each other"):
        chosen("svg", True, None, OFFERED, "text")


def test_every_ending_stands_for_a_format_there_is() -> None:
    assert set(ENDINGS.values()) <= {*LAYOUTS["roadgraph"], *EXPORTS}
