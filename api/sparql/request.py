"""The query of a request, after the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/)."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from ..graphql import MalformedError, read
from ..negotiate import sent
from ..settings import Settings

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"

NO_CHANGES = "nothing can be changed here: ask with SELECT, ASK, CONSTRUCT or DESCRIBE"
ONE_GRAPH = "there is one graph here, the default one: leave default-graph-uri and named-graph-uri out"

MOST = 20
"""The greatest number of parameters in a body."""


async def asked(request: Request, settings: Settings) -> str:
    """The query that a request asks. Raises `HTTPException` where it asks none, or more than may be asked."""
    given = request.query_params.multi_items()
    if request.method == "POST":
        given = [*given, *await _posted(request, settings.max_body)]
    names = [name for name, _ in given]
    if "update" in names:
        raise HTTPException(400, NO_CHANGES)
    if "default-graph-uri" in names or "named-graph-uri" in names:
        raise HTTPException(400, ONE_GRAPH)
    queries = [value for name, value in given if name == "query"]
    if len(queries) != 1:
        raise HTTPException(400, f"a request has one parameter `query`, this one has {len(queries)}")
    most = settings.limits.max_characters
    if len(queries[0]) > most:
        raise HTTPException(
            400, f"the query has {len(queries[0]):,} characters, the limit is {most:,}: shorten it"
        )
    return queries[0]


async def _posted(request: Request, most: int) -> list[tuple[str, str]]:
    """The parameters in the body of a request."""
    kind = sent(request)
    if kind == UPDATE:
        raise HTTPException(400, NO_CHANGES)
    if kind not in (FORM, DIRECT):
        raise HTTPException(415, f"a query is sent as {DIRECT} or {FORM} in UTF-8")
    try:
        body = (await read(request, most)).decode("utf-8")
        if kind == DIRECT:
            return [("query", body)]
        return parse_qsl(body, keep_blank_values=True, errors="strict", max_num_fields=MOST)
    except MalformedError as error:
        raise HTTPException(error.status, str(error)) from None
    except ValueError as error:
        raise HTTPException(400, f"the request is not understood: {error}") from None
