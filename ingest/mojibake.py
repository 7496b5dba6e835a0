"""Repairs UTF-8 that was once read in a single-byte code page ("â€™" for "’"), and finds what is lost.

A repair is always a strict round trip: the damaged text is written in a code page, and the bytes are valid
UTF-8. Nothing is guessed: a sequence that lost one of its bytes stays as it stands, and `lost` finds it.

Of ftfy (https://ftfy.readthedocs.io) only the measure of badness is used. Its own repair also restores bytes
that are gone, at the price of inventing characters, and within a line it does so whatever its settings say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ftfy.badness import badness

from .code_page import CODE_PAGES, CodePage

_LAYERS = 3
"""How often a text may have been misread, one time after the other."""

_FEW, _MANY = 3, 4
"""Few sequences prove nothing where rare characters come out; many, if they differ, are proof enough."""

_BESIDE = 3
"""So many characters on each side of a run show whether it stands well there."""

_ODD = re.compile(
    r"""
      [a-zà-öø-ÿ][ÂÃÄÅĂĹ]                                   # a capital in the middle of a word
    | [а-яёђѓљњќћџ][ЂЃЉЊЌЋЏЎЈҐЄЇІ]                          # the same in Cyrillic
    | [A-Za-z][ВГДЕ][^\x00-\x7f]                            # two scripts in a word
    | [ÂÃÄÅ][ŒœŠšŽžŸƒ] | [ÄĹ][ŚŤŽŹšśťźŁłľŻ]                # letters that no language writes side by side
    | (?<![\w"'“‘„«(\[])â[^\x00-\x7f\xa0\w]                 # "â" is no word and stands before no sign,
    | (?<![\w"'“‘„«(\[])в[„†‡€™•–—”њќљћ][^\x00-\x7f\xa0]    # nor "в" before two
    | рџ[^\x00-\x7f\w] | \uf8ffü | ‚[ÄÅÇÉÑÖÜá-ü†°][^\x00-\x7f]
    """,
    re.VERBOSE,
)
"""Signs of mojibake beyond those that ftfy counts."""

_RARE = re.compile(
    "[\x80-\x9f\u0180-\u0191\u0193-\u019f\u01a2-\u01ae\u01b1-\u0217\u021c-\u02c5\u02c8-\u02d7\u02de-\u02ff"
    "\u030d-\u0326\u0329-\u0385\u03a2\u03d7-\u0400\u040d\u0450\u045d\u0460-\u048f\u0492-\u058f\u05ee-\u060b"
    "\u0610-\u061a\u066e-\u067d\u067f-\u0685\u0687-\u0697\u0699-\u06a8\u06aa-\u06ae\u06b0-\u06cb\u06cd-\u08ff"
    "\u2000\u2001\u2004-\u2008\u2800-\u28ff\u3400-\u4dbf\ua000-\uabff\ud7a4-\uf8ff"
    "\U00010000-\U0001d3ff\U0001d800-\U0001efff\U00020000-\U0010ffff]"
)
"""Characters that few texts hold, but into which right text would turn: É” becomes the phonetic sign ɔ."""

_ALONE = re.compile("[\u0900-\u1fff\u2c00-\u2fff\u3100-\ufdff]")
"""Ideographs, syllables and letters that do not come singly."""

_MIXED = re.compile("[A-Za-zÀ-ɏ][Ͱ-۾]|[Ͱ-۾][A-Za-zÀ-ɏ]")
"""Letters of two scripts side by side."""

_UPPER = "À-ÞĂĆČĎĐĘĚĞĹİŃŇŐŘŞŢŮŰА-Я"
_CAPITAL = re.compile(
    rf"""
      (?:(?<![^\W\d_])(?![ÂÃ])[{_UPPER}] | [A-Z{_UPPER}"'“”‘’„‚«»][{_UPPER}])
      [\x80-\xbfˆ˜‐-›€№™](?![^\W\d_])
    | [A-Z{_UPPER}]Ã\xa0
    """,
    re.VERBOSE,
)
"""A capital, alone or after another, and a sign behind it: Å² is a unit, “AMANHÃ” a word in quotes."""

_LOST = re.compile(
    r"""
      \ufffd
    | (?:â€|вЂ)\ufffd?                                      # of a dash, quotation mark or ellipsis
    | â[•œžšŸŠŒƒˆ‰‚„¬¢£¤¥¦¨±µ¶¸¼½¾¿¡˜\x80-\x9f]\ufffd?     # of a box-drawing character, arrow or symbol
    | (?<![\w"'“‘„«(\[])â[^\x00-\x7f\xa0\w]
    | (?:[ðğ][Ÿ\x9f]|đź|\uf8ffü)[^\x00-\x7fâğðïđ]{0,2}      # of an emoji
    | рџ[ЂЃ‚ѓ„†‡€‰ЉЊЌЋЏ™¤¦§©¬®°±µ¶№]
    | ï[¸¼½\x8f] | [ãäåæçèéêëìí][ƒˆ‰˜¤¦¨¬¯¸\x80-\x9f]{1,2}  # of Chinese, Japanese or Korean
    | (?<=[a-zà-öø-ÿ])[ÂÃ](?![\w-])                         # of a letter whose other byte became a space
    """,
    re.VERBOSE,
)
"""What remains of a sequence of UTF-8 whose last bytes the misreading dropped."""


@dataclass(frozen=True, slots=True)
class _Undone:
    """A text after repair: the code pages that explain each layer, and how many characters were restored."""

    text: str
    layers: tuple[tuple[str, ...], ...] = ()
    restored: int = 0


def repair(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without the mojibake that can be undone, and what was done, in words.

    The whole text is tried first, then each line, then each run of a line that looks damaged. Text that is
    right is left alone: a repair must leave fewer unlikely neighbours than it found. Linear in the text's size.

    >>> repair("Hereâ€™s a roadmap")
    ('Here’s a roadmap', ('mojibake: UTF-8 read as cp1252, whole text',))
    >>> repair("naïve, not naÃ¯ve")
    ('naïve, not naïve', ('mojibake: UTF-8 read as cp1252, 1 character restored on 1 line',))
    """
    whole = _undo(text)
    if whole.restored:
        return whole.text, (
            f"mojibake: UTF-8 read as {', then as '.join(p[0] for p in whole.layers[::-1])}, whole text",
        )
    lines = [_undo_line(line) for line in text.split("\n")]
    touched = [line for line in lines if line.restored]
    if not touched:
        return text, ()
    characters = counted(sum(line.restored for line in touched), "character")
    read_as = ", ".join(_fewest([layer for line in touched for layer in line.layers]))
    done = f"mojibake: UTF-8 read as {read_as}, {characters} restored on {counted(len(touched), 'line')}"
    return "\n".join(line.text for line in lines), (done,)


def lost(text: str) -> Iterator[tuple[int, int]]:
    """The places (start, end) in `text` of what is left of characters that mojibake destroyed, in order.

    A replacement character is such a place, too.

    >>> [*lost("â•â•╗ Essentials ğŸŒ")]
    [(0, 2), (2, 4), (17, 20)]
    """
    if not text.isascii():
        yield from (match.span() for match in _LOST.finditer(text))


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 line", "2 lines"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _fewest(layers: list[tuple[str, ...]]) -> list[str]:
    """The code page that explains every layer, or else the likeliest of each."""
    pages = [page.name for page in CODE_PAGES]
    common = [page for page in pages if all(page in layer for layer in layers)]
    return common[:1] or [page for page in pages if any(page == layer[0] for layer in layers)]


def _odd(text: str) -> int:
    """The number of unlikely neighbours in a text, 0 for text that is right."""
    return badness(text) + sum(1 for _ in _ODD.finditer(text))


def _undo(text: str, before: str = "", after: str = "") -> _Undone:
    """The text with all of it undone, layer by layer; as it is where that cannot be or would not be better.

    `before` and `after` are what stands beside it.
    """
    done = _Undone(text)
    reading, readings, layers = text, _readings(text), list[tuple[str, ...]]()
    least = _odd(before + text + after) if readings else 0
    while readings and len(layers) < _LAYERS:
        odds = {reading: _odd(before + reading + after) for reading in readings}
        reading, odd = min(odds.items(), key=lambda pair: pair[1])
        layers.append(readings[reading])
        if odd < least or (odd == least and _many(reading)):
            done = _Undone(reading, tuple(layers), sum(char > "\x7f" for char in reading))
            least = odd
        readings = _readings(reading)
    few = done.restored <= _FEW
    return _Undone(text) if few and not _likely(text, done, before, after) else done


def _readings(text: str) -> dict[str, tuple[str, ...]]:
    """The texts of which `text` may be a misreading, with the names of the code pages."""
    readings: dict[str, tuple[str, ...]] = {}
    for page in () if text.isascii() else CODE_PAGES:
        reading = page.undo(text)
        if reading is not None:
            readings[reading] = (*readings.get(reading, ()), page.name)
    return readings


def _many(repaired: str) -> bool:
    """Whether the restored characters are proof by their number: right text is never UTF-8 throughout."""
    restored = [char for char in repaired if char > "\x7f"]
    rare = sum(1 for _ in _RARE.finditer(repaired))
    return len(restored) >= _MANY and len(set(restored)) > _FEW and rare * 10 <= len(restored)


def _likely(damaged: str, done: _Undone, before: str, after: str) -> bool:
    """Whether a few restored characters are such as texts hold, and the damaged ones such as they do not."""
    if _RARE.search(done.text) or len(_ALONE.findall(done.text)) == 1:
        return False
    if _MIXED.search(before + done.text + after):
        return False
    in_pairs = sum(char > "\x7f" for char in damaged) == 2 * done.restored
    capitals = sum(1 for _ in _CAPITAL.finditer(before + damaged + after))
    return not in_pairs or capitals < max(1, done.restored)


def _undo_line(line: str) -> _Undone:
    """The line after repair: as a whole, else run by run."""
    done = _Undone(line) if line.isascii() else _undo(line)
    if line.isascii() or done.restored or not _odd(line):
        return done
    pages = CODE_PAGES
    while pages:
        tries = [(_undo_runs(done, page), page) for page in pages]
        pages = tuple(page for undone, page in tries if undone.restored > done.restored)
        done = min((undone for undone, _ in tries), key=lambda undone: _odd(undone.text))
    return done


def _undo_runs(line: _Undone, page: CodePage) -> _Undone:
    """The line with every run undone that looks like UTF-8 read in a code page, where that is better."""
    text, layers, restored = line.text, list(line.layers), line.restored

    def undo(match: re.Match[str]) -> str:
        nonlocal restored
        start, end = match.span()
        run = _undo_run(match[0], text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE])
        layers.extend(run.layers)
        restored += run.restored
        return run.text

    return _Undone(page.run.sub(undo, text), tuple(layers), restored)


# The same few runs, mostly quotation marks and dashes, come again and again.
_undo_run = lru_cache(maxsize=1 << 14)(_undo)
