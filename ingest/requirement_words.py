"""The words of one language around requirements: what introduces them, what only qualifies them, and what is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .spacing import compiled, folded, plain, whole


@dataclass(frozen=True, slots=True, eq=False)
class RequirementWords:
    """What introduces requirements, what only qualifies them, and what one has or is and does not learn.

    `had` and `installed` tell what is no knowledge, `versions` that a whole list is of such things, `knowing` that
    something is; `terms` are taken off; `asking` and `asked` stand before and after what a sentence asks for, `ends`
    end it; `gives` tells that a sentence speaks of something else; `inline` labels requirements within a text;
    `outright` are whole sentences with the groups "topic" and "needs", `first` the same without a topic;
    `all_before` and `one_before` refer to the parts before this one, `counted` holds the words for parts.
    """

    had: re.Pattern[str]
    installed: re.Pattern[str]
    versions: re.Pattern[str]
    knowing: re.Pattern[str]
    terms: re.Pattern[str]
    asking: re.Pattern[str]
    asked: re.Pattern[str]
    ends: re.Pattern[str]
    gives: re.Pattern[str]
    prose: frozenset[str]
    contents: frozenset[str]
    vague: frozenset[str]
    inline: re.Pattern[str]
    inline_optional: re.Pattern[str]
    outright: tuple[tuple[re.Pattern[str], float], ...]
    first: re.Pattern[str]
    all_before: re.Pattern[str]
    one_before: re.Pattern[str]
    counted: Mapping[str, tuple[str, ...]]
    alternative: str


def requirement_words(file: Mapping[str, Any]) -> RequirementWords:
    """The words of a data file's table of requirements; a language without one says nothing of them."""
    data, alternative = file.get("requirements", {}), next(iter(file["joints"]["or"]), "or")

    def patterns(name: str) -> str:
        return _either(data.get(name, ()))

    return RequirementWords(
        had=compiled(whole(data.get("had", ()))),
        installed=compiled(_either([whole(data.get("installed", ())), *data.get("versions", ())])),
        versions=compiled(patterns("versions")),
        knowing=compiled(whole(data.get("knowing", ()))),
        terms=compiled(patterns("terms")),
        asking=compiled(rf"(?<!\w)(?:{patterns('asking')})\s+"),
        asked=compiled(rf"\s(?:{patterns('asked')})(?!\w)"),
        ends=compiled(rf"[;:.!?](?:\s|\Z)|{whole(data.get('ends', ()))}"),
        gives=compiled(whole(data.get("gives", ()))),
        prose=plain(data.get("prose", ())),
        vague=folded(data.get("vague", ())),
        contents=folded(data.get("contents", ())),
        inline=compiled(rf"(?<=[.!?)])\s+[*_(]{{0,3}}(?:{patterns('inline')})\W{{0,3}}:\W{{0,3}}\s(?=\w)"),
        inline_optional=compiled(patterns("inline_optional")),
        outright=tuple((compiled(one["cue"]), one["confidence"]) for one in file.get("outright", ())),
        first=compiled(patterns("first")),
        all_before=compiled(patterns("all_before")),
        one_before=compiled(patterns("one_before")),
        counted={entry: tuple(forms) for entry, forms in data.get("counted", {}).items()},
        alternative=alternative,
    )


def _either(patterns: Iterable[str]) -> str:
    """A pattern for any of some patterns; for none, one that fits nothing."""
    return "|".join(patterns) or "(?!)"
