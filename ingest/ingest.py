"""Reads documents and merges what they state into one graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from ..graph.knowledge import KnowledgeGraph
from ..graph.model import Diagnostic, Roadmap, Severity
from .curation import curation, find_curation
from .gather import gather
from .merge import merge
from .read import read
from .tongues import Tongues, bundled

NOTHING: Mapping[str, Roadmap] = MappingProxyType({})


@dataclass(frozen=True)
class Ingested:
    """What some documents state: a roadmap for each that could be read, sorted by name.

    `diagnostics` tell which could not be read, then what was damaged or not understood in the others.
    """

    roadmaps: tuple[Roadmap, ...]
    diagnostics: tuple[Diagnostic, ...]

    @cached_property
    def graph(self) -> KnowledgeGraph:
        """The graph of all these roadmaps, merged when it is first asked for."""
        return merge(self.roadmaps)


def ingest(
    paths: Iterable[str | Path],
    stdin: BinaryIO | None = None,
    known: Mapping[str, Roadmap] = NOTHING,
    progress: Callable[[str, int, int], None] = lambda name, position, total: None,
    curations: Iterable[str] = (),
    tongues: Tongues | None = None,
) -> Ingested:
    """What the documents state that files, folders, patterns and `-` (the stream `stdin`) name; see `gather`.

    `known` are roadmaps by the names of their documents: a document whose bytes are those of the known one of its
    name is not read again, unless the program or the words changed. `progress` is told each document's name, its position from 1 and how many there are,
    before it is read. `curations` are curation files by path or bundled name, which have the last word; each is kept
    among the roadmaps, so that a later merge replays it. What fails becomes a diagnostic, and the other documents go
    on; only a curation that cannot be read raises `RoadgraphError`. `tongues` are the languages whose words are known.

    >>> ingest(["no/such/roadmap.md"]).diagnostics[0].message
    'there is no such file or folder; see that the path is spelled as on disk'
    """
    gathered = gather(paths, stdin)
    failed, stated = list(gathered.diagnostics), list[Diagnostic]()
    roadmaps: list[Roadmap] = []
    for position, (name, content) in enumerate(gathered, start=1):
        progress(name, position, len(gathered))
        if isinstance(content, Diagnostic):
            failed.append(content)
            continue
        roadmap = reread(content, name, known.get(name), tongues)
        if any(diagnostic.severity is Severity.ERROR for diagnostic in roadmap.diagnostics):
            failed.extend(roadmap.diagnostics)
        else:
            roadmaps.append(roadmap)
            stated.extend(roadmap.diagnostics)
    for ruling in (curation(content, name) for name, content in map(find_curation, curations)):
        roadmaps.append(ruling.roadmap)
        stated.extend(ruling.diagnostics)
    return Ingested(tuple(roadmaps), (*failed, *stated))


def reread(
    content: bytes, name: str, known: Roadmap | None = None, tongues: Tongues | None = None
) -> Roadmap:
    """What a document states, by its bytes and name: the known roadmap, where the same reader read the same bytes."""
    tongues = tongues or bundled()
    same = known is not None and known.document.reader == tongues.reader
    if known is not None and same and known.document.id == sha256(content).hexdigest():
        return known
    return read(content, name, tongues)
