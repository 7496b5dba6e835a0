"""The process that holds the graph and does nothing but fork: each query is answered by a child of its own.

It is started as a program, with the number of a socket and what it needs to know in JSON. Over the socket come the
graph and then, for each query, one end of a socket pair, on which the child reads the query and writes the answer. It
ends when the other end of its socket is closed and no query is left; a query whose client is gone is killed.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from typing import NoReturn

import pyoxigraph as ox

from .confine import confine
from .evaluate import evaluate
from .terms import READY, Bounds


def main(number: str, told: str) -> None:
    """Take the graph, and answer queries until nobody can ask any more."""
    control = socket.socket(fileno=int(number))
    known = json.loads(told)
    bounds, prefixes = Bounds(**known["bounds"]), known["prefixes"]
    store = ox.Store()
    store.load(_graph(control), format=ox.RdfFormat.N_TRIPLES)

    def answer(request: bytes) -> bytes:
        asked = json.loads(request)
        head, content = evaluate(store, asked["query"], asked["accept"], prefixes, bounds)
        return json.dumps(asdict(head)).encode() + b"\n" + content

    # Whatever is loaded at first use is loaded now, while files can be opened.
    for query in ("SELECT ?x { ?x a [] } LIMIT 1", "DESCRIBE <urn:x>", "nonsense"):
        answer(json.dumps({"query": query, "accept": None}).encode())
    gc.freeze()
    zygote = Zygote(control, answer, bounds)
    control.sendall(READY)
    zygote.run()


class Zygote:
    """Forks for every query, and looks after the children."""

    def __init__(self, control: socket.socket, answer: Callable[[bytes], bytes], bounds: Bounds) -> None:
        self._control = control
        self._answer = answer
        self._bounds = bounds
        self._running: dict[int, socket.socket] = {}
        self._ended, told = os.pipe()
        for end in (self._ended, told):
            os.set_blocking(end, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(told, warn_on_full_buffer=False)
        self._poll = select.poll()
        self._poll.register(self._ended, select.POLLIN)  # the first, so that it is heard first
        self._poll.register(control, select.POLLIN)
        self._taking = True

    def run(self) -> None:
        """Answer until no query can come any more and none is left."""
        while self._taking or self._running:
            # One event at a time: what it changes can make the others void.
            descriptor = self._poll.poll()[0][0]
            if descriptor == self._ended:
                self._reap()
            elif descriptor == self._control.fileno():
                self._take()
            else:
                self._abandon(descriptor)

    def _take(self) -> None:
        """Begin a query, or end the taking of queries."""
        _, descriptors, *_ = socket.recv_fds(self._control, 1, 1)
        if not descriptors:
            self._taking = False
            self._poll.unregister(self._control)
            return
        asked = socket.socket(fileno=descriptors[0])
        try:
            child = os.fork()
        except OSError:
            asked.close()
            return
        if child == 0:
            self._reply(asked)
        self._running[child] = asked
        self._poll.register(asked, 0)  # nothing but the hanging up of the other side

    def _reply(self, asked: socket.socket) -> NoReturn:
        """Answer, as the child that does nothing else."""
        try:
            signal.set_wakeup_fd(-1)
            confine(asked.fileno(), self._bounds)
            asked.sendall(self._answer(_everything(asked)))
            os._exit(0)
        except MemoryError:
            os.abort()
        finally:
            os._exit(1)

    def _abandon(self, descriptor: int) -> None:
        """Kill the query whose client is gone."""
        self._poll.unregister(descriptor)
        for child, asked in self._running.items():
            if asked.fileno() == descriptor:
                os.kill(child, signal.SIGKILL)

    def _reap(self) -> None:
        """Close the sockets of queries that have ended; where a signal ended one, say which."""
        with suppress(BlockingIOError):
            os.read(self._ended, 4096)
        for child, asked in list(self._running.items()):
            ended, status = os.waitpid(child, os.WNOHANG)
            if not ended:
                continue
            if os.WIFSIGNALED(status):
                with suppress(OSError):
                    asked.send(bytes([os.WTERMSIG(status)]), socket.MSG_DONTWAIT)
            with suppress(KeyError):
                self._poll.unregister(asked)
            del self._running[child]
            asked.close()


def _graph(control: socket.socket) -> bytes:
    """The graph in N-Triples, whose length in eight bytes comes first."""
    with control.makefile("rb", buffering=0) as stream:
        return _exactly(stream.read, int.from_bytes(_exactly(stream.read, 8)))


def _exactly(read: Callable[[int], bytes], size: int) -> bytes:
    found = bytearray()
    while len(found) < size and (part := read(size - len(found))):
        found += part
    return bytes(found)


def _everything(asked: socket.socket) -> bytes:
    """What comes until the other side has said all."""
    found = bytearray()
    while part := asked.recv(65_536):
        found += part
    return bytes(found)


if __name__ == "__main__":
    main(*sys.argv[1:])
