"""Takes phrases apart: enumerations, acronyms in parentheses, words around a name, and names told from sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..graph.label import fold
from .acronym import is_acronym
from .enumeration import SEPARATOR, Known, parts_of, unknown, with_head
from .known_names import KnownNames
from .nameable import is_name
from .ornament import clean
from .outside import outside
from .remembered import remembered
from .samples import are_samples
from .told import told
from .unspaced import enumerates
from .words import Words

_PARENTHESES = re.compile(r"\s*[(（]([^()（）]*)[)）]")
_ACRONYM = re.compile(r"[A-Za-z]*[A-Z][A-Za-z]*[A-Z0-9]\w*s?|[A-Z]\d?s?")
_PROPER = re.compile(r"[a-z][A-Z]|[_/]")
"""What a name in parentheses shows that is an example of the one before, not its translation."""
_COURSE_CODE = re.compile(r"[A-Z]{2,5}[ -]?\d{2,4}[A-Z]?")
_PAIR = 2
_NUMBERED = re.compile(r"[^\W\d_]+[ -]?\d{1,4}")


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a topic as one phrase gives it: a label, further names, and the members that it lists in parentheses."""

    label: str
    aliases: tuple[str, ...] = ()
    members: tuple[Name, ...] = ()
    opening: bool = False
    plain: str = ""
    """The label before words such as "basics of" were taken off it."""
    purposes: tuple[str, ...] = ()
    """What the phrase says it is for."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The names in a phrase. `complete` tells whether every part of it is a name; `alternatives`, whether "or" joins them."""

    names: tuple[Name, ...] = ()
    complete: bool = False
    alternatives: bool = False


def listing(text: str, words: Words, known: Known = unknown, head: str = "", apart: bool = False) -> Listing:
    """The names that an enumeration lists, or the one name that a phrase is.

    `head` is the topic to which they belong: "sea and rock salt" below "Salt" lists two kinds of salt. `apart` takes
    every "and" for one between names, but in a known name.

    >>> from roadgraph.ingest.words import words
    >>> [n.label for n in listing("Flour, water, and salt, etc.", words()).names]
    ['Flour', 'Water', 'Salt']
    >>> listing("Convolutional Neural Networks (CNNs)", words()).names[0].aliases
    ('CNNs',)
    """
    if isinstance(known, KnownNames):
        asked = ("listing", text, words, head, apart)
        return known.recalled(asked, lambda: _listing(text, words, known, head, apart))
    return _listing(text, words, known, head, apart)


def _listing(text: str, words: Words, known: Known, head: str, apart: bool) -> Listing:
    if words.unspaced and not enumerates(text):
        return Listing()
    text = words.joints.et_cetera.sub("", clean(text))
    text, compared = told(text, words)
    apart = apart or compared
    text, opening = _without_qualifier(text, words)
    text, examples = exemplified(text, words)
    found: list[Name] = []
    complete, tailed = bool(text), False
    parts = list(parts_of(text, words, known, apart))
    parts = parts if words.head_first else with_head(parts, head)
    for at, part in enumerate(parts):
        apposition = at > 0 and not compared and part.split(" ")[0].casefold() in words.articles
        one = None if apposition else name(part, words, known)
        named = one or (purposeful(part, words, known) if len(parts) > 1 and not apposition else None)
        named = named if one or (named and _proper(named.label)) else None
        if named is None or (tailed and one is not None and not _proper(one.label)):
            complete = complete and tailed and one is not None
            if found and tailed and one is not None and found[-1].purposes:
                found[-1] = replace(found[-1], purposes=(*found[-1].purposes, one.label))
        else:
            found.append(named if not opening else replace(named, opening=True))
            tailed = tailed or one is None
    if examples and found and _is_deed(found[-1].plain, words):
        return Listing()
    if examples and found and complete:
        members = listing(examples, words, known, apart=True).names
        found[-1] = replace(found[-1], members=found[-1].members + members)
    return Listing(
        tuple(found), complete and bool(found), bool(words.joints.or_.search(_PARENTHESES.sub("", text)))
    )


def mostly(listed: Listing, text: str) -> bool:
    """Whether most of an enumeration is names, and it reads like one: it does not begin with a sentence."""
    parts = len(re.findall(r"[,;、，]", text)) + 1
    return 1 < parts <= len(listed.names) * 2 and clean(text).startswith(listed.names[0].plain[:3])


