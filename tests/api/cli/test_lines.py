from __future__ import annotations

import json
from collections.abc import Callable

Run = Callable[..., tuple[int, str, str]]

HARBOUR = "roadmaps/harbour.txt"


def test_what_was_not_wholly_understood_is_listed(roadgraph: Run) -> None:
    code, out, err = roadgraph("check", "--from", "roadmaps")
    assert (code, err) == (0, "")
    assert out == (
        "coverage: of the lines that tell something, how many were understood\n"
        "  roadmaps/harbour.txt: 66% of 6 lines\n"
    )


def test_every_line_is_told_on_demand(roadgraph: Run) -> None:
    code, out, _ = roadgraph("check", "--lines", "--from", "roadmaps/sailing.md")
    assert code == 0
    rows = {row.split()[0]: row for row in out.splitlines()}
    assert (
        rows["11"]
        .split("  ")[-1]
        .startswith("topic Steering; topic Wind Reading; Steering belongs to Afloat")
    )
    assert rows["19"].split() == ["19", "label", "##", "Books"]
    assert "Nothing to look at." not in out


def test_the_json_of_lines_is_the_same_from_a_store(roadgraph: Run) -> None:
    read = json.loads(roadgraph("check", "--lines", "--json", "--from", HARBOUR)[1])
    roadgraph("ingest", HARBOUR)
    assert json.loads(roadgraph("check", "--lines", "--json")[1]) == read
    (document,) = read["documents"]
    assert document["coverage"] == {"told": 6, "understood": 4, "silent": 0, "percent": 66}
    assert [line["line"] for line in document["lines"]] == [1, 3, 4, 5, 7, 8]
    assert document["lines"][1] == {"line": 3, "part": "prose", "statements": [], "because": None}


def test_without_lines_the_json_has_coverage_alone(roadgraph: Run) -> None:
    (document,) = json.loads(roadgraph("check", "--json", "--from", HARBOUR)[1])["documents"]
    assert set(document) == {"name", "coverage"}


def test_a_silent_line_names_the_heading_that_silences_it(roadgraph: Run) -> None:
    text = b"# Weaving roadmap\n- Looms\n\n## License\nFree.\n"
    _, out, _ = roadgraph("check", "--lines", "--from", "-", stdin=text)
    assert "100% of 2 lines, 2 silent" in out
    assert out.splitlines()[-1].split() == ["5", "silent,", "line", "4", "Free."]
