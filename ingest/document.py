"""Makes a document of bytes: finds the character set, repairs the encoding, keeps the lines as on disk."""

from __future__ import annotations

import hashlib
import re
from collections import Counter

from ..graph.model import Diagnostic, Document, Severity
from .charset import charset
from .media_type import media_type
from .mojibake import counted, lost, repair

MAX_BYTES = 16 * 1024 * 1024
"""The size of the largest document that is read: far above any roadmap, far below what a machine can hold."""

_BINARY = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office or EPUB document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"RIFF", "an image, sound or film"),
    (b"OggS", "a sound or film"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
"""How files begin that are no text."""

_CONTROL = re.compile("[\x00-\x07\x0e-\x1a\x1c-\x1f\x7f]+")
_MOST_CONTROL = 0.05
"""The share of control characters above which a file is no text; in random bytes it is twice as large."""


def document(data: bytes, name: str, max_bytes: int = MAX_BYTES) -> tuple[Document, tuple[Diagnostic, ...]]:
    """The document that some bytes hold, its encoding repaired, and what is wrong with it; never raises.

    The `id` is the SHA-256 of the bytes. Line ends (LF, CRLF and CR, no others) become "\\n", so that lines
    count as on disk. `repairs` says what was not UTF-8 or damaged; what is lost for good stays as it stands and
    is reported line by line. Files that are no text, or longer than `max_bytes`, have an empty text and an
    error. `title` is left to the reader.

    >>> made, diagnostics = document("# Bayesâ€™ theorem\\r\\n".encode(), "bayes.md")
    >>> made.text, made.media_type, made.repairs, diagnostics
    ('# Bayes’ theorem\\n', 'text/markdown', ('mojibake: UTF-8 read as cp1252, whole text',), ())
    """
    if len(data) > max_bytes:
        return _refused(data, name, "too-large", f"has {len(data):,} bytes, the limit is {max_bytes:,}")
    kind = next((kind for start, kind in _BINARY if data.startswith(start)), None)
    if kind is not None:
        return _refused(data, name, "binary", f"is {kind}, not text; save it as text, Markdown or HTML first")
    written_in = charset(data)
    text = data.decode(written_in, "replace")
    if sum(len(match[0]) for match in _CONTROL.finditer(text)) > _MOST_CONTROL * len(text):
        return _refused(data, name, "binary", "is not text; save it as text, Markdown or HTML first")
    text, repairs = _repaired(text)
    damage = _damage(text)
    if written_in != "utf-8":
        repairs = (f"charset: {written_in}", *repairs)
    if damage:
        repairs += (f"{counted(damage.total(), 'character')} lost on {counted(len(damage), 'line')}",)
    made = Document(_id(data), name, None, media_type(text, name), written_in, text, repairs)
    return made, _diagnostics(made, damage)


def _refused(data: bytes, name: str, code: str, reason: str) -> tuple[Document, tuple[Diagnostic, ...]]:
    """A document without text, and the error that says why."""
    made = Document(_id(data), name, None, "application/octet-stream", "binary", "")
    return made, (Diagnostic(Severity.ERROR, code, f"the file {reason}", name),)


def _id(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _repaired(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with plain line ends and without byte order mark and mojibake, and the repairs in words."""
    text, repairs = repair(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    return text.removeprefix("\ufeff"), repairs


def _damage(text: str) -> Counter[int]:
    """The number of lost characters on each line that has any."""
    damage: Counter[int] = Counter()
    line, seen = 1, 0
    for start, _ in lost(text):
        line += text.count("\n", seen, start)
        seen = start
        damage[line] += 1
    return damage


def _diagnostics(made: Document, damage: Counter[int]) -> tuple[Diagnostic, ...]:
    """A warning for an empty document and one for each line with lost characters."""
    if not made.text.strip():
        return (Diagnostic(Severity.WARNING, "empty", "the document is empty", made.name),)
    return tuple(
        Diagnostic(
            Severity.WARNING,
            "encoding-lost",
            f"{counted(number, 'character')} damaged beyond repair",
            made.name,
            line,
        )
        for line, number in sorted(damage.items())
    )