def clauses(text: str, words: Words, known: Known = unknown) -> list[tuple[Name, ...]]:
    """What a list of requirements asks for: a clause of one name each, or of the alternatives that "or" or "/" joins.

    >>> from roadgraph.ingest.words import words
    >>> [[n.label for n in clause] for clause in clauses("flour, and either rye or wheat", words())]
    [['Flour'], ['Rye', 'Wheat']]
    >>> [[n.label for n in clause] for clause in clauses("rye, wheat or spelt", words())]
    [['Rye', 'Wheat', 'Spelt']]
    """
    text = words.joints.et_cetera.sub("", clean(words.joints.either.sub("", text)))
    either = len(outside(words.joints.or_, text)) > 1
    if either and len(outside(words.joints.and_, text)) == 1:
        names = listing(text, words, known, apart=True).names
        return [tuple(one for one in names if fold(one.plain) not in words.labels["none"])]
    found: list[tuple[Name, ...]] = []
    for part in parts_of(words.joints.either.sub("", text), words, known, apart=True, alternatives=True):
        listed = listing(part, words, known, apart=True)
        idle = words.labels["none"]
        if (
            listed.names
            and not {fold(clean(part)), fold(listed.names[0].plain), fold(listed.names[0].label)} & idle
        ):
            alternatives = len(listed.names) > 1 and (listed.alternatives or "/" in part)
            found.extend([listed.names] if alternatives else [(one,) for one in listed.names])
    return found


def _without_qualifier(text: str, words: Words) -> tuple[str, bool]:
    """The text without words such as "basics of" before an enumeration, which then hold for all of it."""
    before = words.before.match(text)
    if before is None or len(outside(SEPARATOR, text)) + len(outside(words.joints.and_, text)) < 3:
        return text, False
    opening = any(fold(word) in words.opening for word in before.group().split())
    return text[before.end() :], opening


@remembered
def exemplified(text: str, words: Words) -> tuple[str, str]:
    """What stands before "such as" outside parentheses, and the examples after it; no examples where there are none."""
    for hit in words.lists.finditer(text):
        before = text[: hit.start()]
        if before.strip(" ,") and before.count("(") == before.count(")"):
            return before.strip(" ,"), _before_clause(text[hit.end() :], words)
    return text, ""


def _before_clause(text: str, words: Words) -> str:
    """A text up to where a clause begins outside of parentheses."""
    for hit in words.joints.clause.finditer(text):
        before = text[: hit.start()]
        if hit.group() not in ("(", "（") and before.count("(") == before.count(")"):
            return before
    return text


def purposeful(part: str, words: Words, known: Known) -> Name | None:
    """The name before a preposition: "scales for weighing flour" names scales, and their purpose."""
    tokens = part.split(" ")
    for at, token in enumerate(tokens):
        if (
            at
            and token.casefold() in words.prepositions
            and "(" not in " ".join(tokens[:at]).replace(")", "(")
        ):
            found = name(" ".join(tokens[:at]), words, known)
            tail = clean(" ".join(tokens[at + 1 :]))
            meant = (
                found is not None and _proper(found.label) and fold(tail).split(" ")[-1] not in words.roles
            )
            purpose = (
                (tail,) if token.casefold() in words.joints.for_ and meant and is_name(tail, words) else ()
            )
            return None if found is None else replace(found, purposes=purpose)
    return None


def _is_deed(label: str, words: Words) -> bool:
    """Whether a phrase begins with a gerund that has an object: "shaping wet doughs"."""
    tokens = label.split(" ")
    return (
        len(tokens) > 2
        and tokens[0].endswith(words.joints.gerund)
        and all(token == token.lower() for token in tokens[1:])
    )


def _proper(label: str) -> bool:
    return bool(re.search(r"[A-Z]", label[1:])) or bool(re.search(r"\d", label))


def name(text: str, words: Words, known: Known = unknown, deeds: bool = False) -> Name | None:
    """The name that a phrase gives a topic, None where it is no name but a sentence, a number or nothing.

    `deeds` lets pass what reads like a task, where something else tells that it is a name.
    """
    if isinstance(known, KnownNames):
        return known.recalled(("name", text, words, deeds), lambda: _name(text, words, known, deeds))
    return _name(text, words, known, deeds)


