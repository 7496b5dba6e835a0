"""What the header of a column, or the key of a record, says in any of the languages that have a data file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from ..graph.label import fold
from .ornament import clean
from .words import languages, tables

_COLUMNS = (
    "topic",
    "code",
    "source",
    "target",
    "relation",
    "description",
    "resource",
    "type",
    "truth",
    "foreign",
)
"""The parts that a column or key may play beside those of `_ROLES`; an earlier one wins."""
_LONGEST = 120
_ROLES = ("prerequisites", "optional", "unlocks")
_LISTS = ("topics", "members", "models", "tools")
"""The roles whose names are keys of lists of parts."""
_NUMBERED = re.compile(r"[_\W\d]+\Z")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TAILS = frozenset({"id", "ids", "code", "codes", "list"})
"""What ends the name of a field that refers to other records, or lists them."""
_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)+")
_FILE = re.compile(
    r"(?:[\w.~-]*/)*([\w-]+)\.(?:md|mdx|markdown|rst|html?|ipynb|txt)|(?:[\w.~-]*/)+([\w-]+)/?"
)


def spelled_out(name: str) -> str:
    """The name that a short form stands for: of a file, of an address within a site, or one with hyphens for spaces.

    >>> spelled_out("linear-algebra"), spelled_out("../10_hand_sewing.md"), spelled_out("Hand sewing"), spelled_out("C")
    ('Linear algebra', 'Hand sewing', 'Hand sewing', 'C')
    """
    file = _FILE.fullmatch(name) if len(name) <= _LONGEST else None
    told = (file.group(1) or file.group(2)).lower() if file else name
    if file or (len(told) <= _LONGEST and _SLUG.fullmatch(told)):
        told = re.sub(r"[-_]+", " ", re.sub(r"\A\d+[-_]", "", told)).strip()
        return told[:1].upper() + told[1:]
    return told


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
    if tag == "en":
        yield from ((entry, "children") for entry in data["roles"]["levels"])
    for entries in (data["labels"]["children_columns"], *(data["roles"].get(role, ()) for role in _LISTS)):
        yield from ((entry, "children") for entry in entries)
