"""The words of a language around and in drawings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .spacing import behind, compiled, folded, whole


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


def drawing_words(data: Mapping[str, Any]) -> DrawingWords:
    """The words of a data file's table of drawings; a language without one says nothing of them."""

    def phrases(name: str) -> re.Pattern[str]:
        return compiled(whole(data.get(name, ()), plural=True))

    return DrawingWords(
        dependency=phrases("dependency"),
        order=phrases("order"),
        roadmap=phrases("roadmap"),
        denied=phrases("denied"),
        taxonomy=phrases("taxonomy"),
        tails=compiled(rf"{behind(data.get('tails', ()))}\Z"),
        media=folded(data.get("media", ())),
        idle=folded(data.get("idle", ())),
        needs=folded(data.get("needs", ())),
        leads=folded(data.get("leads", ())),
        neutral=folded(data.get("neutral", ())),
        optional=folded(data.get("optional", ())),
        includes=folded(data.get("includes", ())),
        inside=folded(data.get("inside", ())),
        legends=tuple(
            (compiled(entry["sign"]), entry.get("back", False)) for entry in data.get("legends", ())
        ),
    )
