"""A line that names a course by its code, as catalogues do: "BOT 101 - General Botany (3 credits)"."""

from __future__ import annotations

import re

_CODE = r"(?:[A-Z]{2,5}[ -]?\d{2,4}[A-Z]{0,2}|[A-Z][A-Za-z]{2,9}[ -](?!(?:19|20)\d\d\b)\d{3,4}[A-Z]?)"
_ENTRY = re.compile(rf"({_CODE})\s?(?:\s[-–—]{{1,2}}\s|[:|.]\s?|\s[|]\s?)\s*((?=[A-Z])[^.!?;]{{3,90}})\Z")
_CREDITS = re.compile(r"\s*(?:[(\[]\s*\d[^()\[\]]{0,24}[)\]]|[,–—-]\s*\d[\d.]*\s+\w+(?:\s\w+)?)\s*\Z")
_LONGEST = 120


def course(text: str) -> tuple[str, str] | None:
    """The code and the title of the course that a line names, None where it names none.

    >>> course("BOT 101 - General Botany (3 credits)"), course("ZOO 20: Mammals"), course("Rye - dark and dense")
    (('BOT 101', 'General Botany'), ('ZOO 20', 'Mammals'), None)
    """
    if len(text) > _LONGEST:
        return None
    found = _ENTRY.fullmatch(_CREDITS.sub("", text.strip(" *_#.")))
    return (found.group(1), found.group(2).strip()) if found else None
