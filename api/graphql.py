"""GraphQL over HTTP, after the draft of that name by the GraphQL working group (July 2025).

A request that was never executed has no `data`; it is answered with 400, but with 200 to a client that takes
`application/json` only, as the draft asks.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from hmac import compare_digest
from typing import Any, TypeVar

import msgspec
import strawberry
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from ..schema.budget import Budget
from ..schema.errors import OverdueError, message
from .metrics import Metrics
from .negotiate import accepted, negotiate, sent
from .served import Representation, Served
from .settings import Settings

T = TypeVar("T")

JSON = "application/json"
GRAPHQL = "application/graphql-response+json"
HTML = "text/html"

QUERIES = (OperationType.QUERY,)
ANYTHING = (OperationType.QUERY, OperationType.MUTATION)

UNTRUSTED = "a mutation needs the token of the server: send it as `Authorization: Bearer TOKEN`"

TOLD = {401: {"WWW-Authenticate": "Bearer"}, 405: {"Allow": "GET, HEAD, POST"}}
"""The headers that go with a status."""

GRACE = 1.0
"""The number of seconds beyond its time after which an execution is left to itself, should it not end."""


class Asked(msgspec.Struct, rename="camel"):
    """The parameters of a request."""

    query: str
    operation_name: str | None = None
    variables: dict[str, Any] | None = None
    extensions: dict[str, Any] | None = None


class MalformedError(Exception):
    """A request that is none of GraphQL over HTTP, with the status that it is answered with."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status
        self.code = {401: "unauthenticated", 413: "limit"}.get(status, "bad_request")


class GraphQL:
    """The endpoint: executes what GET and POST ask, and shows a browser the console."""

    def __init__(
        self,
        schema: strawberry.Schema,
        served: Served,
        console: Representation,
        settings: Settings,
        metrics: Metrics,
    ) -> None:
        self._schema = schema
        self._served = served
        self._console = console
        self._settings = settings
        self._metrics = metrics
        self._threads = ThreadPoolExecutor(settings.max_executions, "graphql")

    async def respond(self, request: Request) -> Response:
        """The answer to a request."""
        offered = [JSON, GRAPHQL] if request.method == "POST" else [JSON, GRAPHQL, HTML]
        media = negotiate(accepted(request), offered)
        if media is None:
            return Response(f"this is answered in {JSON} or {GRAPHQL}\n", 406, media_type="text/plain")
        if media == HTML:
            return self._console.respond(request, {"Vary": "Accept"})
        try:
            trusted = self._trusted(request)
            asked = await (self._posted(request, trusted) if request.method == "POST" else _got(request))
        except MalformedError as error:
            return self._answer(_mistake(str(error), error.code), media, error.status)
        limits = self._settings.limits
        if trusted:
            limits = replace(limits, max_seconds=self._settings.ingest_seconds)
        allowed = ANYTHING if trusted and request.method == "POST" else QUERIES
        budget = Budget(limits)
        answered = partial(self._answered, asked, allowed, media, request.method, budget)
        return await self._waited(request, budget, limits.max_seconds, answered)

    def _trusted(self, request: Request) -> bool:
        """Whether a request bears the token; `MalformedError` where it bears another."""
        given, token = request.headers.get("authorization"), self._settings.token
        if given is None or token is None:
            return False
        scheme, _, credentials = given.partition(" ")
        # The time that this takes tells nothing of the token.
        same = compare_digest(credentials.strip().encode("utf-8", "replace"), token.encode())
        if same and scheme.lower() == "bearer":
            return True
        raise MalformedError("the token is not the right one", 401)

    async def _waited(
        self, request: Request, budget: Budget, most: float, answered: Callable[[], Response]
    ) -> Response:
        """What is answered in another thread, while the client is there and so many seconds are not over."""
        work = asyncio.get_running_loop().run_in_executor(self._threads, answered)
        left = asyncio.ensure_future(gone(request))
        try:
            either: set[asyncio.Future[Any]] = {work, left}
            await asyncio.wait(either, timeout=most + GRACE, return_when=asyncio.FIRST_COMPLETED)
            if work.done():
                return work.result()
            # Where the client is gone, nobody sees this.
            said = _mistake(message(OverdueError(most)), OverdueError.code)
            return self._answer(said, JSON, 503)
        finally:
            budget.abandon()
            work.cancel()
            left.cancel()

    def _answered(
        self, asked: Asked, allowed: Sequence[OperationType], media: str, method: str, budget: Budget
    ) -> Response:
        result = self._schema.execute_sync(
            asked.query,
            variable_values=asked.variables,
            context_value=self._served.view(),
            root_value=budget,
            operation_name=asked.operation_name or None,
            allowed_operation_types=allowed,
        )
        status = _status(result, media, method)
        if method == "POST" and self._settings.token is not None and "READ_ONLY" in _codes(result):
            return self._answer(_mistake(UNTRUSTED, "unauthenticated"), media, 401)
        return self._answer(_body(result), media, status)

    def _answer(self, body: dict[str, Any], media: str, status: int) -> Response:
        for error in body.get("errors", ()):
            self._metrics.error(str(error.get("extensions", {}).get("code", "")))
        headers = {"Vary": "Accept", **TOLD.get(status, {})}
        return Response(_encoded(body), status, headers, f"{media}; charset=utf-8")

    async def _posted(self, request: Request, trusted: bool) -> Asked:
        if sent(request) != JSON:
            raise MalformedError(f"a request is sent as {JSON} in UTF-8", 415)
        body = await read(request, self._settings.max_ingest if trusted else self._settings.max_body)
        if body.lstrip()[:1] == b"[":
            raise MalformedError("a request holds one query: send each of them in a request of its own")
        return _decoded(body, Asked)


