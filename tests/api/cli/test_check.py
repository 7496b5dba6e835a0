from __future__ import annotations

import json
from collections.abc import Callable

Run = Callable[..., tuple[int, str, str]]

BOTH = ("--from", "roadmaps", "--from", "contradiction.md")
NOTE = b"# Roadmap\n- Racing: requires tacking\n"  # which is explained nowhere


def test_a_contradiction_is_told_with_both_sides(roadgraph: Run) -> None:
    code, out, err = roadgraph("check", *BOTH)
    assert (code, err) == (3, "")
    assert out.startswith("contradiction: 1 warning\n")
    assert "contradiction.md:3" in out
    assert "roadmaps/sailing.md:12" in out


def test_the_json_of_findings(roadgraph: Run) -> None:
    code, out, _ = roadgraph("check", "--json", *BOTH)
    found = json.loads(out)
    assert code == 3
    assert found["codes"] == {"contradiction": 1}
    assert found["count"] == 1
    (finding,) = found["findings"]
    assert (finding["severity"], finding["code"]) == ("warning", "contradiction")
    assert sorted(finding["topics"]) == ["steering", "tacking"]
    places = {(place["document"], place["line"]) for place in finding["places"]}
    assert places == {("contradiction.md", 3), ("roadmaps/sailing.md", 12)}


def test_notes_count_only_when_strict(roadgraph: Run) -> None:
    code, out, err = roadgraph("check", "--from", "-", stdin=NOTE)
    assert (code, err) == (0, "")
    assert "Tacking is explained nowhere, but required by Racing\n" in out
    assert out.splitlines()[0].endswith(": 1 note")
    assert roadgraph("check", "--strict", "--from", "-", stdin=NOTE) == (3, out, "")


def test_nothing_to_look_at(roadgraph: Run) -> None:
    assert roadgraph("check", "--strict", "--from", "roadmaps/sailing.md") == (0, "Nothing to look at.\n", "")
