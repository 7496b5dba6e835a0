"""The words that a roadmap's structure is made of, read from the data files beside this module."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

from ..graph.label import fold
from .mixed import mixed
from .spacing import (
    CHINESE,
    ahead,
    any_of,
    apart,
    behind,
    between,
    edged,
    level,
    pieces,
    stems,
    tight,
    tokens,
    whole,
)

_REACH = 8
"""How many characters beside a name tell whether it ends there."""
_SPACED = re.compile(r"[\w']+")
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


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The structural words of one language; every set holds folded names."""

    language: str
    roles: Mapping[str, str]
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
    beside: tuple[re.Pattern[str], re.Pattern[str]]
    before: re.Pattern[str]
    after: re.Pattern[str]
    opening: frozenset[str]
    generic: frozenset[str]
    idle: frozenset[str]
    verbs: frozenset[str]
    marks: frozenset[str]
    inner_marks: re.Pattern[str]
    prepositions: frozenset[str]
    title_prepositions: frozenset[str]
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
    alternative: str
    had: re.Pattern[str]
    terms: re.Pattern[str]
    asking: re.Pattern[str]
    asked: re.Pattern[str]
    asking_ends: re.Pattern[str]
    gives: re.Pattern[str]
    sentence_marks: frozenset[str]
    counted: Mapping[str, tuple[str, ...]]
    cues: tuple[Cue, ...]
    openings: tuple[Cue, ...]
    descriptions: tuple[DescriptionCue, ...]

    @property
    def unspaced(self) -> bool:
        """Whether the language writes no spaces between words."""
        return self.inner_marks.pattern != any_of(())

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


@dataclass(frozen=True, slots=True, eq=False)
class Joints:
    """The small words of one language that join names, end phrases and stand between."""

    and_: re.Pattern[str]
    or_: re.Pattern[str]
    comma_or: re.Pattern[str]
    leading: re.Pattern[str]
    either: re.Pattern[str]
    et_cetera: re.Pattern[str]
    filler: re.Pattern[str]
    between_or: re.Pattern[str]
    stop: re.Pattern[str]
    clause: re.Pattern[str]
    requirement: re.Pattern[str]
    phrase_end: re.Pattern[str]
    relative: re.Pattern[str]
    using: re.Pattern[str]
    dangling: re.Pattern[str]
    kind: re.Pattern[str]
    inside: re.Pattern[str]
    for_: frozenset[str]
    with_: frozenset[str]
    of: frozenset[str]
    small: frozenset[str]
    gerund: tuple[str, ...]
    asks: frozenset[str]
    advice: frozenset[str]
    numerals: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class DrawingWords:
    """The words around and in drawings, which tell what their lines mean; nodes and labels of lines are folded names."""

    dependency: re.Pattern[str]
    order: re.Pattern[str]
    roadmap: re.Pattern[str]
    denied: re.Pattern[str]
    taxonomy: re.Pattern[str]
    tails: re.Pattern[str]
    media: frozenset[str]
    idle: frozenset[str]
    needs: frozenset[str]
    leads: frozenset[str]
    neutral: frozenset[str]
    optional: frozenset[str]
    includes: frozenset[str]
    inside: frozenset[str]
    legends: tuple[tuple[re.Pattern[str], bool], ...]


def _folded(entries: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(entry) for entry in entries)


def _plain(entries: Iterable[str]) -> frozenset[str]:
    return frozenset(entry.casefold() for entry in entries)


