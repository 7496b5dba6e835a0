from __future__ import annotations

import json
from collections.abc import Callable, Sequence

import pytest

Run = Callable[..., tuple[int, str, str]]

BOOK = "The Little Book of Knots (book)\n  https://example.org/knots\n  teaches Knots, Sailing\n"


@pytest.mark.parametrize(
    "arguments", [[], ["knots"], ["--type", "book"], ["knots", "--type", "book", "--type", "video"]]
)
def test_resources_stand_with_their_address_and_topics(roadgraph: Run, arguments: Sequence[str]) -> None:
    assert roadgraph("resources", *arguments, "--from", "roadmaps") == (0, BOOK, "")


@pytest.mark.parametrize("arguments", [["steering"], ["--type", "video"], ["knots", "--type", "video"]])
def test_none_is_an_answer(roadgraph: Run, arguments: Sequence[str]) -> None:
    assert roadgraph("resources", *arguments, "--from", "roadmaps") == (0, "No resources.\n", "")


def test_the_json_of_resources(roadgraph: Run) -> None:
    found = json.loads(roadgraph("resources", "knots", "--json", "--from", "roadmaps")[1])
    (book,) = found["resources"]
    (mention,) = book.pop("mentions")
    assert book.pop("id")
    assert book == {
        "title": "The Little Book of Knots",
        "url": "https://example.org/knots",
        "type": "book",
        "creators": [],
        "topics": ["knots", "sailing"],
    }
    assert (mention["document"], mention["line"]) == ("roadmaps/sailing.md", 21)
    assert (found["topic"], found["count"]) == ("knots", 1)
