"""Labels made fit for a picture: cleaned, measured and wrapped."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_REORDERING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_NARROW = frozenset("iljtfrI.,:;'’‘`|!()[]{} -")
_BROAD = frozenset("mwMW@%—…")
_ELLIPSIS = "…"


def printable(text: str, limit: int = 2000) -> str:
    r"""`text` on one line, without characters that XML forbids or that reorder what stands around them.

    Longer than `limit` characters, it ends in an ellipsis.

    >>> printable("Bayes\n  theorem\x00")
    'Bayes theorem'
    """
    plain = " ".join(_FORBIDDEN.sub(" ", _REORDERING.sub("", text)).split())
    return plain if len(plain) <= limit else plain[: limit - 1].rstrip() + _ELLIPSIS


@lru_cache(maxsize=4096)
def _em(char: str) -> float:
    """The estimated width of one character, in parts of the font size.

    Measured on sans-serif faces and rounded up to the wider of them: thin letters 0.4, most 0.62, capitals 0.75,
    the broadest 0.98; a character of a wide script (East Asian Width W or F) 1.24, marks that stand on others 0.
    """
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.24
    if char in _NARROW:
        return 0.4
    if char in _BROAD:
        return 0.98
    return 0.75 if char.isupper() else 0.62


def width(text: str) -> float:
    """The estimated width of `text` in parts of the font size; it errs on the wide side.

    >>> width("深") == 2 * width("a")
    True
    """
    return sum(map(_em, text))


def wrap(text: str, limit: float, lines: int) -> tuple[str, ...]:
    """`text` broken into at most `lines` lines of at most `limit` in width, as even as they can be.

    It is broken between words, within a word only where that alone is too wide; what does not fit is cut off
    and an ellipsis put.

    >>> wrap("Recurrent neural network", 12, 3)
    ('Recurrent', 'neural network')
    """
    words = [part for word in text[:400].split() for part in _parts(word, limit)]
    broken = _filled(words, limit)
    if len(broken) > lines or len(text) > 400:
        shown = broken[:lines]
        return (*shown[:-1], *(_clipped(line, limit) for line in shown[-1:]))
    low, high = 0.0, limit
    while high - low > 0.25:
        middle = (low + high) / 2
        even = _filled(words, middle)
        fits = len(even) == len(broken) and all(width(line) <= middle for line in even)
        low, high = (low, middle) if fits else (middle, high)
    return tuple(_filled(words, high))


def _filled(words: list[str], limit: float) -> list[str]:
    """The words on lines, each line taking as many as fit."""
    lines: list[str] = []
    for word in words:
        if lines and width(lines[-1]) + width(" ") + width(word) <= limit:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines


def _parts(word: str, limit: float) -> list[str]:
    """A word in pieces that are not wider than `limit`, marks left with the letter that they stand on."""
    parts = [""]
    for char in word:
        if parts[-1] and _em(char) and width(parts[-1]) + _em(char) > limit:
            parts.append("")
        parts[-1] += char
    return parts


def _clipped(text: str, limit: float) -> str:
    """The beginning of `text` that fits together with an ellipsis."""
    return _parts(text, limit - width(_ELLIPSIS))[0].rstrip() + _ELLIPSIS
