"""How names are compared and turned into identifiers."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_SYMBOLS = {"&": " and ", "++": " plus plus ", "#": " sharp "}
_NOT_WORD = re.compile(r"[^\w]+|_+")
_POSSESSIVE = re.compile(r"(?<=s)['’ʼ]s\b|['’ʼ](?=s\b)", re.IGNORECASE)
_SINGULARS = {
    "aliases": "alias",
    "analyses": "analysis",
    "appendices": "appendix",
    "automata": "automaton",
    "axes": "axis",
    "bases": "basis",
    "biases": "bias",
    "buses": "bus",
    "caches": "cache",
    "calculi": "calculus",
    "canvases": "canvas",
    "children": "child",
    "cookies": "cookie",
    "corpora": "corpus",
    "corpuses": "corpus",
    "criteria": "criterion",
    "gases": "gas",
    "https": "https",
    "hypotheses": "hypothesis",
    "indices": "index",
    "lens": "lens",
    "lenses": "lens",
    "matrices": "matrix",
    "mice": "mouse",
    "movies": "movie",
    "news": "news",
    "people": "person",
    "phenomena": "phenomenon",
    "plus": "plus",
    "quizzes": "quiz",
    "radii": "radius",
    "schemata": "schema",
    "statuses": "status",
    "theses": "thesis",
    "tries": "trie",
    "vertices": "vertex",
    "viruses": "virus",
}
_SINGULAR = frozenset(_SINGULARS.values())
_KEEPS_S = ("ss", "us", "is", "ics", "eries", "ecies")
_PLURAL_ICS = {
    "characteristics",
    "clinics",
    "comics",
    "critics",
    "fabrics",
    "heuristics",
    "metrics",
    "mosaics",
    "subtopics",
    "topics",
}
_ES = ("sses", "shes", "ches", "xes")


def singular(word: str) -> str:
    """The singular of one English word, the word itself where it is none.

    >>> [singular(w) for w in ("Networks", "matrices", "classes", "policies", "calculus", "statistics", "GPUs")]
    ['Network', 'matrix', 'class', 'policy', 'calculus', 'statistics', 'GPU']
    """
    low = word.lower()
    if low in _SINGULARS:
        single = _SINGULARS[low]
        return single.capitalize() if word.istitle() else single.upper() if word.isupper() else single
    if len(word) <= 2 or not low.endswith("s") or word.isupper() or low in _SINGULAR:
        return word
    if word[:-1].isupper():
        return word[:-1]
    if len(word) == 3 or (low.endswith(_KEEPS_S) and low not in _PLURAL_ICS):
        return word
    if low.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if low.endswith(_ES) else word[:-1]


@lru_cache(maxsize=65_536)
def _stem(word: str) -> str:
    """What the spellings of a word in any case and number have in common."""
    if word[:-1].isupper():
        word = singular(word)
    low = singular(word.casefold())
    # "GPUs" and "gpus", "metric" and "metrics": without their case, plurals in -us, -is and -ics show no sign of it.
    keeps = len(low) <= 3 or low in _SINGULARS or not low.endswith(("us", "is", "ics"))
    return low if keeps else low[:-1]


def _without_accents(text: str) -> str:
    """`text` without the accents of Latin letters; other scripts keep their marks."""
    if text.isascii():
        return text
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
    if plain.isalnum():
        return _stem(plain)
    words = _NOT_WORD.sub(" ", _POSSESSIVE.sub("", plain)).split()
    return " ".join(map(_stem, words))


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
