"""The scripts that words are written in, as Unicode names them: LATIN, CYRILLIC, CJK, GREEK."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

_LEAST = 0.1
"""The part of a language's words that a script has at least which it is written in."""


@lru_cache(maxsize=8192)
def scripts(text: str) -> frozenset[str]:
    """The scripts of a text's letters.

    >>> sorted(scripts("Docker для начинающих"))
    ['CYRILLIC', 'LATIN']
    """
    return frozenset(unicodedata.name(char, "").split(" ")[0] for char in text if char.isalpha())


def most_scripts(words: Iterable[str]) -> frozenset[str]:
    """The scripts that many of some words are written in."""
    counted = Counter(script for word in words for script in scripts(word))
    return frozenset(script for script, n in counted.items() if n >= _LEAST * counted.total())
