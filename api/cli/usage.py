"""The error of a command that was called in a way that makes no sense."""

from __future__ import annotations

from ...graph.errors import RoadgraphError


class UsageError(RoadgraphError):
    """Arguments that do not go together or name what does not exist."""

    code = "usage"
