"""HTTP/1.1 that waits for no client without end."""

from __future__ import annotations

import asyncio
import socket
import sys
from collections.abc import Callable
from math import ceil
from typing import Any

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import STATUS_PHRASES, H11Protocol

from .settings import Settings


class Configuration(uvicorn.Config):
    """The configuration of uvicorn, which bears our settings; it can be sent to another process."""

    def __init__(self, app: Callable[[], Any], settings: Settings) -> None:
        self.settings = settings
        super().__init__(
            app,
            access_log=False,
            factory=True,
            h11_max_incomplete_event_size=settings.max_head,
            http=Protocol,
            lifespan="off",
            limit_concurrency=settings.max_connections,
            log_config=None,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=ceil(settings.end_seconds),
            timeout_keep_alive=ceil(settings.idle_seconds),
            workers=settings.workers,
            ws="none",
        )


class Protocol(H11Protocol):
    """Closes a connection on which the head or the body of a request, or the taking of an answer, lasts too long.

    uvicorn itself bounds only the time between two requests.
    """

    def __init__(self, config: Configuration, *args: Any, **kwargs: Any) -> None:
        super().__init__(config, *args, **kwargs)
        self.settings = config.settings
        self._state: object = None
        self._awaited: asyncio.TimerHandle | None = None
        self._taken: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for the head of the first request."""
        # asyncio does this only where the socket that listens was made with the number of the protocol. Without it the
        # body of an answer waits for the client to confirm the head, which takes 40 milliseconds.
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        """Go on with what has come."""
        super().data_received(data)
        self._watch()

    def on_response_complete(self) -> None:
        """Wait for the head of the next request, or for the rest of a body that nobody reads."""
        super().on_response_complete()
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more."""
        self._cancel()
        if self._taken:
            self._taken.cancel()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """Wait for the client to take what was sent."""
        super().pause_writing()
        self._taken = self.loop.call_later(self.settings.take_seconds, self.transport.abort)

    def resume_writing(self) -> None:
        """The client has taken it."""
        super().resume_writing()
        if self._taken:
            self._taken.cancel()

    def _watch(self) -> None:
        """Set the time for what is to come, where that is something else than before."""
        state = self.conn.their_state
        if state is self._state:
            return
        self._state = state
        self._cancel()
        settings = self.settings
        if state is h11.IDLE:
            # An idle connection is closed before; this is for one on which a head comes drop by drop.
            wait = settings.head_seconds + (settings.idle_seconds if self.cycle else 0)
            self._awaited = self.loop.call_later(wait, self._late, "head", wait)
        elif state is h11.SEND_BODY:
            wait = settings.body_seconds
            self._awaited = self.loop.call_later(wait, self._late, "body", wait)

    def _cancel(self) -> None:
        if self._awaited:
            self._awaited.cancel()

    def _late(self, part: str, seconds: float) -> None:
        """Close the connection, and say why where something came."""
        silent = self.conn.their_state is h11.IDLE and not self.conn.trailing_data[0]
        if not silent:
            self._refuse(408, f"the {part} of the request did not arrive within {seconds:g} seconds")
        self.transport.close()

    def send_400_response(self, msg: str) -> None:
        """Close the connection on which no request can be read, and say why, with the status that h11 has for it."""
        error = sys.exception()
        status = error.error_status_hint if isinstance(error, h11.RemoteProtocolError) else 400
        said = f"the request is not understood: {error or msg}"
        if status == 431:
            said = f"the head of a request has at most {self.settings.max_head:,} bytes: send a long query by POST"
        self._refuse(status, said)
        self.transport.close()

    def _refuse(self, status: int, said: str) -> None:
        """Answer with a line, where nothing was answered yet."""
        if self.conn.our_state not in (h11.IDLE, h11.SEND_RESPONSE):
            return
        content = f"{said}\n".encode()
        headers = [
            ("content-type", "text/plain; charset=utf-8"),
            ("content-length", str(len(content))),
            ("connection", "close"),
        ]
        head = h11.Response(status_code=status, headers=headers, reason=STATUS_PHRASES[status])
        for event in (head, h11.Data(data=content), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        if self.cycle:
            self.cycle.disconnected = True

    def _unsupported_upgrade_warning(self) -> None:
        """Log nothing: a client may ask for another protocol, and gets none."""
