"""What goes wrong in a query, as clients see it: short, with a code and the next step, and nothing of the inside."""

from __future__ import annotations

import logging
import re
from uuid import uuid4

from graphql import GraphQLError, GraphQLSyntaxError

from ..graph.errors import RoadgraphError, UnknownTopicError

logger = logging.getLogger(__name__)

LONGEST = 500
"""The greatest number of characters of a message about a mistake in a query."""

_TOO_MANY_TOKENS = re.compile(r"more than (\d+) tokens")


class ArgumentError(RoadgraphError):
    """An argument whose value makes no sense."""

    code = "invalid_argument"


class CursorError(RoadgraphError):
    """A cursor that was not made by the list it is given to."""

    code = "invalid_cursor"


class UnknownDocumentError(RoadgraphError):
    """A reference that names no document; `suggestions` are at most five names."""

    code = "unknown_document"

    def __init__(self, ref: str, suggestions: tuple[str, ...]) -> None:
        hint = f"did you mean {', '.join(suggestions)}?" if suggestions else "`documents` lists them"
        super().__init__(f"no document is called {ref!r}", hint)
        self.ref = ref
        self.suggestions = suggestions


class MissingDocumentError(RoadgraphError):
    """A place in a document that the graph does not hold."""

    code = "missing_document"


class OperationError(RoadgraphError):
    """A document that does not tell which operation is to be executed."""

    code = "operation_resolution_failure"


class OverdueError(RoadgraphError):
    """An execution that took longer than the given number of seconds."""

    code = "timeout"

    def __init__(self, seconds: float) -> None:
        super().__init__(f"the query took longer than {seconds:g} seconds, the limit", "ask for less at once")


def public(error: GraphQLError) -> GraphQLError:
    """The error as a client may see it.

    Mistakes in the query pass, with a code. A `RoadgraphError` gets its code and hint. Anything else is logged here, once, under
    an id, and the client learns that id and no more.
    """
    original = error.original_error
    if isinstance(original, RoadgraphError):
        return _told(error, message(original), _extensions(original))
    if original is not None and not isinstance(original, GraphQLError):
        reference = uuid4().hex[:12]
        logger.error("internal error %s", reference, exc_info=original)
        return _told(error, f"internal error {reference}", {"code": "INTERNAL", "id": reference})
    if tokens := _TOO_MANY_TOKENS.search(error.message):
        said = f"the query has more than {tokens[1]} tokens, the limit: ask for less, or send it in several requests"
        return GraphQLError(said, extensions={"code": "LIMIT"})
    error.extensions = {"code": _code(error), **(error.extensions or {})}
    error.message = shortened(error.message)
    return error


def shortened(said: str) -> str:
    """What is said, cut where it repeats too much of what was asked."""
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}..."


def _code(error: GraphQLError) -> str:
    """The code of a mistake in the query, under the names that clients know."""
    if isinstance(error, GraphQLSyntaxError):
        return "GRAPHQL_PARSE_FAILED"
    return "BAD_USER_INPUT" if error.path or "Variable" in error.message else "GRAPHQL_VALIDATION_FAILED"


def message(error: RoadgraphError) -> str:
    """What went wrong and what to do next, in one line.

    >>> message(UnknownTopicError("calclus", ("Calculus",)))
    "no topic is called 'calclus': did you mean Calculus?"
    """
    hint = error.hint
    if isinstance(error, UnknownTopicError) and not error.suggestions:
        hint = "`topics(search:)` finds topics by name"
    return f"{error}: {hint}" if hint else str(error)


def _extensions(error: RoadgraphError) -> dict[str, object]:
    said: dict[str, object] = {"code": error.code.upper()}
    if isinstance(error, UnknownTopicError | UnknownDocumentError):
        said |= {"ref": error.ref, "suggestions": list(error.suggestions)}
    return said


def _told(error: GraphQLError, text: str, extensions: dict[str, object]) -> GraphQLError:
    """An error that says `text` at the place of another, which it does not hold on to."""
    return GraphQLError(text, error.nodes, error.source, error.positions, error.path, extensions=extensions)
