"""Takes from what a file in RDF says the concepts, what they require and belong to, and what teaches them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from . import terms
from .facts import Facts, Value
from .vocabulary import Concept, Flaw, Part, Requirement, Vocabulary
from .works import works

if TYPE_CHECKING:
    from ...graph.rdf.statement import Parsed

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_MOST_WORDS = 15
"""The number of words above which a label is a sentence."""
_MOST_WORDS_STATED = 8
"""The same for the text of a competency that has no label."""


def vocabulary(parsed: Parsed) -> Vocabulary:
    """All that the statements of a file tell of concepts.

    >>> from roadgraph.graph.rdf.parse_turtle import parse_turtle
    >>> told = "@prefix s: <http://www.w3.org/2004/02/skos/core#> .\\n<https://a.example/rye> s:prefLabel 'Rye' ."
    >>> [(one.label, one.place.line) for one in vocabulary(parse_turtle(told)).concepts]
    [('Rye', 2)]
    """
    facts = Facts(parsed.statements)
    concepts = _concepts(facts)
    return Vocabulary(
        tuple(concepts.values()),
        tuple(_requirements(facts, concepts)),
        tuple(_parts(facts, concepts)),
        tuple(works(facts, concepts)),
        tuple(Flaw(fault.message, fault.line) for fault in parsed.faults),
    )


def _concepts(facts: Facts) -> dict[str, Concept]:
    """The concepts by their IRIs."""
    linked, needed = _linked(facts)
    found: dict[str, Concept] = {}
    for thing in facts:
        if _is_concept(thing, facts, thing in linked, thing in needed):
            told = _concept(thing, facts)
            if told is not None:
                found[thing] = told
    return found


def _linked(facts: Facts) -> tuple[set[str], set[str]]:
    """The things that are linked by what links concepts alone, and those that require or are required like any thing."""
    linked: set[str] = set()
    needed: set[str] = set()
    for subject, predicate, value in facts.links:
        ends = (subject,) if value.literal else (subject, value.text)
        if predicate in terms.OF_ANYTHING:
            needed.update(ends)
        elif terms.requires(predicate) or terms.required_by(predicate):
            linked.update(ends)
        elif predicate in terms.LINKS and not value.literal:
            linked.update((value.text,) if predicate == terms.TEACHES[0] else ends)
    return linked, needed


def _is_concept(thing: str, facts: Facts, linked: bool, needed: bool) -> bool:
    """Whether a thing is something to learn: by its kind, else by what it is called and linked by."""
    kinds = facts.kinds(thing)
    old = any(value.text in ("true", "1") for value in facts.values(thing, terms.DEPRECATED))
    if old or kinds & terms.NO_CONCEPTS:
        return False
    if terms.COURSE in kinds and not linked | needed:
        return all(value.literal for value in facts.values(thing, terms.TEACHES[0]))
    if kinds & terms.CONCEPTS:
        return True
    preferred = any(facts.values(thing, predicate) for predicate in terms.PREFERRED)
    return not kinds & terms.WORKS.keys() and (preferred or linked or (needed and not kinds))


def _concept(thing: str, facts: Facts) -> Concept | None:
    """A concept with its names: its label, and as further names the labels in other languages; None without a label."""
    labels = facts.texts(thing, terms.LABELS)
    label = facts.best(labels)
    if label is None and facts.kinds(thing) & terms.COMPETENCIES:
        stated = facts.best(facts.texts(thing, terms.STATED))
        label = stated if stated is not None and _is_short(stated.text) else None
    if label is None or len(label.text.split()) > _MOST_WORDS or not any(map(str.isalpha, label.text)):
        return None
    others = [text for one in terms.ALIASES for text in facts.texts(thing, (one,))]
    names = [one.text for one in labels if one.language != label.language]
    names += [one.text for one in others if one.language in ("", label.language)]
    definition = facts.best(facts.texts(thing, terms.DEFINITIONS), label.language)
    told = _shown(definition.text) if definition is not None and definition.text != label.text else ""
    aliases = tuple(name for name in dict.fromkeys(names) if name != label.text)
    return Concept(thing, label.text, label.place, aliases, told)


def _shown(text: str) -> str:
    """A text as a reader sees it, where it is a piece of HTML."""
    return " ".join(html.unescape(_TAG.sub(" ", text)).split()) if _TAG.search(text) else text


def _is_short(text: str) -> bool:
    return len(text.split()) <= _MOST_WORDS_STATED and not text.endswith(".")


def _requirements(facts: Facts, concepts: dict[str, Concept]) -> Iterator[Requirement]:
    """What each concept requires, whichever end tells it."""
    for subject, predicate, value in facts.links:
        if subject not in concepts:
            continue
        if predicate == terms.REQUIRES_ANY_OF:
            members = [one.text for one in facts.values(value.text, terms.MEMBER)]
            if len(members) > 1 and all(one in concepts for one in members):
                yield Requirement(subject, tuple(members), value.place)
        elif terms.required_by(predicate):
            if value.text in concepts:
                yield Requirement(value.text, (subject,), value.place)
        elif terms.requires(predicate):
            yield from _required(subject, value, facts, concepts, predicate not in terms.OF_ANYTHING)


def _required(
    subject: str, value: Value, facts: Facts, concepts: dict[str, Concept], outright: bool
) -> Iterator[Requirement]:
    """The requirement that a value tells: a concept, what is aligned with one, or a text where the word is for learning."""
    aligned = facts.values(value.text, terms.TARGET) if not value.literal else []
    known = next((one for one in (value, *aligned) if one.text in concepts), None)
    text = value if value.literal else facts.best(facts.texts(value.text, terms.LABELS))
    if known is not None:
        yield Requirement(subject, (known.text,), known.place)
    elif outright and text is not None and (value.literal or aligned) and "://" not in text.text:
        yield Requirement(subject, (), text.place, text.text)


def _parts(facts: Facts, concepts: dict[str, Concept]) -> Iterator[Part]:
    """What each concept is a part or kind of, whichever end tells it."""
    for subject, predicate, value in facts.links:
        if subject in concepts and value.text in concepts and not value.literal:
            if predicate in terms.BROADER:
                yield Part(subject, value.text, value.place)
            elif predicate in terms.NARROWER:
                yield Part(value.text, subject, value.place)
