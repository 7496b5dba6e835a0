"""What is served: the graph that the source holds now, and what was made of it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from ..graph.knowledge import BASE_IRI, KnowledgeGraph
from ..schema.mutation import Editor
from ..schema.view import View

KEPT = 64
"""The number of exports and pictures that are kept."""

HELD = 4_000_000
"""The number of bytes of an export that are held in memory; a larger one is sent as it is made."""

Source = KnowledgeGraph | Callable[[], KnowledgeGraph]
"""A graph, or what gives the graph that is to be served now."""


@dataclass(frozen=True, slots=True)
class Representation:
    """Bytes to send, or what makes them part by part, with their media type and entity tag, and what else their head says."""

    content: bytes | Callable[[], Iterator[bytes]]
    media_type: str
    etag: str
    headers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, content: bytes, media_type: str, headers: Mapping[str, str] | None = None) -> Representation:
        """The content with the tag that it alone has."""
        return cls(content, media_type, f'"{sha256(content).hexdigest()[:32]}"', headers or {})

    @classmethod
    def made(
        cls, make: Callable[[], Iterator[bytes]], media_type: str, tag: str, headers: Mapping[str, str]
    ) -> Representation:
        """What `make` makes: kept where it is small, else made anew for everyone, part by part, under a weak tag."""
        parts, begun, size = make(), [], 0
        for part in parts:
            begun.append(part)
            size += len(part)
            if size > HELD:
                return cls(make, media_type, f'W/"{tag}"', headers)
        return cls.of(b"".join(begun), media_type, headers)

    def respond(self, request: Request, headers: Mapping[str, str] | None = None) -> Response:
        """The answer to a request: 304 where the client has this very content already."""
        sent = {"ETag": self.etag, "Cache-Control": "no-cache", **self.headers, **(headers or {})}
        if _names(request.headers.get("if-none-match", ""), self.etag):
            return Response(status_code=304, headers=sent)
        if isinstance(self.content, bytes):
            return Response(self.content, media_type=self.media_type, headers=sent)
        parts = iter(()) if request.method == "HEAD" else self.content()
        return StreamingResponse(parts, media_type=self.media_type, headers=sent)


class Served:
    """The graph of a source; what is made of it is kept while the source gives the same graph."""

    def __init__(self, source: Source, editor: Editor | None = None, base_iri: str = BASE_IRI) -> None:
        self._source = source
        self._editor = editor
        self._base = base_iri
        self._view: View | None = None
        self._made: OrderedDict[Hashable, Future[Representation]] = OrderedDict()
        self._lock = Lock()

    def view(self) -> View:
        """The graph that the source gives now, as queries see it."""
        graph = self._source() if callable(self._source) else self._source
        with self._lock:
            if self._view is None or self._view.graph is not graph:
                self._view = View(graph, self._editor, self._base)
                self._made.clear()
            return self._view

    def once(self, key: Hashable, make: Callable[[KnowledgeGraph], Representation]) -> Representation:
        """What `make` makes of the graph, made once under this key however many ask for it at a time.

        The `KEPT` that were last asked for are kept; a failure is not.
        """
        view = self.view()
        made, first = self._place(view, key)
        if first:
            try:
                made.set_result(make(view.graph))
            except BaseException as error:
                self._forget(key, made)
                made.set_exception(error)
        return made.result()

    def _place(self, view: View, key: Hashable) -> tuple[Future[Representation], bool]:
        """Where what is made under a key will be, and whether whoever asks has to make it."""
        with self._lock:
            if self._view is view and key in self._made:
                self._made.move_to_end(key)
                return self._made[key], False
            made: Future[Representation] = Future()
            if self._view is view:
                self._made[key] = made
                while len(self._made) > KEPT:
                    self._made.popitem(last=False)
            return made, True

    def _forget(self, key: Hashable, made: Future[Representation]) -> None:
        with self._lock:
            if self._made.get(key) is made:
                del self._made[key]


def _names(header: str, etag: str) -> bool:
    """Whether an `If-None-Match` header names the tag; weak tags are compared as strong ones are."""
    named = [part.strip().removeprefix("W/") for part in header.split(",")]
    return "*" in named or etag.removeprefix("W/") in named
