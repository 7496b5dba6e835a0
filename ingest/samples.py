"""Tells words of a language that one learns from names: "Articles (der, die, das)"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from .words import languages, tables

_LEAST = 2


def are_samples(phrases: Sequence[str], language: str) -> bool:
    """Whether most of some phrases in small letters are small words of one language that is not this one.

    >>> are_samples(("der", "die", "das"), "en"), are_samples(("rye", "die", "wheat"), "en")
    (True, False)
    """
    if len(phrases) < _LEAST or any(not phrase[:1].islower() for phrase in phrases):
        return False
    said = [set(phrase.casefold().replace("/", " ").split()) for phrase in phrases]
    others = (small_words(tag) for tag in languages() if tag != language)
    return any(sum(bool(words & small) for words in said) >= max(_LEAST, len(said) / 2) for small in others)


@lru_cache
def small_words(language: str) -> frozenset[str]:
    """The articles, prepositions and other small words of a language that has a data file."""
    sentences = tables(language)["sentences"]
    told = (*sentences["articles"], *sentences["prepositions"], *sentences["marks"])
    return frozenset(word.casefold() for word in told if word.isalpha())
