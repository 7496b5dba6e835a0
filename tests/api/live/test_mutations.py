"""Whoever has the token may change the store, and nobody else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from roadgraph.api.app import create_app
from roadgraph.api.settings import SettingError, Settings
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.store import Store

Start = Callable[..., Any]

TOKEN = "a token of the tests"
BEARER = {"Authorization": f"Bearer {TOKEN}"}

INGEST = """mutation ($documents: [DocumentInput!]!) { ingest(documents: $documents) {
  documents { name topics prerequisites unchanged } removed statistics { documents }
  diagnostics { severity document line } } }"""
REMOVE = "mutation ($names: [String!]!) { remove(documents: $names) { removed statistics { documents } } }"
CHAIN = '{ chain(from: "Knots", to: "Anchoring") { length } }'
KNOTS = {"name": "sailing.md", "content": "# Sailing\n\n## Anchoring\n\nPrerequisites: Knots\n"}


@pytest.fixture
def server(live: Start) -> Any:
    return live(ROADGRAPH_TOKEN=TOKEN)


def test_documents_are_put_in_served_and_taken_out(server: Any, tmp_path: Path) -> None:
    assert server.query(CHAIN).json["errors"][0]["extensions"]["code"] == "UNKNOWN_TOPIC"
    answer = server.query(INGEST, {"documents": [KNOTS]}, **BEARER)
    assert answer.status == 200
    change = answer.json["data"]["ingest"]
    assert change["documents"][0] | {"topics": 0} == {
        "name": "sailing.md",
        "topics": 0,
        "prerequisites": 1,
        "unchanged": False,
    }
    assert (change["removed"], change["statistics"]) == ([], {"documents": 9})
    assert server.query(CHAIN).json == {"data": {"chain": {"length": 1}}}
    assert "sailing.md" in Store.open(tmp_path / "roadgraph.store").digests
    again = server.query(INGEST, {"documents": [KNOTS]}, **BEARER).json["data"]["ingest"]
    assert again["documents"][0]["unchanged"] is True
    removed = server.query(REMOVE, {"names": ["sailing.md"]}, **BEARER).json
    assert removed == {"data": {"remove": {"removed": ["sailing.md"], "statistics": {"documents": 8}}}}
    assert server.query(CHAIN).json["errors"][0]["extensions"]["code"] == "UNKNOWN_TOPIC"
    assert server.end() == 0
    assert "Traceback" not in server.logged()


def test_a_store_that_is_gone_is_not_begun_anew(server: Any, tmp_path: Path) -> None:
    (tmp_path / "roadgraph.store").rename(tmp_path / "elsewhere")
    documents = server.query("{ statistics { documents } }").json
    for query, variables in ((INGEST, {"documents": [KNOTS]}), (REMOVE, {"names": ["sailing.md"]})):
        (error,) = server.query(query, variables, **BEARER).json["errors"]
        assert error["extensions"] == {"code": "STORE"}
        assert error["message"].startswith("there is no store at ")
    assert not (tmp_path / "roadgraph.store").exists()
    assert server.query("{ statistics { documents } }").json == documents


def test_without_the_token_nothing_changes(server: Any, tmp_path: Path) -> None:
    before = (tmp_path / "roadgraph.store").read_bytes()
    variables = {"documents": [KNOTS]}
    for headers in (
        {},
        {"Authorization": TOKEN},
        {"Authorization": f"Bearer {TOKEN}x"},
        {"Authorization": ""},
    ):
        answer = server.query(INGEST, variables, **headers)
        assert (answer.status, answer.headers["www-authenticate"]) == (401, "Bearer")
        (error,) = answer.json["errors"]
        assert error["extensions"] == {"code": "UNAUTHENTICATED"}
        assert "data" not in answer.json
    assert server.query("{ __typename }", Authorization="Bearer other").status == 401
    for right in (BEARER, {"Authorization": f"bearer  {TOKEN}"}):  # the scheme is read in any case
        assert server.query("{ __typename }", **right).status == 200
    by_get = server.ask(
        "GET", "/graphql?query=mutation%7Bremove(documents:%5B%5D)%7Bremoved%7D%7D", headers=BEARER
    )
    assert by_get.status == 405
    assert (tmp_path / "roadgraph.store").read_bytes() == before


def test_a_change_is_whole_and_bounded(live: Start, tmp_path: Path) -> None:
    server = live("--token", TOKEN, "--limit=max-ingest=5000", "--limit=max-body=1000")
    before = (tmp_path / "roadgraph.store").read_bytes()
    wrong: list[tuple[str, dict[str, Any], str]] = [
        (INGEST, {"documents": [KNOTS, KNOTS]}, "INVALID_ARGUMENT"),
        (INGEST, {"documents": [KNOTS | {"name": " "}]}, "INVALID_ARGUMENT"),
        (INGEST, {"documents": [KNOTS | {"name": "a\nb"}]}, "INVALID_ARGUMENT"),
        (INGEST, {"documents": [KNOTS | {"name": str(i), "content": ""} for i in range(101)]}, "LIMIT"),
        (INGEST, {"documents": [KNOTS | {"name": "x" * 501}]}, "LIMIT"),
        (INGEST, {"documents": KNOTS | {"name": "x" * 501}}, "LIMIT"),
        (
            INGEST.replace("$documents:", "$d:").replace(
                ": $documents", f': [{{name: "{"x" * 501}", content: ""}}]'
            ),
            {"d": []},
            "LIMIT",
        ),
        (REMOVE, {"names": ["x" * 501]}, "LIMIT"),
        (REMOVE, {"names": ["transformers-step-by-step.md", "no such document"]}, "DOCUMENT"),
    ]
    for query, variables, code in wrong:
        (error,) = server.query(query, variables, **BEARER).json["errors"]
        assert error["extensions"]["code"] == code
    long = KNOTS | {"content": "x" * 5000}
    answer = server.query(INGEST, {"documents": [long]}, **BEARER)
    assert (answer.status, answer.json["errors"][0]["extensions"]) == (413, {"code": "LIMIT"})
    # Only whoever has the token may send as much.
    some = json.dumps({"query": "{ __typename }".ljust(2000)})
    kind = {"Content-Type": "application/json"}
    assert server.ask("POST", "/graphql", some, kind).status == 413
    assert server.ask("POST", "/graphql", some, kind | BEARER).status == 200
    assert (tmp_path / "roadgraph.store").read_bytes() == before


def test_without_a_token_there_are_no_mutations(live: Start) -> None:
    server = live(ROADGRAPH_TOKEN="")
    answer = server.query(INGEST, {"documents": [KNOTS]}, **BEARER)
    assert (answer.status, answer.json["errors"][0]["extensions"]) == (400, {"code": "READ_ONLY"})
    assert "type Mutation" not in server.ask("GET", "/schema.graphql").content.decode()


def test_a_graph_without_a_store_cannot_be_changed() -> None:
    with pytest.raises(SettingError, match="there is no store"):
        create_app(KnowledgeGraph(), Settings(token=TOKEN))
