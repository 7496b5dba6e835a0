"""Patterns for the words of a language, whether it writes spaces between words or not.

A word of Chinese characters, and an elided one such as the French "l'", is tight: nothing need stand after it. A word of
Chinese characters needs nothing before it either. All other words are spaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..graph.label import fold

CHINESE = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff"
"""The ranges of characters that are written without spaces, for use inside a class of characters.

They have no case; a pattern without regard to case takes long to compile unless it looks for them with `(?-i:...)`.
"""

_CHINESE = re.compile(f"[{CHINESE}]")
_NEVER = "(?!)"


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern that does not regard case."""
    return re.compile(pattern, re.IGNORECASE)


def folded(entries: Iterable[str]) -> frozenset[str]:
    """Names as they are compared."""
    return frozenset(fold(entry) for entry in entries)


def plain(entries: Iterable[str]) -> frozenset[str]:
    """Words without regard to case."""
    return frozenset(entry.casefold() for entry in entries)


def tight(entry: str) -> bool:
    """Whether nothing need stand after a word.

    >>> [tight(entry) for entry in ("the", "l'", "学习")]
    [False, True, True]
    """
    return entry.endswith(("'", "’")) or _CHINESE.search(entry[-1:]) is not None


def any_of(entries: Iterable[str]) -> str:
    """A pattern for any of some phrases, the longest first, with any white space between their words."""
    longest = sorted(set(entries), key=lambda entry: (-len(entry), entry))
    found = "|".join(re.escape(entry).replace(r"\ ", r"[\s-]+").replace("'", "['’]") for entry in longest)
    return f"(?:{found or _NEVER})"


def _parted(entries: Iterable[str]) -> tuple[str, str]:
    """Patterns for the spaced and for the tight ones of some phrases."""
    told = list(entries)
    return any_of(one for one in told if not tight(one)), any_of(one for one in told if tight(one))


def whole(entries: Iterable[str], plural: bool = False) -> str:
    """A pattern for any of some phrases as whole words, with `plural` also with an s."""
    spaced, joined = _parted(entries)
    return rf"(?:(?<!\w){spaced}{'s?' if plural else ''}(?!\w)|{joined})"


def apart(entries: Iterable[str], fixed: Iterable[str] = ()) -> str:
    """A pattern for any of some words between others, with the white space around it.

    A single character without spaces stands between words of two or more, and in none of the `fixed` words: it may
    as well be part of a word.

    >>> re.split(apart(["and", "和"], ["共和"]), "salt and flour和牛奶, 和弦, 共和国"), re.split(apart(["和"]), "饱和度")
    (['salt', 'flour', '牛奶, 和弦, 共和国'], ['饱和度'])
    """
    told = list(entries)
    single = [one for one in told if len(one) == 1 and tight(one)]
    spaced, joined = _parted(one for one in told if one not in single)
    held = "".join(rf"(?<!{re.escape(word[:at])})" for word in fixed if (at := _held(word, single)) > 0)
    before = rf"(?-i:(?<=[{CHINESE}][{CHINESE}])|(?<=[^\s{CHINESE}])|(?<=\s))"
    after = rf"(?-i:(?=[{CHINESE}][{CHINESE}]|[^{CHINESE}]))"
    return rf"(?:\s+{spaced}\s+|\s*{joined}[\s:：]*|\s*{before}{held}{any_of(single)}{after}[\s:：]*)"


def _held(word: str, single: Iterable[str]) -> int:
    """Where one of some characters stands in a word, -1 where none does."""
    return next((at for at, char in enumerate(word) if char in single), -1)


def between(entries: Iterable[str], comma: bool = False) -> str:
    """A pattern for any of some phrases with white space at either side, where `comma` lets one stand before it."""
    spaced, joined = _parted(entries)
    return rf",?\s+{spaced}\s|[,，]?{joined}" if comma else rf"\s{spaced}\s|{joined}"


