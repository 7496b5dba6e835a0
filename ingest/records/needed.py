"""What a record says that it needs, one clause after another: lists, groups, and choices among them."""

from __future__ import annotations

from collections.abc import Iterator

from ..fields import field
from .value import Mapping, Scalar, Sequence, Value

NAMES = ("title", "name", "label", "topic", "text")
CODES = ("id", "key", "slug", "code", "uid")
_EITHER = frozenset({"or", "any", "anyof", "oneof", "either"})
_GROUPS = frozenset({"and", "all", "allof", "required", "hard", "soft", "mandatory", "strong", "weak"})
_WEAK = frozenset({"soft", "weak"})
_JOINS = ("type", "operator", "op", "logic", "condition", "relation")
_BESIDE = ("coreq", "antireq", "exclu", "incompat")
"""How the names of groups begin that are learned at the same time, or not at all."""
Clause = tuple[bool, tuple[Scalar, ...]]
"""Whether something is only recommended, and the alternatives of which one is needed."""


def clauses(value: Value, weak: bool = False) -> Iterator[Clause]:
    """The clauses that a value holds.

    >>> from roadgraph.ingest.records.flow import flow
    >>> told = '{"required": ["Clay"], "recommended": ["Glazes"], "anyOf": [{"id": "Kiln"}, {"id": "Pit"}]}'
    >>> [(weak, [one.text for one in several]) for weak, several in clauses(flow(told))]
    [(False, ['Clay']), (True, ['Glazes']), (False, ['Kiln', 'Pit'])]
    """
    if isinstance(value, Scalar):
        yield weak, (value,)
    elif isinstance(value, Sequence):
        for one in value.values:
            yield from clauses(one, weak)
    else:
        yield from _of_mapping(value, weak)


def is_grouped(value: Mapping) -> bool:
    """Whether the keys of a mapping name groups of what is needed, and not what needs it."""
    return any(_key(key) in _EITHER | _GROUPS or field(key.text) == "optional" for key, _ in value.pairs)


def _of_mapping(value: Mapping, weak: bool) -> Iterator[Clause]:
    name = _named(value)
    if name is not None:
        yield weak, (name,)
    elif value.text(*_JOINS).lower() in _EITHER:
        yield from _choice(value, weak)
    else:
        for key, below in value.pairs:
            told = _key(key)
            less = weak or told in _WEAK or field(key.text) == "optional"
            if told.startswith(_BESIDE):
                continue
            if told in _EITHER:
                yield from _choice(below, less)
            elif (
                not isinstance(below, Scalar)
                or told in _GROUPS
                or field(key.text) in ("prerequisites", "optional")
            ):
                yield from clauses(below, less)


def _choice(value: Value, weak: bool) -> Iterator[Clause]:
    """One clause of all that a value names: whoever needs (A and B) or C needs A, B or C."""
    below = (
        value.values
        if isinstance(value, Sequence)
        else [one for _, one in value.pairs if not isinstance(one, Scalar)]
        if isinstance(value, Mapping)
        else [value]
    )
    several = tuple(scalar for one in below for _, told in clauses(one) for scalar in told)
    if several:
        yield weak, several


def _named(record: Mapping) -> Scalar | None:
    """The name or code of what a record stands for."""
    for key in (*NAMES, *CODES):
        found = record.get(key)
        if isinstance(found, Scalar) and found.text.strip():
            return found
    coded = (below for key, below in record.pairs if field(key.text) in ("topic", "code"))
    return next((one for one in coded if isinstance(one, Scalar) and one.text.strip()), None)


def _key(key: Scalar) -> str:
    return "".join(char for char in key.text.lower() if char.isalnum())
