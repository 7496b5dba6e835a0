from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from graphql import build_schema as parse

Run = Callable[..., tuple[int, str, str]]


def test_the_schema_is_printed_in_its_definition_language(roadgraph: Run, tmp_path: Path) -> None:
    code, out, err = roadgraph("schema")
    assert (code, err) == (0, "")
    query = parse(out).query_type
    assert query is not None
    assert {"topic", "topics", "learningPath", "chain", "nextTopics"} <= set(query.fields)
    assert roadgraph("schema", "-o", "schema.graphql") == (0, "", "")
    assert (tmp_path / "schema.graphql").read_text() == out
