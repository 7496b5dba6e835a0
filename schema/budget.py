"""What the execution of a query may use up, counted while it runs."""

from __future__ import annotations

from time import monotonic
from typing import Any

from graphql import GraphQLLeafType
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from ..graph.errors import LimitError, RoadgraphError
from .errors import OverdueError
from .limits import Limits

OVERHEAD = 4
"""The bytes that a value of the answer takes besides its name and text: quotes, colon and comma."""


class Stopped(BaseException):
    """Ends an execution at once, for the reason `error`.

    It is no `Exception`, because the executor makes an error of every field that raises one, and goes on.
    """

    def __init__(self, error: RoadgraphError) -> None:
        super().__init__(str(error))
        self.error = error


class Budget:
    """What one execution may still use up: it is the root value of the execution, which raises `Stopped` beyond it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._resolved = 0
        self._written = 0
        self._until = monotonic() + limits.max_seconds
        self._abandoned = False

    def abandon(self) -> None:
        """Let the execution end at its next field, as nobody waits for it; any thread may call this."""
        self._abandoned = True

    def resolve(self, name: str) -> None:
        """Count a field that is about to be resolved, under the name that it has in the answer."""
        self._resolved += 1
        limits = self._limits
        if self._resolved > limits.max_resolved:
            raise Stopped(_beyond(f"{limits.max_resolved:,} fields"))
        if self._abandoned or monotonic() > self._until:
            raise Stopped(OverdueError(limits.max_seconds))
        self.write(name)

    def write(self, text: object) -> None:
        """Count a name or value of the answer."""
        self._written += OVERHEAD + (len(text) if isinstance(text, str) else OVERHEAD)
        if self._written > self._limits.max_answer:
            raise Stopped(_beyond(f"{self._limits.max_answer:,} bytes"))


def _beyond(limit: str) -> LimitError:
    return LimitError(f"the answer has more than {limit}, the limit", "ask for smaller pages (`first`)")


class Executor(StrawberryGraphQLCoreExecutionContext):
    """An executor that counts what it does against the `Budget` that is its root value."""

    root_value: Budget

    def execute_field(
        self, parent_type: Any, source: Any, field_details_list: Any, path: Any, position_context: Any
    ) -> Any:
        """The value of a field."""
        self.root_value.resolve(path.key)
        return super().execute_field(parent_type, source, field_details_list, path, position_context)

    def complete_leaf_value(self, return_type: GraphQLLeafType, result: Any) -> Any:  # type: ignore[override]
        """A value of the answer; the base has a static method, and calls it as if it were none."""
        completed = super().complete_leaf_value(return_type, result)
        self.root_value.write(completed)
        return completed
