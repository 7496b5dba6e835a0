"""Writes a command's answer to standard output or to a file."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from ...graph.errors import RoadgraphError
from .clean import clean_lines
from .usage import UsageError


class WriteError(RoadgraphError):
    """A file that cannot be written."""

    code = "write"


class ClosedPipe(Exception):  # noqa: N818 - no error: nobody reads on
    """Standard output was closed by its reader, as `head` does."""


def write(data: str | bytes | Iterator[bytes], output: Path | None) -> None:
    """Write all of the data, which may come in parts, to the file `output`, or to standard output where that is None or `-`.

    A file is replaced whole or not at all. Data that is not for a terminal by nature is made harmless to one.
    Raises `WriteError`, `ClosedPipe`, and `UsageError` for an image that would go to a terminal.
    """
    parts = iter([data]) if isinstance(data, str | bytes) else data
    if output is not None and str(output) != "-":
        _replace(output, (part.encode() if isinstance(part, str) else part for part in parts))
        return
    try:
        for part in parts:
            _show(part)
        sys.stdout.flush()
    except BrokenPipeError as error:
        _abandon()
        raise ClosedPipe from error
    except OSError as error:
        _abandon()
        hint = "see that what takes the output has room"
        raise WriteError(f"cannot write standard output: {error.strerror or error}", hint) from error


def _show(part: str | bytes) -> None:
    if isinstance(part, str):
        sys.stdout.write(part)
    elif sys.stdout.isatty():
        sys.stdout.write(clean_lines(_text(part)))
    else:
        sys.stdout.buffer.write(part)


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise UsageError("an image is nothing for a terminal", "name a file with -o") from error


def _abandon() -> None:
    """Let nothing go to standard output any more; Python flushes it at its end, and would fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _replace(output: Path, parts: Iterator[bytes]) -> None:
    place = Path(os.path.realpath(output))  # a link keeps its place; what it leads to is replaced
    try:
        if place.exists() and not place.is_file():
            with place.open("wb") as file:  # a device or a pipe
                file.writelines(parts)
        else:
            _rename_over(place, parts)
    except OSError as error:
        hint = "see that its folder exists, may be written to and has room"
        raise WriteError(f"cannot write {output}: {error.strerror or error}", hint) from error


def _rename_over(place: Path, parts: Iterator[bytes]) -> None:
    new = place.parent / f".{place.name}.{os.getpid()}.tmp"
    try:
        with new.open("xb") as file:
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
        if place.exists():
            shutil.copymode(place, new)
        new.replace(place)
    finally:
        new.unlink(missing_ok=True)
