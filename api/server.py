"""The server: the application on a socket, until a signal ends it."""

from __future__ import annotations

import logging
import signal
import socket
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager

import uvicorn

from ..graph.errors import RoadgraphError
from ..graph.knowledge import KnowledgeGraph
from ..schema.limits import Limits
from .app import create_app
from .assets import AssetError, assets

KEEP_ALIVE = 10
"""The number of seconds that an idle connection is kept."""

SHUTDOWN = 10
"""The number of seconds that requests have to end after a signal."""

CONNECTIONS = 500
"""The number of connections beyond which the server answers 503."""


class AddressError(RoadgraphError):
    """An address on which nothing can be served."""

    code = "address"


def serve(
    graph_source: KnowledgeGraph | Callable[[], KnowledgeGraph],
    host: str = "127.0.0.1",
    port: int = 8000,
    limits: Limits | None = None,
) -> None:
    """Serve a graph, or what gives it at each request, until SIGINT or SIGTERM; port 0 is any free one.

    The address is said on standard error, once the server listens. Raises `AddressError` where that is not possible.
    """
    with _listening(host, port) as listener:
        _say_what_is_missing()
        address = listener.getsockname()[:2]
        config = uvicorn.Config(
            create_app(graph_source, limits),
            access_log=False,
            lifespan="off",
            limit_concurrency=CONNECTIONS,
            log_config=None,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=SHUTDOWN,
            timeout_keep_alive=KEEP_ALIVE,
            ws="none",
        )
        logging.getLogger("uvicorn").setLevel(logging.WARNING)
        _Server(config, _url(*address)).run(sockets=[listener])


class _Server(uvicorn.Server):
    """A server that says its address when it listens, and that a signal ends in peace."""

    def __init__(self, config: uvicorn.Config, url: str) -> None:
        super().__init__(config)
        self._url = url

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        print(f"roadgraph: serving {self._url} (Ctrl+C ends it)", file=sys.stderr, flush=True)

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