def _inverted(table: Mapping[str, list[str]]) -> Mapping[str, str]:
    return {fold(entry): name for name, entries in table.items() for entry in entries}


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _joints(data: Mapping[str, Any], articles: list[str]) -> Joints:
    gerund = "|".join(re.escape(ending) for ending in data["gerund"]) or r"\Z"
    article = f"(?:{ahead(articles)})?" if articles else ""
    doing = rf",?\s+{any_of(data['and'])}\s+\w+(?:{gerund})\s"
    return Joints(
        and_=_compiled(apart(data["and"])),
        or_=_compiled(apart(data["or"])),
        comma_or=_compiled(rf"\s*[,，;]{apart(data['or'])}"),
        leading=_compiled(rf"\A{ahead([*data['and'], *data['or']])}"),
        either=_compiled(ahead(data["either"])),
        et_cetera=_compiled(r"[\s,，、]*" + behind(data["et_cetera"], r"(?<!\w)") + r"\s*\Z"),
        filler=_compiled(rf"[\s,;/&()*_`、，；（）]*(?:{whole(data['fillers'])}[\s,、，]*)*"),
        between_or=_compiled(rf"[\s,、，*_`]*{whole([*data['or'], *data['either']])}[\s*_`]*{article}"),
        stop=_compiled(rf"[;.!?](?:\s|\Z)|[。；！？]|{whole(data['stops'])}"),
        clause=_compiled(rf"[.;:()。；：（）]|{between(data['clause'], comma=True)}|{doing}"),
        requirement=_compiled(rf"[;:.!?](?:\s|\Z)|[；：。！？]|{between(data['requirement'])}"),
        phrase_end=_compiled(rf"[\s*_`]*(?:[.,;:()/。，；：（）、]|\Z|{whole(data['ends'])})"),
        relative=_compiled(rf"{whole(data['relative'])}\s*\Z"),
        using=_compiled(rf"{whole(data['using'])}\s*"),
        dangling=_compiled(rf"{whole([*data['relative'], *data['and']])}\s*\Z"),
        kind=_compiled(rf"\A{ahead(data['kind'])}"),
        inside=_compiled(rf"\W+{any_of(data['in'])}\s+"),
        for_=_plain(data["for"]),
        with_=_plain(data["with"]),
        of=_plain(data["of"]),
        small=_plain([*data["of"], *data["and"], *data["or"], *data["for"], *data["in"], *data["clause"]]),
        gerund=tuple(data["gerund"]),
        asks=_plain(data["asks"]),
        advice=_folded(data["advice"]),
        numerals=tuple(data["numerals"]),
    )


def _drawing_words(data: Mapping[str, Any]) -> DrawingWords:
    """The words of a data file's table of drawings; a language without one says nothing of them."""

    def phrases(name: str) -> re.Pattern[str]:
        return _compiled(whole(data.get(name, ()), plural=True))

    return DrawingWords(
        dependency=phrases("dependency"),
        order=phrases("order"),
        roadmap=phrases("roadmap"),
        denied=phrases("denied"),
        taxonomy=phrases("taxonomy"),
        tails=_compiled(rf"{behind(data.get('tails', ()))}\Z"),
        media=_folded(data.get("media", ())),
        idle=_folded(data.get("idle", ())),
        needs=_folded(data.get("needs", ())),
        leads=_folded(data.get("leads", ())),
        neutral=_folded(data.get("neutral", ())),
        optional=_folded(data.get("optional", ())),
        includes=_folded(data.get("includes", ())),
        inside=_folded(data.get("inside", ())),
        legends=tuple(
            (_compiled(entry["sign"]), entry.get("back", False)) for entry in data.get("legends", ())
        ),
    )


