"""The documents that some paths name: files, folders, patterns and standard input."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO

from ..graph.model import Diagnostic, Severity
from .document import MAX_BYTES

STDIN = "-"
"""The path that stands for standard input."""

STDIN_NAME = "stdin"
"""The name of a document that comes from standard input."""

NO_DOCUMENTS = frozenset(
    (
        *("7z", "bz2", "gz", "iso", "jar", "lz4", "rar", "tar", "tgz", "whl", "xz", "zip", "zst"),
        *("avif", "bmp", "gif", "heic", "ico", "jpeg", "jpg", "jxl", "png", "psd", "tif", "tiff", "webp"),
        *(
            "aac",
            "avi",
            "flac",
            "m4a",
            "m4v",
            "mkv",
            "mov",
            "mp3",
            "mp4",
            "mpeg",
            "mpg",
            "ogg",
            "wav",
            "webm",
            "wmv",
        ),
        *("doc", "docx", "epub", "mobi", "odp", "ods", "odt", "pdf", "ppt", "pptx", "xls", "xlsx"),
        *("a", "bin", "class", "dll", "dylib", "exe", "o", "pyc", "pyd", "pyo", "so", "wasm"),
        *("eot", "otf", "ttf", "woff", "woff2"),
        *("db", "h5", "npy", "npz", "onnx", "parquet", "pickle", "pkl", "pt", "pth", "safetensors", "sqlite"),
        *("lock", "previous", "store", "tmp"),  # the store's own
    )
)
"""Endings of files that hold no text to read; in a folder they are passed over."""

NO_DOCUMENT_NAMES = frozenset(
    (
        *(
            "package.json",
            "package-lock.json",
            "composer.json",
            "tsconfig.json",
            "pyproject.toml",
            "Cargo.toml",
        ),
        *("environment.yml", "environment.yaml", "docker-compose.yml", "docker-compose.yaml", "mkdocs.yml"),
        *(
            "requirements.txt",
            "constraints.txt",
            "_config.yml",
            "pubspec.yaml",
            "pnpm-lock.yaml",
            "manifest.json",
        ),
    )
)
"""Files that tell a program what it needs; in a folder they are passed over."""

NO_DOCUMENT_FOLDERS = frozenset({"CVS", "__pycache__", "_darcs", "node_modules", "site-packages"})
"""Folders that are passed over, beside hidden ones and virtual environments."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document that was found: its name, and where its bytes are."""

    name: str
    place: Path | BinaryIO

    def read(self) -> bytes | Diagnostic:
        """The bytes, one more than `MAX_BYTES` at most, or why there are none."""
        try:
            if not isinstance(self.place, Path):
                return self.place.read(MAX_BYTES + 1)
            with self.place.open("rb") as file:
                return file.read(MAX_BYTES + 1)
        except (OSError, ValueError) as error:  # ValueError: the stream is closed
            return _unreadable(self.name, error)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The documents that some paths name, sorted by name, each once; `diagnostics` tell what was not found.

    Iterating reads them one at a time, and gives pairs of a name and the document's bytes or the diagnostic that
    says why it could not be read.
    """

    sources: tuple[Source, ...]
    diagnostics: tuple[Diagnostic, ...]

    def __len__(self) -> int:
        return len(self.sources)

    def __iter__(self) -> Iterator[tuple[str, bytes | Diagnostic]]:
        for source in self.sources:
            yield source.name, source.read()


def gather(paths: Iterable[str | Path], stdin: BinaryIO | None = None) -> Gathered:
    """The documents that files, folders and all below them, patterns and `-` (the stream `stdin`) name; none read yet.

    A document's name is its path as it was given, with `/` between the parts; an absolute one below the present
    folder is shortened. In folders and patterns, hidden files, those that hold no text, version control and virtual
    environments are passed over; a file that is named itself is always tried. Never raises.

    >>> gather(["no/such/roadmap.md"]).diagnostics[0].code
    'missing'
    """
    sources: list[Source] = []
    diagnostics: list[Diagnostic] = []
    for path in dict.fromkeys(os.fspath(path) for path in paths):
        for found in _found(path, stdin):
            if isinstance(found, Source):
                sources.append(found)
            else:
                diagnostics.append(found)
    return Gathered(_distinct(sources), tuple(diagnostics))


def _found(given: str, stdin: BinaryIO | None) -> Iterator[Source | Diagnostic]:
    path = Path(given)
    if given == STDIN:
        yield _standard_input(stdin)
    elif given and _may_be(path.is_dir, otherwise=False):
        yield from _or_else(_within(path), _no_documents(path))
    elif given and os.path.lexists(path):
        yield _source(path)
    elif _wild(given):
        yield from _or_else(_matching(path), _missing(path, "nothing matches this pattern"))
    else:
        yield _missing(path, "there is no such file or folder")


def _or_else(found: Iterator[Source | Diagnostic], otherwise: Diagnostic) -> Iterator[Source | Diagnostic]:
    """What was found, or `otherwise` where that is nothing at all."""
    yield next(found, otherwise)
    yield from found


def _within(folder: Path) -> Iterator[Source | Diagnostic]:
    """The documents in a folder and in those below it; one that links lead to again is entered once."""
    errors: list[OSError] = []
    entered: set[str] = set()
    for at, folders, files in os.walk(folder, onerror=errors.append, followlinks=True):
        here, real = Path(at), os.path.realpath(at)
        if real in entered:
            folders.clear()
            continue
        entered.add(real)
        folders[:] = sorted(name for name in folders if not _passed_over(here / name))
        yield from (_source(here / name) for name in sorted(files) if _is_document(here / name))
    for error in errors:
        yield _unreadable(_name(Path(error.filename)), error)


def _matching(pattern: Path) -> Iterator[Source | Diagnostic]:
    parts = pattern.parts
    fixed = next(at for at, part in enumerate(parts) if _wild(part))
    root = Path(*parts[:fixed])
    try:
        paths = sorted(root.glob(str(PurePath(*parts[fixed:]))))
    except (OSError, ValueError):  # ValueError: no pattern at all
        return
    for path in paths:
        between = path.relative_to(root).parts
        if any(_passed_over(root.joinpath(*between[: at + 1])) for at in range(len(between))):
            continue
        if _may_be(path.is_dir, otherwise=False):
            yield from _within(path)
        elif _is_document(path):
            yield _source(path)


def _wild(text: str) -> bool:
    return any(sign in text for sign in "*?[")


def _passed_over(folder: Path) -> bool:
    """Whether a folder is hidden, a virtual environment or another of those that hold no documents."""
    return (
        _hidden(folder.name) or folder.name in NO_DOCUMENT_FOLDERS or os.path.lexists(folder / "pyvenv.cfg")
    )


def _is_document(path: Path) -> bool:
    named = (
        not _hidden(path.name)
        and path.name not in NO_DOCUMENT_NAMES
        and path.suffix.lower()[1:] not in NO_DOCUMENTS
    )
    return named and _may_be(path.is_file, otherwise=True)


def _may_be(test: Callable[[], bool], otherwise: bool) -> bool:
    """The outcome of a test of a path; `otherwise` where the system refuses to tell, so that reading says why."""
    try:
        return test()
    except OSError:
        return otherwise


def _hidden(name: str) -> bool:
    return name.startswith(".")


def _standard_input(stdin: BinaryIO | None) -> Source | Diagnostic:
    if stdin is None:
        message = "there is no standard input; name a file instead"
        return Diagnostic(Severity.ERROR, "unreadable", message, STDIN_NAME)
    return Source(STDIN_NAME, stdin)


def _source(path: Path) -> Source:
    return Source(_name(path), path)


def _name(path: Path) -> str:
    """A path as a document's name: without what is needless in it, and in UTF-8 whatever the file system holds."""
    plain = PurePath(os.path.normpath(path))
    if plain.is_relative_to(Path.cwd()):
        plain = plain.relative_to(Path.cwd())
    return plain.as_posix().encode("utf-8", "backslashreplace").decode()


def _distinct(sources: Sequence[Source]) -> tuple[Source, ...]:
    """The sources by name; of several that are one and the same file, the first."""
    first: dict[str, Source] = {}
    for source in sorted(sources, key=lambda source: source.name):
        same = os.path.realpath(source.place) if isinstance(source.place, Path) else STDIN
        first.setdefault(same, source)
    return tuple(first.values())


def _missing(path: Path, what: str) -> Diagnostic:
    message = f"{what}; see that the path is spelled as on disk"
    return Diagnostic(Severity.ERROR, "missing", message, _name(path))


def _no_documents(folder: Path) -> Diagnostic:
    message = "the folder holds no documents; name a file itself to have it read whatever it is"
    return Diagnostic(Severity.ERROR, "no-documents", message, _name(folder))


def _unreadable(name: str, error: OSError | ValueError) -> Diagnostic:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    message = f"cannot be read: {reason}; see that you may read it, or leave it out"
    return Diagnostic(Severity.ERROR, "unreadable", message, name)
