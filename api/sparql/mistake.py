"""Where a query stops being one, in words for who wrote it."""

from __future__ import annotations

import re
from collections.abc import Callable

from .refuse import TOKEN

SHOWN = 40
"""The greatest number of characters of a word that are shown."""

_WORD = re.compile(rf"(?:{TOKEN.pattern}|\S)+", TOKEN.flags)

# The parser takes as many characters for read as the longest keyword has that could stand at a place. Where at least
# as many spaces follow each word, the place that it names is in the right one.
_PADDING = " " * 40 + "\n"

_PLACE = re.compile(r"(\d+):(\d+)")
_REASON = re.compile(
    r"""
    expected[ ](?:one[ ]of[ ])?([A-Z][\w*]+(?:[ ][\w*]+)+)
    | ,[ ]([A-Z][\w*]+(?:[ ][\w*]+)+)(?=,|$)
    """,
    re.VERBOSE | re.MULTILINE,
)

MISSING = "something is missing before it, or a variable is bound twice"

REASONS = {
    "prefix not found": "its prefix is not known, declare it with PREFIX",
    "iri parsing failed": "it is no absolute IRI",
}
"""What the parser says, in other words."""


def mistake(query: str, parse: Callable[[str], object]) -> str | None:
    """Where a query for which `parse` raises `SyntaxError` goes wrong, and why; None where that cannot be told.

    >>> def parse(query):
    ...     raise SyntaxError("error at 2:9: expected ENCODE_FOR_URI")
    >>> mistake("SELECT { }", parse)
    "line 1, column 8, where '{' cannot stand"
    """
    words = list(_WORD.finditer(query))
    padded = _PADDING.join(word[0] for word in words) + _PADDING
    try:
        parse(padded)
    except SyntaxError as error:
        told = str(error)
    else:
        return None
    place = _PLACE.search(told)
    if place is None:
        return None
    offset = _offset(padded, int(place[1]), int(place[2]))
    if offset >= len(padded):
        return f"{_place(query, len(query.rstrip()))}, where it ends: {_reason(told) or MISSING}"
    for word in words:
        offset -= len(word[0]) + len(_PADDING)
        if offset < 0:
            reason = _reason(told) or (MISSING if word[0][0] in "})" else "")
            said = f"{_place(query, word.start())}, where {word[0][:SHOWN]!r} cannot stand"
            return f"{said}: {reason}" if reason else said
    return None


def _offset(text: str, line: int, column: int) -> int:
    before = text.split("\n")[: line - 1]
    return sum(map(len, before)) + len(before) + column - 1


def _place(query: str, offset: int) -> str:
    line = query.count("\n", 0, offset) + 1
    return f"line {line}, column {offset - query.rfind(chr(10), 0, offset)}"


def _reason(told: str) -> str:
    """What the parser says in a sentence, among all that it expected; else nothing."""
    found = _REASON.search(told)
    reason = (found[1] or found[2]).lower() if found else ""
    return REASONS.get(reason, reason)
