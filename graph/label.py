"""How names are compared and turned into identifiers."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_SYMBOLS = {"&": " and ", "++": " plus plus ", "#": " sharp "}
_NOT_WORD = re.compile(r"[^\w]+|_+")
_IRREGULAR = {
    "matrices": "matrix",
    "vertices": "vertex",
    "indices": "index",
    "appendices": "appendix",
    "analyses": "analysis",
    "hypotheses": "hypothesis",
    "bases": "basis",
    "theses": "thesis",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "automata": "automaton",
    "schemata": "schema",
    "children": "child",
    "people": "person",
    "mice": "mouse",
    "calculi": "calculus",
    "radii": "radius",
}
_KEEPS_S = ("ss", "us", "is", "ics", "eries")
_ES = ("sses", "shes", "ches", "xes", "zes")


def singular(word: str) -> str:
    """The singular of one English word, the word itself where it is none.

    >>> [singular(w) for w in ("Networks", "matrices", "classes", "policies", "calculus", "statistics", "GANs")]
    ['Network', 'matrix', 'class', 'policy', 'calculus', 'statistics', 'GAN']
    """
    low = word.lower()
    if low in _IRREGULAR:
        single = _IRREGULAR[low]
        return single.capitalize() if word[0].isupper() else single
    if len(word) <= 3 or not low.endswith("s") or low.endswith(_KEEPS_S):
        return word
    if word.isupper() or (word[:-1].isupper() and not word.endswith("s")):
        return word
    if low.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if low.endswith(_ES) else word[:-1]


def _without_accents(text: str) -> str:
    """`text` without the accents of Latin letters; other scripts keep their marks."""
    out: list[str] = []
    for char in unicodedata.normalize("NFKD", text):
        latin_mark = unicodedata.combining(char) and out and out[-1] < "\u0250"
        if not latin_mark:
            out.append(char)
    return unicodedata.normalize("NFC", "".join(out))


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """The key under which spellings of one name meet: case, accents, punctuation and plural are ignored.

    >>> fold("Convolutional Neural Networks") == fold("convolutional neural-network")
    True
    >>> fold("Probability & Statistics") == fold("probability and statistics")
    True
    >>> fold("C"), fold("C++"), fold("C#")
    ('c', 'c plus plus', 'c sharp')
    """
    plain = _without_accents(text)
    for symbol, word in _SYMBOLS.items():
        plain = plain.replace(symbol, word)
    plain = re.sub(r"['’ʼ]s\b", "s", plain)
    words = _NOT_WORD.sub(" ", plain).split()
    return " ".join(singular(word).casefold() for word in words)


def slug(text: str) -> str:
    """An identifier of `[a-z0-9-]` for a name, in ASCII whatever its script; never empty.

    >>> slug("Bayes’ theorem"), slug("C++"), slug("Линейная алгебра")
    ('bayes-theorem', 'c-plus-plus', 'lineynaya-algebra')
    """
    plain = _without_accents(text)
    for symbol, word in _SYMBOLS.items():
        plain = plain.replace(symbol, word)
    plain = anyascii(re.sub(r"['’ʼ]", "", plain)).lower()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return made or "topic-" + digest(text)[:8]


def digest(*parts: str) -> str:
    """A hexadecimal SHA-256 of the parts, 64 characters, for identifiers that must not depend on order of reading."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
