"""The words that a roadmap's structure is made of, read from the data files beside this module."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

from ..graph.label import fold
from .drawing_words import DrawingWords, drawing_words
from .joints import Joints, joints
from .mixed import mixed
from .requirement_words import RequirementWords, requirement_words
from .script import most_scripts
from .source_words import SourceWords, source_words
from .spacing import (
    CHINESE,
    ahead,
    any_of,
    apart,
    behind,
    compiled,
    edged,
    folded,
    level,
    pieces,
    plain,
    stems,
    tight,
    tokens,
    whole,
)

_REACH = 8
"""How many characters beside a name tell whether it ends there."""
_SPACED = re.compile(r"[\w']+")
_NO_MARKS = any_of(())
UNDETERMINED = "und"
"""The tag of a language that nobody knows; its documents are read with the English words."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A way to say that one thing needs another: a pattern and what stands on its two sides."""

    pattern: re.Pattern[str]
    before: str
    after: str
    confidence: float
    basis: str = "stated"


@dataclass(frozen=True, slots=True)
class DescriptionCue:
    """What a description says of the topic that follows the pattern: it is needed, broader, or served."""

    pattern: re.Pattern[str]
    needs: bool
    broader: bool
    serves: bool
    confidence: float


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Words:
    """The structural words of one language; every set holds folded names.

    `foreign` tells that they are those of English for want of better, in a text that is not English; `scripts` are those that its words are written in, none where nobody knows the language.
    """

    language: str
    foreign: bool = False
    scripts: frozenset[str] = frozenset()
    roles: Mapping[str, str]
    keys: Mapping[str, str]
    resource_types: Mapping[str, str]
    resource_signs: tuple[tuple[str, re.Pattern[str]], ...]
    labels: Mapping[str, frozenset[str]]
    level: re.Pattern[str]
    piece: re.Pattern[str]
    token: re.Pattern[str]
    stem: re.Pattern[str]
    declines: bool
    linked: bool
    head_first: bool
    instances: bool
    beside: tuple[re.Pattern[str], re.Pattern[str]]
    before: re.Pattern[str]
    after: re.Pattern[str]
    naming: re.Pattern[str]
    comparing: re.Pattern[str]
    opening: frozenset[str]
    generic: frozenset[str]
    idle: frozenset[str]
    verbs: frozenset[str]
    marks: frozenset[str]
    inner_marks: re.Pattern[str]
    prepositions: frozenset[str]
    title_prepositions: frozenset[str]
    inner_prepositions: frozenset[str]
    articles: frozenset[str]
    weak: frozenset[str]
    numbers: frozenset[str]
    description: re.Pattern[str]
    lists: re.Pattern[str]
    include: re.Pattern[str]
    addresses: re.Pattern[str]
    derived: re.Pattern[str]
    learn: re.Pattern[str]
    actions: frozenset[str]
    imperatives: frozenset[str]
    sources: SourceWords
    also: re.Pattern[str]
    negations: re.Pattern[str]
    closing: re.Pattern[str]
    trailing: re.Pattern[str]
    pointing: frozenset[str]
    leading: re.Pattern[str]
    bracketed: re.Pattern[str]
    bracketed_optional: re.Pattern[str]
    bracketed_lead: re.Pattern[str]
    by: re.Pattern[str]
    joints: Joints
    drawings: DrawingWords
    asked: RequirementWords
    cues: tuple[Cue, ...]
    openings: tuple[Cue, ...]
    descriptions: tuple[DescriptionCue, ...]

    @property
    def unspaced(self) -> bool:
        """Whether the language writes no spaces between words."""
        return self.inner_marks.pattern != _NO_MARKS

    def said(self, text: str) -> frozenset[str]:
        """The words of a text in lower case, without its punctuation."""
        found = (self.piece if self.unspaced else _SPACED).findall(text.casefold())
        return frozenset(word for word in found if any(map(str.isalnum, word)))

    def stands_alone(self, text: str, start: int, end: int) -> bool:
        """Whether a name between two positions is no part of a longer word, in a language without spaces."""
        if not self.unspaced:
            return True
        before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
        return self.beside[0].search(before) is not None and self.beside[1].match(after) is not None


def _inverted(table: Mapping[str, list[str]]) -> Mapping[str, str]:
    return {fold(entry): name for name, entries in table.items() for entry in entries}


