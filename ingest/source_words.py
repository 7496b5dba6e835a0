"""The words that name where to learn: "follow blogs", "read books", "compete in competitions"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..graph.label import fold
from .spacing import ahead


@dataclass(frozen=True, slots=True, eq=False)
class SourceWords:
    """Deeds at the beginning of a line, `joined` with what one joins, `used` with what one reads; folded names.

    `platforms` give such things, and `works` end the title of one.
    """

    joined: re.Pattern[str]
    used: re.Pattern[str]
    platforms: frozenset[str]
    works: frozenset[str]


def source_words(data: Mapping[str, Any]) -> SourceWords:
    """The words of a table "sources"."""
    joined, used = (re.compile(rf"\W*{ahead(data[name])}", re.IGNORECASE) for name in ("join", "use"))
    return SourceWords(
        joined, used, frozenset(map(fold, data["platform"])), frozenset(map(fold, data["works"]))
    )