async def read(request: Request, most: int) -> bytes:
    """The body; `MalformedError` where it is longer than so many bytes. The protocol sees to it that it comes in time."""
    said = f"a request has at most {most:,} bytes"
    if int(request.headers.get("content-length", 0)) > most:
        raise MalformedError(said, 413)
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > most:
                raise MalformedError(said, 413)
    except ClientDisconnect:
        raise MalformedError("the request broke off") from None
    return bytes(body)


async def gone(request: Request) -> None:
    """Return when the client has gone away; what it sends meanwhile is not heard."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _got(request: Request) -> Asked:
    given = {name: value for name, value in request.query_params.items() if value}
    if "query" not in given:
        raise MalformedError("the parameter `query` is missing")
    return Asked(
        query=given["query"],
        operation_name=given.get("operationName"),
        variables=_map(given, "variables"),
        extensions=_map(given, "extensions"),
    )


def _map(given: dict[str, str], name: str) -> dict[str, Any] | None:
    """A parameter that is written as a JSON object."""
    return _decoded(given[name].encode("utf-8", "replace"), dict[str, Any]) if name in given else None


def _decoded(written: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(written, type=kind)
    except (msgspec.DecodeError, RecursionError) as error:
        said = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise MalformedError(f"the request is not understood: {said}") from None


def _body(result: ExecutionResult) -> dict[str, Any]:
    errors = {"errors": [error.formatted for error in result.errors]} if result.errors else {}
    return errors | ({"data": result.data} if _executed(result) else {})


def _executed(result: ExecutionResult) -> bool:
    """Whether execution began: an error of a field has the path of that field, one of the request has none."""
    return result.data is not None or any(error.path is not None for error in result.errors or [])


def _status(result: ExecutionResult, media: str, method: str) -> int:
    if method != "POST" and "READ_ONLY" in _codes(result):
        return 405
    return 200 if _executed(result) or media == JSON else 400


def _codes(result: ExecutionResult) -> list[object]:
    return [(error.extensions or {}).get("code") for error in result.errors or []]


def _mistake(said: str, code: str) -> dict[str, Any]:
    """The body of an answer to what was never executed."""
    return {"errors": [{"message": said, "extensions": {"code": code.upper()}}]}


def _encoded(body: object) -> bytes:
    try:
        return msgspec.json.encode(body)
    except UnicodeEncodeError:
        # Half of a surrogate pair, which UTF-8 cannot hold: it is sent as the escape that JSON has for it.
        return json.dumps(body).encode("ascii")
