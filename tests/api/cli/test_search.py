from __future__ import annotations

import json
from collections.abc import Callable

Run = Callable[..., tuple[int, str, str]]


def test_typing_errors_are_forgiven(roadgraph: Run) -> None:
    code, out, err = roadgraph("search", "steerng", "--from", "roadmaps")
    assert (code, err) == (0, "")
    header, first = (line.split() for line in out.splitlines()[:2])
    assert (header, first) == (
        ["topic", "slug", "kind", "also", "called"],
        ["Steering", "steering", "concept"],
    )


def test_the_json_of_a_search(roadgraph: Run) -> None:
    found = json.loads(roadgraph("search", "anchor", "--json", "--from", "roadmaps")[1])
    assert (found["text"], found["count"]) == ("anchor", len(found["topics"]))
    assert {"slug": "bow-anchor", "label": "Bow Anchor", "kind": "concept", "aliases": []} in found["topics"]


def test_no_such_name_is_an_answer(roadgraph: Run) -> None:
    assert roadgraph("search", "zzz", "--from", "roadmaps") == (0, "No topic has a name like “zzz”.\n", "")
