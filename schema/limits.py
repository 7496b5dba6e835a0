"""What a query may ask for, checked in one pass before it is validated and executed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
)
from graphql.utilities import value_from_ast_untyped
from strawberry.extensions import SchemaExtension

from ..graph.diagram.drawn import LARGEST_DRAWING
from ..graph.errors import LimitError
from .view import View
from .weight import DRAW, SEARCH, WALK, TooDeepError, Walk, Weight


@dataclass(frozen=True, slots=True)
class Limits:
    """What a single query may ask for.

    `max_tokens` bounds the text of the document; `max_depth` the fields from the outermost to the innermost;
    `max_aliases` the renamed fields, each counted wherever its fragment is used; `max_cost` the fields that an answer
    can have, as `weight` estimates it; `max_text` the characters of a text and `max_items` the items of a list that
    is given as an argument.
    """

    max_tokens: int = 2_000
    max_depth: int = 15
    max_aliases: int = 30
    max_cost: int = 200_000
    max_text: int = 500
    max_items: int = 100


class Guard(SchemaExtension):
    """Refuses a query beyond the limits before it is validated."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits

    def on_operation(self) -> Iterator[None]:
        """Bound the parser."""
        self.execution_context.parse_options["max_tokens"] = self._limits.max_tokens
        yield

    def on_validate(self) -> Iterator[None]:
        """Refuse the document where it goes beyond a limit, or where it is not clear which operation is meant."""
        context = self.execution_context
        document = context.graphql_document
        operations = (
            [d for d in document.definitions if isinstance(d, OperationDefinitionNode)] if document else []
        )
        if len(operations) > 1 and context._provided_operation_name is None:
            names = ", ".join(o.name.value for o in operations if o.name)
            context.pre_execution_errors = [GraphQLError(f"name the operation to execute: one of {names}")]
        elif document:
            operation = next(o for o in operations if _name(o) == context.operation_name)
            try:
                weight, arguments = weigh(
                    context.schema._schema, document, operation, context.variables, _sizes(context.context)
                )
                check(weight, arguments, self._limits)
            except LimitError as error:
                context.pre_execution_errors = [GraphQLError(str(error), original_error=error)]
        yield


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
        raise LimitError("the query is nested too deeply", "ask for less at once") from None
    return weight, walk.arguments


def check(weight: Weight, arguments: Iterable[tuple[str, Any]], limits: Limits) -> None:
    """Raise `LimitError` where a query goes beyond a limit, saying by how much and what to change."""
    if weight.depth > limits.max_depth:
        said = f"the query is {weight.depth} fields deep, the limit is {limits.max_depth}"
        raise LimitError(said, "ask for the inner part in a request of its own, or for transitive lists")
    if weight.aliases > limits.max_aliases:
        said = f"the query has {_number(weight.aliases)} aliases, the limit is {limits.max_aliases}"
        raise LimitError(said, "send it in several requests")
    if weight.cost > limits.max_cost:
        said = f"the query can cost {_number(weight.cost)}, the limit is {_number(limits.max_cost)}"
        raise LimitError(
            said, "ask for smaller pages (`first`), for fewer lists within lists, or in several requests"
        )
    for name, value in arguments:
        # A cursor bears a label, and is compared with nothing but itself.
        if name != "after":
            _check_value(name, value, limits)


def _check_value(name: str, value: Any, limits: Limits) -> None:
    values = value if isinstance(value, list) else [value]
    if len(values) > limits.max_items:
        said = f"`{name}` has {len(values)} items, the limit is {limits.max_items}"
        raise LimitError(said, "give fewer, in several requests if need be")
    longest = max((len(item) for item in values if isinstance(item, str)), default=0)
    if longest > limits.max_text:
        said = f"`{name}` holds a text of {longest} characters, the limit is {limits.max_text}"
        raise LimitError(said, "shorten it")


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


def _name(operation: OperationDefinitionNode) -> str | None:
    return operation.name.value if operation.name else None


def _number(count: int) -> str:
    """A number that people can read, however large."""
    return f"{count:,}" if count < 10**12 else "more than a trillion"
