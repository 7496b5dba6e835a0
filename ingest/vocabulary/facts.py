"""What a file in RDF says of each thing, in the order of the file."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from .terms import FORMS, LABELS, TYPE, standard
from .vocabulary import Place

if TYPE_CHECKING:
    from ...graph.rdf.statement import Statement

_ENGLISH = "en"


class Value(NamedTuple):
    """The object of a statement: a text in a language ("" where none is told), or the IRI of a thing; and its place."""

    text: str
    place: Place
    literal: bool
    language: str = ""


class Facts:
    """Statements by subject and predicate. `most` is the language of most labels."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self.links: list[tuple[str, str, Value]] = []
        """Subject, predicate and object of each statement."""
        self._of: defaultdict[str, defaultdict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
        languages: Counter[str] = Counter()
        for one in statements:
            predicate = standard(str(one.predicate))
            value = _value(one)
            self.links.append((str(one.subject), predicate, value))
            self._of[str(one.subject)][predicate].append(value)
            if value.language and predicate in LABELS:
                languages[value.language] += 1
        self.most = min(languages, key=lambda tag: (-languages[tag], tag), default="")

    def __iter__(self) -> Iterator[str]:
        return iter(list(self._of))

    def values(self, thing: str, predicate: str) -> list[Value]:
        """The objects of all statements with this subject and predicate."""
        told = self._of.get(thing)
        return told.get(predicate, []) if told is not None else []

    def kinds(self, thing: str) -> set[str]:
        """The classes that a thing is said to be of."""
        return {standard(value.text) for value in self.values(thing, TYPE)}

    def texts(self, thing: str, predicates: Iterable[str]) -> list[Value]:
        """The texts under the first of some predicates that has any; those of nodes that stand for a text as well."""
        for predicate in predicates:
            found = [text for value in self.values(thing, predicate) for text in self._forms(value)]
            if found:
                return found
        return []

    def _forms(self, value: Value) -> Iterator[Value]:
        told = (
            [value] if value.literal else (text for form in FORMS for text in self.values(value.text, form))
        )
        for text in told:
            plain = " ".join(text.text.split())
            if text.literal and plain:
                yield text._replace(text=plain)

    def best(self, values: list[Value], first: str = "") -> Value | None:
        """The first text in the language given, else in English, in none, in that of most labels, in any other."""
        order = (first or _ENGLISH, _ENGLISH, "", self.most)
        return min(
            values,
            key=lambda value: order.index(value.language) if value.language in order else len(order),
            default=None,
        )


def _value(one: Statement) -> Value:
    """The object of a statement; of its language only the first part counts ("en-GB")."""
    from rdflib import Literal

    place = Place(one.line or 1, one.column)
    if not isinstance(one.object, Literal):
        return Value(str(one.object), place, False)
    language = (one.object.language or "").partition("-")[0].lower()
    return Value(str(one.object), place, True, language)
