"""What goes beyond a limit is refused before it runs, with the number, the limit and what to change."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from graphql import OperationDefinitionNode, parse
from roadgraph.graph.diagram.drawn import LARGEST_DRAWING
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import Basis, Prerequisite, Topic
from roadgraph.schema.budget import Budget
from roadgraph.schema.build import build_schema
from roadgraph.schema.guard import MOST_ERRORS, weigh
from roadgraph.schema.limits import FLAT, Limits
from roadgraph.schema.pairs import pairs
from roadgraph.schema.view import View
from roadgraph.schema.weight import DRAW, SEARCH, WALK, Weight

SCHEMA = build_schema()
VAST = Limits(
    max_tokens=10**6,
    max_depth=10**6,
    max_aliases=10**6,
    max_cost=10**6,
    max_text=10**6,
    max_items=10**6,
    max_characters=10**6,
    max_fields=10**6,
    max_directives=10**6,
    max_pairs=10**6,
)


def weight(
    query: str, variables: dict[str, Any] | None = None, sizes: dict[str, int] | None = None
) -> Weight:
    document = parse(query)
    operation = next(d for d in document.definitions if isinstance(d, OperationDefinitionNode))
    return weigh(SCHEMA._schema, document, operation, variables, sizes or {})[0]


def refusal(query: str, graph: KnowledgeGraph, limits: Limits, **variables: Any) -> str | None:
    result = build_schema(limits).execute_sync(query, variables, View(graph))
    if result.errors is None:
        return None
    (error,) = result.errors
    assert result.data is None
    assert error.path is None
    assert error.extensions == {"code": "LIMIT"}
    return error.message


@pytest.mark.parametrize(
    ("query", "cost"),
    [
        ("{ statistics { topics documents } }", 1 + 2),
        ("{ __typename }", 1),
        ("{ topics(first: 10) { totalCount } }", 1 + 1),
        ("{ topics(first: 10) { nodes { label slug } } }", 1 + 10 * (1 + 2)),
        ("{ topics(first: 10) { edges { cursor node { label } } } }", 1 + 10 * (1 + 1 + 2)),
        ("{ topics { nodes { label } } }", 1 + 50 * 2),
        ("{ topics(first: null) { nodes { label } } }", 1 + 50 * 2),
        ("{ topics(first: 100000) { nodes { label } } }", 1 + 500 * 2),
        ("{ topics(first: -5) { nodes { label } } }", 1),
        ("{ topics(first: 1e999) { nodes { label } } }", 1 + 500 * 2),
        (
            "{ topics(first: 3) { nodes { narrower(first: 4) { nodes { label } } } } }",
            1 + 3 * (1 + 1 + 4 * 2),
        ),
        ("{ topics(first: 2) { nodes { aliases requires { basis } } } }", 1 + 2 * (1 + 1 + (1 + 10 * 1))),
        ('{ learningPath(to: "x") { ... on LearningPath { steps { position } } } }', 1 + (1 + 50 * 1)),
        ('{ nodes(ids: ["a", "b", "c"]) { id } }', 1 + 3),
        ("{ diagram }", 1),
        ("{ a: diagram b: diagram }", 2),
    ],
)
def test_the_cost_is_the_number_of_fields_that_an_answer_can_have(query: str, cost: int) -> None:
    assert weight(query).cost == cost


def test_page_sizes_may_be_variables() -> None:
    query = "query ($n: Int = 7) { topics(first: $n) { nodes { label } } }"
    assert weight(query).cost == 1 + 7 * 2
    assert weight(query, {"n": 11}).cost == 1 + 11 * 2
    assert weight(query, {"n": None}).cost == 1 + 50 * 2
    assert weight(query, {"n": 11.0}).cost == 1 + 11 * 2
    assert weight(query, {"n": "many"}).cost == 1 + 50 * 2
    assert weight("query ($n: Int) { topics(first: $n) { nodes { label } } }").cost == 1 + 50 * 2
    assert weight("query ($i: [ID!]!) { nodes(ids: $i) { id } }", {"i": ["a"] * 9}).cost == 10


def test_a_page_is_no_longer_than_what_there_is(graph: KnowledgeGraph) -> None:
    assert (
        weight("{ topics(first: 500) { nodes { label } } }", sizes={"TopicConnection": 10}).cost == 1 + 10 * 2
    )
    assert refusal("{ topics(first: 500) { nodes { label } } }", graph, replace(VAST, max_cost=40)) is None


@pytest.mark.parametrize(
    ("query", "cost"),
    [
        ('{ topics(search: "x", requiring: "y") { totalCount } }', 2 + 1000 + 30),
        ('{ topics(search: "x") { totalCount } }', 2 + 1000),
        ("{ topics { totalCount } }", 2),
        ('{ chain(from: "x", to: "y") { length } }', 2 + 30),
        ("{ diagram }", 1 + 30 + 400),
        ('{ topic(ref: "x") { requiredBy { totalCount } } }', 3),
        ('{ topic(ref: "x") { requiredBy(transitive: false) { totalCount } } }', 3),
        ('{ topic(ref: "x") { requiredBy(transitive: true) { totalCount } } }', 3 + 30),
        (
            "{ topics(first: 9) { nodes { requiredBy(transitive: true) { totalCount } } } }",
            1 + 9 * (1 + 2 + 30),
        ),
        (
            "query ($t: Boolean = true) { topics(first: 1) { nodes { prerequisites(transitive: $t) { totalCount } } } }",
            34,
        ),
    ],
)
def test_work_that_grows_with_the_graph_counts(query: str, cost: int) -> None:
    assert weight(query, sizes={SEARCH: 1000, WALK: 30, DRAW: 400}).cost == cost


def test_fragments_count_wherever_they_are_used() -> None:
    query = """{
      a: topics(first: 3) { ...Page } b: topics(first: 5) { ...Page } topic(ref: "x") { ...Names ... on Topic { stage } }
    }
    fragment Page on TopicConnection { totalCount nodes { ...Names } }
    fragment Names on Topic { label other: slug }"""
    found = weight(query)
    assert found.cost == (1 + 1 + 3 * 3) + (1 + 1 + 5 * 3) + (1 + 2 + 1)
    assert found.depth == 3
    assert found.aliases == 2 + 3


def test_a_fragment_spread_twice_in_one_place_counts_once() -> None:
    query = '{ topic(ref: "x") { ...A ...A } } fragment A on Topic { label }'
    assert weight(query).cost == 2


def doubling(levels: int) -> str:
    """A document whose expanded size doubles with every fragment."""
    fragments = "".join(
        f"fragment F{i} on Topic {{ a: broader {{ ...F{i + 1} }} b: broader {{ ...F{i + 1} }} }} "
        for i in range(levels)
    )
    return f'{{ topic(ref: "x") {{ ...F0 }} }} {fragments} fragment F{levels} on Topic {{ label }}'


def test_fragments_that_double_are_weighed_once_each() -> None:
    # level 0 costs 2 * (1 + 10 * level 1), and so on; the innermost costs 1
    inner = 1
    for _ in range(60):
        inner = 2 * (1 + 10 * inner)
    found = weight(doubling(60))
    assert (found.cost, found.depth) == (1 + inner, 62)
    assert found.aliases == 2**61 - 2


def test_a_document_that_doubles_is_refused(graph: KnowledgeGraph) -> None:
    for limits in (replace(Limits(), max_depth=100), replace(VAST, max_aliases=30)):
        said = refusal(doubling(60), graph, limits)
        assert said == (
            "the query has more than a trillion aliases, the limit is 30: send it in several requests"
        )
    assert refusal(doubling(60), graph, replace(VAST, max_aliases=10**30, max_fields=10**30)) == (
        "the query can cost more than a trillion, the limit is 1,000,000: "
        f"ask for smaller pages (`first`), for fewer lists within lists, or in several requests; {FLAT}"
    )


def test_fragments_in_a_circle_are_left_to_validation(refused: Callable[..., Any]) -> None:
    query = '{ topic(ref: "x") { ...A } } fragment A on Topic { broader { ...B } } fragment B on Topic { broader { ...A } }'
    assert weight(query).depth == 3
    assert "Cannot spread fragment 'A' within itself" in refused(query)["message"]


def test_a_long_line_of_fragments_is_refused_without_walking_it(graph: KnowledgeGraph) -> None:
    line = "".join(f"fragment F{i} on Topic {{ ...F{i + 1} }} " for i in range(5000))
    query = f'{{ topic(ref: "x") {{ ...F0 }} }} {line} fragment F5000 on Topic {{ label }}'
    assert refusal(query, graph, VAST) == f"the query is nested too deeply: {FLAT}"


def nested(depth: int) -> str:
    """A query of so many fields from the outermost to the innermost."""
    return '{ topic(ref: "x") ' + "{ broader " * (depth - 2) + "{ label }" + " }" * (depth - 1)


def test_depth(graph: KnowledgeGraph) -> None:
    limits = replace(VAST, max_depth=5, max_cost=10**9)
    assert refusal(nested(5), graph, limits) is None
    said = refusal(nested(6), graph, limits)
    assert said == f"the query is 6 fields deep, the limit is 5: {FLAT}"
    assert "transitive: true" in FLAT


def test_aliases(graph: KnowledgeGraph) -> None:
    limits = replace(VAST, max_aliases=2)
    assert refusal("{ a: __typename b: __typename }", graph, limits) is None
    assert refusal("{ a: __typename b: __typename c: __typename }", graph, limits) == (
        "the query has 3 aliases, the limit is 2: send it in several requests"
    )


def test_cost(graph: KnowledgeGraph) -> None:
    query = "query ($n: Int) { topics(first: $n) { nodes { label } } }"
    limits = replace(VAST, max_cost=12)
    assert refusal(query, graph, limits, n=5) is None
    assert refusal(query, graph, limits, n=6) == (
        "the query can cost 13, the limit is 12: "
        f"ask for smaller pages (`first`), for fewer lists within lists, or in several requests; {FLAT}"
    )


def test_tokens(graph: KnowledgeGraph) -> None:
    limits = replace(VAST, max_tokens=5)
    assert refusal("{ a: __typename }", graph, limits) is None
    assert refusal("{ a: __typename b: __typename }", graph, limits) == (
        "the query has more than 5 tokens, the limit: ask for less, or send it in several requests"
    )


def test_characters(graph: KnowledgeGraph) -> None:
    limits = replace(VAST, max_characters=30)
    assert refusal("{ __typename }", graph, limits) is None
    assert refusal("{ __typename }".ljust(31), graph, limits) == (
        "the query has 31 characters, the limit is 30: send it in several requests"
    )


def test_fields(graph: KnowledgeGraph) -> None:
    query = "{ topics { ...F ...F nodes { ...G } edges { node { ...G } } } } fragment F on TopicConnection { totalCount }"
    query += " fragment G on Topic { label slug }"
    limits = replace(VAST, max_fields=9)
    assert weight(query).fields == 1 + 1 + (1 + 2) + (1 + 1 + 2)
    assert refusal(query, graph, limits) is None
    assert refusal(query, graph, replace(limits, max_fields=8)) == (
        "the query has 9 fields, the limit is 8: send it in several requests"
    )


def test_directives(graph: KnowledgeGraph) -> None:
    query = """{ topics @include(if: true) { ...F @skip(if: false) ... @include(if: true) { totalCount } } }
      fragment F on TopicConnection { totalCount @include(if: true) }"""
    assert weight(query).directives == 4
    assert refusal(query, graph, replace(VAST, max_directives=4)) is None
    assert refusal(query, graph, replace(VAST, max_directives=3)) == (
        "the query has 4 directives, the limit is 3: send it in several requests"
    )


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("{ __typename __typename __typename }", 3),
        ("{ topics { nodes { label } } topics { nodes { label } } }", 3),
        ("{ topics { totalCount } resources { totalCount } }", 0),
        ("{ a: __typename b: __typename }", 0),
        ("{ ... { __typename } ... on Query { __typename } }", 1),
        ("{ ...F ...F ...G } fragment F on Query { __typename } fragment G on Query { __typename }", 1 + 1),
        ("query A { __typename } query B { __typename }", 1),
        ("{ nothing { nothing } nothing { nothing } } fragment F on Nothing { a a }", 1 + 1 + 1),
    ],
)
def test_pairs_are_fields_of_one_name_and_type(query: str, count: int) -> None:
    assert pairs(SCHEMA._schema, parse(query)) == count


def test_what_would_keep_validation_busy_is_refused_whichever_operation_runs(graph: KnowledgeGraph) -> None:
    busy = "topics { nodes { label } } " * 280
    said = "fields and fragments of the query make 117,180 pairs to compare, the limit is 5,000: "
    said += "write each field once in a selection"
    assert refusal(f"{{ {busy} }}", graph, Limits()) == said
    document = f"query A {{ __typename }} query B {{ {busy} }}"
    (error,) = (
        build_schema().execute_sync(document, operation_name="A", context_value=View(graph)).errors or []
    )
    assert error.message == said


def test_an_execution_is_stopped_when_its_answer_grows_beyond_the_limits(graph: KnowledgeGraph) -> None:
    query = "{ topics { nodes { label slug } } }"
    assert refusal(query, graph, replace(Limits(), max_resolved=22)) is None
    assert refusal(query, graph, replace(Limits(), max_resolved=21)) == (
        "the answer has more than 21 fields, the limit: ask for smaller pages (`first`)"
    )
    assert refusal(query, graph, replace(Limits(), max_answer=1_000)) is None
    assert refusal(query, graph, replace(Limits(), max_answer=400)) == (
        "the answer has more than 400 bytes, the limit: ask for smaller pages (`first`)"
    )


def stopped(query: str, graph: KnowledgeGraph, budget: Budget, limits: Limits) -> object:
    result = build_schema(limits).execute_sync(query, context_value=View(graph), root_value=budget)
    assert result.data is None
    (error,) = result.errors or []
    return error.formatted


def test_an_execution_ends_when_its_time_is_out_or_nobody_waits_for_it(graph: KnowledgeGraph) -> None:
    late = replace(Limits(), max_seconds=0.0)
    expected = {
        "message": "the query took longer than 0 seconds, the limit: ask for less at once",
        "extensions": {"code": "TIMEOUT"},
    }
    assert stopped("{ __typename }", graph, Budget(late), late) == expected
    budget = Budget(Limits())
    budget.abandon()
    assert stopped("{ __typename }", graph, budget, Limits()) == expected | {
        "message": "the query took longer than 10 seconds, the limit: ask for less at once"
    }


def test_the_schema_may_be_kept_to_oneself(graph: KnowledgeGraph) -> None:
    schema, view = build_schema(replace(Limits(), introspection=False)), View(graph)
    for query in ("{ __schema { types { name } } }", '{ __type(name: "Topic") { name } }'):
        result = schema.execute_sync(query, context_value=view)
        assert result.data is None
        for error in result.errors or []:
            assert error.message.startswith("GraphQL introspection has been disabled")
            assert error.extensions == {"code": "GRAPHQL_VALIDATION_FAILED"}
    assert schema.execute_sync("{ __typename }", context_value=view).data == {"__typename": "Query"}


@pytest.mark.parametrize(
    "query",
    [
        "{ tpics { totalCount } }",
        "{ topics(serch: 1) { totalCount } }",
        "{ topics(kind: MODLE) { totalCount } }",
        "query ($kind: TopicKnd) { topics(kind: $kind) { totalCount } }",
    ],
)
def test_names_of_the_schema_may_be_kept_out_of_messages(query: str, graph: KnowledgeGraph) -> None:
    for suggestions in (True, False):
        schema = build_schema(replace(Limits(), suggestions=suggestions))
        error, *_ = schema.execute_sync(query, context_value=View(graph)).errors or []
        assert ("Did you mean" in error.message) is suggestions


def test_errors_are_short(graph: KnowledgeGraph) -> None:
    schema, view = build_schema(), View(graph)
    for query in (
        f"{{ {'x' * 20_000} }}",
        f'{{ topics(kind: "{"x" * 400}", first: "{"y" * 400}") {{ totalCount }} }}',
    ):
        for error in schema.execute_sync(query, context_value=view).errors or []:
            assert len(error.message) <= 503
    result = schema.execute_sync("{ __typename }", context_value=view, operation_name="x" * 10_000)
    assert len((result.errors or [])[0].message) < 200


def test_few_errors_are_told(graph: KnowledgeGraph) -> None:
    query = "{ " + " ".join(f"x{i}" for i in range(60)) + " }"
    result = build_schema().execute_sync(query, context_value=View(graph))
    *told, last = result.errors or []
    assert len(told) == MOST_ERRORS
    assert last.message == "Too many validation errors, error limit reached. Validation aborted."


def test_texts_and_lists(graph: KnowledgeGraph) -> None:
    limits = replace(VAST, max_text=10, max_items=3)
    query = (
        "query ($to: [String!]!, $search: String) { topics(search: $search) { totalCount } diagram(to: $to) }"
    )
    assert refusal(query, graph, limits, to=["limits"] * 3, search="a" * 10) is None
    assert refusal(query, graph, limits, to=["limits"] * 4) == (
        "`to` has 4 items, the limit is 3: give fewer, in several requests if need be"
    )
    for found in (
        refusal(query, graph, limits, to=["limits", "x" * 11]),
        refusal('{ diagram(to: "xxxxxxxxxxx") }', graph, limits),
        refusal('{ diagram(to: ["limits", "xxxxxxxxxxx"]) }', graph, limits),
        refusal('{ ...D } fragment D on Query { diagram(to: "xxxxxxxxxxx") }', graph, limits),
    ):
        assert found == "`to` holds a text of 11 characters, the limit is 10: shorten it"


@pytest.mark.parametrize(
    "query",
    [
        "{ topics(first: %s) { totalCount } }",
        "query ($n: Int = %s) { topics(first: $n) { totalCount } }",
        "{ __typename } fragment F on Query { topics(first: -%s) { totalCount } }",
    ],
)
def test_a_number_that_python_does_not_read_is_a_mistake_of_the_client(
    query: str, graph: KnowledgeGraph
) -> None:
    message = refusal(query % ("9" * 5000), graph, VAST)
    assert message is not None
    assert re.fullmatch(r"a number has 5,00[01] characters, the limit is 400: shorten it", message)


def test_a_cursor_may_be_long(refused: Callable[..., Any]) -> None:
    error = refused("query ($after: String) { topics(after: $after) { totalCount } }", after="x" * 1000)
    assert error["extensions"] == {"code": "INVALID_CURSOR"}


def test_what_is_not_executed_is_not_weighed(graph: KnowledgeGraph) -> None:
    query = "query A { __typename } query B { a: diagram b: diagram }"
    schema, view = build_schema(replace(VAST, max_cost=10)), View(graph)
    assert schema.execute_sync(query, context_value=view, operation_name="A").data == {"__typename": "Query"}
    assert schema.execute_sync(query, context_value=view, operation_name="B").data is None


def test_usual_queries_stay_far_from_the_limits(ask: Callable[..., Any], execute: Callable[..., Any]) -> None:
    query = """{
      topics(first: 100) { nodes {
        label stage kind definition
        prerequisites { nodes { label } }
        requires { confidence evidence { quote line document { name } } }
      } }
    }"""
    assert len(ask(query)["topics"]["nodes"]) == 10


@pytest.mark.parametrize("query", ["{ " + "topic { " * 2000, "{ a(b: " + "[" * 3000, "{" * 1500])
def test_hostile_nesting_is_an_error_and_nothing_else(query: str, graph: KnowledgeGraph) -> None:
    for limits in (Limits(), VAST):
        result = build_schema(limits).execute_sync(query, context_value=View(graph))
        assert result.data is None
        (error,) = result.errors or []
        assert error.extensions in ({"code": "LIMIT"}, {"code": "GRAPHQL_PARSE_FAILED"})


def test_a_diagram_of_too_many_topics_is_refused() -> None:
    topics = [Topic(f"t{i}", f"T {i}") for i in range(LARGEST_DRAWING + 1)]
    relations = [
        Prerequisite(f"t{i + 1}", f"t{i}", (), Basis.STATED, 0.9, ()) for i in range(LARGEST_DRAWING)
    ]
    graph = KnowledgeGraph(topics=topics, prerequisites=relations)
    for query in (
        "{ diagram }",
        f'{{ diagram(to: "t{LARGEST_DRAWING}") }}',
        f'{{ learningPath(to: "t{LARGEST_DRAWING}") {{ ... on LearningPath {{ diagram }} }} }}',
    ):
        (error,) = build_schema().execute_sync(query, context_value=View(graph)).errors or []
        assert error.extensions == {"code": "LIMIT"}
        assert error.message.startswith("the diagram would have 1,001 topics, the limit is 1,000: ")
    with_less = build_schema().execute_sync('{ diagram(to: "t9", knowing: "t1") }', context_value=View(graph))
    assert with_less.errors is None
