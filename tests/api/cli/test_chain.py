from __future__ import annotations

import json
from collections.abc import Callable

Run = Callable[..., tuple[int, str, str]]

SAILING = ("--from", "roadmaps/sailing.md")


def test_a_chain_is_laid_out_link_by_link(roadgraph: Run) -> None:
    code, out, err = roadgraph("chain", "wind reading", "tacking", *SAILING)
    assert (code, err) == (0, "")
    assert out == (
        "From Wind Reading to Tacking: 2 links\n"
        "\n"
        "Wind Reading\n"
        "→ Steering\n"
        "  “**Steering**: requires wind reading.” roadmaps/sailing.md:11\n"
        "→ Tacking\n"
        "  “**Tacking**: requires steering and knots.” roadmaps/sailing.md:12\n"
    )


def test_the_json_of_a_chain(roadgraph: Run) -> None:
    found = json.loads(roadgraph("chain", "wind reading", "tacking", "--json", *SAILING)[1])
    assert (found["from"], found["to"], found["length"]) == ("wind-reading", "tacking", 2)
    assert [topic["slug"] for topic in found["topics"]] == ["wind-reading", "steering", "tacking"]
    links = [(p["topic"], p["prerequisite"], p["evidence"][0]["line"]) for p in found["prerequisites"]]
    assert links == [("steering", "wind-reading", 11), ("tacking", "steering", 12)]


def test_no_chain_is_an_answer_too(roadgraph: Run) -> None:
    code, out, err = roadgraph("chain", "tacking", "wind reading", *SAILING)
    assert (code, err) == (0, "")
    assert out == "No chain of prerequisites leads from Tacking to Wind Reading.\n"
    assert json.loads(roadgraph("chain", "tacking", "wind reading", "--json", *SAILING)[1]) == {
        "from": "tacking",
        "to": "wind-reading",
        "topics": [],
        "prerequisites": [],
        "length": None,
    }
