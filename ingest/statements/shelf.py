"""The resources of one document: each once, with all places that name it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Generic, TypeVar

from ...graph.label import fold
from ...graph.model import Resource, ResourceType
from .address import same_address

T = TypeVar("T")


class Shelf(Generic[T]):
    """Resources with what they teach; one that is named again, by its address or on its line, gains by it."""

    def __init__(self) -> None:
        self._held: dict[str | tuple[int, str], tuple[Resource, tuple[T, ...]]] = {}
        self._lines: set[int] = set()

    def __iter__(self) -> Iterator[tuple[Resource, tuple[T, ...]]]:
        return iter(self._held.values())

    def __len__(self) -> int:
        return len(self._held)

    def add(self, resource: Resource, topics: Iterable[T]) -> None:
        """Put a resource on the shelf, or its places and topics to those of the same one there."""
        line = resource.mentions[0].line
        at = same_address(resource.url) if resource.url else (line, fold(resource.title))
        known, taught = self._held.get(at, (resource, ()))
        self._lines.add(line)
        self._held[at] = (_joined(known, resource), tuple(dict.fromkeys((*taught, *topics))))

    def has_on(self, line: int) -> bool:
        """Whether a resource stands on a line."""
        return line in self._lines


def _joined(known: Resource, again: Resource) -> Resource:
    """A resource that is named twice: titled as at first, of the type that says more, with the places of both."""
    return replace(
        known,
        type=again.type if known.type is ResourceType.WEBSITE else known.type,
        creators=tuple(dict.fromkeys((*known.creators, *again.creators))),
        mentions=tuple(dict.fromkeys((*known.mentions, *again.mentions))),
    )
