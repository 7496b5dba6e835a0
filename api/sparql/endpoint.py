"""SPARQL over HTTP: takes a query, has it answered by a process of its own, and shows a browser the page to ask on."""

from __future__ import annotations

import asyncio
import logging
import os
from importlib.util import find_spec
from math import ceil
from threading import Lock

from rdflib.namespace import RDFS
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from ...graph.export import exported
from ...graph.knowledge import BASE_IRI, KnowledgeGraph
from ...graph.rdf.vocabulary import namespaces
from ..graphql import HTML, gone
from ..linked_data import MEDIA_TYPES, written
from ..negotiate import accepted, negotiate
from ..served import Representation, Served
from ..settings import Settings
from .describe import described
from .request import asked
from .terms import ROWS, TRIPLES, Bounds, Head
from .warm import Warm, WarmError

logger = logging.getLogger(__name__)

MORE = {"rdfs": str(RDFS)}
"""The prefixes that a query need not declare, besides those of the exports."""

BUSY = "too many queries in SPARQL are waiting: try again later"

CUT = "X-Result-Cut"
"""The header of an answer that would have been longer; it says how much there is of it."""


def missing() -> str | None:
    """Why there is no SPARQL here, in a line; None where there is."""
    if not hasattr(os, "fork"):
        return "SPARQL needs a system on which processes can fork, such as Linux or macOS"
    if find_spec("pyoxigraph") is None:
        return "SPARQL needs pyoxigraph: pip install 'roadgraph[sparql]'"
    return None


class Sparql:
    """The endpoint: answers what GET and POST ask of the served graph."""

    def __init__(self, served: Served, settings: Settings, page: Representation) -> None:
        self._served = served
        self._settings = settings
        self._page = page
        self._bounds = Bounds(
            settings.sparql_seconds, settings.sparql_memory, settings.sparql_rows, settings.sparql_answer
        )
        self._turn = asyncio.Semaphore(settings.sparql_executions)
        self._starting = Lock()
        self._warm: tuple[KnowledgeGraph, Warm] | None = None

    async def respond(self, request: Request) -> Response:
        """The answer to a request."""
        if reason := missing():
            raise HTTPException(501, reason)
        try:
            return await self._answered(request)
        except WarmError as error:
            raise HTTPException(error.status, str(error)) from None

    async def _answered(self, request: Request) -> Response:
        accept = accepted(request)
        if media := _description(request, accept):
            return await self._described(request, media)
        offered = [*ROWS, *TRIPLES]
        media = negotiate(accept, offered if request.method == "POST" else [*offered, HTML])
        if media is None:
            raise HTTPException(406, f"this is answered in {', '.join(offered)}", {"Vary": "Accept"})
        if media == HTML:
            return self._page.respond(request, {"Vary": "Accept"})
        query = await asked(request, self._settings)
        head, content = await self._waited(request, query, accept)
        if head.status != 200:
            raise HTTPException(head.status, content.decode(), {"Vary": "Accept"})
        cut = {CUT: f"at {self._bounds.rows} rows or {self._bounds.size} bytes"} if head.cut else {}
        return Response(content, 200, {"Vary": "Accept", **cut}, head.media)

    async def _described(self, request: Request, media: str) -> Response:
        """What the endpoint says of itself, in a format."""
        base = self._settings.base_iri
        # Without a base of its own, the server is where it was asked.
        root = base if base != BASE_IRI and base.endswith("/") else str(request.base_url)
        warm = await asyncio.to_thread(self._current)
        ending = next(ending for ending, offered in MEDIA_TYPES.items() if offered == media)
        content = written(*described(root, warm.triples), ending)
        return Representation.of(content, media).respond(request, {"Vary": "Accept"})

    async def _waited(self, request: Request, query: str, accept: str | None) -> tuple[Head, bytes]:
        """What is answered while the client is there; a query whose client is gone is killed."""
        work, left = asyncio.ensure_future(self._asked(query, accept)), asyncio.ensure_future(gone(request))
        try:
            await asyncio.wait({work, left}, return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                raise HTTPException(503, "the client is gone")
            return work.result()
        finally:
            work.cancel()
            left.cancel()

    async def _asked(self, query: str, accept: str | None) -> tuple[Head, bytes]:
        """The answer, when it is the query's turn; 503 where it does not come while a query takes at most."""
        most = self._bounds.seconds
        try:
            async with asyncio.timeout(most):
                await self._turn.acquire()
        except TimeoutError:
            raise HTTPException(503, BUSY, {"Retry-After": str(ceil(most))}) from None
        try:
            return await self._executed(query, accept)
        finally:
            self._turn.release()

    async def _executed(self, query: str, accept: str | None) -> tuple[Head, bytes]:
        warm = await asyncio.to_thread(self._current)
        try:
            return await warm.ask(query, accept)
        except OSError:
            logger.warning("the process that answers SPARQL has ended, and is started anew")
            warm = await asyncio.to_thread(self._current, warm)
            return await warm.ask(query, accept)

    def _current(self, lost: Warm | None = None) -> Warm:
        """The process that has the graph that is served now, started where there is none or it was lost."""
        graph = self._served.view().graph
        with self._starting:
            if self._warm and self._warm[0] is graph and self._warm[1] is not lost:
                return self._warm[1]
            base = self._settings.base_iri
            data = exported(graph, "ntriples", base_iri=base)
            warm = Warm(data, {**namespaces(base), **MORE}, self._bounds)
            if self._warm:
                self._warm[1].close()
            self._warm = graph, warm
            return warm


def _description(request: Request, accept: str | None) -> str | None:
    """The format in which a request without parameters wants the endpoint described; None where it wants none."""
    if request.method == "POST" or request.query_params:
        return None
    media = negotiate(accept, [*MEDIA_TYPES.values(), HTML, *ROWS])
    return media if media in MEDIA_TYPES.values() else None
