"""The one pass over a query before it runs: it refuses what goes beyond the limits, and what is not valid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    TokenKind,
    validate,
)
from graphql.utilities import value_from_ast_untyped
from graphql.validation import NoSchemaIntrospectionCustomRule, specified_rules
from strawberry.extensions import SchemaExtension

from ..graph.diagram.drawn import LARGEST_DRAWING
from ..graph.errors import LimitError, RoadgraphError
from .errors import OperationError
from .limits import FLAT, Limits, check, within
from .pairs import pairs
from .view import View
from .weight import DRAW, SEARCH, WALK, TooDeepError, Walk, Weight

LONGEST_NUMBER = 400
"""The greatest number of characters of a number: a longer one fits no type, and Python reads none of 4,300 digits."""

MOST_ERRORS = 10
"""The greatest number of mistakes that are told of one document."""


class Guard(SchemaExtension):
    """Refuses a query beyond the limits before it is validated, and validates it within bounds."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits

    def on_operation(self) -> Iterator[None]:
        """Bound the parser."""
        self.execution_context.parse_options["max_tokens"] = self._limits.max_tokens
        yield

    def on_validate(self) -> Iterator[None]:
        """Refuse the document where it goes beyond a limit or is not valid."""
        context = self.execution_context
        if context.graphql_document:
            try:
                self._check(context.graphql_document)
                context.pre_execution_errors = self._validated(context.graphql_document) or None
            except RoadgraphError as error:
                context.pre_execution_errors = [GraphQLError(str(error), original_error=error)]
            context.validation_rules = ()  # this was the validation
        yield

    def _validated(self, document: DocumentNode) -> list[GraphQLError]:
        """What is wrong with a document: a few errors, for which no more time is spent than for a good one."""
        limits = self._limits
        rules = (
            specified_rules if limits.introspection else (*specified_rules, NoSchemaIntrospectionCustomRule)
        )
        schema = self.execution_context.schema._schema
        return validate(
            schema, document, rules, max_errors=MOST_ERRORS, hide_suggestions=not limits.suggestions
        )

    def _check(self, document: DocumentNode) -> None:
        context = self.execution_context
        schema = context.schema._schema
        operations = [d for d in document.definitions if isinstance(d, OperationDefinitionNode)]
        if len(operations) > 1 and context._provided_operation_name is None:
            raise _unnamed(operations)
        operation = next(o for o in operations if _name(o) == context.operation_name)
        _check_numbers(document)
        weight, arguments = weigh(schema, document, operation, context.variables, _sizes(context.context))
        check(weight, arguments, self._limits)
        said = "fields and fragments of the query make {} pairs to compare"
        within(pairs(schema, document), self._limits.max_pairs, said, "write each field once in a selection")


def weigh(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Mapping[str, Any] | None,
    sizes: Mapping[str, int],
) -> tuple[Weight, list[tuple[str, Any]]]:
    """The weight of an operation, and the arguments of its fields by name with their values.

    `sizes` are as `Walk` has them. `LimitError` where it is nested beyond measure.
    """
    fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
    walk = Walk(schema, fragments, _values(operation, variables), sizes)
    try:
        weight = walk.selection(operation.selection_set, schema.get_root_type(operation.operation))
    except TooDeepError:
        raise LimitError("the query is nested too deeply", FLAT) from None
    return weight, walk.arguments


def _values(operation: OperationDefinitionNode, variables: Mapping[str, Any] | None) -> dict[str, Any]:
    """The variables' values, as given or by default."""
    defaults = {
        d.variable.name.value: value_from_ast_untyped(d.default_value)
        for d in operation.variable_definitions or ()
        if d.default_value
    }
    return {**defaults, **(variables or {})}


def _sizes(context: object) -> dict[str, int]:
    """What the graph tells: lengths of lists by field and of the longest pages by type, and the cost of work.

    A unit of cost is a plain field, some ten microseconds. In that time two names are compared, ten prerequisites
    followed; to place a topic in a diagram takes a hundred times as long.
    """
    if not isinstance(context, View):
        return {}
    graph = context.graph
    return {
        "Query.documents": len(graph.documents),
        "Query.conflicts": len(graph.conflicts),
        "TopicConnection": len(graph.topics),
        "ResourceConnection": len(graph.resources),
        SEARCH: len(graph.topics) // 2,
        WALK: len(graph.prerequisites) // 10,
        DRAW: 100 * min(len(graph.topics), LARGEST_DRAWING),
    }


def _check_numbers(document: DocumentNode) -> None:
    """Raise `LimitError` where a number is too long to be read."""
    token = document.loc.start_token if document.loc else None
    while token:
        if token.kind in (TokenKind.INT, TokenKind.FLOAT):
            within(len(token.value or ""), LONGEST_NUMBER, "a number has {} characters", "shorten it")
        token = token.next


def _unnamed(operations: Sequence[OperationDefinitionNode]) -> OperationError:
    """What is said where several operations are there and none was named."""
    names = ", ".join(o.name.value for o in operations if o.name)
    hint = f"one of {names[:200]}" if names else "none of them has a name, so send a single one"
    return OperationError("name the operation to execute", hint)


def _name(operation: OperationDefinitionNode) -> str | None:
    return operation.name.value if operation.name else None
