"""Finds the character set in which a document's bytes are written."""

from __future__ import annotations

import codecs
import re

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
"""What documents of today are written in; chardet knows 80 more, which a short text can resemble by chance."""

_FEW = 0.03
"""Up to this share of bytes beyond ASCII, a text is English with some names, bullets or quotation marks."""

_UNLIKELY = re.compile(
    r"""
      [a-zß-öø-ÿ][À-ÖØ-ÞŠŽŸŒ] | [A-Z]Ÿ              # "AurŽlien", "HereÕs": a capital within a word
    | [^\W\d_][¡-©«-±´¶¸»-¿ˆ˜†‡•‰€™√∂∆≈≠∞Ω][^\W\d_]  # "Poincar‡s": a sign within a word
    | (?<!\S)[ÇÈÐÑÒÓÔÕ†‡ˆ˜ƒͰ-ӿ֐-ۿ](?!\S) | [¤¨¯¸]      # a dash, bullet or quotation mark alone
    | (?<!\S)[À-Þ][A-Z]?[a-z]{0,2}[A-Z]              # "ÒDeep"
    | ^\s*[¢£¥ﬁﬂ]\s                                  # "¥ item"
    | [A-Za-zÀ-ɏ][Ͱ-ӿ─-▟] | [Ͱ-ӿ─-▟][A-Za-zÀ-ɏ]       # letters of two scripts, or of a frame, within a word
    | [\x80-\x9f]
    """,
    re.VERBOSE | re.MULTILINE,
)
"""What stands in a text that is read in the wrong character set of the West."""


def charset(data: bytes) -> str:
    """The name, as Python's codecs have it, of the character set of some text.

    A byte order mark decides; then zero bytes, which tell UTF-16 and UTF-32; then UTF-8, wherever it fits; and then
    what chardet finds in the first 64 KiB. UTF-8 with a few broken places is still UTF-8.

    >>> charset("Bücher".encode()), charset("Bücher".encode("utf-16")), charset("Дорога к обучению".encode("koi8-r"))
    ('utf-8', 'utf-16-le', 'koi8-r')
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    guess = _guess(data) if b"\x00" in data or b"\x1b$" in data else ""
    if guess.startswith(("utf-16", "utf-32", "iso2022")):
        return guess
    if _mostly_utf8(data):
        return "utf-8"
    return _likeliest(data[:_SAMPLE], guess or _guess(data))


def _guess(data: bytes) -> str:
    """The character set that chardet finds, "cp1252" where it finds none."""
    found = chardet.detect(data[:_SAMPLE], compat_names=False, include_encodings=_CANDIDATES)["encoding"]
    return codecs.lookup(found or "cp1252").name


def _mostly_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 with more whole sequences than broken ones."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd") - data.count("\ufffd".encode())
    return not broken or broken < sum(1 for _ in re.finditer("[^\x00-\x7f\ufffd]", text))


def _likeliest(sample: bytes, guess: str) -> str:
    """The guess, or where there is little to guess from, what reads best.

    That is Windows-1252 unless chardet's guess or Mac Roman has fewer unlikely characters.
    """
    beyond_ascii = len(sample) - len(sample.translate(None, bytes(range(0x80, 0x100))))
    if beyond_ascii > _FEW * len(sample) and not 4 >= beyond_ascii < len(sample) / 2:
        return guess
    return min(("cp1252", guess, "mac-roman"), key=lambda name: _unlikely(sample, name))


def _unlikely(sample: bytes, name: str) -> int:
    """The number of unlikely characters in a reading of the sample; bytes that cannot be read count, too."""
    text = sample.decode(name, "replace")
    return text.count("\ufffd") + sum(1 for _ in _UNLIKELY.finditer(text))
