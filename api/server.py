"""The server: the application on a socket, until a signal ends it."""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import os
import signal
import socket
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from ..graph.errors import RoadgraphError
from ..graph.knowledge import KnowledgeGraph
from ..graph.store import save
from . import access, metrics
from .app import create_app
from .assets import AssetError, assets
from .followed import Followed
from .protocol import Configuration
from .served import Source
from .settings import Settings
from .settle import settle

LONGEST = 8_000
"""The greatest number of characters of an entry of the log."""


START = 60
"""The number of seconds after which workers that are not ready yet are no longer waited for."""


class AddressError(RoadgraphError):
    """An address on which nothing can be served."""

    code = "address"


def serve(
    graph_source: Source, host: str = "127.0.0.1", port: int = 8000, settings: Settings | None = None
) -> None:
    """Serve a graph, or what gives it at each request, until SIGINT or SIGTERM; port 0 is any free one.

    The address is said on standard error, once the server listens. Raises `AddressError` where that is not possible.
    With several workers, which are processes, a source has to bear being sent to another process.
    """
    settings = settings or Settings()
    with _listening(host, port) as listener, _shared(graph_source, settings.workers) as source:
        _say_what_is_missing()
        url = _url(*listener.getsockname()[:2])
        config = Configuration(partial(_worker, source, settings), settings)
        if settings.workers == 1:
            _Server(config, url).run(sockets=[listener])
        else:
            _Workers(config, [listener], url).run()


def _worker(source: Source, settings: Settings) -> FastAPI:
    """The application as a process serves it, which writes its log."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Bounded("%(asctime)s %(levelname)s %(message)s"))
    handler.addFilter(_is_news)
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    logging.getLogger("uvicorn").setLevel(logging.ERROR)
    access.logger.setLevel(logging.INFO if settings.access_log else logging.WARNING)
    if (parent := multiprocessing.parent_process()) is not None:
        threading.Thread(target=_follow, args=(parent,), name="parent", daemon=True).start()
    app = create_app(source, settings)
    settle()
    return app


def _follow(parent: BaseProcess) -> None:
    """End this process when its parent has ended, in whatever way."""
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)


def _is_news(record: logging.LogRecord) -> bool:
    """Whether an entry tells more than where a request stood that had no time left: their number is told already."""
    return not (record.exc_info and isinstance(record.exc_info[1], asyncio.CancelledError))


class _Bounded(logging.Formatter):
    """Lines of the log, none of which goes on for ever."""

    def format(self, record: logging.LogRecord) -> str:
        return super().format(record)[:LONGEST]


@contextmanager
def _shared(source: Source, workers: int) -> Generator[Source]:
    """What several workers serve: a graph is put into a store, and their numbers are added up in a folder."""
    if workers == 1:
        yield source
        return
    with TemporaryDirectory(prefix="roadgraph-") as folder:
        os.environ[metrics.SHARED] = folder
        try:
            if isinstance(source, KnowledgeGraph):
                path = Path(folder, "roadgraph.store")
                save(path, [], source)
                source = Followed(path)
            yield source
        finally:
            del os.environ[metrics.SHARED]


def _say(url: str) -> None:
    print(f"roadgraph: serving {url} (Ctrl+C ends it)", file=sys.stderr, flush=True)


class _Server(uvicorn.Server):
    """A server that says its address when it listens, and that a signal ends in peace."""

    def __init__(self, config: uvicorn.Config, url: str) -> None:
        super().__init__(config)
        self._url = url

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        _say(self._url)

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Let SIGINT and SIGTERM end the server; uvicorn's own would raise them once more afterwards."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {
            number: signal.signal(number, self.handle_exit) for number in (signal.SIGINT, signal.SIGTERM)
        }
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


class _Workers(Multiprocess):
    """Several servers, whose address is said when they listen."""

    def __init__(self, config: Configuration, sockets: list[socket.socket], url: str) -> None:
        super().__init__(config, sockets)
        self._url = url

    def init_processes(self) -> None:
        super().init_processes()
        for process in self.processes:
            process.wait_until_ready(START)
        _say(self._url)


def _say_what_is_missing() -> None:
    """Say in a line that GraphiQL is not served, and why."""
    try:
        assets()
    except AssetError as error:
        print(f"roadgraph: {error}; {error.hint}", file=sys.stderr, flush=True)


def _listening(host: str, port: int) -> socket.socket:
    if not 0 <= port <= 65_535:
        raise AddressError(f"nothing can be served at {host}, port {port}", "ports go from 0 to 65535")
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except OSError as error:
        said = f"nothing can be served at {host}, port {port}: {error.strerror or error}"
        raise AddressError(said, "choose another host or port") from error


def _url(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
