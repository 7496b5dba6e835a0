"""The executable schema."""

from __future__ import annotations

from typing import Any

import strawberry
from graphql import GraphQLError
from strawberry.exceptions import MissingQueryError
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from ..graph.errors import LimitError
from .budget import Budget, Executor, Stopped
from .errors import OperationError, public
from .guard import Guard
from .limits import Limits, within
from .mutation import Mutation
from .query import Query
from .types import Document, Resource


def build_schema(limits: Limits | None = None, *, writable: bool = False) -> strawberry.Schema:
    """The schema, which refuses queries beyond the limits and answers from the `View` that is its context value.

    Only where it is `writable` there are mutations, which change the store by the editor of that view; they are
    executed where `allowed_operation_types` has them.

    >>> from roadgraph.graph.knowledge import KnowledgeGraph
    >>> from roadgraph.schema.view import View
    >>> answer = build_schema().execute_sync("{ statistics { topics } }", context_value=View(KnowledgeGraph()))
    >>> answer.data
    {'statistics': {'topics': 0}}
    """
    return _Schema(limits or Limits(), Mutation if writable else None)


_REFUSED = (MissingQueryError, CannotGetOperationTypeError, InvalidOperationTypeError)


class _Schema(strawberry.Schema):
    """A schema that answers every request with a result, whose errors hold nothing of the inside."""

    def __init__(self, limits: Limits, mutation: type[Mutation] | None) -> None:
        super().__init__(
            query=Query,
            mutation=mutation,
            types=[Document, Resource],
            extensions=[lambda: Guard(limits)],
            execution_context_class=Executor,
        )
        self._limits = limits

    def execute_sync(self, query: str | None, *args: Any, **kwargs: Any) -> ExecutionResult:
        try:
            self._check(query)
            return _public(super().execute_sync(query, *args, **self._completed(kwargs)))
        except _REFUSED as error:
            return _refused(error)
        except Stopped as stopped:
            return _stopped(stopped)

    async def execute(self, query: str | None, *args: Any, **kwargs: Any) -> ExecutionResult:
        try:
            self._check(query)
            return _public(await super().execute(query, *args, **self._completed(kwargs)))
        except _REFUSED as error:
            return _refused(error)
        except Stopped as stopped:
            return _stopped(stopped)

    def process_errors(self, errors: list[GraphQLError], execution_context: Any = None) -> None:
        """Log nothing here: `errors.public` logs what is worth it."""

    def _check(self, query: str | None) -> None:
        try:
            most = self._limits.max_characters
            within(len(query or ""), most, "the query has {} characters", "send it in several requests")
        except LimitError as error:
            raise Stopped(error) from None

    def _completed(self, kwargs: dict[str, Any]) -> dict[str, Any]:
        """The arguments of an execution, which answers queries and has a budget."""
        chosen = {"allowed_operation_types": (OperationType.QUERY,)} | kwargs
        return chosen if chosen.get("root_value") else chosen | {"root_value": Budget(self._limits)}


def _public(result: ExecutionResult) -> ExecutionResult:
    result.errors = [public(error) for error in result.errors] if result.errors else None
    return result


def _stopped(stopped: Stopped) -> ExecutionResult:
    error = GraphQLError(str(stopped.error), original_error=stopped.error)
    return ExecutionResult(data=None, errors=[public(error)])


def _refused(error: Exception) -> ExecutionResult:
    """The result of a request that holds no query."""
    if isinstance(error, InvalidOperationTypeError):
        said = f"there is no {error.operation_type.value} here: only queries are answered"
        return ExecutionResult(data=None, errors=[GraphQLError(said, extensions={"code": "READ_ONLY"})])
    name = error.operation_name if isinstance(error, CannotGetOperationTypeError) else None
    said = "the document holds no operation" + (
        f" named {name[:100]!r}" if name is not None else ": write a query"
    )
    return ExecutionResult(
        data=None, errors=[GraphQLError(said, extensions={"code": OperationError.code.upper()})]
    )