def _name(text: str, words: Words, known: Known, deeds: bool) -> Name | None:
    aliases: list[str] = []
    members: list[Name] = []
    head = _PARENTHESES.sub("", text)
    bare = clean(head)
    whole = _COURSE_CODE.fullmatch(bare) or (_NUMBERED.fullmatch(bare) and known(bare))
    label, opening = (bare, False) if whole else unqualified(bare, words)
    if _is_declined(label, bare, words):
        label = bare
    for inside in _PARENTHESES.findall(text):
        also = words.also.match(inside.strip())
        if _COURSE_CODE.fullmatch(inside.strip()):
            aliases.append(inside.strip())
        elif (
            _COURSE_CODE.fullmatch(bare)
            and label == bare
            and inside[:1].isupper()
            and is_name(clean(inside), words)
        ):
            label = clean(inside)
        elif also:
            aliases.append(_capitalised(clean(inside.strip()[also.end() :])))
        elif _says_nothing(clean(inside), words) or _spells(bare, inside):
            continue
        elif (
            inside + "）" in text
            and not (_PROPER.search(inside) or f"{bare}{inside}".isascii() or words.lists.match(inside))
            and is_name(clean(inside), words)
        ):
            aliases.append(clean(inside))
        elif is_acronym(inside, label) or is_acronym(inside, bare):
            label = label if is_acronym(inside, label) else bare
            aliases.append(clean(inside))
        elif "/" not in inside and is_acronym(label, inside) and is_name(clean(inside), words):
            aliases.append(label)
            label = clean(inside)
        else:
            members.extend(_members(inside, bare, words, known))
    if not is_name(label, words, deeds=deeds or bool(aliases)) and not known(label):
        return None
    label = _capitalised(label)
    if bare != label and fold(bare) != fold(label):
        aliases.append(_capitalised(bare))
    return Name(label, tuple(aliases), tuple(members), opening, _capitalised(bare))


def _is_declined(label: str, bare: str, words: Words) -> bool:
    """Whether words before a name may have changed its form: "основы физики" tells not how "физика" is spelled."""
    return words.declines and not label.isascii() and not bare.startswith(label)


def _members(inside: str, bare: str, words: Words, known: Known) -> tuple[Name, ...]:
    if all(_says_nothing(word, words) for word in re.split(r"[,;/\s]+", inside) if word):
        return ()
    lists = words.lists.match(inside.strip())
    text = inside.strip()[lists.end() :] if lists else inside
    found = listing(text, words, known, apart=bool(lists))
    if are_samples([part.strip() for part in outside(SEPARATOR, text)], words.language):
        return ()
    single = _ACRONYM.fullmatch(clean(text)) or _is_instance(clean(text), bare, words)
    return found.names if found.complete and (len(found.names) > 1 or lists or single) else ()


def _is_instance(inside: str, label: str, words: Words) -> bool:
    """Whether one word in parentheses is an example of a name of several words: "Version Control (Git)"."""
    key = fold(inside)
    structural = key in words.roles or key in words.resource_types or key in words.labels["calendar"]
    return (
        words.instances
        and (" " in label or label.endswith(words.joints.gerund))
        and label[-1:].isalpha()
        and not structural
        and re.fullmatch(r"[A-Z][a-z]+[\w+#.]*", inside) is not None
    )


def _spells(label: str, inside: str) -> bool:
    """Whether what stands in parentheses is an enumeration that a word of the label abbreviates: "CRUD operations"."""
    initials = "".join(word[0] for word in re.findall(r"\w+", inside)).upper()
    return "," in inside and len(initials) > _PAIR and " " in label and initials in label.split(" ")


def _says_nothing(word: str, words: Words) -> bool:
    """Whether a word in parentheses only grades: "optional", "advanced"."""
    key = fold(word)
    return (
        key in words.labels["optional"]
        or key in words.labels["modifiers"]
        or words.roles.get(key) == "levels"
    )


@remembered
def unqualified(label: str, words: Words) -> tuple[str, bool]:
    """The label without words such as "basics of" around the name, and whether those mark what begins a subject."""
    opening = False
    for _ in range(4):
        before, after = words.before.match(label), words.after.search(label)
        cut = label[before.end() :] if before else label[: after.start()] if after else label
        cut = clean(cut)
        bare = not before and f" {cut.casefold()}".endswith(words.joints.attributive)
        if cut == label or len(cut) < 2 or (bare and " " not in cut):
            break
        taken = label.replace(cut, " ")
        opening = opening or any(fold(word) in words.opening for word in taken.split())
        label = cut
    return label, opening


def _capitalised(label: str) -> str:
    """The label with a capital first letter where it has none at all and is a common word."""
    first = label.split(" ")[0]
    common = label == label.lower() and first.isalpha() and len(first) > 1
    hyphened = label == label.lower() and re.fullmatch(r"[a-z]{2,}(?:-[a-z]+)+", first)
    return label[0].upper() + label[1:] if common or hyphened else label
