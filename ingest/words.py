"""The words that a roadmap's structure is made of, read from the data files beside this module."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from ..graph.label import fold


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
    before: re.Pattern[str]
    after: re.Pattern[str]
    opening: frozenset[str]
    generic: frozenset[str]
    idle: frozenset[str]
    verbs: frozenset[str]
    marks: frozenset[str]
    prepositions: frozenset[str]
    title_prepositions: frozenset[str]
    articles: frozenset[str]
    weak: frozenset[str]
    numbers: frozenset[str]
    description: re.Pattern[str]
    lists: re.Pattern[str]
    learn: re.Pattern[str]
    actions: frozenset[str]
    also: re.Pattern[str]
    negations: re.Pattern[str]
    trailing: re.Pattern[str]
    pointing: frozenset[str]
    leading: re.Pattern[str]
    bracketed: re.Pattern[str]
    bracketed_optional: re.Pattern[str]
    bracketed_lead: re.Pattern[str]
    by: re.Pattern[str]
    joints: Joints
    drawings: DrawingWords
    cues: tuple[Cue, ...]
    openings: tuple[Cue, ...]
    descriptions: tuple[DescriptionCue, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Joints:
    """The small words of one language that join names, end phrases and stand between."""

    and_: re.Pattern[str]
    or_: re.Pattern[str]
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


def _any_of(entries: Iterable[str]) -> str:
    """A pattern for any of some phrases, the longest first, with any white space between their words."""
    longest = sorted(entries, key=lambda entry: (-len(entry), entry))
    return "(?:" + "|".join(re.escape(entry).replace(r"\ ", r"[\s-]+") for entry in longest) + ")"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _apart(entries: Iterable[str]) -> str:
    """A pattern for some words between others: with spaces around, where the language writes any."""
    spaced = [entry for entry in entries if entry < "\u3000"]
    tight = [entry for entry in entries if entry >= "\u3000"]
    patterns = [rf"\s+{_any_of(spaced)}\s+"] if spaced else []
    return "(?:" + "|".join([*patterns, *([rf"\s*{_any_of(tight)}\s*"] if tight else [])]) + ")"


def _joints(data: Mapping[str, Any], articles: list[str]) -> Joints:
    gerund = "|".join(re.escape(ending) for ending in data["gerund"]) or r"\Z"
    article = _any_of([f"{one} " for one in articles]) if articles else "(?:)"
    return Joints(
        and_=_compiled(_apart(data["and"])),
        or_=_compiled(_apart(data["or"])),
        leading=_compiled(rf"\A{_any_of([*data['and'], *data['or']])}\s+"),
        either=_compiled(rf"(?<!\w){_any_of(data['either'])}\s+"),
        et_cetera=_compiled(rf"[\s,]*(?<!\w){_any_of(data['et_cetera'])}\s*\Z"),
        filler=_compiled(rf"[\s,;/&()*_`、，]*(?:{_any_of(data['fillers'])}(?!\w)[\s,]*)*"),
        between_or=_compiled(rf"[\s,*_`]*{_any_of([*data['or'], *data['either']])}(?!\w)[\s*_`]*{article}?"),
        stop=_compiled(rf"[;.!?。；！？](?:\s|\Z)|(?<!\w){_any_of(data['stops'])}(?!\w)"),
        clause=_compiled(
            rf"[.;:()]|,?\s+(?:{_any_of(data['clause'])}|{_any_of(data['and'])}\s+\w+(?:{gerund}))\s"
        ),
        requirement=_compiled(rf"[;:.!?](?:\s|\Z)|\s{_any_of(data['requirement'])}\s"),
        phrase_end=_compiled(rf"[\s*_`]*(?:[.,;:()/]|\Z|{_any_of(data['ends'])}(?!\w))"),
        relative=_compiled(rf"(?<!\w){_any_of(data['relative'])}\s*\Z"),
        dangling=_compiled(rf"(?<!\w){_any_of([*data['relative'], *data['and']])}\s*\Z"),
        kind=_compiled(rf"\A{_any_of(data['kind'])}\s+"),
        inside=_compiled(rf"\W+{_any_of(data['in'])}\s+"),
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
        return _compiled(rf"(?<!\w){_any_of(data[name])}s?(?!\w)" if data.get(name) else r"(?!)")

    return DrawingWords(
        dependency=phrases("dependency"),
        order=phrases("order"),
        roadmap=phrases("roadmap"),
        denied=phrases("denied"),
        taxonomy=phrases("taxonomy"),
        tails=_compiled(rf"\s+{_any_of(data['tails'])}\Z" if data.get("tails") else r"(?!)"),
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


def _cues(entries: list[dict[str, Any]], before: str, after: str, start: str) -> tuple[Cue, ...]:
    return tuple(
        Cue(
            _compiled(rf"{start}{entry['cue']}(?!\w)"),
            entry[before],
            entry[after],
            entry["confidence"],
            entry.get("use", "stated"),
        )
        for entry in entries
    )


@lru_cache
def words(language: str = "en") -> Words:
    """The structural words of a language that has a data file; `KeyError` where it has none."""
    path = files(__name__.rpartition(".")[0]) / "words" / f"{language}.toml"
    if not path.is_file():
        raise KeyError(language)
    data = tomllib.loads(path.read_text("utf-8"))
    qualifiers, sentences = data["qualifiers"], data["sentences"]
    return Words(
        language=data["language"],
        roles=_inverted(data["roles"]),
        resource_types=_inverted(data["resource_types"]),
        resource_signs=tuple((sign["type"], _compiled(sign["sign"])) for sign in data["resource_signs"]),
        labels={name: _folded(entries) for name, entries in data["labels"].items()},
        before=_compiled(rf"{_any_of(qualifiers['before'])}(?![\w-])[\s:]+(?=\S)"),
        after=_compiled(rf"[\s,]+{_any_of(qualifiers['after'])}\Z"),
        opening=_folded(qualifiers["opening"]),
        generic=_folded(qualifiers["generic"]),
        idle=_folded(qualifiers["idle"]),
        verbs=_plain(sentences["verbs"]),
        marks=_plain(sentences["marks"]),
        prepositions=_plain(sentences["prepositions"]),
        title_prepositions=_plain(sentences["title_prepositions"]),
        articles=_plain(sentences["articles"]),
        weak=_folded(sentences["weak"]),
        numbers=_folded(sentences["numbers"]),
        description=_compiled(rf"{_any_of(sentences['description'])}(?!\w)"),
        lists=_compiled(rf"(?<!\w){_any_of(sentences['lists'])}(?!\w),?\s*"),
        learn=_compiled(rf"{_any_of(sentences['learn'])}(?!\w)\s+"),
        actions=_folded(sentences["actions"]),
        negations=_compiled(rf"(?:\b|(?<=\w)){_any_of(data['negations']['words'])}\b"),
        trailing=_compiled(rf"\s+{_any_of(data['negations']['trailing'])}\W*\Z"),
        pointing=_plain(data["negations"]["pointing"]),
        leading=_compiled(
            rf"[\W_]*(?:{_any_of([*data['negations']['leading'], *sentences['articles']])}\s+)*"
        ),
        bracketed=_compiled(rf"[(\[]\s*{_any_of(data['brackets']['needs'])}(?!\w)\s*:?\s*([^()\[\]]+)[)\]]"),
        bracketed_lead=_compiled(rf"\A\s*{_any_of(data['brackets']['needs'])}(?!\w)\s*:?\s*"),
        bracketed_optional=_compiled(rf"\A\s*{_any_of(data['brackets']['optional'])}\s*:?\s*"),
        also=_compiled(rf"{_any_of(data['aliases']['also'])}[\s:]+"),
        by=_compiled(rf"\s{_any_of(data['creators']['by'])}\s+"),
        joints=_joints(data["joints"], sentences["articles"]),
        drawings=_drawing_words(data.get("drawings", {})),
        cues=_cues(data["cues"], "before", "after", r"(?<!\w)"),
        openings=_cues(data["openings"], "first", "second", r"\A[\W_]*"),
        descriptions=tuple(
            DescriptionCue(
                _compiled(rf"(?<!\w){entry['cue']}\s+"),
                entry.get("needs", False),
                entry.get("broader", False),
                entry.get("serves", False),
                entry["confidence"],
            )
            for entry in data["descriptions"]
        ),
    )
