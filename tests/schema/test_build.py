"""The schema is the committed one, holds all of the contract, and tells nothing of the inside."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import strawberry
from graphql import (
    EnumTypeDefinitionNode,
    FieldDefinitionNode,
    InputValueDefinitionNode,
    InterfaceTypeDefinitionNode,
    ObjectTypeDefinitionNode,
    UnionTypeDefinitionNode,
    build_schema,
    get_introspection_query,
    parse,
    print_ast,
)
from graphql.utilities import value_from_ast_untyped
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.schema import build
from roadgraph.schema.view import View

ROOT = Path(__file__).parents[2]
CONTRACT = ROOT.parent / "shared" / "contract" / "schema.graphql"

UNCLEAR = "OPERATION_RESOLUTION_FAILURE"

Fields = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode


@pytest.fixture(scope="module")
def schema() -> strawberry.Schema:
    return build.build_schema()


def test_the_committed_file_is_the_schema(schema: strawberry.Schema) -> None:
    committed = (ROOT / "schema" / "schema.graphql").read_text(encoding="utf-8")
    assert committed == schema.as_str() + "\n", "write it anew: roadgraph schema > schema/schema.graphql"


def definitions(text: str) -> dict[str, Any]:
    return {getattr(d, "name").value: d for d in parse(text).definitions}  # noqa: B009 (not all nodes have one)


def arguments(field: FieldDefinitionNode) -> dict[str, tuple[str, object]]:
    """The arguments of a field: type and default, None where there is no default (null is no default here)."""
    return {a.name.value: (print_ast(a.type), default(a)) for a in field.arguments or ()}


def default(argument: InputValueDefinitionNode) -> object:
    return None if argument.default_value is None else ("=", value_from_ast_untyped(argument.default_value))


def missing(asked: Any, given: Any) -> Iterator[str]:
    """What the contract's definition of a type has and ours has not."""
    name = asked.name.value
    if type(asked) is not type(given):
        yield f"{name} is another kind of type"
    elif isinstance(asked, EnumTypeDefinitionNode):
        yield from sorted(
            {v.name.value for v in asked.values or ()} - {v.name.value for v in given.values or ()}
        )
    elif isinstance(asked, UnionTypeDefinitionNode):
        yield from sorted(
            {t.name.value for t in asked.types or ()} - {t.name.value for t in given.types or ()}
        )
    elif isinstance(asked, ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode):
        ours = {field.name.value: field for field in given.fields or ()}
        interfaces = {i.name.value for i in given.interfaces or ()}
        yield from (
            f"{name} is no {i.name.value}" for i in asked.interfaces or () if i.name.value not in interfaces
        )
        for field in asked.fields or ():
            found = ours.get(field.name.value)
            place = f"{name}.{field.name.value}"
            if found is None or print_ast(found.type) != print_ast(field.type):
                yield place
            else:
                have = arguments(found)
                yield from (f"{place}({a})" for a, kind in arguments(field).items() if have.get(a) != kind)


@pytest.mark.skipif(not CONTRACT.is_file(), reason="the contract is not here")
def test_the_schema_holds_all_of_the_contract(schema: strawberry.Schema) -> None:
    asked, given = definitions(CONTRACT.read_text(encoding="utf-8")), definitions(schema.as_str())
    assert sorted(asked.keys() - given.keys()) == []
    assert [lack for name in asked for lack in missing(asked[name], given[name])] == []


def test_the_comparison_finds_what_is_missing() -> None:
    asked = definitions("enum E { A B } type T { f(a: Int! = 1, b: Int): Int g: [Int!]! }")
    given = definitions("enum E { A } type T { f(a: Int! = 2, b: Int = null): Int g: [Int]! }")
    assert [lack for name in asked for lack in missing(asked[name], given[name])] == [
        "B",
        "T.f(a)",
        "T.f(b)",
        "T.g",
    ]


def test_everything_is_described() -> None:
    bare = []
    written = build.build_schema(writable=True).as_str()
    assert "type Mutation" in written
    for kind in build_schema(written).type_map.values():
        if not kind.name.startswith("__") and kind.ast_node is not None:
            parts: dict[str, Any] = {kind.name: kind}
            parts |= {f"{kind.name}.{name}": value for name, value in getattr(kind, "values", {}).items()}
            for name, field in getattr(kind, "fields", {}).items():
                parts[f"{kind.name}.{name}"] = field
                given = getattr(field, "args", {})
                parts |= {f"{kind.name}.{name}({a})": argument for a, argument in given.items()}
            bare += [place for place, part in parts.items() if not part.description]
    assert bare == []


