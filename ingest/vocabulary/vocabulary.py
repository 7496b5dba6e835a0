"""What a vocabulary in RDF tells, with the places where it does; things are known by their IRIs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Place(NamedTuple):
    """A line (from 1) and the column in it (from 0)."""

    line: int
    column: int = 0


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept: its label and the place of that, its other names and its definition ("" where it has none)."""

    iri: str
    label: str
    place: Place
    aliases: tuple[str, ...] = ()
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Requirement:
    """A concept requires one of these others, or what a text says; `told` is what the line shows of it."""

    concept: str
    needs: tuple[str, ...]
    place: Place
    text: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A concept is a part or kind of another."""

    concept: str
    whole: str
    place: Place


@dataclass(frozen=True, slots=True)
class Work:
    """A resource with its web address, the name of its type ("" where nothing says it), the concepts that it teaches, and the texts that say what it teaches."""

    title: str
    url: str
    place: Place
    type: str = ""
    creators: tuple[str, ...] = ()
    teaches: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flaw:
    """What of the file could not be read, and the line; 0 where that is not known."""

    message: str
    line: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that a file in RDF tells of concepts."""

    concepts: tuple[Concept, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    parts: tuple[Part, ...] = ()
    works: tuple[Work, ...] = ()
    flaws: tuple[Flaw, ...] = ()

    @property
    def text(self) -> str:
        """The text in which it is written, as far as it tells the language."""
        told = [text for one in self.concepts for text in (one.label, one.definition) if text]
        return "\n".join((*told, *(text for work in self.works for text in (work.title, *work.told))))