def ahead(entries: Iterable[str], gap: str = r"\s+") -> str:
    """A pattern for any of some phrases with the gap after it."""
    spaced, joined = _parted(entries)
    return rf"(?:(?<!\w){spaced}{gap}|{joined}[\s:：]*)"


def behind(entries: Iterable[str], gap: str = r"\s+") -> str:
    """A pattern for any of some phrases with the gap before it."""
    spaced, joined = _parted(entries)
    return rf"(?:{gap}{spaced}|\s*{joined})"


def edged(pattern: str, start: str = r"(?<!\w)", end: str = r"(?!\w)") -> str:
    """A pattern of a data file with edges before and after it, which what is written without spaces has not."""
    return f"(?:{pattern})" if _CHINESE.search(pattern) else f"{start}(?:{pattern}){end}"


def level(
    entries: Iterable[str], keys: Iterable[str], numerals: Iterable[str], calendar: Iterable[str] = ()
) -> str:
    """A pattern for a numbered level and what parts it from its title: "Week 3 - ", "第三周：", "Step 4 Folding".

    `entries` are the words for levels and `keys` the same words folded; a day or a month of the `calendar` needs no
    number: "Monday: ".
    """
    spaced, joined = _parted([*(entry.casefold() for entry in entries), *keys])
    count = rf"(?:\d+|{any_of(numerals)})"
    after = rf"\s*#?\s*(?:\d+(?:\.\d+)?(?:\s*[-–—&,~～至到]\s*\d+)*|[ivx]{{1,4}}|{any_of(numerals)})\b"
    ordinal = rf"(?:\d+(?:\s*[-–—]\s*\d+)?\s?(?:[.ªº°]|-?[^\W\d_]{{1,3}})?|{any_of(numerals)})\s+"
    around = rf"第?\s*{count}(?:\s*[-–—~至到、]\s*{count})?\s*个?{joined}|{joined}\s*{count}"
    parting = r"\s*(?:[:.)\-–—|→]+\s*|\Z|(?=\()|\s(?-i:(?=[A-Z][a-z])))"
    return (
        rf"\A(?:{spaced}s?(?:{after}){parting}"
        rf"|{ordinal}{spaced}s?\s*(?:[:：|]+\s*|\s[–—-]\s+|\Z|(?=\())"
        rf"|{any_of(calendar)}(?:(?:\s+\d{{1,2}})?(?:\s*[:：|]|\s+[-–—]+\s)\s*|\s*\Z)"
        rf"|(?:{around})(?:\s*[:：.)）\-–—|、]+\s*|\s*\Z|\s+(?=\S)|(?=[(（])))"
    )


def pieces(entries: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds the words of a text: those between spaces and, in a run without spaces, the given phrases.

    >>> pieces(["学习", "学习资源", "推荐"]).findall("推荐学习资源 of year 1")
    ['推荐', '学习资源', 'of', 'year', '1']
    """
    joined = any_of(entry for entry in entries if _CHINESE.search(entry) and tight(entry))
    return re.compile(rf"{joined}|[^\s{CHINESE}]+|[{CHINESE}]")


def tokens(elided: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds the words of a text by which topics are found in it; elided words such as "l'" are left out.

    >>> tokens(["l'"]).findall("l'algèbre, C++ et 数学")
    ['algèbre', 'C++', 'et', '数', '学']
    """
    left_out = any_of(entry for entry in elided if entry.endswith(("'", "’")))
    word = rf"[^\W_{CHINESE}]+(?:['’.\-/+#&][^\W_{CHINESE}]+)*[+#]*"
    return re.compile(rf"[{CHINESE}]|(?!(?<!\w)(?i:{left_out})){word}")


def stems(endings: Iterable[str], least: int) -> re.Pattern[str]:
    """A pattern that finds the endings of the words of a folded text, after at least so many letters.

    >>> stems(["ы", "ов"], 3).sub("", "ряды рядов вы")
    'ряд ряд вы'
    """
    return re.compile(r"(?<=" + r"\w" * least + rf"){any_of(endings)}\b")