def test_an_introspection_stays_within_the_limits(ask: Callable[..., Any]) -> None:
    everything = get_introspection_query(
        specified_by_url=True,
        directive_is_repeatable=True,
        schema_description=True,
        input_value_deprecation=True,
    )
    assert ask(everything)["__schema"]["queryType"]["name"] == "Query"


@pytest.mark.parametrize(
    ("query", "said", "code"),
    [
        ("mutation { a }", "there is no mutation here: only queries are answered", "READ_ONLY"),
        ("subscription { a }", "there is no subscription here: only queries are answered", "READ_ONLY"),
        ("fragment F on Topic { label }", "the document holds no operation: write a query", UNCLEAR),
        ("", "the document holds no operation: write a query", UNCLEAR),
        (
            "query A { __typename } query B { __typename }",
            "name the operation to execute: one of A, B",
            UNCLEAR,
        ),
        (
            "{ __typename } { __typename }",
            "name the operation to execute: none of them has a name, so send a single one",
            UNCLEAR,
        ),
        ("{", "Syntax Error: Expected Name, found <EOF>.", "GRAPHQL_PARSE_FAILED"),
        (
            "{ tpics { totalCount } }",
            "Cannot query field 'tpics' on type 'Query'. Did you mean 'topics' or 'topic'?",
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (
            "query ($n: Int!) { topics(first: $n) { totalCount } }",
            "Variable '$n' has invalid value: Expected a value of non-null type 'Int!' to be provided.",
            "BAD_USER_INPUT",
        ),
    ],
)
def test_a_document_that_is_no_query_is_refused(
    query: str, said: str, code: str, refused: Callable[..., Any]
) -> None:
    error = refused(query)
    assert error["message"] == said
    assert error["extensions"] == {"code": code}


def test_an_operation_is_chosen_by_name(schema: strawberry.Schema, graph: KnowledgeGraph) -> None:
    query = "query A { a: __typename } query B { b: __typename }"
    found = schema.execute_sync(query, operation_name="B", context_value=View(graph))
    assert found.data == {"b": "Query"}
    unknown = schema.execute_sync(query, operation_name="C", context_value=View(graph))
    assert [str(error) for error in unknown.errors or []] == ["the document holds no operation named 'C'"]


class Broken(View):
    def mentioned_in(self, document: str) -> Any:
        raise ZeroDivisionError("secret")


def test_what_breaks_inside_is_logged_once_and_not_told(
    schema: strawberry.Schema, graph: KnowledgeGraph, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        result = schema.execute_sync("{ documents { topics { totalCount } } }", context_value=Broken(graph))
    (error,) = result.errors or []
    identity = (error.extensions or {})["id"]
    assert error.message == f"internal error {identity}"
    assert error.path == ["documents", 0, "topics"]
    assert "secret" not in str(error.formatted)
    (record,) = caplog.records
    assert identity in record.getMessage()
    assert record.exc_info is not None
    assert isinstance(record.exc_info[1], ZeroDivisionError)


def test_a_mistake_in_a_query_is_not_logged(
    execute: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        execute('{ topics(requiring: "nothing of the kind") { totalCount } }')
        execute("{ nonsense }")
        execute("{ topics(first: -1) { totalCount } }")
    assert caplog.records == []


async def _executed(schema: strawberry.Schema, query: str, view: View) -> Any:
    return await schema.execute(query, context_value=view)


def test_asynchronous_execution_answers_the_same(schema: strawberry.Schema, graph: KnowledgeGraph) -> None:
    import asyncio

    for query in (
        "{ statistics { topics } }",
        "mutation { a }",
        '{ chain(from: "calclus", to: "bread") { length } }',
    ):
        expected = schema.execute_sync(query, context_value=View(graph))
        found = asyncio.run(_executed(schema, query, View(graph)))
        assert found.data == expected.data
        assert [e.formatted for e in found.errors or []] == [e.formatted for e in expected.errors or []]
