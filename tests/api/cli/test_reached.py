from __future__ import annotations

import json
from collections.abc import Callable

Run = Callable[..., tuple[int, str, str]]

SAILING = ("--from", "roadmaps/sailing.md")


def test_what_requires_a_topic_stands_by_distance(roadgraph: Run) -> None:
    code, out, err = roadgraph("requiring", "rope handling", *SAILING)
    assert (code, err) == (0, "")
    assert out == (
        "Requiring Rope Handling: 4 topics\n\ndirectly\n  Knots\n\n"
        "2 steps away\n  Mooring\n  Tacking\n\n3 steps away\n  Racing\n"
    )


def test_the_json_of_what_requires_a_topic_is_that_of_the_contract(roadgraph: Run) -> None:
    found = json.loads(roadgraph("requiring", "knots", "--json", *SAILING)[1])
    assert found == {
        "topic": "knots",
        "topics": [
            {"slug": "mooring", "label": "Mooring", "distance": 1},
            {"slug": "tacking", "label": "Tacking", "distance": 1},
            {"slug": "racing", "label": "Racing", "distance": 2},
        ],
        "count": 3,
    }
    direct = json.loads(roadgraph("requiring", "knots", "--direct", "--json", *SAILING)[1])
    assert [topic["slug"] for topic in direct["topics"]] == ["mooring", "tacking"]


def test_what_a_topic_requires_has_the_same_shape(roadgraph: Run) -> None:
    found = json.loads(roadgraph("prerequisites", "tacking", "--json", *SAILING)[1])
    assert found == {
        "topic": "tacking",
        "topics": [
            {"slug": "knots", "label": "Knots", "distance": 1},
            {"slug": "steering", "label": "Steering", "distance": 1},
            {"slug": "rope-handling", "label": "Rope Handling", "distance": 2},
            {"slug": "wind-reading", "label": "Wind Reading", "distance": 2},
        ],
        "count": 4,
    }
    direct = json.loads(roadgraph("prerequisites", "tacking", "--direct", "--json", *SAILING)[1])
    assert direct["count"] == 2


def test_nothing_on_that_side(roadgraph: Run) -> None:
    assert roadgraph("requiring", "racing", *SAILING) == (0, "Requiring Racing: 0 topics\n", "")
    assert (
        roadgraph("requiring", "knots", "--min-confidence", "1", *SAILING)[1] == "Requiring Knots: 0 topics\n"
    )
