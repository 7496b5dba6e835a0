"""A snapshot: a SQLite file of ours that ends in a seal and is replaced whole.

The seal is a mark and the SHA-256 of all that stands before; a reader verifies it before anything is made of the
content, since SQLite would serve many a damaged file without a word. A new snapshot is written beside the old one,
synced, and renamed over it, so that a reader sees one whole generation or the other. A lock file beside admits one
writer at a time, and the generation before is kept as `PATH.previous`.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import ChangedStoreError, StoreError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

APPLICATION = int.from_bytes(b"road")
WAIT = 10.0  # seconds that a writer waits for another
_HEADER = b"SQLite format 3\0"
_BEGINNING = 72  # bytes, the application's mark included
_MARK = b"roadgraph sha256"
_DIGEST = hashlib.sha256().digest_size
_SEAL = len(_MARK) + _DIGEST


def is_snapshot(path: Path) -> bool:
    """Tell whether the file at `path` begins as a snapshot does."""
    try:
        with path.open("rb") as file:
            return _is_ours(file.read(_BEGINNING))
    except (OSError, ValueError):  # ValueError: no path at all
        return False


def read(path: Path) -> tuple[memoryview, str]:
    """The content of the snapshot at `path` and its hexadecimal SHA-256.

    `StoreError` where it is missing, cannot be read, is no snapshot, or differs in a single bit from what was written.
    """
    try:
        data = _bytes(path)
    except FileNotFoundError as error:
        raise StoreError(f"there is no store at {path}", "`roadgraph ingest PATH...` makes one") from error
    except OSError as error:
        raise StoreError(f"cannot read {path}: {error.strerror}", "name a file that may be read") from error
    seal = _seal(data)
    if seal is None:
        raise damaged(path, "its content does not match its checksum")
    return memoryview(data)[:-_SEAL], seal


def write(path: Path, content: bytes, seen: str | None = None, wait: float = WAIT) -> None:
    """Replace the snapshot at `path` by one of this content; after any failure it is what it was.

    With `seen`, nothing is written over a snapshot of another SHA-256, and with an empty one over none at all:
    `ChangedStoreError`. `StoreError` where the file cannot be written or is no snapshot, and where another writer
    holds it for more than `wait` seconds.
    """
    place = Path(os.path.realpath(path))  # a link keeps its place; what it leads to is replaced
    try:
        with _lock(place, wait):
            standing = _standing(place)
            if seen is not None and seen != (standing or ""):
                raise ChangedStoreError(f"another writer has changed {place} meanwhile", "try again")
            _sweep(place)
            _replace(place, content, keep=standing is not None)
    except OSError as error:
        hint = "see that its folder exists, may be written to and has room"
        raise StoreError(f"cannot write {place}: {error.strerror or error}", hint) from error


def damaged(path: Path, reason: str) -> StoreError:
    """The error that says that what stands at `path` is damaged, and what can be done."""
    return StoreError(f"the store {path} is damaged: {reason}", _mend(path))


def _bytes(path: Path) -> bytes:
    data = path.read_bytes()
    if not _is_ours(data):
        hint = f"name another path; {_mend(path)}"
        raise StoreError(f"{path} is no roadgraph store, or its beginning is damaged", hint)
    return data


def _is_ours(data: bytes) -> bool:
    return data.startswith(_HEADER) and data[68:72] == APPLICATION.to_bytes(4)


def _seal(data: bytes) -> str | None:
    """The hexadecimal SHA-256 at the end of a snapshot, None where it is not that of the bytes before."""
    found = hashlib.sha256(memoryview(data)[:-_DIGEST]).digest()
    whole = data[-_SEAL:-_DIGEST] == _MARK and data[-_DIGEST:] == found
    return found.hex() if whole else None


def _mend(path: Path) -> str:
    previous = _beside(path, "previous")
    kept = f"copy {previous}, the generation before, over it, or " if previous.exists() else ""
    return kept + "move it away and ingest the documents again"


def _beside(path: Path, suffix: str) -> Path:
    return path.parent / f"{path.name}.{suffix}"


@contextmanager
def _lock(place: Path, wait: float) -> Iterator[None]:
    """Hold the lock of the store at `place`; it ends with its process, so that none is left behind."""
    deadline = time.monotonic() + wait
    with _beside(place, "lock").open("ab") as file:
        while not _locked(file.fileno()):
            if time.monotonic() >= deadline:
                raise StoreError(f"another writer holds {place}", "try again when it has ended")
            time.sleep(0.02)
        yield


def _locked(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _standing(place: Path) -> str | None:
    """The seal of what stands at `place`, None where nothing worth keeping does; `StoreError` for a foreign file."""
    if not place.exists() or not place.stat().st_size:
        return None
    return _seal(_bytes(place))


def _sweep(place: Path) -> None:
    """Remove what writers that were killed have left; the lock says that none of it is in use."""
    temporary = re.compile(re.escape(place.name) + r"\.(new|old)\.[0-9]+\.tmp")
    for file in place.parent.iterdir():
        if temporary.fullmatch(file.name):
            file.unlink(missing_ok=True)


def _replace(place: Path, content: bytes, keep: bool) -> None:
    """Put a snapshot of `content` at `place` in one step; with `keep`, what stood there becomes the previous generation."""
    new, old = (_beside(place, f"{age}.{os.getpid()}.tmp") for age in ("new", "old"))
    try:
        _put(new, content)
        if place.exists():
            shutil.copymode(place, new)
        if keep:
            _copy(place, old)
            old.replace(_beside(place, "previous"))
        new.replace(place)
        _sync(place.parent)
    finally:
        for file in (new, old):
            file.unlink(missing_ok=True)


def _put(path: Path, content: bytes) -> None:
    seal = hashlib.sha256(content)
    seal.update(_MARK)
    with path.open("xb") as file:
        file.writelines((content, _MARK, seal.digest()))
        file.flush()
        os.fsync(file.fileno())


def _copy(path: Path, other: Path) -> None:
    try:
        other.hardlink_to(path)
    except OSError:  # a file system without hard links
        shutil.copyfile(path, other)


def _sync(folder: Path) -> None:
    if sys.platform != "win32":  # which cannot open a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
