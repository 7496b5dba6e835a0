"""Linked data over HTTP: every IRI of the graph answers, in the format that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from threading import Lock
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ..graph.export import EXPORTS, RDF
from ..graph.knowledge import KnowledgeGraph
from ..graph.label import digest
from ..graph.rdf.nodes import Node, Nodes
from ..graph.rdf.syntax import SYNTAXES
from ..graph.rdf.vocabulary import FOLDERS, expanded, named
from .negotiate import negotiate
from .page import DATA
from .served import Representation, Served
from .thing_page import thing_page

HTML = "text/html"

WHOLE = {
    "ttl": ("turtle", "text/turtle"),
    "jsonld": ("jsonld", "application/ld+json"),
    "nt": ("ntriples", "application/n-triples"),
    "rdf": ("rdfxml", "application/rdf+xml"),
    "trig": ("trig", "application/trig"),
    "json": ("json", "application/json"),
}
"""The formats of the whole graph by the ending of its URL, with their media types."""

MEDIA_TYPES = {ending: media for ending, (_, media) in DATA.items()}
"""The media types of what is told of one thing, by the ending of its URL; a graph of its own (TriG) it has none."""

TOLD_WITH = frozenset({"dcterms:isReferencedBy", "oa:hasTarget", "oa:hasSelector"})
"""The predicates whose objects are described together with the thing that leads to them."""

VOCABULARY = {"ontology.ttl": "/roadgraph/ns", "shapes.ttl": "/roadgraph/shapes"}
"""Where the files stand that say what the words mean and what holds of them."""

DESCRIBED = f'<{VOCABULARY["shapes.ttl"]}>; rel="describedby"; type="text/turtle"'


class LinkedData:
    """The routes of topics, of all other things that have an IRI, and of the whole graph."""

    def __init__(
        self, served: Served, base_iri: str, topic_page: Callable[[Request], Response], nothing: str
    ) -> None:
        self._served = served
        self._base = base_iri
        self._topic_page = topic_page
        self._nothing = nothing
        self._lock = Lock()
        self._told: _Told | None = None

    @property
    def routes(self) -> Sequence[tuple[str, Callable[[Request], Response]]]:
        """The paths, each with what answers there."""
        folders = {folder.rstrip("/") for folder in FOLDERS.values()} - {"topic"}
        things = [(f"/{folder}/{{name}}", self.thing) for folder in sorted(folders | {"document"})]
        vocabulary = [(path, _file(name)) for name, path in VOCABULARY.items()]
        return (
            ("/topic/{slug}", self.topic),
            *things,
            ("/graph", self.graph),
            ("/graph.{ending}", self.graph),
            *vocabulary,
        )

    def topic(self, request: Request) -> Response:
        """A topic: its page, or all that is told of it in RDF."""
        ref, ending = _split(request.path_params["slug"])
        path = f"/topic/{quote(ref, safe='')}"
        ending = ending or _negotiated(request, path, {"html": HTML, **MEDIA_TYPES})
        if ending == "html":
            return self._shown(self._topic_page(request), request, path)
        told = self._now()
        topic = told.nodes.graph.find(ref)
        if topic is None:
            raise HTTPException(404, f"no topic is called {ref[:100]!r}")
        if topic.id != ref:
            return RedirectResponse(f"/topic/{topic.id}.{ending}", 307)
        return told.written(list(told.nodes.about(topic)), ending, path).respond(request)

    def thing(self, request: Request) -> Response:
        """A resource, a document, a statement, a quote or whatever else has an IRI."""
        folder = request.url.path.split("/")[1]
        kind = "doc" if folder == "document" else KINDS[folder]
        name, ending = _split(request.path_params["name"])
        path = f"/{folder}/{quote(name, safe='')}"
        ending = ending or _negotiated(request, path, {"html": HTML, **MEDIA_TYPES})
        told = self._now()
        thing = named(kind, name)
        if thing not in told.index:
            known = told.nodes.graph.document
            document = known(request.path_params["name"]) if kind == "doc" else None
            if document is None:
                raise HTTPException(404, self._nothing)
            return RedirectResponse(f"/{folder}/d{document.id[:12]}", 307)
        nodes = told.described(thing)
        if ending == "html":
            return self._shown(thing_page(nodes), request, path)
        return told.written(nodes, ending, path).respond(request)

    def graph(self, request: Request) -> Response:
        """The whole graph."""
        ending = request.path_params.get("ending")
        offered = {ending: media_type for ending, (_, media_type) in WHOLE.items()}
        ending = ending or _negotiated(request, "/graph", offered)
        if ending not in WHOLE:
            raise HTTPException(404, self._nothing)
        form, media_type = WHOLE[ending]
        headers = _headers("/graph", offered, ending)

        def made(graph: KnowledgeGraph) -> Representation:
            make = partial(EXPORTS[form], graph, **({"base_iri": self._base} if form in RDF else {}))
            tag = digest(graph.fingerprint, self._base, form)[:32]
            return Representation.made(make, media_type, tag, headers)

        return self._served.once(form, made).respond(request)

    def _now(self) -> _Told:
        """What there is to tell of the graph that is served now."""
        graph = self._served.view().graph
        with self._lock:
            if self._told is None or self._told.nodes.graph is not graph:
                self._told = _Told(Nodes(graph, self._base))
            return self._told

    def _shown(self, page: Response, request: Request, path: str) -> Response:
        """A page with its tag and what else there is at its address; one that says what is wrong stays as it is."""
        if page.status_code != 200:
            return page
        headers = _headers(path, {"html": HTML, **MEDIA_TYPES}, "html")
        return Representation.of(bytes(page.body), HTML, headers).respond(request)


KINDS = {folder.rstrip("/"): kind for kind, folder in FOLDERS.items()}


class _Told:
    """The nodes of one graph."""

    def __init__(self, nodes: Nodes) -> None:
        self.nodes = nodes

    @cached_property
    def index(self) -> Mapping[str, Node]:
        """All nodes by their IRI, made when the first is asked for."""
        return {node[0]: node for node in self.nodes}

    def described(self, thing: str) -> list[Node]:
        """The node of a thing and those that are told with it."""
        told, waiting = {thing: self.index[thing]}, [thing]
        while waiting:
            for predicate, value in self.index[waiting.pop()][1]:
                if predicate in TOLD_WITH and value in self.index and value not in told:
                    told[str(value)] = self.index[str(value)]
                    waiting.append(str(value))
        return list(told.values())

    def written(self, told: Sequence[Node], ending: str, path: str) -> Representation:
        """Some nodes, the first of which the others belong to, in the format of an ending."""
        headers = _headers(path, {"html": HTML, **MEDIA_TYPES}, ending)
        headers["Link"] += f', <{expanded(told[0][0], self.nodes.namespaces)}>; rel="describes"'
        content = written(told, self.nodes.namespaces, ending)
        return Representation.of(content, MEDIA_TYPES[ending], headers)


def written(nodes: Iterable[Node], namespaces: Mapping[str, str], ending: str) -> bytes:
    """Some nodes under these prefixes in the format of an ending of `MEDIA_TYPES`."""
    form, _ = WHOLE[ending]
    return "".join(SYNTAXES[form](nodes, namespaces)).encode()


def _split(name: str) -> tuple[str, str | None]:
    """A name and the ending that says the format, None where none does."""
    stem, _, ending = name.rpartition(".")
    return (stem, ending) if stem and ending in MEDIA_TYPES else (name, None)


def _negotiated(request: Request, path: str, offered: Mapping[str, str]) -> str:
    """The ending of the format that a request prefers; 406 with all there are where it takes none."""
    accept = ",".join(request.headers.getlist("accept")) or None
    media_type = negotiate(accept, list(offered.values()))
    if media_type is None:
        said = f"there is no such format here; there are {', '.join(offered.values())}"
        raise HTTPException(406, said, {"Vary": "Accept", "Link": _alternates(path, offered)})
    return next(ending for ending, media in offered.items() if media == media_type)


def _headers(path: str, offered: Mapping[str, str], ending: str) -> dict[str, str]:
    """What the head of an answer says of the other formats."""
    location = path if ending == "html" else f"{path}.{ending}"
    link = f"{_alternates(path, offered)}, {DESCRIBED}"
    return {"Vary": "Accept", "Content-Location": location, "Link": link}


def _alternates(path: str, offered: Mapping[str, str]) -> str:
    places = {path if ending == "html" else f"{path}.{ending}": media for ending, media in offered.items()}
    return ", ".join(f'<{place}>; rel="alternate"; type="{media}"' for place, media in places.items())


def _file(name: str) -> Callable[[Request], Response]:
    content = (Path(__file__).parents[1] / "graph" / "rdf" / name).read_bytes()
    return Representation.of(content, "text/turtle").respond
