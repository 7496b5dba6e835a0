"""Values as JSON, at once or part by part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

_SURROGATES = re.compile("[\ud800-\udfff]")


def encoded(value: object) -> bytes:
    """A value as JSON on one line; half of a surrogate pair, which no UTF-8 can hold, becomes U+FFFD."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return msgspec.json.encode(_encodable(msgspec.to_builtins(value)))


def _encodable(value: object) -> object:
    if isinstance(value, str):
        return _SURROGATES.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: _encodable(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_encodable(part) for part in value]
    return value


def indented(value: object, depth: int) -> str:
    """A value as JSON that is indented by 1 and stands `depth` levels deep."""
    # A line feed within a text is escaped, so that each one here is between parts.
    return msgspec.json.format(encoded(value), indent=1).decode().replace("\n", "\n" + " " * depth)


def listed(elements: Iterable[object]) -> Iterator[str]:
    """A list that is a value of an object, its elements as they come.

    >>> "".join(listed([1, {}])), "".join(listed([]))
    ('[\\n  1,\\n  {}\\n ]', '[]')
    """
    before = "[\n  "
    for element in elements:
        yield before + indented(element, 2)
        before = ",\n  "
    yield "[]" if before.startswith("[") else "\n ]"


def lists(parts: Mapping[str, Iterable[object]]) -> Iterator[str]:
    """An object whose values are lists, with a newline at the end.

    >>> "".join(lists({"a": [1], "b": []}))
    '{\\n "a": [\\n  1\\n ],\\n "b": []\\n}\\n'
    """
    before = "{\n "
    for name, elements in parts.items():
        yield f"{before}{indented(name, 0)}: "
        yield from listed(elements)
        before = ",\n "
    yield "\n}\n"
