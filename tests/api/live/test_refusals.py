"""What would keep a server busy is refused, and a good query is answered beside it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

Start = Callable[..., Any]

JSON = {"Content-Type": "application/json", "Accept": "application/graphql-response+json"}


def doubled(levels: int) -> str:
    """A query of fragments each of which has the next one twice."""
    parts = [
        f"fragment F{i} on Topic {{ a: broader {{ ...F{i + 1} }} b: broader {{ ...F{i + 1} }} }}"
        for i in range(levels)
    ]
    return " ".join(['{ topic(ref: "x") { ...F0 } }', *parts, f"fragment F{levels} on Topic {{ label }}"])


def test_what_asks_for_too_much_is_refused(live: Start) -> None:
    server = live()
    pages = "{ topics" + " { nodes { requiredBy" * 10 + " { totalCount }" + " } }" * 10 + " }"
    circle = '{ topic(ref: "x") { ...A } } fragment A on Topic { broader { ...B } } fragment B on Topic { broader { ...A } }'
    asked = {
        pages: (400, "LIMIT", "the query is 22 fields deep, the limit is 15: nothing has to be nested"),
        "{ " + " ".join(f"a{i}: __typename" for i in range(600)) + " }": (
            400,
            "LIMIT",
            "the query has 600 aliases",
        ),
        "{ " + " ".join(f"a{i}: __typename" for i in range(1000)) + " }": (400, "LIMIT", "the query has "),
        "{ __typename }".ljust(1_000_000): (413, "LIMIT", "a request has at most 262,144 bytes"),
        "{ __typename }".ljust(100_000): (
            400,
            "LIMIT",
            "the query has 100,000 characters, the limit is 30,000",
        ),
        "{ topics(first: 1000000000) { totalCount } }": (200, "INVALID_ARGUMENT", "`first` is 1000000000"),
        circle: (400, "GRAPHQL_VALIDATION_FAILED", "Cannot spread fragment 'A' within itself"),
        '{ topic(ref: "x") { ...Nothing } }': (
            400,
            "GRAPHQL_VALIDATION_FAILED",
            "Unknown fragment 'Nothing'",
        ),
        doubled(9): (400, "LIMIT", "the query has 1,022 aliases, the limit is 30"),
        "{ " + "topics { nodes { label } } " * 280 + "}": (
            400,
            "LIMIT",
            "fields and fragments of the query make",
        ),
    }
    for query, (status, code, said) in asked.items():
        answer = server.query(query)
        (error,) = answer.json["errors"]
        assert (answer.status, error["extensions"]["code"]) == (status, code), query[:80]
        assert error["message"].startswith(said)
        assert not answer.json.get("data")
        assert server.query("{ __typename }").json == {"data": {"__typename": "Query"}}
    batch = json.dumps([{"query": "{ __typename }"}] * 1000)
    answer = server.ask("POST", "/graphql", batch, JSON)
    assert (answer.status, answer.json["errors"][0]["extensions"]) == (400, {"code": "BAD_REQUEST"})
    assert answer.json["errors"][0]["message"].startswith("a request holds one query")
