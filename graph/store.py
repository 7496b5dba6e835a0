"""The store: one SQLite file that holds what each document states and the graph merged from it.

The file is a snapshot: verified whole before SQLite sees a byte, and replaced whole.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from .errors import StoreError
from .knowledge import KnowledgeGraph
from .label import digest
from .model import (
    Application,
    Broader,
    Conflict,
    Diagnostic,
    Document,
    Prerequisite,
    Resource,
    Roadmap,
    Topic,
)
from .snapshot import APPLICATION, WAIT, damaged, is_snapshot, read, write

T = TypeVar("T")

FORMAT = 1
PARTS: Mapping[str, Any] = {
    "topics": tuple[Topic, ...],
    "broader": tuple[Broader, ...],
    "applications": tuple[Application, ...],
    "prerequisites": tuple[Prerequisite, ...],
    "resources": tuple[Resource, ...],
    "documents": tuple[Document, ...],
    "conflicts": tuple[Conflict, ...],
    "diagnostics": tuple[Diagnostic, ...],
}
# A text is kept once, under its hash, which stands in its place in roadmaps and in the part "documents".
TABLES = """
    CREATE TABLE text (digest TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE roadmap (name TEXT PRIMARY KEY, digest TEXT NOT NULL, content BLOB NOT NULL) WITHOUT ROWID;
    CREATE TABLE part (name TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID;
"""


class Store:
    """One generation of a store, verified and read whole; nothing is decoded before it is asked for.

    `seal` is the hexadecimal SHA-256 of its content, `digests` are the documents' content hashes by name, sorted.
    """

    def __init__(self, path: Path, seal: str, database: sqlite3.Connection) -> None:
        self.path = path
        self.seal = seal
        self._texts = dict(database.execute("SELECT digest, content FROM text"))
        self._parts = dict(database.execute("SELECT name, content FROM part"))
        stated = database.execute("SELECT name, digest, content FROM roadmap ORDER BY name").fetchall()
        self.digests: Mapping[str, str] = {name: digest for name, digest, _ in stated}
        self._stated = {name: content for name, _, content in stated}

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> Store:
        """The store at `path`; `StoreError` where it is missing, damaged, no store, or of another version."""
        place = Path(path)
        content, seal = read(place)
        try:
            with closing(sqlite3.connect(":memory:")) as database:
                database.deserialize(content)
                (version,) = database.execute("PRAGMA user_version").fetchone()
                if version != FORMAT:
                    message = f"{place} is a store of version {version}; this program reads version {FORMAT}"
                    raise StoreError(message, "ingest the documents again, or use the program that wrote it")
                return cls(place, seal, database)
        except sqlite3.Error as error:
            raise damaged(place, str(error)) from error

    @cached_property
    def graph(self) -> KnowledgeGraph:
        """The merged graph."""
        parts = {name: self._decoded(self._parts.get(name, b""), kind) for name, kind in PARTS.items()}
        parts["documents"] = [self._with_text(document) for document in parts["documents"]]
        try:
            return KnowledgeGraph(**parts)
        except ValueError as error:
            raise damaged(self.path, str(error)) from error

    @cached_property
    def roadmaps(self) -> Mapping[str, Roadmap]:
        """What each document states, by the document's name, sorted."""
        stated = {name: self._decoded(content, Roadmap) for name, content in self._stated.items()}
        return {name: replace(r, document=self._with_text(r.document)) for name, r in stated.items()}

    def _decoded(self, content: bytes, kind: type[T]) -> T:
        try:
            return msgspec.json.decode(content, type=kind)
        except msgspec.DecodeError as error:
            raise damaged(self.path, str(error)) from error

    def _with_text(self, document: Document) -> Document:
        if document.text not in self._texts:
            raise damaged(self.path, f"the text of {document.name} is missing")
        return replace(document, text=self._texts[document.text].decode())


def is_store(path: str | os.PathLike[str]) -> bool:
    """Tell whether a store stands at `path`, whole or damaged, and no other file."""
    return is_snapshot(Path(path))


def save(
    path: str | os.PathLike[str],
    roadmaps: Iterable[Roadmap],
    graph: KnowledgeGraph,
    *,
    opened: Store | None = None,
    new: bool = False,
    wait: float = WAIT,
) -> None:
    """Replace the store at `path` whole; after any failure the store is what it was.

    With `opened`, the store that the change began from, nothing is written where another has written since, and with
    `new`, where the change began from none, nothing where there is one by now: `ChangedStoreError`.
    `StoreError` where `path` cannot be written or is no store, where another writer holds it for more than `wait`
    seconds, where `opened` holds a graph without the roadmaps that it was merged from, where two roadmaps bear one name, and where a text holds half of a surrogate pair (no UTF-8 can).
    """
    if opened is not None and not opened.digests and opened.graph.topics:
        said = f"{opened.path} holds an imported graph, to which no documents can be added"
        raise StoreError(said, "ingest into another store, all documents together")
    seen = opened.seal if opened is not None else "" if new else None
    write(Path(path), _database(roadmaps, graph), seen, wait)


def _database(roadmaps: Iterable[Roadmap], graph: KnowledgeGraph) -> bytes:
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(TABLES)
        database.execute(f"PRAGMA user_version = {FORMAT}")
        database.execute(f"PRAGMA application_id = {APPLICATION}")
        try:
            with database:
                for roadmap in sorted(roadmaps, key=lambda r: r.document.name):
                    _insert_roadmap(database, roadmap)
                for name in PARTS:
                    _insert_part(database, name, getattr(graph, name))
        except (UnicodeEncodeError, sqlite3.DataError) as error:
            hint = "a text must be valid Unicode, and no part larger than 1 GB"
            raise StoreError(f"this graph cannot be stored: {error}", hint) from error
        return database.serialize()


def _insert_roadmap(database: sqlite3.Connection, roadmap: Roadmap) -> None:
    document = roadmap.document
    content = msgspec.json.encode(replace(roadmap, document=_without_text(database, document)))
    try:
        database.execute("INSERT INTO roadmap VALUES (?, ?, ?)", (document.name, document.id, content))
    except sqlite3.IntegrityError as error:
        hint = "give the documents different names"
        raise StoreError(f"two documents are called {document.name!r}", hint) from error


def _insert_part(database: sqlite3.Connection, name: str, part: Any) -> None:
    values = list(part.values()) if isinstance(part, Mapping) else list(part)
    if name == "documents":
        values = [_without_text(database, document) for document in values]
    database.execute("INSERT INTO part VALUES (?, ?)", (name, msgspec.json.encode(values)))


def _without_text(database: sqlite3.Connection, document: Document) -> Document:
    key = digest(document.text)
    database.execute("INSERT OR IGNORE INTO text VALUES (?, ?)", (key, document.text.encode()))
    return replace(document, text=key)
