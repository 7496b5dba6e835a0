"""Who made a resource: the people whom a text names, and lines that name a work with its people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.label import fold
from ..ornament import clean, without_ornament
from ..words import Words
from .passage import Passage

_NAME_LIST = re.compile(r"\s*(?:,|;|&|\band\b)\s*")
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATED = re.compile(
    rf"(.{{2,150}}?)(?:\s[–—-]\s|,\s)([^,–—()]{{4,60}}(?:,[^,–—()]{{4,60}}){{0,5}})\s\({_YEAR}\)\W*\Z"
)
_QUOTED_NOTED = re.compile(rf"\W*[\"“«„]([^\"“”«»„]{{2,150}})[\"”»“]\s*\(([^()]{{2,80}}?),?\s*{_YEAR}\)\W*\Z")


_CITED = re.compile(
    rf"\W*([^().]{{2,40}}(?:\.[^()]{{0,60}})?)\s\((?:c\.\s)?(?:{_YEAR}|\d{{1,4}})(?:[a-z]|\s?(?:BC|CE|AD)E?)?\)[.:,]?\W{{1,4}}([^.]{{2,150}})"
)
_AUTHOR_END = re.compile(r"\.[\s*_]{0,4}\Z")
_SURNAME_FIRST = re.compile(r"[^,&;]+,\s(?:[A-ZÀ-ÞА-Я]\.[\s-]?)+|[^,&;]+")
_LAST = re.compile(r"[：:、，,；;。和与及《》]")
_MARKED = re.compile(r"([^《》\s]{0,12})《([^《》]{1,80})》")


def dated_work(text: str, words: Words) -> tuple[str, tuple[str, ...]] | None:
    """The title and the people of a line that cites a work with its year or in 《》, None for any other line.

    >>> from roadgraph.ingest.words import words
    >>> dated_work("Good Bread - Ann Ash (2010)", words()), dated_work("Rye - dark (1900)", words())
    (('Good Bread', ('Ann Ash',)), None)
    >>> dated_work("Ash, A. (2010). Good Bread. Crumb Press.", words())
    ('Good Bread', ('Ash, A.',))
    """
    quoted = _QUOTED_NOTED.match(text)
    if quoted:
        return quoted.group(1).strip(), people(quoted.group(2))
    marked = _MARKED.match(text)
    if marked and not marked.group(1).endswith(("：", ":")):
        return marked.group(2), tuple(one for one in (marked.group(1).strip(" 的"),) if one)
    cited = _CITED.match(text)
    if cited and cited.group(2)[:1].isupper() and _AUTHOR_END.search(cited.group(1)):
        by = (one.strip(" &;,*_") for one in _SURNAME_FIRST.findall(cited.group(1).strip(" *_")))
        authors = (one if _INITIALS.search(one[-2:]) else one.rstrip(".") for one in by)
        return clean(cited.group(2)), tuple(one for one in authors if one)
    dated = _DATED.match(text)
    names = people(dated.group(2)) if dated else ()
    if dated is None or not names or not all(is_person(one, words) for one in names):
        return None
    return clean(dated.group(1)), names


def marked_works(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The works in 《》 that a text lists, with the author right before each.

    >>> marked_works("面包：《好面包》、王某《黑麦》")
    [('好面包', ()), ('黑麦', ('王某',))]
    """
    listed = (
        (found.group(2), _LAST.split(found.group(1))[-1].strip(" 的")) for found in _MARKED.finditer(text)
    )
    return [(title, (by,) if by else ()) for title, by in listed]


def credited_work(text: str, words: Words) -> tuple[str, tuple[str, ...]] | None:
    """The title and the people of a line that is nothing but "Title by A and B", None for any other line."""
    by = words.by.search(text)
    if by is None or not 2 <= len(text[: by.start()].split()) <= 12 or "(" in text[: by.start()]:
        return None
    names = people(text[by.end() :])
    told = len(re.sub(rf"\({_YEAR}\)|\W|\b(?:and)\b", "", text[by.end() :]))
    whole = told == sum(len(re.sub(r"\W", "", one)) for one in names)
    fits = bool(names) and whole and all(is_person(one, words) for one in names)
    return (clean(text[: by.start()]), names) if fits and text[:1].isupper() else None


def credited(after: str, passage: Passage, words: Words) -> tuple[str, ...]:
    """The people whom the text after a title credits: "by A and B", or " - A, B (year)" where that is no description."""
    by = words.by.search(after[:30])
    if by and after[by.end() :][:1].isupper() and "(" not in after[: by.start()].lstrip(" (,"):
        return people(after[by.end() :])
    dash = re.match(r"\)?\s*(?:[–—-]|,|\.(?=\s[A-ZÀ-ÞА-Я]))\s+(?=\S)", after)
    if dash is None:
        return ()
    named, bracket, noted = after[dash.end() :].partition("(")
    names = []
    for one in _people(named):
        if not is_person(one, words):
            return ()
        names.append(one)
    sure = (
        bool(re.search(r"(?<!\w)[A-ZÀ-ÞА-Я]\.", named))
        or (bracket and re.match(r"(?:1[5-9]|20)\d\d\)", noted) is not None)
        or passage.resource_type in ("book", "paper")
        or dash.group().lstrip(")").startswith(",")
    )
    return tuple(names) if len(names) > 1 or (names and sure) else ()


_PARTICLE = re.compile(r"(?:[vd][aeou]n?|der|den|dos|las?|le|el|al|bin|ibn|y|ter|zu|zur)\Z")
_INITIALS = re.compile(r"(?:[A-ZÀ-ÞА-Я]\.-?){1,3}")
_MOST_WORDS = 5


def is_person(text: str, words: Words) -> bool:
    """Whether a text looks like the name of a person: two to five words in capitals, none of them structural."""
    tokens = text.split()
    if not 2 <= len(tokens) <= _MOST_WORDS or text.isupper():
        return False
    structural = (
        words.resource_types, words.roles, words.labels["modifiers"], words.labels["not_resources"], words.marks
    )  # fmt: skip
    for token in tokens:
        key = fold(token)
        if (_PARTICLE.match(token) and token is not tokens[-1]) or _INITIALS.fullmatch(token):
            continue
        if any(key in some for some in structural):
            return False
        if not token[:1].isupper() or any(char.isdigit() for char in token):
            return False
    return True


def people(text: str) -> tuple[str, ...]:
    """The names that a text enumerates at its beginning."""
    return tuple(_people(text))


_PEOPLE_END = re.compile(r"[:()\[|]|\s[–—-]\s|(?<=\w\w)\.(?:\s|\Z)")


_LONGEST_END = 3


def _people(text: str) -> Iterator[str]:
    """The names one by one: who asks for the first only reads no further."""
    at, end = 0, len(text)
    while at <= end:
        joint = _NAME_LIST.search(text, at)
        found = _PEOPLE_END.search(text, at, joint.end() + _LONGEST_END if joint else end)
        if found and (joint is None or found.start() < joint.end()):
            end = found.start()
            joint = _NAME_LIST.search(text, at, end)
        name = without_ornament(text[at : joint.start() if joint else end]).strip(' ,;:*_"-–—')
        if name:
            yield name if _INITIALS.search(name[-2:]) else name.rstrip(".")
        at = joint.end() if joint else end + 1
