"""The process that is warm for queries, as the server sees it."""

from __future__ import annotations

import asyncio
import json
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict
from threading import Thread
from weakref import finalize

from .terms import ASK, READY, Bounds, Head

GRACE = 2.0
"""The number of seconds beyond its time after which a query is given up, should its process not be ended."""

PATIENCE = 120.0
"""The number of seconds that the process has to take the graph."""

OVER = frozenset({signal.SIGALRM, signal.SIGXCPU})
"""The signals that end a query whose time is over; any other one means that it fell."""


class WarmError(Exception):
    """A query to which there is no answer, with the status that says whose fault that is."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class Warm:
    """A process that has the graph loaded, and forks for each query."""

    def __init__(self, ntriples: bytes, prefixes: Mapping[str, str], bounds: Bounds) -> None:
        """Start the process and wait until it has the graph. `WarmError` where it does not come so far."""
        self.triples = ntriples.count(b"\n")
        self._bounds = bounds
        self._control, theirs = socket.socketpair()
        finalize(self, self._control.close)  # at the end of the server at the latest
        told = json.dumps({"bounds": asdict(bounds), "prefixes": dict(prefixes)})
        command = [sys.executable, "-P", "-m", f"{__package__}.zygote", str(theirs.fileno()), told]
        with theirs:
            # A session of its own: Ctrl+C means the server, which lets what was begun end.
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        Thread(target=process.wait, name="sparql", daemon=True).start()
        self._control.settimeout(PATIENCE)
        try:
            self._control.sendall(len(ntriples).to_bytes(8) + ntriples)
            ready = self._control.recv(1)
        except OSError:
            ready = b""
        if ready != READY:
            self._control.close()
            raise WarmError("the process that answers SPARQL did not start; try again", 503)

    def close(self) -> None:
        """Take no query any more; those that were begun are answered."""
        self._control.close()

    async def ask(self, query: str, accept: str | None) -> tuple[Head, bytes]:
        """How a query is answered, and with what.

        Raises `WarmError` for a query that was stopped, and `OSError` where the process is not there any more. When
        this is cancelled, the query is killed.
        """
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                socket.send_fds(self._control, [ASK], [theirs.fileno()])
            except OSError:
                ours.close()
                raise
        reader, writer = await asyncio.open_unix_connection(sock=ours)
        try:
            async with asyncio.timeout(self._bounds.seconds + GRACE):
                writer.write(json.dumps({"query": query, "accept": accept}).encode())
                writer.write_eof()
                return self._read(await reader.read())
        except (TimeoutError, ConnectionError):
            return self._read(bytes([signal.SIGALRM]))
        finally:
            writer.close()

    def _read(self, answer: bytes) -> tuple[Head, bytes]:
        """The head and the content of an answer; `WarmError` where it is none."""
        written, _, content = answer.partition(b"\n")
        head = Head(**json.loads(written)) if len(answer) > 1 and written[:1] == b"{" else None
        if head and head.size == len(content):
            return head, content
        if len(answer) != 1:
            raise WarmError("the query was not answered; try again", 503)
        if answer[0] in OVER:
            said = f"the query was stopped after {self._bounds.seconds:g} seconds: ask for less, or add LIMIT"
            raise WarmError(said, 503)
        most = f"{self._bounds.memory / 1_000_000:,.0f} MB"
        raise WarmError(f"the query needs more memory than {most}, or is nested too deeply", 400)
