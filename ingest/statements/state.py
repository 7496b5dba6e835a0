"""From an outline to all that its document states."""

from __future__ import annotations

import re
from dataclasses import replace

from ...graph.label import fold
from ...graph.model import Document, Roadmap, TopicKind
from ..known_names import KnownNames
from ..outline import Node
from ..phrase import Name
from ..words import Words
from .catalogue import lists_links
from .draft import key
from .lines import Line, coverage, lines
from .parse import passages
from .parts import abbreviations, parts
from .passage import Lexicon, Passage
from .reading import Reading
from .role import Role
from .rules import RULES
from .subject import Subject, subject

_FILE = re.compile(r"\.\w{2,5}\s*\Z")
_JOINT = re.compile(r"\s(?:&|and|\+)\s|\w/\w", re.IGNORECASE)


def state(document: Document, outline: Node, words: Words) -> tuple[Roadmap, tuple[Line, ...]]:
    """All that a document with this outline states, read by the rules of `RULES` in order, and what became of its lines."""
    about = subject(outline, words)
    reading = Reading(replace(document, title=about.title or None), words)
    if about.name:
        place = reading.place(about.line, about.end_line, "title", about.name)
        named = Name(about.name, _initials(about.name, reading))
        reading.subject = reading.topic(named, place, TopicKind.AREA)
    root = _parsed(outline, words, about)
    for rule in RULES.values():
        rule(reading, root)
    roadmap = reading.roadmap()
    told = lines(reading, root, roadmap)
    return replace(roadmap, document=replace(roadmap.document, coverage=coverage(told))), told


def _initials(name: str, reading: Reading) -> tuple[str, ...]:
    """The initials of the subject's name where the document writes them: "ML" in a roadmap of machine learning."""
    short = "".join(word[0] for word in name.split() if fold(word) not in reading.words.joints.small).upper()
    return (short,) if len(short) > 1 and short.isalpha() and reading.writes(short) else ()


def _parsed(outline: Node, words: Words, about: Subject) -> Passage:
    """The passages, parsed a second time with the names that the first found: they keep together what is one name."""
    known = _linked_names(outline, words)
    elsewhere: set[str] = set()
    lexicon = Lexicon(
        words,
        fold(about.name),
        KnownNames(lambda text: key(text, words) in known),
        about.node,
        _is_catalogue(about, words) or lists_links(outline),
        lambda text: key(text, words) in elsewhere,
    )
    first = passages(outline, lexicon)
    known |= {key(name.label, words) for passage in first.walk() for name in passage.names}
    elsewhere |= {
        key(name.label, words)
        for passage in first.walk()
        for name in passage.names
        if passage.role is not Role.PREREQUISITES
    }
    numbered = parts(first, words)
    coded = {
        alias for passage in first.walk() for name in passage.names for alias in (name.label, *name.aliases)
    }
    known |= {
        key(form, words)
        for name in (*numbered, *coded)
        for form in (name, *abbreviations(name))
        if name in numbered or form != name
    }
    return passages(outline, lexicon)


def _is_catalogue(about: Subject, words: Words) -> bool:
    """Whether the title is that of a list of links ("Awesome ...")."""
    title = f" {fold(about.title)} "
    return any(f" {word} " in title for word in words.labels["catalogue"])


def _linked_names(outline: Node, words: Words) -> set[str]:
    """The texts of links that hold "and" or a slash: they name one thing."""
    spans = (span for node in outline.walk() for span in node.spans)
    return {
        key(span.text, words)
        for span in spans
        if span.url and "//" not in span.text and not _FILE.search(span.text) and _JOINT.search(span.text)
    }
