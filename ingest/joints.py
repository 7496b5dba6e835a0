"""The small words of a language that join names, end phrases and stand between."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .spacing import ahead, any_of, apart, behind, between, compiled, folded, plain, tight, whole


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
    how: re.Pattern[str]
    are: re.Pattern[str]
    others: re.Pattern[str]
    kind: re.Pattern[str]
    inside: re.Pattern[str]
    for_: frozenset[str]
    with_: frozenset[str]
    of: frozenset[str]
    small: frozenset[str]
    gerund: tuple[str, ...]
    adjectival: tuple[str, ...]
    attributive: tuple[str, ...]
    adverbial: tuple[str, ...]
    asks: frozenset[str]
    advice: frozenset[str]
    numerals: tuple[str, ...]


def joints(data: Mapping[str, Any], articles: list[str]) -> Joints:
    """The joints of a data file's table of them, beside the articles of its language."""
    gerund = "|".join(re.escape(ending) for ending in data["gerund"]) or r"\Z"
    article = f"(?:{ahead(articles)})?" if articles else ""
    doing = rf",?\s+{any_of(data['and'])}\s+\w+(?:{gerund})\s"
    compared = ("vs", "vs.", "versus")  # at the beginning these are a part of the name: "VS Code"
    joining = [*data["and"], *(one for one in data["or"] if one not in compared)]
    return Joints(
        and_=compiled(apart(data["and"], data.get("fixed", ()))),
        or_=compiled(apart(data["or"])),
        comma_or=compiled(rf"\s*[,，;]{apart(data['or'])}"),
        leading=compiled(rf"\A{ahead(one for one in joining if len(one) > 1 or not tight(one))}"),
        either=compiled(ahead(data["either"])),
        et_cetera=compiled(r"[\s,，、]*" + behind(data["et_cetera"], r"(?<!\w)") + r"\s*\Z"),
        filler=compiled(rf"[\s,;/&()*_`、，；（）]*(?:{whole(data['fillers'])}[\s,、，]*)*"),
        between_or=compiled(rf"[\s,、，*_`]*{whole([*data['or'], *data['either']])}[\s*_`]*{article}"),
        stop=compiled(rf"[;.!?](?:\s|\Z)|[。；！？]|{whole(data['stops'])}"),
        clause=compiled(rf"[.;:()。；：（）]|{between(data['clause'], comma=True)}|{doing}"),
        requirement=compiled(rf"(?:[;:!?]|(?<!\.\w)\.)(?:\s|\Z)|[；：。！？]|{between(data['requirement'])}"),
        phrase_end=compiled(rf"[\s*_`]*(?:[.,;:()/。，；：（）、]|\Z|{whole(data['ends'])})"),
        relative=compiled(rf"{whole(data['relative'])}\s*\Z"),
        using=compiled(rf"{whole(data['using'])}\s*"),
        dangling=compiled(rf"{whole([*data['relative'], *data['and']])}\s*\Z"),
        how=compiled(ahead(data["how"])),
        are=compiled(apart(data["are"])),
        others=compiled(rf"(?:{ahead(joining)})?{ahead(data['others'])}"),
        kind=compiled(rf"\A{ahead(data['kind'])}"),
        inside=compiled(rf"\W+{any_of(data['in'])}\s+"),
        for_=plain(data["for"]),
        with_=plain(data["with"]),
        of=plain(data["of"]),
        small=plain([*data["of"], *data["and"], *data["or"], *data["for"], *data["in"], *data["clause"]]),
        gerund=tuple(data["gerund"]),
        adjectival=tuple(data.get("adjectival", ())),
        attributive=tuple(data.get("attributive", ())),
        adverbial=tuple(data["adverbial"]),
        asks=plain(data["asks"]),
        advice=folded(data["advice"]),
        numerals=tuple(data["numerals"]),
    )
