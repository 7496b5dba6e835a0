from __future__ import annotations

import json
from collections.abc import Callable

Run = Callable[..., tuple[int, str, str]]


def test_every_link_is_quoted_from_the_topic_down(roadgraph: Run) -> None:
    code, out, err = roadgraph("why", "mooring", "rope handling", "--from", "roadmaps/sailing.md")
    assert (code, err) == (0, "")
    assert out == (
        "Mooring requires Knots (stated, 0.90)\n"
        "  “**Mooring**: requires knots.” roadmaps/sailing.md:13\n"
        "\n"
        "Knots requires Rope Handling (stated, 0.90)\n"
        "  “**Knots**: six of them are enough. Requires rope handling.” roadmaps/sailing.md:6\n"
    )


def test_the_json_of_why_is_a_chain_and_alternatives(roadgraph: Run) -> None:
    found = json.loads(
        roadgraph("why", "mooring", "rope handling", "--json", "--from", "roadmaps/sailing.md")[1]
    )
    assert (found["from"], found["to"], found["length"]) == ("rope-handling", "mooring", 2)
    assert [p["topic"] for p in found["prerequisites"]] == ["knots", "mooring"]
    assert found["alternatives"] == []


def test_an_alternative_is_told_as_such(roadgraph: Run) -> None:
    asked = ("why", "anchoring", "stern anchor", "--from", "roadmaps/sailing.md")
    assert roadgraph(*asked)[1] == (
        "Anchoring requires Bow Anchor or Stern Anchor (stated, 0.90)\n"
        "  “**Anchoring**: requires a bow anchor or a stern anchor.” roadmaps/sailing.md:17\n"
    )
    found = json.loads(roadgraph(*asked, "--json")[1])
    assert found["length"] is None
    assert [p["anyOf"] for p in found["alternatives"]] == [["bow-anchor", "stern-anchor"]]


def test_what_is_not_required(roadgraph: Run) -> None:
    code, out, _ = roadgraph("why", "knots", "racing", "--from", "roadmaps")
    assert (code, out) == (0, "Knots does not require Racing.\n")
