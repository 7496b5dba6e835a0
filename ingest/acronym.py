"""Tells whether a short name is made of the letters of a full one."""

from __future__ import annotations

import re

from ..graph.label import fold
from .ornament import clean

_ACRONYM = re.compile(r"[A-Za-z]*[A-Z][A-Za-z]*[A-Z0-9]\w*s?|[A-Z]\d?s?")
_SOUND_OF_X = re.compile(r"\b(?:cross|ex(?=[a-z]))")


MOST_LETTERS = 10
"""The length of the longest acronym."""


def is_acronym(short: str, full: str) -> bool:
    """Whether the letters of `short` stand in `full` in their order, the first of them beginning a word of it.

    >>> is_acronym("CNNs", "Convolutional Neural Networks"), is_acronym("XAI", "Explainable AI"), is_acronym("GPU", "Inference")
    (True, True, False)
    """
    short = clean(short)
    if not _ACRONYM.fullmatch(short) or len(short) > MOST_LETTERS or len(full) <= len(short):
        return False
    letters = [char.lower() for char in (short[:-1] if short.endswith("s") and len(short) > 2 else short)]
    if fold(short) in fold(full).split():
        return False
    full = _SOUND_OF_X.sub("x", full.lower()) if "x" in letters else full.lower()
    initials = [word[0] for word in re.findall(r"[^\W\d_]+|\d+", full)]
    text = iter(full)
    return letters[0] in initials and len(letters) > 1 and all(letter in text for letter in letters)
