"""Who changes the store that is served."""

from __future__ import annotations

from collections.abc import Sequence

from ..graph.model import Diagnostic, Roadmap, Severity
from ..graph.store import Store
from ..ingest.ingest import reread
from ..schema.mutation import Change
from .change import changed, named
from .followed import Followed


class StoreEditor:
    """Changes the store that is followed, so that what is changed is served next."""

    def __init__(self, followed: Followed) -> None:
        self._followed = followed

    def ingest(self, documents: Sequence[tuple[str, bytes]]) -> Change:
        """Put documents, by name and content, into the store; what cannot be read is left out and told."""
        opened = self._opened()
        before = opened.roadmaps
        read = [reread(content, name, before.get(name)) for name, content in documents]
        added = [roadmap for roadmap in read if not _failed(roadmap)]
        graph = changed(self._followed.path, opened, added, ())
        self._followed()
        unchanged = frozenset(r.document.name for r in added if before.get(r.document.name) is r)
        failed = [d for roadmap in read if _failed(roadmap) for d in roadmap.diagnostics]
        return Change(graph, added, unchanged, (), [*failed, *_diagnostics(added)])

    def remove(self, documents: Sequence[str]) -> Change:
        """Take documents out of the store; `DocumentError` where one is not there."""
        opened = self._opened()
        removed = list(dict.fromkeys(named(opened.roadmaps, ref) for ref in documents))
        graph = changed(self._followed.path, opened, (), removed)
        self._followed()
        return Change(graph, removed=removed)

    def _opened(self) -> Store:
        """The store as it is now; where it is gone, no empty one takes the place of what is served."""
        return Store.open(self._followed.path)


def _failed(roadmap: Roadmap) -> bool:
    return any(diagnostic.severity is Severity.ERROR for diagnostic in roadmap.diagnostics)


def _diagnostics(roadmaps: Sequence[Roadmap]) -> list[Diagnostic]:
    return [diagnostic for roadmap in roadmaps for diagnostic in roadmap.diagnostics]
