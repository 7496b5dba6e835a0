"""The outermost layer: an id for every request, a line of the access log, and numbers."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from time import perf_counter
from urllib.parse import quote
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .metrics import Metrics

logger = logging.getLogger("roadgraph.access")

HEADER = "X-Request-ID"

LONGEST = 200
"""The greatest number of characters of an address that stand in the log."""

GONE = 499
"""The status, in the log and in numbers, of a request whose client went away before the answer."""

_GIVEN = re.compile(r"[\w.:-]{1,64}", re.ASCII)


class Access:
    """Gives each request an id, the client's own if it is a sane one, and tells of it when it was answered."""

    def __init__(self, app: ASGIApp, metrics: Metrics, patterns: Mapping[object, str]) -> None:
        """`patterns` are those of addresses, by the endpoints that answer there."""
        self.app = app
        self._metrics = metrics
        self._patterns = patterns

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get(HEADER, "")
        request = given if _GIVEN.fullmatch(given) else uuid4().hex[:16]
        began, status, size = perf_counter(), GONE, 0

        async def told(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[HEADER] = request
            size += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, told)
        finally:
            seconds = perf_counter() - began
            route = self._patterns.get(scope.get("endpoint"), "none")
            self._metrics.request(scope["method"], route, status, seconds)
            logger.info(
                "%s %s %s %d %d bytes %.1f ms id=%s",
                (scope.get("client") or ("-",))[0],
                scope["method"][:20],
                quote(scope["path"], safe="/")[:LONGEST],
                status,
                size,
                1000 * seconds,
                request,
            )