def _either(patterns: Iterable[str]) -> str:
    """A pattern for any of some patterns; for none, one that fits nothing."""
    return "|".join(patterns) or "(?!)"


def _beside(data: Mapping[str, Any]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns for what may stand right before and right after a name in a text without spaces."""
    joints, sentences, qualifiers = data["joints"], data["sentences"], data["qualifiers"]
    joined = [*joints["and"], *joints["or"], *joints["either"], *joints["fillers"], *sentences["marks"]]
    before = [*joined, *qualifiers["before"], *data["labels"]["modifiers"], *sentences["prepositions"]]
    after = [*joined, *qualifiers["after"], *joints["ends"], *joints["stops"], *joints["requirement"]]
    after += [*joints["et_cetera"], *joints["clause"], *data["negations"]["trailing"], *qualifiers["generic"]]
    return (
        compiled(rf"(?:\A|(?-i:[^{CHINESE}])|{any_of(before)})\Z"),
        compiled(rf"\Z|(?-i:[^{CHINESE}])|{any_of(after)}"),
    )


def _levels(data: Mapping[str, Any]) -> re.Pattern[str]:
    """A pattern for the opening of a level: "Week 3 - ", "Lesson 4: ", "Monday: "."""
    labels = data["labels"]
    levels = [*data["roles"]["levels"], *labels["numbered"]]
    return compiled(level(levels, folded(levels), data["joints"]["numerals"], labels["calendar"]))


def _around(qualifiers: Mapping[str, list[str]], articles: list[str]) -> str:
    """A pattern for the words before a name; those for a deed only where no article follows."""
    deeds = ahead(qualifiers.get("deeds", ()), r"(?![\w-])[\s:]+")
    plain_ones = ahead(qualifiers["before"], r"(?![\w-])[\s:]+")
    return rf"(?:{plain_ones}|{deeds}(?!{any_of(articles)}\s))(?=\S)"


def _denied(entries: Iterable[str]) -> str:
    """A pattern for words that deny; one with an apostrophe in it also ends a longer word ("don't")."""
    told = list(entries)
    ending = any_of(one for one in told if re.search("['’]", one))
    return rf"(?:{whole(told)}|(?<=\w){ending}\b)"


def _cues(entries: list[dict[str, Any]], before: str, after: str, start: str = "") -> tuple[Cue, ...]:
    return tuple(
        Cue(
            compiled(start + edged(entry["cue"], "" if start else r"(?<!\w)")),
            entry[before],
            entry[after],
            entry["confidence"],
            entry.get("use", "stated"),
        )
        for entry in entries
    )


@lru_cache
def tables(language: str) -> Mapping[str, Any]:
    """The tables of a language's data file; `KeyError` where it has none."""
    path = files(__name__.rpartition(".")[0]) / "words" / f"{language}.toml"
    if not path.is_file():
        raise KeyError(language)
    return tomllib.loads(path.read_text("utf-8"))


@lru_cache
def languages() -> tuple[str, ...]:
    """The tags of the languages that have a data file, sorted."""
    folder = files(__name__.rpartition(".")[0]) / "words"
    return tuple(sorted(path.name[:-5] for path in folder.iterdir() if path.name.endswith(".toml")))


@lru_cache
def words(language: str = "en") -> Words:
    """The structural words of a language that has a data file; `KeyError` where it has none.

    For "und", the language of which nobody knows, those of English.
    """
    if language == UNDETERMINED:
        return replace(words("en"), language=UNDETERMINED, scripts=frozenset())
    return built(tables(language), tables("en"), language)


def built(own: Mapping[str, Any], english: Mapping[str, Any], language: str) -> Words:
    """The words that the tables of a language make, with the English ones that people mix in, under a tag."""
    known = language != UNDETERMINED
    told = {name for entries in own["sentences"].values() if isinstance(entries, list) for name in entries}
    return replace(
        _words(mixed(own, english)), language=language, scripts=frozenset(most_scripts(told) if known else ())
    )


def _words(data: Mapping[str, Any]) -> Words:
    qualifiers, sentences, brackets = data["qualifiers"], data["sentences"], _brackets(data["brackets"])
    return Words(
        language=data["language"],
        roles=_inverted(data["roles"]),
        keys=_inverted(data["keys"]),
        resource_types=_inverted(data["resource_types"]),
        resource_signs=tuple((sign["type"], compiled(sign["sign"])) for sign in data["resource_signs"]),
        labels={name: folded(entries) for name, entries in data["labels"].items()},
        level=_levels(data),
        piece=pieces(_structural(data)),
        token=tokens(sentences["articles"]),
        stem=stems(sentences.get("endings", ()), sentences.get("stem", 1)),
        declines=sentences.get("declines", False),
        linked=sentences.get("linked", False),
        head_first=sentences.get("head_first", False),
        instances=sentences.get("instances", False),
        beside=_beside(data),
        before=compiled(_around(qualifiers, sentences["articles"])),
        after=compiled(behind(qualifiers["after"], r"[\s,]+") + r"\Z"),
        naming=compiled(rf"\W*{ahead(qualifiers['naming'])}"),
        comparing=compiled(rf"(?:\w+\s){{0,3}}?{ahead(qualifiers['comparing'])}"),
        opening=folded(qualifiers["opening"]),
        generic=folded(qualifiers["generic"]),
        idle=folded(qualifiers["idle"]),
        verbs=plain(sentences["verbs"]),
        marks=plain(sentences["marks"]),
        inner_marks=compiled(any_of(filter(tight, sentences["marks"]))),
        prepositions=plain(sentences["prepositions"]),
        title_prepositions=plain(sentences["title_prepositions"]),
        inner_prepositions=plain(sentences.get("inner_prepositions", ())),
        articles=plain(sentences["articles"]),
        weak=folded(sentences["weak"]),
        numbers=folded(sentences["numbers"]),
        description=compiled(whole(sentences["description"])),
        lists=compiled(rf"{whole(sentences['lists'])}[,，：]?\s*"),
        include=compiled(rf"{whole([*sentences['lists'], *data['drawings']['includes']])}[,，：:]?\s*"),
        addresses=compiled(whole(sentences.get("addresses", ()))),
        derived=compiled(rf"\s*(?:\w+\s)?{whole(data['labels'].get('derived', ()))}"),
        learn=compiled(ahead(sentences["learn"])),
        actions=folded(sentences["actions"]),
        imperatives=folded(sentences.get("imperatives", ())),
        sources=source_words(data["sources"]),
        negations=compiled(_denied(data["negations"]["words"])),
        closing=compiled(rf"{behind(data['negations']['closing'])}\W*\Z"),
        trailing=compiled(rf"{behind(data['negations']['trailing'])}\W*\Z"),
        pointing=plain(data["negations"]["pointing"]),
        leading=compiled(rf"[\W_]*(?:{ahead([*data['negations']['leading'], *sentences['articles']])})*"),
        bracketed=brackets[0],
        bracketed_lead=brackets[1],
        bracketed_optional=brackets[2],
        also=compiled(ahead(data["aliases"]["also"], r"[\s:]+")),
        by=compiled(apart(data["creators"]["by"])),
        joints=joints(data["joints"], sentences["articles"]),
        drawings=drawing_words(data.get("drawings", {})),
        asked=requirement_words(data),
        cues=_cues(data["cues"], "before", "after"),
        openings=_cues(data["openings"], "first", "second", r"\A[\W_]*"),
        descriptions=tuple(map(_description, data["descriptions"])),
    )


def _brackets(data: Mapping[str, Any]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What asks for something in brackets: the whole, the words before what it asks for, and those of what only helps."""
    needs = whole(data["needs"])
    return (
        compiled(rf"[(\[（【]\s*{needs}\s*[:：]?\s*([^()\[\]（）【】]+)[)\]）】]"),
        compiled(rf"\A\s*{needs}\s*[:：]?\s*"),
        compiled(rf"\A\s*{any_of(data['optional'])}\s*[:：]?\s*"),
    )


def _description(entry: Mapping[str, Any]) -> DescriptionCue:
    needs, broader, serves = (entry.get(name, False) for name in ("needs", "broader", "serves"))
    return DescriptionCue(
        compiled(edged(entry["cue"], end=r"\s+")), needs, broader, serves, entry["confidence"]
    )


def _structural(data: Mapping[str, Any]) -> Iterator[str]:
    """The words that labels are made of."""
    for entries in (*data["roles"].values(), *data["resource_types"].values()):
        yield from entries
    for entries in (data["labels"]["modifiers"], data["labels"]["title"], data["negations"]["pointing"]):
        yield from entries
