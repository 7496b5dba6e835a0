"""A store that is followed: what is served when it is replaced."""

from __future__ import annotations

import logging
from concurrent.futures import Future, wait
from pathlib import Path
from threading import Lock, Thread
from time import monotonic

from ..graph.errors import StoreError
from ..graph.knowledge import KnowledgeGraph
from ..graph.store import Store
from .settle import settle

logger = logging.getLogger(__name__)

PATIENCE = 2.0
"""The number of seconds for which whoever finds the store replaced waits for it to be read."""

AGAIN = 5.0
"""The number of seconds after which a store that could not be read is tried once more."""


class Followed:
    """Gives the graph of the store at a path; when the store has been replaced, it is read once, aside.

    Whoever finds it replaced waits a little for the new graph; all others are given the last one meanwhile, and also
    where there is no whole store to read. `StoreError` where there is none from the start.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        self._reading: Future[None] | None = None
        self._failed: tuple[tuple[int, ...], float] = ((), 0.0)
        self._seen, self._graph = self._read()

    def __reduce__(self) -> tuple[type[Followed], tuple[Path]]:
        """Another process opens the store anew."""
        return Followed, (self.path,)

    def __call__(self) -> KnowledgeGraph:
        """The graph as it is now."""
        if self._mark() != self._seen and (reading := self._begun()):
            wait([reading], PATIENCE)
        return self._graph

    def _begun(self) -> Future[None] | None:
        """The reading of the store, begun here; None where it is being read already, or could not be read just now."""
        with self._lock:
            mark, (failed, when) = self._mark(), self._failed
            if self._reading or mark == self._seen or (mark == failed and monotonic() < when + AGAIN):
                return None
            reading: Future[None] = Future()
            self._reading = reading
        Thread(target=self._follow, args=(reading,), name="store", daemon=True).start()
        return reading

    def _follow(self, reading: Future[None]) -> None:
        mark = self._mark()
        try:
            self._seen, self._graph = self._read()
            settle()
        except StoreError as error:
            self._failed = mark, monotonic()
            logger.warning("the store is left as it was: %s", error)
        finally:
            self._reading = None
            reading.set_result(None)

    def _read(self) -> tuple[tuple[int, ...], KnowledgeGraph]:
        mark = self._mark()  # before the store is opened, so that no generation is missed
        return mark, Store.open(self.path).graph

    def _mark(self) -> tuple[int, ...]:
        """What changes when the store is replaced."""
        try:
            found = self.path.stat()
        except OSError:
            return ()
        return found.st_ino, found.st_mtime_ns, found.st_size
