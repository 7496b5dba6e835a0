"""Changes of a store: documents put in and taken out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from ..graph.errors import ChangedStoreError, DocumentError
from ..graph.knowledge import KnowledgeGraph
from ..graph.model import Roadmap
from ..graph.store import Store, save
from ..ingest.merge import merge

ATTEMPTS = 100
"""How often a change is made anew because other processes change the store meanwhile; each time one of them got ahead."""


def opened_store(path: Path) -> Store | None:
    """The store at `path`, None where there is none yet."""
    return Store.open(path) if path.exists() else None


def changed(
    path: Path,
    opened: Store | None,
    added: Sequence[Roadmap],
    removed: Sequence[str],
    attempts: int = ATTEMPTS,
) -> KnowledgeGraph:
    """The graph of the store with these roadmaps and without these documents; the store is replaced where it changes.

    Where another process has changed it meanwhile, the change is made anew, to what that one left.
    """
    before = {} if opened is None else opened.roadmaps
    after = {name: roadmap for name, roadmap in before.items() if name not in removed}
    after |= {roadmap.document.name: roadmap for roadmap in added}
    if opened is not None and before == after:
        return opened.graph
    graph = merge(after.values())
    try:
        save(path, after.values(), graph, opened=opened, new=opened is None)
    except ChangedStoreError:
        if attempts == 1:
            raise
        return changed(path, opened_store(path), added, removed, attempts - 1)
    return graph


def named(roadmaps: Mapping[str, Roadmap], ref: str) -> str:
    """The name of the one document that is called so, wholly or by its last path part; `DocumentError` else."""
    found = [name for name in roadmaps if ref == name] or [n for n in roadmaps if ref == n.rsplit("/", 1)[-1]]
    if len(found) == 1:
        return found[0]
    if found:
        raise DocumentError(f"{len(found)} documents are called {ref!r}", f"name {' or '.join(found)}")
    near = get_close_matches(ref, roadmaps, n=5) or list(roadmaps)[:5]
    hint = f"it holds {', '.join(near)}" if near else "it is empty"
    raise DocumentError(f"the store holds no document called {ref!r}", hint)
