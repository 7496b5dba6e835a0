"""What a text of requirements asks to know: without what one has, is or installs, and with "Modules 1-3" told one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .enumeration import SEPARATOR, Known
from .ornament import clean
from .outside import outside
from .phrase import Name, clauses
from .words import Words

_SENTENCES = re.compile(r"[;；](?:\s|\Z)|(?<!\.\w)[.!。！](?=\s+[A-Z]|\s*\Z)")
_NUMBER = r"\d{1,4}(?:\.\d{1,3})*"
_COUNTED = re.compile(
    rf"(?<![\w.])([^\W\d_]{{1,12}})(\.?[\s#-]{{0,3}})({_NUMBER}(?:\s?(?:[-–—~&+,/、]|,?\s?(?:and|or|to|through)\s)\s?{_NUMBER}(?![\w]))*)(?!\w)"
    r"(?:\s*\(([^()]{3,60})\))?"
)
_PARENTHESES = re.compile(r"\s*\([^()]*\)")
_RANGE = re.compile(rf"({_NUMBER})\s?(?:[-–—~]|to|through)\s?({_NUMBER})")
_FILE = re.compile(r"\w/[\w./-]*\.\w{2,5}(?!\w)|\w\.(?:md|ipynb|html)(?!\w)")
_BARE = re.compile(r"(?:\d+|[IVX]{1,4})(?:\W+(?:\d+|[IVX]{1,4}))*")
_SIDES = 2
_EITHER = re.compile(r"/|\bor\b")
_MOST_COUNTED = 40


def requirements(text: str, words: Words, known: Known) -> list[tuple[Name, ...]]:
    """The clauses of a text of requirements: one name each, or the names of which one is enough.

    >>> from roadgraph.ingest.words import words
    >>> told = "Kneading; rye or wheat; an oven installed; consent of the instructor"
    >>> [[n.label for n in clause] for clause in requirements(told, words(), lambda _: False)]
    [['Kneading'], ['Rye', 'Wheat']]
    """
    found: list[tuple[Name, ...]] = []
    if words.asked.all_before.search(text) or words.asked.one_before.search(text):
        return []
    text = words.joints.comma_or.sub(f", {words.asked.alternative} ", text)
    for part in _SENTENCES.split(numbered(without_terms(text, words), words, known)):
        asked = _to_know(part, words)
        found.extend(_clauses(asked, words, known) if asked.strip(" -–—") else ())
    return [names for names in found if not any(_is_elsewhere(one.label, words, known) for one in names)]


def _is_elsewhere(label: str, words: Words, known: Known) -> bool:
    """Whether a name is only a number, or one of a part of another document: "Level 1 orders" where there is no level 1."""
    return _BARE.fullmatch(label) is not None or (bool(part_names(label, words)) and not known(label))


def _clauses(text: str, words: Words, known: Known) -> list[tuple[Name, ...]]:
    """The clauses of one sentence; "A and B, or C" asks for A or C, and for B or C."""
    bare = text.replace(":", " ", 1).strip()
    if words.joints.either.match(bare) and len(outside(words.joints.or_, bare)) == 1:
        told = clauses(words.joints.either.sub("", bare), words, known)
        return [tuple(one for clause in told for one in clause)] if told else []
    sides = outside(words.joints.comma_or, text)
    asked = [clauses(side, words, known) for side in sides] if len(sides) == _SIDES else []
    if not asked or not all(asked) or max(map(len, asked)) < _SIDES or not _joined(sides, words):
        return clauses(text, words, known)
    return [(*left, *right) for left in asked[0] for right in asked[1]]


def _joined(sides: list[str], words: Words) -> bool:
    """Whether "and" joins what stands on a side of "or", and no further comma does."""
    return any(len(outside(words.joints.and_, side)) > 1 for side in sides) and not any(
        len(outside(SEPARATOR, side)) > 1 for side in sides
    )


def _to_know(text: str, words: Words) -> str:
    """The parts of an enumeration that ask to know something."""
    text = _PARENTHESES.sub(lambda found: found.group() if asks_to_know(found.group(), words) else "", text)
    if asks_to_know(text, words):
        return text
    parts = outside(SEPARATOR, text)
    kept = [left for part in parts if (left := _alternatives_to_know(part, words))]
    chosen = (
        len(parts) > 1
        and words.joints.or_.match(f" {parts[-1].strip()}")
        and not asks_to_know(parts[-1], words)
    )
    return (f" {words.asked.alternative} " if chosen else ", ").join(
        words.joints.leading.sub("", one.strip()) for one in kept
    )


def _alternatives_to_know(part: str, words: Words) -> str:
    """What is left of "rye or a laptop", of "salt and an oven installed"; nothing of "Node 18 or later"."""
    for joint, between in ((words.joints.or_, " or "), (words.joints.and_, " and ")):
        pieces = outside(joint, part)
        kept = [piece for piece in pieces if asks_to_know(piece, words)]
        if not asks_to_know(part, words) and 0 < len(kept) < len(pieces):
            part = between.join(kept)
    return part if asks_to_know(part, words) else ""


def asks_to_know(text: str, words: Words) -> bool:
    """Whether a requirement is something to know, not something to have, to be or to install: "a laptop", "Node 18+"."""
    told = (words.asked.had, words.asked.installed, _FILE)
    return all(pattern.search(text) is None for pattern in told)


def without_terms(text: str, words: Words) -> str:
    """The text without what only qualifies a requirement: "with a grade of C or better", "or equivalent"."""
    return words.asked.terms.sub("", text)


def numbered(text: str, words: Words, known: Known) -> str:
    """The text with every part that it refers to by number named by itself: "Module 1, Module 2" for "Modules 1-2".

    A part that the document does not have is left out; what stands in parentheses after it says what it is about.

    >>> from roadgraph.ingest.words import words
    >>> numbered("Modules 1-2 and basic salt", words(), lambda name: name.startswith("module "))
    'module 1, module 2 and basic salt'
    >>> numbered("Module 7 (Rye), salt", words(), lambda name: False)
    'Rye, salt'
    """
    return _COUNTED.sub(lambda found: _told(found, words, known, text[found.end() :]), text)


_PHRASE_ENDS = re.compile(r"\s*(?:\Z|[,;:.()+&/–—]|-\s|(?:and|or|plus|with)\b)")


def _told(found: re.Match[str], words: Words, known: Known, after: str) -> str:
    word, gap, numbers, inside = found.groups()
    counts = counted(word, words)
    stem = f"{counts} " if counts and not known(f"{word}{gap}{_first(numbers)}") else f"{word}{gap}"
    names = [f"{stem}{number}" for number in _each(numbers)]
    if not counts and not (len(names) > 1 and known(names[0])):
        return found.group()
    there = [one for one in names if known(one)]
    if counts and not there:
        return (inside if inside and inside[0].isupper() else "") or (
            "" if _PHRASE_ENDS.match(after) else found.group()
        )
    return (f" {words.asked.alternative} " if _EITHER.search(numbers) else ", ").join(
        there if counts else names
    )


def _first(numbers: str) -> str:
    return re.split(r"[^\d.]", numbers, maxsplit=1)[0]


def _each(numbers: str) -> Iterator[str]:
    """The numbers that a text such as "1-3 and 5" stands for."""
    at = 0
    for found in _RANGE.finditer(numbers):
        yield from re.findall(_NUMBER, numbers[at : found.start()])
        yield from _between(found.group(1), found.group(2))
        at = found.end()
    yield from re.findall(_NUMBER, numbers[at:])


def _between(first: str, last: str) -> Iterator[str]:
    head, _, low = first.rpartition(".")
    other, _, high = last.rpartition(".")
    if head != other or not 0 < int(high) - int(low) < _MOST_COUNTED:
        yield from (first, last)
        return
    for number in range(int(low), int(high) + 1):
        yield f"{head}.{number}" if head else str(number)


def counted(word: str, words: Words) -> str:
    """The word for parts that are counted, as the words have it: "module" for "Modules"; "" for any other word.

    >>> from roadgraph.ingest.words import words
    >>> counted("Modules", words()), counted("Ch", words()), counted("Tables", words())
    ('module', 'chapter', '')
    """
    return _counters(words).get(word.casefold().rstrip("."), "")


@lru_cache(maxsize=16)
def _counters(words: Words) -> dict[str, str]:
    found: dict[str, str] = {}
    for one, forms in words.asked.counted.items():
        found.update(dict.fromkeys((one, f"{one}s", *forms), one))
    return found


def part_names(label: str, words: Words) -> tuple[str, ...]:
    """The names under which a label such as "Module 3: Trees" or "Weeks 2-3" can be referred to by number.

    >>> from roadgraph.ingest.words import words
    >>> part_names("Module 3: Trees", words()), part_names("Weeks 2-3", words()), part_names("Trees", words())
    (('module 3',), ('week 2', 'week 3'), ())
    """
    found = _COUNTED.match(clean(label)) or _COUNTED.match(label.strip())
    counts = counted(found.group(1), words) if found else ""
    return tuple(f"{counts} {number}" for number in _each(found.group(3))) if found and counts else ()
