"""The executable schema."""

from __future__ import annotations

from typing import Any

import strawberry
from graphql import GraphQLError
from strawberry.exceptions import MissingQueryError
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from .errors import public
from .limits import Guard, Limits
from .query import Query
from .types import Document, Resource


def build_schema(limits: Limits | None = None) -> strawberry.Schema:
    """The schema, which refuses queries beyond the limits and answers from the `View` that is its context value.

    >>> from roadgraph.graph.knowledge import KnowledgeGraph
    >>> from roadgraph.schema.view import View
    >>> answer = build_schema().execute_sync("{ statistics { topics } }", context_value=View(KnowledgeGraph()))
    >>> answer.data
    {'statistics': {'topics': 0}}
    """
    chosen = limits or Limits()
    return _Schema(query=Query, types=[Document, Resource], extensions=[lambda: Guard(chosen)])


_REFUSED = (MissingQueryError, CannotGetOperationTypeError, InvalidOperationTypeError)


class _Schema(strawberry.Schema):
    """A schema that answers every request with a result, whose errors hold nothing of the inside."""

    def execute_sync(self, *args: Any, **kwargs: Any) -> ExecutionResult:
        try:
            return _public(super().execute_sync(*args, **_for_queries(kwargs)))
        except _REFUSED as error:
            return _refused(error)

    async def execute(self, *args: Any, **kwargs: Any) -> ExecutionResult:
        try:
            return _public(await super().execute(*args, **_for_queries(kwargs)))
        except _REFUSED as error:
            return _refused(error)

    def process_errors(self, errors: list[GraphQLError], execution_context: Any = None) -> None:
        """Log nothing here: `errors.public` logs what is worth it."""


def _for_queries(kwargs: dict[str, Any]) -> dict[str, Any]:
    return {"allowed_operation_types": (OperationType.QUERY,)} | kwargs


def _public(result: ExecutionResult) -> ExecutionResult:
    result.errors = [public(error) for error in result.errors] if result.errors else None
    return result


def _refused(error: Exception) -> ExecutionResult:
    """The result of a request that holds no query."""
    if isinstance(error, InvalidOperationTypeError):
        said = f"there is no {error.operation_type.value} here: only queries are answered"
        return ExecutionResult(data=None, errors=[GraphQLError(said, extensions={"code": "READ_ONLY"})])
    name = error.operation_name if isinstance(error, CannotGetOperationTypeError) else None
    said = "the document holds no operation" + (f" named {name!r}" if name is not None else ": write a query")
    return ExecutionResult(data=None, errors=[GraphQLError(said)])
