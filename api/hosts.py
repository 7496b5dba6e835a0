"""By which names the server may be called: those of others could lead a page of theirs here."""

from __future__ import annotations

import re
from collections.abc import Sequence

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

ANY = "*"

HOST = r"(?:\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)"
"""The name or address of a host, in lower case."""

_CALLED = re.compile(rf"({HOST})\.?(?::\d{{0,5}})?")


class Hosts:
    """Answers to some names alone; whoever uses another is told how it could be allowed."""

    def __init__(self, app: ASGIApp, names: Sequence[str]) -> None:
        """`*.name` stands for every name that ends so, `*` for any."""
        self.app = app
        self._names = frozenset(name.lower() for name in names)
        self._endings = tuple(name.removeprefix(ANY) for name in self._names if name.startswith(ANY))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or ANY in self._names:
            await self.app(scope, receive, send)
            return
        called = _CALLED.fullmatch(Headers(scope=scope).get("host", "").lower())
        name = called[1] if called else ""
        if name and (name in self._names or name.endswith(self._endings)):
            await self.app(scope, receive, send)
            return
        said = f"the server does not answer to {name[:100]}: `serve --allow-host {name[:100]}` lets it"
        await PlainTextResponse(f"{said if name else 'the Host header names no host'}\n", 400)(
            scope, receive, send
        )
