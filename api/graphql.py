"""GraphQL over HTTP, after the draft of that name by the GraphQL working group (July 2025).

A request that was never executed has no `data`; it is answered with 400, but with 200 to a client that takes
`application/json` only, as the draft asks.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any, TypeVar

import msgspec
import strawberry
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from strawberry.types import ExecutionResult

from .negotiate import negotiate
from .served import Representation, Served

T = TypeVar("T")

JSON = "application/json"
GRAPHQL = "application/graphql-response+json"
HTML = "text/html"

MAX_BODY = 256 * 1024
"""The greatest number of bytes of a request's body."""

PATIENCE = 15.0
"""The number of seconds in which a body must have arrived."""


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


class GraphQL:
    """The endpoint: executes what GET and POST ask, and shows a browser the console."""

    def __init__(self, schema: strawberry.Schema, served: Served, console: Representation) -> None:
        self._schema = schema
        self._served = served
        self._console = console

    async def respond(self, request: Request) -> Response:
        """The answer to a request."""
        offered = [JSON, GRAPHQL] if request.method == "POST" else [JSON, GRAPHQL, HTML]
        media = negotiate(request.headers.get("accept"), offered)
        if media is None:
            return Response(f"this is answered in {JSON} or {GRAPHQL}\n", 406, media_type="text/plain")
        if media == HTML:
            return self._console.respond(request, {"Vary": "Accept"})
        try:
            asked = await (_posted(request) if request.method == "POST" else _got(request))
        except MalformedError as error:
            return _answer({"errors": [{"message": str(error)}]}, media, error.status)
        result = await run_in_threadpool(self._execute, asked)
        return _answer(_body(result), media, _status(result, media, request.method))

    def _execute(self, asked: Asked) -> ExecutionResult:
        return self._schema.execute_sync(
            asked.query,
            variable_values=asked.variables,
            context_value=self._served.view(),
            operation_name=asked.operation_name or None,
        )


async def _posted(request: Request) -> Asked:
    kind, _, parameters = request.headers.get("content-type", "").lower().partition(";")
    charset = parameters.replace(" ", "").replace('"', "").removeprefix("charset=")
    if kind.strip() != JSON or charset not in ("", "utf-8", "utf8"):
        raise MalformedError(f"a request is sent as {JSON} in UTF-8", 415)
    return _decoded(await _read(request), Asked)


async def _read(request: Request) -> bytes:
    """The body; `MalformedError` where it is too long or too slow."""
    body = bytearray()
    try:
        async with asyncio.timeout(PATIENCE):
            async for chunk in request.stream():
                body += chunk
                if len(body) > MAX_BODY:
                    raise MalformedError(f"a request has at most {MAX_BODY:,} bytes", 413)
    except TimeoutError:
        raise MalformedError(f"the request did not arrive within {PATIENCE:g} seconds", 408) from None
    except ClientDisconnect:
        raise MalformedError("the request broke off") from None
    return bytes(body)


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
    codes = [(error.extensions or {}).get("code") for error in result.errors or []]
    if method != "POST" and "READ_ONLY" in codes:
        return 405
    return 200 if _executed(result) or media == JSON else 400


def _answer(body: dict[str, Any], media: str, status: int) -> Response:
    headers = {"Vary": "Accept"} | ({"Allow": "GET, HEAD, POST"} if status == 405 else {})
    return Response(_encoded(body), status, headers, f"{media}; charset=utf-8")


def _encoded(body: object) -> bytes:
    try:
        return msgspec.json.encode(body)
    except UnicodeEncodeError:
        # Half of a surrogate pair, which UTF-8 cannot hold: it is sent as the escape that JSON has for it.
        return json.dumps(body).encode("ascii")
