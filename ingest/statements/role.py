"""The part that a label announces: prerequisites, resources, exercises, levels, or nothing but topics."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from ...graph.label import fold
from ..ornament import clean
from ..remembered import remembered
from ..words import Words


class Role(StrEnum):
    """What stands below a label."""

    TOPICS = "topics"
    MEMBERS = "members"
    MODELS = "models"
    TOOLS = "tools"
    DATASETS = "datasets"
    PREREQUISITES = "prerequisites"
    OPTIONAL = "optional"
    UNLOCKS = "unlocks"
    RESOURCES = "resources"
    EXERCISE = "exercise"
    PROJECTS = "projects"
    APPLICATIONS = "applications"
    LEVELS = "levels"
    ORDER = "order"
    META = "meta"
    OVERVIEW = "overview"
    CONTENTS = "contents"


LISTS_TOPICS = frozenset(
    {
        Role.TOPICS,
        Role.MEMBERS,
        Role.MODELS,
        Role.TOOLS,
        Role.DATASETS,
        Role.LEVELS,
        Role.ORDER,
        Role.OVERVIEW,
        Role.PREREQUISITES,
    }
)
MEMBERSHIP = frozenset({Role.MEMBERS, Role.MODELS, Role.TOOLS, Role.DATASETS})
SILENT = frozenset({Role.META, Role.CONTENTS})


@dataclass(frozen=True, slots=True)
class Announcement:
    """A role and, for resources, their type."""

    role: Role
    resource_type: str | None = None


_PARENTHESES = re.compile(r"\([^()]*\)")


@remembered
def label_key(label: str) -> str:
    """A label as it is compared with structural ones: folded, without what stands in parentheses."""
    return fold(clean(_PARENTHESES.sub("", clean(label))))


@lru_cache(maxsize=65_536)
def role_of(label: str, words: Words, *abouts: str) -> Announcement | None:
    """The role that a structural label announces, None where the label names a topic or is a sentence.

    `abouts` are folded names of what the document, or the place, is about: they say nothing in a label.

    >>> from roadgraph.ingest.words import words
    >>> role_of("Best Learning Resources", words()).role, role_of("Fermentation", words())
    (<Role.RESOURCES: 'resources'>, None)
    """
    key = label_key(label)
    if not key or len(key) > 60:
        return None
    exact = _exact(key, words)
    if exact:
        return exact
    if keeps_house(key, words):
        return Announcement(Role.META)
    named = words.naming.match(clean(label))
    if named:
        return role_of(clean(label)[named.end() :].rstrip("?？ "), words, *abouts)
    asked = label.rstrip(" *_").endswith("?") and clean(label).split(" ")[0].casefold() in words.joints.asks
    if asked or key.split(" ")[-1] in words.joints.advice:
        return Announcement(Role.META)
    rest = _without(abouts, key, words)
    found = _exact(rest, words) or _composed(words.piece.findall(rest), words)
    return (
        Announcement(Role.TOPICS)
        if found and found.role in (Role.META, Role.OVERVIEW) and rest != key
        else found
    )


def key_role(key: str, words: Words) -> Announcement | None:
    """The role of a word that only says what the rest of its line is: "Covers" in "Covers: rye, spelt".

    >>> from roadgraph.ingest.words import words
    >>> key_role("Covers", words()).role, key_role("Rye", words())
    (<Role.TOPICS: 'topics'>, None)
    """
    told = words.keys.get(fold(clean(key)))
    return Announcement(Role(told)) if told else None


def _without(abouts: tuple[str, ...], key: str, words: Words) -> str:
    """A folded label without the names of what its place is about."""
    for about in abouts:
        if not about or about not in key:
            continue
        edge = "" if words.unspaced else r"\b"
        key = " ".join(re.sub(rf"{edge}{re.escape(about)}{edge}", " ", key).split())
    return key


@lru_cache(maxsize=65_536)
def keeps_house(label: str, words: Words) -> bool:
    """Whether a label opens a section about the document itself: contributing, licence, credits.

    >>> from roadgraph.ingest.words import words
    >>> [keeps_house(label, words()) for label in ("How to Contribute", "License", "Licensing of seeds", "Seeds")]
    [True, True, False, False]
    """
    if len(label) > 60:
        return False
    tokens = fold(clean(label)).split()
    house, idle = words.labels["housekeeping"], words.labels["modifiers"] | words.marks
    at, found = 0, False
    while at < len(tokens):
        size = next((size for size in (3, 2, 1) if " ".join(tokens[at : at + size]) in house), 0)
        if not size and tokens[at] not in idle:
            return False
        found, at = found or size > 0, at + max(size, 1)
    return found


def _exact(key: str, words: Words) -> Announcement | None:
    if key in words.resource_types:
        return Announcement(Role.RESOURCES, words.resource_types[key])
    if key in words.roles:
        return Announcement(Role(words.roles[key]))
    return Announcement(Role.LEVELS) if key in words.labels["calendar"] else None


def _composed(tokens: list[str], words: Words) -> Announcement | None:
    """The role of a label made of structural words and modifiers alone; that of the last structural phrase counts."""
    modifiers = words.labels["modifiers"]
    found: Announcement | None = None
    at, hint, about = 0, False, False
    while at < len(tokens):
        for size in (4, 3, 2, 1):
            phrase = ("" if words.unspaced else " ").join(tokens[at : at + size])
            exact = _exact(phrase, words) if at + size <= len(tokens) else None
            if exact and not (phrase in modifiers and found):
                found = _stronger(None if hint and exact.role is Role.TOPICS else found, exact)
                hint = phrase in modifiers and found.role in _HINTED
                at += size
                break
        else:
            idle = tokens[at] in modifiers or tokens[at].isdigit()
            silent = found is not None and found.role is Role.META
            about = silent and (
                tokens[at] in words.prepositions or (about and _is_document(tokens[at], words))
            )
            if not idle and not about:
                return None
            at += 1
    return None if about and tokens[-1] in words.prepositions else found


def _is_document(token: str, words: Words) -> bool:
    """Whether a word behind a silent label and a preposition says no more: "next steps after this roadmap"."""
    return token in words.marks or token in words.labels["title"]


_HINTED = frozenset({Role.META, Role.EXERCISE, Role.RESOURCES})
"""Roles of words that a label may also hold as mere modifiers, as in "important skills" and "practical skills"."""
_OF_COURSES = frozenset({Role.META, Role.OVERVIEW, Role.TOPICS})


def _stronger(before: Announcement | None, now: Announcement) -> Announcement:
    """The last phrase decides, but a level or a mere "concepts" never hides a role that says more.

    What a course is about itself, such as its overview, and what it is made of, its topics, is no resource.
    """
    if before is not None and before.resource_type == "course" and now.role in _OF_COURSES:
        return now
    if before is not None and before.role is Role.TOPICS and now.resource_type == "course":
        return before
    if before is not None and now.role in (Role.LEVELS, Role.TOPICS, Role.META, Role.OVERVIEW):
        return before
    if before is not None and before.role is Role.RESOURCES and now.role is Role.RESOURCES:
        return Announcement(Role.RESOURCES, now.resource_type or before.resource_type)
    return now


_DURATION = re.compile(r"\A\([^()]{1,40}\)\s*(?:[:：|]|[-–—]+\s)\s*(?=\S)")


def without_level(label: str, words: Words) -> tuple[str, bool]:
    """The label without an opening such as "Phase 2:" or "Week 3 -", and whether it had one.

    >>> from roadgraph.ingest.words import words
    >>> without_level("Phase 2 - Shaping", words())
    ('Shaping', True)
    """
    found = words.level.match(label)
    if found is None:
        return label, False
    return _DURATION.sub("", label[found.end() :].strip()), True