def _beside(data: Mapping[str, Any]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns for what may stand right before and right after a name in a text without spaces."""
    joints, sentences, qualifiers = data["joints"], data["sentences"], data["qualifiers"]
    joined = [*joints["and"], *joints["or"], *joints["either"], *joints["fillers"], *sentences["marks"]]
    before = [*joined, *qualifiers["before"], *data["labels"]["modifiers"], *sentences["prepositions"]]
    after = [*joined, *qualifiers["after"], *joints["ends"], *joints["stops"], *joints["requirement"]]
    after += [*joints["et_cetera"], *joints["clause"], *data["negations"]["trailing"], *qualifiers["generic"]]
    return (
        _compiled(rf"(?:\A|[^{CHINESE}]|{any_of(before)})\Z"),
        _compiled(rf"\Z|[^{CHINESE}]|{any_of(after)}"),
    )


def _denied(entries: Iterable[str]) -> str:
    """A pattern for words that deny; one with an apostrophe in it also ends a longer word ("don't")."""
    told = list(entries)
    ending = any_of(one for one in told if re.search("['’]", one))
    return rf"(?:{whole(told)}|(?<=\w){ending}\b)"


def _cues(entries: list[dict[str, Any]], before: str, after: str, start: str = "") -> tuple[Cue, ...]:
    return tuple(
        Cue(
            _compiled(start + edged(entry["cue"], "" if start else r"(?<!\w)")),
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
        return replace(words("en"), language=UNDETERMINED)
    return _words(mixed(tables(language), tables("en")))


def _words(data: Mapping[str, Any]) -> Words:
    qualifiers, sentences, levels = data["qualifiers"], data["sentences"], data["roles"]["levels"]
    asked = data.get("requirements", {})
    structural = [*data["roles"].values(), *data["resource_types"].values()]
    structural += [data["labels"]["modifiers"], data["labels"]["title"], data["negations"]["pointing"]]
    return Words(
        language=data["language"],
        roles=_inverted(data["roles"]),
        resource_types=_inverted(data["resource_types"]),
        resource_signs=tuple((sign["type"], _compiled(sign["sign"])) for sign in data["resource_signs"]),
        labels={name: _folded(entries) for name, entries in data["labels"].items()},
        level=_compiled(level(levels, _folded(levels), data["joints"]["numerals"])),
        piece=pieces(entry for entries in structural for entry in entries),
        token=tokens(sentences["articles"]),
        stem=stems(sentences.get("endings", ()), sentences.get("stem", 1)),
        declines=sentences.get("declines", False),
        linked=sentences.get("linked", False),
        head_first=sentences.get("head_first", False),
        beside=_beside(data),
        before=_compiled(ahead(qualifiers["before"], r"(?![\w-])[\s:]+") + r"(?=\S)"),
        after=_compiled(behind(qualifiers["after"], r"[\s,]+") + r"\Z"),
        opening=_folded(qualifiers["opening"]),
        generic=_folded(qualifiers["generic"]),
        idle=_folded(qualifiers["idle"]),
        verbs=_plain(sentences["verbs"]),
        marks=_plain(sentences["marks"]),
        inner_marks=_compiled(any_of(filter(tight, sentences["marks"]))),
        prepositions=_plain(sentences["prepositions"]),
        title_prepositions=_plain(sentences["title_prepositions"]),
        articles=_plain(sentences["articles"]),
        weak=_folded(sentences["weak"]),
        numbers=_folded(sentences["numbers"]),
        description=_compiled(whole(sentences["description"])),
        lists=_compiled(rf"{whole(sentences['lists'])}[,，：]?\s*"),
        include=_compiled(rf"{whole([*sentences['lists'], *data['drawings']['includes']])}[,，：:]?\s*"),
        addresses=_compiled(whole(sentences.get("addresses", ()))),
        derived=_compiled(rf"\s*(?:\w+\s)?{whole(data['labels'].get('derived', ()))}"),
        learn=_compiled(ahead(sentences["learn"])),
        actions=_folded(sentences["actions"]),
        negations=_compiled(_denied(data["negations"]["words"])),
        closing=_compiled(rf"{behind(data['negations']['closing'])}\W*\Z"),
        trailing=_compiled(rf"{behind(data['negations']['trailing'])}\W*\Z"),
        pointing=_plain(data["negations"]["pointing"]),
        leading=_compiled(rf"[\W_]*(?:{ahead([*data['negations']['leading'], *sentences['articles']])})*"),
        bracketed=_compiled(
            rf"[(\[（【]\s*{whole(data['brackets']['needs'])}\s*[:：]?\s*([^()\[\]（）【】]+)[)\]）】]"
        ),
        bracketed_lead=_compiled(rf"\A\s*{whole(data['brackets']['needs'])}\s*[:：]?\s*"),
        bracketed_optional=_compiled(rf"\A\s*{any_of(data['brackets']['optional'])}\s*[:：]?\s*"),
        also=_compiled(ahead(data["aliases"]["also"], r"[\s:]+")),
        by=_compiled(apart(data["creators"]["by"])),
        joints=_joints(data["joints"], sentences["articles"]),
        drawings=_drawing_words(data.get("drawings", {})),
        alternative=data["joints"]["or"][0],
        had=_compiled("|".join([whole(asked.get("had", ())), *asked.get("versions", ())])),
        terms=_compiled("|".join(asked.get("terms", ())) or "(?!)"),
        asking=_compiled(rf"(?<!\w)(?:{'|'.join(asked.get('asking', ())) or '(?!)'})\s+"),
        asked=_compiled(rf"\s(?:{'|'.join(asked.get('asked', ())) or '(?!)'})(?!\w)"),
        asking_ends=_compiled(rf"[;:.!?](?:\s|\Z)|{whole(asked.get('ends', ()))}"),
        gives=_compiled(whole(asked.get("gives", ()))),
        sentence_marks=_plain(asked.get("prose", ())),
        counted={entry: tuple(forms) for entry, forms in asked.get("counted", {}).items()},
        cues=_cues(data["cues"], "before", "after"),
        openings=_cues(data["openings"], "first", "second", r"\A[\W_]*"),
        descriptions=tuple(
            DescriptionCue(
                _compiled(edged(entry["cue"], end=r"\s+")),
                entry.get("needs", False),
                entry.get("broader", False),
                entry.get("serves", False),
                entry["confidence"],
            )
            for entry in data["descriptions"]
        ),
    )
