"""Prerequisites from names: conditional GANs are GANs, gradient clipping needs gradients."""

from __future__ import annotations

import re
from dataclasses import replace

from ...graph.label import fold
from ...graph.model import Basis, TopicKind
from ..acronym import is_acronym
from .confidence import CONFIDENCE
from .draft import Draft
from .passage import Passage
from .reading import Reading
from .role import Role

_ENDING = re.compile(r"(?:\A|\s)([A-Z][a-z]+)([A-Z]{2,5})\Z")
"""An acronym at the end of a word: "CycleGAN", "PostgreSQL"."""
_COUNT = re.compile(r"[\dIVXivx.\s–-]+|[A-Z]{2,5}[ -]?\d{2,4}[A-Z]?")
"""A number, Roman ones included, or a course's code: no name of a topic in another name."""
_LONGEST_ACRONYM = 6
_OUTRIGHT = ("prerequisite", "vocabulary")
"""How the rules are called whose topics are named by who says outright what requires what."""
_HOLDS = frozenset({Role.APPLICATIONS, Role.MODELS, Role.MEMBERS})


def names(reading: Reading, root: Passage) -> None:
    """A name that qualifies another: conditional GANs are GANs, gradient clipping needs gradients."""
    for draft in () if reading.words.foreign else reading.drafts():
        if all(place.rule.startswith(_OUTRIGHT) for place in draft.mentions):
            continue
        for spelled in _spellings(draft):
            words = [found.span() for found in re.finditer(r"[^\s-]+", spelled)]
            tail, lead = (_part, _kind) if reading.words.head_first else (_kind, _part)
            for start, _ in words[1:]:
                tail(reading, draft, spelled[start:], spelled[:start])
            for _, end in words[:-1]:
                lead(reading, draft, spelled[:end], spelled[end:])
            ending = _ENDING.search(spelled)
            if ending and fold(ending.group(1)) not in reading.words.labels["none"]:
                _kind(reading, draft, ending.group(2), ending.group(1))


def _spellings(draft: Draft) -> list[str]:
    label = draft.label
    return [label, *(s for s in sorted(draft.labels) if s != label and is_acronym(s, label))]


def _kind(reading: Reading, draft: Draft, part: str, rest: str) -> None:
    """Read that "conditional GANs" need GANs: `part` is what the name is about, and `rest` says which kind.

    Words that only grade say no kind ("core security"), nor does "history of". A kind of a class whose name is one
    common word is weak, and only where the document puts it below that class: nobody learns motors before DC motors.
    """
    other = reading.find(part, loosely=True)
    if other is None or other is draft or _COUNT.fullmatch(part):
        return
    words = reading.words
    said = [fold(word) for word in re.split(r"[\s-]+", rest) if word]
    small = words.joints.small | words.articles
    grades = all(word in words.labels["modifiers"] or word in words.opening for word in said)
    if grades and not rest.endswith("-"):
        return
    beside = rest.split()[:2] if words.head_first else rest.split()[-2:]
    if any(word.casefold() in small for word in beside):
        return
    several = " " in part and "-" not in (rest[:1], rest[-1:])
    if several or distinctive(part, draft.label):
        _state(reading, draft, other, "name-kind")
    elif other is not reading.subject and other in reading.broader_of(draft):
        _state(reading, draft, other, "name-kind" if " " in other.label else "name-class")


def _part(reading: Reading, draft: Draft, part: str, rest: str) -> None:
    """Read that "gradient descent tuning" needs gradient descent: `part` is what it is done to.

    What the document puts below that very topic is a part of it, and what ends in a structural word names no more.
    """
    other = reading.find(part)
    if other is None or other is draft or other is reading.subject or _COUNT.fullmatch(part):
        return
    role = reading.words.roles.get(fold(rest.split()[-1]) if rest.split() else "")
    structural = role is not None and Role(role) not in _HOLDS
    several = " " in part and "-" not in (rest[:1], rest[-1:]) and len(rest.split()) <= 2
    if structural or draft.kind is TopicKind.TASK or not (several or distinctive(part, draft.label)):
        return
    _state(reading, draft, other, "name-part")


def _state(reading: Reading, draft: Draft, other: Draft, rule: str) -> None:
    place = replace(min(draft.mentions), rule=rule)
    reading.requires(draft, (other,), reading.evidence(place, Basis.NAME, CONFIDENCE[rule]))


def distinctive(word: str, label: str = "") -> bool:
    """Whether a word is a proper name or an acronym, which means one thing only."""
    shouted = label.isupper() and len(word) > _LONGEST_ACRONYM
    return not shouted and bool(re.search(r"[A-Z].*[A-Z]|[a-z][A-Z]|\d", word))
