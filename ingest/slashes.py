"""Takes apart what slashes join."""

from __future__ import annotations

import re

from .outside import outside
from .spacing import CHINESE

_SLASH = re.compile(
    r"(?:(?<=[\w)]{3})|(?<=\b[A-Z][a-z])|(?<=\w\+\+)|(?<=[A-Z]#))\s?/\s?(?=\w{3}|[A-Z](?:[a-z]|\+\+|#)(?!\w))"
    r"|(?<=\d)\s?/\s?(?=[A-Z]\w{2})"
)
_INNER_SLASH = re.compile(r"[a-z]+/[a-z]+|[^/(),]* [a-z]+/[a-z]+ [^/(),]*")
"""Two small words that only a slash joins, alone or inside a longer name: "read/write", "HTTP request/response cycle"."""
_SPACED = re.compile(r"(?<=[)）\s])\s*/\s+(?=\S)")
_ANY = re.compile(r"\s*/\s*")
_CHARACTER = re.compile(f"[{CHINESE}]")


def slashed(text: str) -> list[str]:
    """The names that slashes join in a text; the text alone where they stand inside one name.

    Two slashes with spaces around them part names of any length; in what is written without spaces, two slashes do.

    >>> [slashed(text) for text in ("rye/wheat", "Rye / Wheat", "GO / ON / BY", "Ox/Emu", "I/O")]
    [['rye/wheat'], ['Rye', 'Wheat'], ['GO', 'ON', 'BY'], ['Ox', 'Emu'], ['I/O']]
    """
    if "/" not in text or "://" in text or _INNER_SLASH.fullmatch(text):
        return [text]
    for separator in _separators(text):
        sides = [side.strip() for side in outside(separator, text)]
        if len(sides) > 2 and all(sides):
            return sides
    sides = [side.strip() for side in outside(_SPACED, text)]
    if len(sides) > 1 and all(map(_is_long, sides)):
        return sides
    sides = [side.strip() for side in outside(_SLASH, text)]
    return sides if len(sides) > 1 else [text]


def _is_long(side: str) -> bool:
    """Whether a side of a single slash with spaces around it is no mere letter or two: "I / O", "CI / CD"."""
    return len(side) > 2 or len(_CHARACTER.findall(side)) > 1


def _separators(text: str) -> tuple[re.Pattern[str], ...]:
    """What parts a text that several slashes join."""
    return (_SPACED, _ANY) if _CHARACTER.search(text) else (_SPACED,)
