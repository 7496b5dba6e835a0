"""Takes enumerations apart: at commas, "and", "or" and slashes, but not within a known name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..graph.label import fold, singular
from .ornament import clean
from .outside import outside
from .slashes import slashed
from .words import Words

SEPARATOR = re.compile(r"[,;、，；](?!\d{3}\b)|\s[|•·]\s")
_PARENTHESES = re.compile(r"\s*[(（]([^()（）]*)[)）]")
Known = Callable[[str], bool]


def unknown(_: str) -> bool:
    """No name is known."""
    return False


def parts_of(text: str, words: Words, known: Known, apart: bool, alternatives: bool = False) -> Iterator[str]:
    """The parts of an enumeration; with `alternatives`, what "or" and "/" join stays together."""
    segments = [words.joints.leading.sub("", part) for part in _kept_whole(outside(SEPARATOR, text), known)]
    segments = [part for part in segments if part]
    for at, segment in enumerate(segments):
        last_of_many = apart or (len(segments) > 1 and at == len(segments) - 1)
        for part in [segment] if alternatives else outside(words.joints.or_, segment):
            yield from _joined(part, last_of_many, words, known, alternatives)


_MOST_KEPT = 4
_ORDINAL = re.compile(r"\s\d{1,3}(?:[ºª°.]|er?|e|ème|st|nd|rd|th)?\Z")
"""A number at the end of a name that waits for what it counts: "functions of 1st and 2nd degree"."""


def _kept_whole(parts: list[str], known: Known) -> list[str]:
    """The parts, where those stay together that are one known name: "Drawing, Shading, and Colour"."""
    parts = [part.strip() for part in parts]
    if known is unknown or len(parts) < 2:
        return parts
    kept: list[str] = []
    at = 0
    while at < len(parts):
        sizes = range(min(_MOST_KEPT, len(parts) - at), 1, -1)
        size = next((size for size in sizes if known(clean(", ".join(parts[at : at + size])))), 1)
        kept.append(", ".join(parts[at : at + size]))
        at += size
    return kept


def _joined(part: str, last_of_many: bool, words: Words, known: Known, alternatives: bool) -> Iterator[str]:
    pieces = [piece.strip() for piece in outside(words.joints.and_, part)]
    counted = len(pieces) == 2 and _ORDINAL.search(pieces[0]) and pieces[1][:1].isdigit()
    if (
        len(pieces) > 1
        and not counted
        and not known(clean(part))
        and (last_of_many or len(pieces) > 2 or _separate(part, pieces, words, known))
    ):
        pieces = _expanded(pieces, words, known)
    else:
        pieces = [part.strip()]
    for piece in pieces:
        yield from [piece] if alternatives or known(clean(piece)) else slashed(piece)


_SIGNED = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+|[A-Z]{4,}")
"""A proper name of one word that stands for itself before "and": "RyeCraft and sour doughs"."""
OTHER_SCRIPT = re.compile(r"[\u0370-\u1cff\u2e80-\ud7ff]")
"""A letter of another script than the Latin one, in whose text a Latin word with a capital is a proper name."""


def _separate(part: str, pieces: list[str], words: Words, known: Known) -> bool:
    """Whether "A and B" names two things: the second has several words, is a plural or a proper name, or both are known."""
    if all(known(clean(piece)) for piece in pieces):
        return True
    if OTHER_SCRIPT.search(part) and all(piece.isascii() and piece[:1].isupper() for piece in pieces):
        return True
    second = _PARENTHESES.sub("", pieces[-1]).strip()
    if _SIGNED.fullmatch(pieces[0]) and " " in second and second == second.lower():
        return True
    single = re.fullmatch(r"[^\W\d_]+", pieces[0]) and singular(pieces[0]) == pieces[0]
    if single and re.search(r"\s", second) and second == second.lower():
        return _expanded(pieces, words, known) != pieces
    if "/" in second:
        return True
    tail = second.split(" ")[-1]
    several = len(re.split(r"[\s-]", second)) > 1
    several = several or bool(OTHER_SCRIPT.search(pieces[0]) and re.match(r"[A-Z]", second))
    proper = bool(re.search(r"[a-z][A-Z]|[A-Z]{2}", tail)) or second != pieces[-1].strip()
    return several or proper or singular(tail) != tail


def _expanded(pieces: list[str], words: Words, known: Known) -> list[str]:
    """Give the shared head noun to a first piece that lacks it: "forward and backward pass" names two passes.

    Two words that lack one are of one kind: they end alike, or both as adjectives do.
    """
    first, second = pieces[0], pieces[-1]
    tail = second.split(" ")
    if len(pieces) == 2 and words.head_first and len(tail) == 1:
        return _with_noun(first, second, words, known)
    if len(pieces) != 2 or " " in first or len(tail) < 2:
        return pieces
    a, b = first.lower(), tail[0].lower()
    alike = a.endswith(b) or b.endswith(a) or (len(a) > 4 and len(b) > 4 and a[-4:] == b[-4:])
    adjectives = words.joints.adjectival
    alike = alike or (a.endswith(adjectives) and b.endswith(adjectives) and not known(first))
    return [f"{first} {' '.join(tail[1:])}", second] if alike and a != b else pieces


def _with_noun(first: str, second: str, words: Words, known: Known) -> list[str]:
    """Give the noun that comes first to an adjective that lacks it: "números enteros y racionales" names two kinds."""
    tokens = first.split(" ")
    a, b = tokens[-1].lower(), second.lower()
    agree = a[-1:] == b[-1:] and not (a[-2:] != b[-2:] and {a[-2:], b[-2:]} <= {"os", "as"})
    alike = b.endswith((a, *words.joints.adjectival))
    shared = len(tokens) > 1 and agree and alike and not known(second)
    plain = not any(token.casefold() in words.prepositions | words.joints.small for token in tokens)
    return [first, f"{' '.join(tokens[:-1])} {second}"] if shared and plain else [first, second]


def with_head(parts: list[str], head: str) -> list[str]:
    """Give the head noun that the last part names to the single words before it."""
    last = _PARENTHESES.sub("", parts[-1]).strip().split(" ") if parts else []
    single = all(part.isalpha() for part in parts[:-1])
    noun = " ".join(last[1:])
    if len(parts) < 2 or not noun or not single or not f" {fold(head)}".endswith(f" {fold(noun)}"):
        return parts
    return [f"{part} {noun}" for part in parts[:-1]] + parts[-1:]
