"""The application: every route, each a call of one function below and the formatting of its answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from ..graph.diagram.drawn import drawn
from ..graph.diagram.format import FORMATS
from ..graph.errors import LimitError, RoadgraphError, UnknownTopicError
from ..graph.knowledge import KnowledgeGraph
from ..schema.build import build_schema
from ..schema.errors import message
from ..schema.limits import Limits
from . import access
from .assets import AssetError, assets
from .editor import StoreEditor
from .followed import Followed
from .graphql import GraphQL
from .hosts import Hosts
from .linked_data import LinkedData
from .markup import html, joined, name, tag
from .metrics import MEDIA_TYPE, Metrics
from .negotiate import accepted, negotiate
from .page import items, problem
from .query_page import EXPLORER, console_page, graphiql_page, sparql_page
from .served import Representation, Served, Source
from .settings import SettingError, Settings
from .shield import HEADERS, Shield
from .sparql.endpoint import CUT, Sparql
from .start_page import start_page
from .topic_page import topic_link, topic_page

DRAWN = {
    "svg": ("svg", "image/svg+xml"),
    "mmd": ("mermaid", "text/plain"),
    "dot": ("dot", "text/vnd.graphviz"),
}
"""The formats of a diagram by the ending of its URL, with their media types."""

NOTHING = "there is nothing at this address"

STATIC = (
    *("frame.css", "style.css", "examples.css", "console.css", "graphiql.css"),
    *("examples.js", "console.js", "schema.js", "ide.js", "sparql.js", "icon.svg"),
)
"""The files of our own that pages use."""

MEDIA_TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
}
"""The media types of files that pages use, by the ending of their name."""

# An SVG picture brings its style sheet along, which follows the reader's light or dark setting.
STYLED = {
    "Content-Security-Policy": HEADERS["Content-Security-Policy"] + "; style-src 'self' 'unsafe-inline'"
}


def create_app(
    source: Source,
    settings: Settings | None = None,
    built: Path | None = None,
) -> FastAPI:
    """The application that serves a graph, or at each request the graph that `source` then gives.

    GraphiQL is taken from the folder `built`, by default where `make assets` puts it; where it is not whole, the
    console takes its place.

    >>> create_app(KnowledgeGraph()).title
    'roadgraph'
    """
    settings, metrics = settings or Settings(), Metrics()
    editor = _editor(source, settings)
    schema = build_schema(settings.limits, writable=editor is not None)
    app = FastAPI(title="roadgraph", docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    files = _files_of_others(built)
    served = Served(source, editor, settings.base_iri)
    pages = _Pages(served, settings.limits, metrics, files)
    console = console_page()
    graphql = GraphQL(schema, pages.served, graphiql_page() if files else console, settings, metrics)
    sdl = Representation.of(schema.as_str().encode() + b"\n", "text/plain")
    app.add_route("/", pages.start)
    linked = LinkedData(pages.served, settings.base_iri, pages.topic, NOTHING)
    for path, answer in linked.routes:
        app.add_route(path, answer)
    app.add_route("/diagram.{ending}", pages.diagram)
    app.add_route("/graphql", graphql.respond, methods=["GET", "POST"])
    sparql = Sparql(pages.served, settings, sparql_page())
    app.add_route("/sparql", sparql.respond, methods=["GET", "POST"])
    app.add_route("/console", console.respond)
    app.add_route("/schema.graphql", sdl.respond)
    app.add_route("/static/{name}", pages.static)
    app.add_route("/healthz", pages.healthz)
    app.add_route("/readyz", pages.readyz)
    app.add_route("/metrics", pages.metrics)
    app.add_exception_handler(HTTPException, _refused)
    _guard(app, settings, metrics)
    return app


def _editor(source: Source, settings: Settings) -> StoreEditor | None:
    """Who may change the store, where a token is set."""
    if settings.token is None:
        return None
    if not isinstance(source, Followed):
        raise SettingError("there is no store that a token could let anybody change", "serve a store")
    return StoreEditor(source)


def _guard(app: FastAPI, settings: Settings, metrics: Metrics) -> None:
    """Put the layers around the routes, the innermost first."""
    if settings.hosts:
        app.add_middleware(Hosts, names=settings.hosts)
    if settings.origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.origins,
            allow_methods=["GET", "POST"],
            allow_headers=["Content-Type", "Authorization", "If-None-Match", access.HEADER],
            expose_headers=[access.HEADER, CUT, "Content-Location", "ETag", "Link", "Retry-After"],
        )
    app.add_middleware(Shield)
    patterns: dict[object, str] = {
        route.endpoint: route.path for route in app.routes if isinstance(route, Route)
    }
    app.add_middleware(access.Access, metrics=metrics, patterns=patterns)


class _Pages:
    """The routes that answer with pages, pictures and files."""

    def __init__(self, served: Served, limits: Limits, metrics: Metrics, files: Mapping[str, bytes]) -> None:
        self.served = served
        self._limits = limits
        self._metrics = metrics
        own = {file: (EXPLORER / file).read_bytes() for file in STATIC}
        self._static = {
            file: Representation.of(content, MEDIA_TYPES[Path(file).suffix])
            for file, content in (own | dict(files)).items()
        }

    def start(self, request: Request) -> Response:
        return start_page(self.served.view(), request.query_params.get("q", ""))

    def topic(self, request: Request) -> Response:
        view = self.served.view()
        ref = request.path_params["slug"]
        self._bounded([ref])
        try:
            topic = view.graph.topic(ref)
        except UnknownTopicError:
            near = [topic_link(topic) for topic in view.graph.suggestions(ref)]
            hint = joined([tag("p", None, "Did you mean"), items(near)]) if near else html("")
            return problem("No such topic", joined(["No topic is called “", name(ref), "”."]), 404, hint)
        if topic.id != ref:
            return RedirectResponse(f"/topic/{topic.id}", 307)
        return topic_page(view, topic)

    def diagram(self, request: Request) -> Response:
        ending = request.path_params["ending"]
        if ending not in DRAWN:
            raise HTTPException(404, NOTHING)
        to, knowing = (tuple(self._bounded(request.query_params.getlist(key))) for key in ("to", "knowing"))
        try:
            picture = self.served.once(
                (ending, to, knowing), lambda graph: _picture(graph, ending, to, knowing)
            )
        except UnknownTopicError as error:
            raise HTTPException(404, message(error)) from error
        except LimitError as error:
            raise HTTPException(400, message(error)) from error
        return picture.respond(request, STYLED if ending == "svg" else None)

    def static(self, request: Request) -> Response:
        file = self._static.get(request.path_params["name"])
        if file is None:
            raise HTTPException(404, NOTHING)
        return file.respond(request)

    def healthz(self, request: Request) -> Response:
        return PlainTextResponse("ok\n")

    def readyz(self, request: Request) -> Response:
        try:
            self.served.view()
        except (RoadgraphError, OSError):
            return PlainTextResponse("the graph cannot be read\n", 503)
        return PlainTextResponse("ok\n")

    def metrics(self, request: Request) -> Response:
        self._metrics.graph(self.served.view().graph)
        return Response(self._metrics.written(), media_type=MEDIA_TYPE)

    def _bounded(self, refs: list[str]) -> list[str]:
        """The references that are not blank; 400 where they go beyond a limit."""
        given = [ref for ref in refs if ref.strip()]
        if len(given) > self._limits.max_items or any(len(ref) > self._limits.max_text for ref in given):
            bounds = self._limits
            said = f"at most {bounds.max_items} topics, each of at most {bounds.max_text} characters"
            raise HTTPException(400, said)
        return given


def _picture(graph: KnowledgeGraph, ending: str, to: Sequence[str], knowing: Sequence[str]) -> Representation:
    """A diagram in the format of an ending."""
    written, media_type = DRAWN[ending]
    drawing = replace(drawn(graph, to, knowing), pages="/topic/" if ending == "svg" else "")
    return Representation.of(FORMATS[written](drawing).encode("utf-8", "replace"), media_type)


def _files_of_others(built: Path | None) -> dict[str, bytes]:
    """What GraphiQL is made of, or nothing where it was not built in."""
    try:
        return assets(built)
    except AssetError:
        return {}


def _refused(request: Request, error: Exception) -> Response:
    """The answer to a request that is refused: a page for a browser, a line for others."""
    assert isinstance(error, HTTPException)
    said = NOTHING if error.detail == HTTPStatus.NOT_FOUND.phrase else error.detail
    if negotiate(accepted(request), ["text/plain", "text/html"]) == "text/html":
        title = HTTPStatus(error.status_code).phrase.capitalize()
        answer: Response = problem(title, said, error.status_code)
    else:
        answer = PlainTextResponse(f"{said}\n", error.status_code)
    answer.headers.update(error.headers or {})
    return answer
