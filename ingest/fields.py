"""What the header of a column, or the key of a record, says in any of the languages that have a data file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from ..graph.label import fold
from .ornament import clean
from .words import languages, tables

_COLUMNS = ("topic", "code", "source", "target", "relation", "description", "resource", "type")
"""The parts that a column or key may play beside those of `_ROLES`; an earlier one wins."""
_ROLES = ("prerequisites", "optional", "unlocks")
_NUMBERED = re.compile(r"[_\W\d]+\Z")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TAILS = frozenset({"id", "ids", "code", "codes", "list"})
"""What ends the name of a field that refers to other records, or lists them."""


@lru_cache(maxsize=4096)
def field(name: str) -> str:
    """The part of a column or key of this name: "topic", "prerequisites", "source" and so on; "" where it is unknown.

    >>> field("Prerequisites"), field("dependsOn"), field("prereq_ids"), field("Requisitos previos"), field("colour")
    ('prerequisites', 'prerequisites', 'prerequisites', 'prerequisites', '')
    """
    label = _HUMP.sub(" ", clean(_NUMBERED.sub("", name).replace("_", " ")))
    key = fold(label)
    known = _known()
    rest, _, last = key.rpartition(" ")
    return known.get(key) or (known.get(rest) if last in _TAILS else None) or _composed(key.split(), known)


def _composed(tokens: list[str], known: Mapping[str, str]) -> str:
    """The part of a name such as "prerequisite topics" or "course title", whose words each have one of their own."""
    parts = {known.get(token, "") for token in tokens}
    if len(tokens) > 1 and parts <= {"prerequisites", "topic", "code"}:
        return next(part for part in ("prerequisites", "code", "topic") if part in parts)
    return ""


@lru_cache
def _known() -> Mapping[str, str]:
    """The part of each folded header; of several languages that share one, English decides, then the first by its tag."""
    found: dict[str, str] = {}
    for tag in sorted(languages(), key=lambda tag: (tag != "en", tag)):
        for entry, part in _entries(tag):
            found.setdefault(fold(entry), part)
    return found


def _entries(tag: str) -> Iterator[tuple[str, str]]:
    data = tables(tag)
    for part in _ROLES:
        yield from ((entry, part) for entry in data["roles"].get(part, ()))
        yield from ((entry, part) for entry in data["labels"].get(f"{part}_columns", ()))
    for part in _COLUMNS:
        yield from ((entry, part) for entry in data["labels"].get(f"{part}_columns", ()))
    for kind, entries in data["resource_types"].items():
        yield from ((entry, "resource") for entry in entries if kind)
    yield from ((entry, "resource") for entry in data["roles"]["resources"])
