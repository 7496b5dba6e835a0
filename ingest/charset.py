"""Finds the character set in which a document's bytes are written."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

import chardet

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""The byte order marks; that of UTF-32 begins like that of UTF-16 and therefore stands before it."""

_SAMPLE = 1 << 16
"""So many bytes are enough to tell a character set."""

_CANDIDATES = (
    *("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"),
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874"),
    *("iso8859-2", "iso8859-5", "iso8859-7", "iso8859-9", "iso8859-15", "koi8-r", "koi8-u", "cp850", "cp866"),
    *("mac-roman", "mac-cyrillic", "gb18030", "big5hkscs", "cp932", "euc_jis_2004", "cp949", "iso2022_jp_2"),
)
"""What documents of today are written in; chardet knows more, which a short text can resemble by chance."""

_DECLARED = re.compile(rb"(?:charset|coding)\s*[=:]\s*[\"']?\w", re.IGNORECASE)
"""How HTML, XML and programs name their character set, which chardet believes where it fits."""

_HEAD = 1024
"""Within so many bytes a document names its character set, if it does."""

_PRINTABLE = 0.95
"""The share of printable characters above which a reading as UTF-16 or UTF-32 is believed."""

_COMMON = re.compile("[\t\n\r -~\u3000-\u30ff]")
"""Characters that UTF-16 in the wrong byte order has none of."""

_FEW = 0.03
"""Up to this share of bytes beyond ASCII, a text is English with some names, bullets or quotation marks."""

_UNLIKELY = re.compile(
    r"""
      [a-zß-öø-ÿ][À-ÖØ-ÞŠŽŸŒ] | [A-Z]Ÿ              # "AurŽlien", "HereÕs": a capital within a word
    | [^\W\d_][¡-©«-±´¶¸»-¿ˆ˜†‡•‰€™√∂∆≈≠∞Ω][^\W\d_]  # "Poincar‡s": a sign within a word
    | (?<!\S)[ÇÈÐÑÒÓÔÕ†‡ˆ˜ƒ](?!\S) | [¤¨¯¸]           # a dash, bullet or quotation mark alone
    | (?<!\S)[Ͱ-ӿ֐-ۿ](?=\s[A-Za-z])
    | (?<!\S)[À-Þ][A-Z]?[a-z]{0,2}[A-Z]              # "ÒDeep"
    | ^[ \t]*[¢£¥ﬁﬂ]\s                               # "¥ item"
    | [A-Za-zÀ-ɏ][Ͱ-ӿ─-▟] | [Ͱ-ӿ─-▟][A-Za-zÀ-ɏ]       # letters of two scripts, or of a frame, within a word
    | [\x80-\x9f]
    """,
    re.VERBOSE | re.MULTILINE,
)
"""What stands in a text that is read in the wrong character set of the West."""


def charset(data: bytes) -> str:
    """The name, as Python's codecs have it, of the character set of some text.

    A byte order mark decides; then zero bytes, which tell UTF-16 and UTF-32; then UTF-8, wherever it fits; then
    what chardet finds in the first 64 KiB. UTF-8 with a few broken places is still UTF-8.

    >>> [charset("Дорога к обучению".encode(name)) for name in ("utf-8", "utf-16", "koi8-r", "cp1251")]
    ['utf-8', 'utf-16-le', 'koi8-r', 'cp1251']
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    sample = data[:_SAMPLE]
    wide = _wide(sample)
    if wide is not None:
        return wide
    guess = _guess(sample) if b"\x1b$" in sample else ""
    if guess.startswith("iso2022"):
        return guess
    return "utf-8" if _mostly_utf8(data) else _likeliest(sample, guess or _guess(sample))


def _wide(sample: bytes) -> str | None:
    """UTF-16 or UTF-32 where zero bytes and the characters that come out speak for it."""
    zeros = sample.count(0)
    if not zeros or (zeros * 5 < len(sample) and _printable(sample.decode("utf-8", "replace")) > 0.8):
        return None
    readings: dict[str, str] = {}
    for name in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        with suppress(UnicodeDecodeError):
            readings[name] = codecs.getincrementaldecoder(name)().decode(sample)
    readable = [name for name, text in readings.items() if _printable(text) > _PRINTABLE]
    return max(readable, key=lambda name: len(_COMMON.findall(readings[name])), default=None)


def _printable(text: str) -> float:
    """The share of characters that can be printed."""
    printable = sum((char.isprintable() and char != "\ufffd") or char.isspace() for char in text)
    return printable / max(1, len(text))


def _mostly_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 with more whole sequences than broken ones."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd") - data.count("\ufffd".encode())
    return not broken or broken < sum(1 for _ in re.finditer("[^\x00-\x7f\ufffd]", text))


def _guess(sample: bytes) -> str:
    """The character set that chardet finds, "cp1252" where it finds none."""
    found = chardet.detect(sample, compat_names=False, include_encodings=_CANDIDATES)["encoding"]
    return codecs.lookup(found or "cp1252").name


def _likeliest(sample: bytes, guess: str) -> str:
    """The guess, unless a Western character set reads better.

    Where there is little to guess from, Windows-1252 is the likeliest of those that read equally well.
    """
    if _DECLARED.search(sample, 0, _HEAD):
        return guess
    beyond_ascii = len(sample) - len(sample.translate(None, bytes(range(0x80, 0x100))))
    little = beyond_ascii <= _FEW * len(sample) or beyond_ascii <= min(4, len(sample) // 2)
    names = ("cp1252", guess, "mac-roman") if little else (guess, "cp1252", "mac-roman")
    return min(names, key=lambda name: _unlikely(sample, name))


def _unlikely(sample: bytes, name: str) -> int:
    """The number of unlikely characters in a reading of the sample; bytes that cannot be read count, too."""
    text = sample.decode(name, "replace")
    return text.count("\ufffd") + sum(1 for _ in _UNLIKELY.finditer(text))
