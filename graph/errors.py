"""Exceptions for callers' mistakes and broken input or output; each has a code and says the next step."""

from __future__ import annotations


class RoadgraphError(Exception):
    """A mistake that the caller can mend: `str(error)` says what and where, `hint` what to do next."""

    code = "error"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UnknownTopicError(RoadgraphError):
    """A reference that names no topic; `suggestions` are at most five labels that come near."""

    code = "unknown_topic"

    def __init__(self, ref: str, suggestions: tuple[str, ...] = ()) -> None:
        listed = ", ".join(suggestions)
        hint = f"did you mean {listed}?" if listed else "`roadgraph search` lists topics by name"
        super().__init__(f"no topic is called {ref!r}", hint)
        self.ref = ref
        self.suggestions = suggestions


class DocumentError(RoadgraphError):
    """A document that cannot be read at all."""

    code = "document"


class StoreError(RoadgraphError):
    """A store that is missing, damaged, locked or of another version."""

    code = "store"


class ChangedStoreError(StoreError):
    """A store that another has changed since the change at hand began."""

    code = "store_changed"


class LimitError(RoadgraphError):
    """A request that goes beyond a limit."""

    code = "limit"


class DiagramError(RoadgraphError):
    """A picture that cannot be made."""

    code = "diagram"
