"""The resources that a vocabulary tells of: works that teach a concept, and pages to which a concept leads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from ...graph.model import ResourceType
from . import terms
from .facts import Facts, Value
from .vocabulary import Concept, Place, Work

_OURS = "http://document.invalid/"
_TEACHES = "teaches"


def works(facts: Facts, concepts: Mapping[str, Concept]) -> Iterator[Work]:
    """The works that teach concepts, then the pages to which concepts lead."""
    made = _Works(facts, concepts)
    yield from made.works()
    yield from made.pages()


class _Works:
    def __init__(self, facts: Facts, concepts: Mapping[str, Concept]) -> None:
        self._facts = facts
        self._concepts = concepts
        self._labels: dict[str, str] = {}
        for one in concepts.values():
            self._labels.setdefault(one.label.casefold(), one.iri)
        self._taught: defaultdict[str, list[str]] = defaultdict(list)
        for subject, predicate, value in facts.links:
            if predicate in terms.PAGES and subject in concepts and not value.literal:
                self._taught[value.text].append(subject)

    def works(self) -> Iterator[Work]:
        """The works with an address that teach a concept."""
        for thing in self._facts:
            if thing in self._concepts or not self._is_work(thing):
                continue
            teaches = [*self._taught.get(thing, ()), *self._taught_by(thing)]
            named = self._facts.texts(thing, terms.TEACHES[:1])
            told = tuple(one.text for one in named if one.text.casefold() not in self._labels)
            title = self._facts.best(self._facts.texts(thing, terms.LABELS))
            address = self._address(thing)
            if address is not None and (teaches or (told and title is not None)):
                shown = title.text if title is not None else self._concepts[teaches[0]].label
                place, kind, makers = (title or address).place, self._type(thing), self._creators(thing)
                yield Work(shown, address.text, place, kind, makers, tuple(dict.fromkeys(teaches)), told)

    def _is_work(self, thing: str) -> bool:
        kinds = self._facts.kinds(thing)
        return bool(kinds & terms.WORKS.keys() or self._facts.values(thing, terms.TEACHES[0]))

    def _taught_by(self, thing: str) -> Iterator[str]:
        """The concepts that a work says to teach or to be about, by their IRIs or labels."""
        told = [value for one in terms.TEACHES for value in self._facts.values(thing, one)]
        for aligned in self._facts.values(thing, terms.ALIGNED):
            kinds = self._facts.values(aligned.text, terms.ALIGNMENT_TYPE)
            if any(kind.text == _TEACHES for kind in kinds):
                told += self._facts.values(aligned.text, terms.TARGET)
                told += self._facts.texts(aligned.text, terms.LABELS)
        for value in told:
            found = value.text if value.text in self._concepts else None
            found = self._labels.get(value.text.casefold()) if found is None and value.literal else found
            if found is not None:
                yield found

    def _address(self, thing: str) -> Value | None:
        """The web address of a work: the one it is given, else its own IRI."""
        given = (value for one in terms.ADDRESSES for value in self._facts.values(thing, one))
        own = Value(thing, Place(1), False)
        return next((value for value in (*given, own) if _is_page(value.text)), None)

    def _type(self, thing: str) -> str:
        kinds = self._facts.kinds(thing)
        told = (kind for name, kind in terms.WORKS.items() if name in kinds and kind is not None)
        return next(told, None) or ""

    def _creators(self, thing: str) -> tuple[str, ...]:
        found: list[str] = []
        for one in (value for name in terms.CREATORS for value in self._facts.values(thing, name)):
            named = one if one.literal else self._facts.best(self._facts.texts(one.text, _NAMES))
            found += [" ".join(named.text.split())] if named is not None else []
        return tuple(dict.fromkeys(filter(None, found)))

    def pages(self) -> Iterator[Work]:
        """The pages to which concepts lead and of which nothing more is told than a title."""
        for subject, predicate, value in self._facts.links:
            concept = self._concepts.get(subject) if predicate in terms.PAGES else None
            if concept is None or not _is_page(value.text):
                continue
            if value.text != subject and value.text in self._concepts:
                continue
            if value.literal or not self._is_work(value.text):
                yield self._page(concept, value)

    def _page(self, concept: Concept, value: Value) -> Work:
        title = None if value.literal else self._facts.best(self._facts.texts(value.text, terms.LABELS))
        kind = ResourceType.COURSE if terms.COURSE in self._facts.kinds(concept.iri) else ""
        shown = title.text if title is not None else concept.label
        return Work(shown, value.text, value.place, kind, (), (concept.iri,))


_NAMES: Collection[str] = (*terms.LABELS, "http://xmlns.com/foaf/0.1/name")


def _is_page(address: str) -> bool:
    """Whether an address leads to a page on the web, and not to a place of the file itself."""
    return address.startswith(("http://", "https://")) and not address.startswith(_OURS)
