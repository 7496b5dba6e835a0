from __future__ import annotations

import json
from collections.abc import Callable

Run = Callable[..., tuple[int, str, str]]


def test_a_card_tells_all_about_a_topic(roadgraph: Run) -> None:
    code, out, err = roadgraph("show", "knot", "--from", "roadmaps")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "Knots (concept, knots)"
    assert "required by: Mooring, Tacking" in lines
    assert lines[lines.index("requires") : lines.index("resources")] == [
        "requires",
        "  Rope Handling (stated, 0.90)",
        "    “**Knots**: six of them are enough. Requires rope handling.” roadmaps/sailing.md:6",
        "",
    ]
    assert lines[lines.index("resources") + 1 :][:2] == [
        "The Little Book of Knots (book)",
        "  https://example.org/knots",
    ]


def test_the_json_of_a_topic(roadgraph: Run) -> None:
    found = json.loads(roadgraph("show", "tacking", "--json", "--from", "roadmaps")[1])
    assert list(found) == [
        *("slug", "label", "aliases", "kind", "definition", "broader", "narrower"),
        *("prerequisites", "requiredBy", "resources", "mentions"),
    ]
    assert (found["slug"], found["label"], found["kind"]) == ("tacking", "Tacking", "concept")
    assert found["requiredBy"] == [{"slug": "racing", "label": "Racing"}]
    assert [p["prerequisite"] for p in found["prerequisites"]] == ["knots", "steering"]
    assert {"slug": "afloat", "label": "Afloat"} in found["broader"]
    assert {mention["line"] for mention in found["mentions"]} >= {12}
    assert {mention["document"] for mention in found["mentions"]} == {"roadmaps/sailing.md"}
