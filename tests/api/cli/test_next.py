from __future__ import annotations

import json
from collections.abc import Callable

Run = Callable[..., tuple[int, str, str]]

SAILING = ("--from", "roadmaps/sailing.md")


def test_what_opens_the_way_to_most_stands_first(roadgraph: Run) -> None:
    code, out, err = roadgraph("next", "--knowing", "rope handling", *SAILING)
    assert (code, err) == (0, "")
    # Knots: mooring, tacking, racing. Wind reading: steering, tacking, racing. Alternatives unlock nothing for sure.
    assert out == (
        "topic         unlocks\nKnots               3\nWind Reading        3\nBow Anchor          0\nStern Anchor        0\n"
    )


def test_the_json_of_what_is_next(roadgraph: Run) -> None:
    found = json.loads(
        roadgraph("next", "-k", "knots", "-k", "steering", "--toward", "racing", "--json", *SAILING)[1]
    )
    assert found == {
        "topic": "racing",
        "topics": [{"slug": "tacking", "label": "Tacking", "distance": 1, "unlocks": 1}],
        "count": 1,
        "knowing": ["knots", "steering"],
    }


def test_known_topics_may_follow_one_another(roadgraph: Run) -> None:
    apart = roadgraph("next", "--knowing", "knots", "--knowing", "steering", "--json", *SAILING)
    assert roadgraph("next", "--knowing", "knots", "steering", "--json", *SAILING) == apart


def test_nothing_is_next(roadgraph: Run) -> None:
    code, out, _ = roadgraph("next", "--knowing", "racing", "--toward", "racing", *SAILING)
    assert (code, out) == (0, "Nothing: no topic waits for exactly what is known.\n")
