"""The single-byte code pages as which UTF-8 is commonly misread, and how such a misreading is undone."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache

_charmap = cache(codecs.charmap_build)


@dataclass(frozen=True, slots=True)
class CodePage:
    """A code page by its name in Python: its 256 characters, and how a run of UTF-8 sequences looks in it."""

    name: str
    table: str
    run: re.Pattern[str]

    def misread(self, text: str) -> str:
        """What becomes of `text` where its UTF-8 is read in this code page.

        >>> CODE_PAGES[0].misread("é")
        'Ã©'
        """
        return "".join(self.table[byte] for byte in text.encode())

    def undo(self, text: str) -> str | None:
        """The text of which `text` is the misreading, to the last character; None where there is none.

        >>> CODE_PAGES[0].undo("Ã©")
        'é'
        """
        try:
            return codecs.charmap_encode(text, "strict", _charmap(self.table))[0].decode("utf-8")
        except UnicodeError:
            return None


def code_page(name: str) -> CodePage:
    """The code page of a name; bytes that it leaves undefined stand for control characters: none is lost."""
    read = bytes(range(256)).decode(name, "replace")
    table = "".join(chr(byte) if char == "\ufffd" else char for byte, char in enumerate(read))

    def of(first: int, last: int) -> str:
        return "[" + table[first : last + 1] + "]"

    tail = of(0x80, 0xBF)
    # The well-formed byte sequences of the Unicode Standard, table 3-7.
    forms = (
        of(0xC2, 0xDF) + tail,
        of(0xE0, 0xE0) + of(0xA0, 0xBF) + tail,
        of(0xE1, 0xEC) + tail * 2,
        of(0xED, 0xED) + of(0x80, 0x9F) + tail,
        of(0xEE, 0xEF) + tail * 2,
        of(0xF0, 0xF0) + of(0x90, 0xBF) + tail * 2,
        of(0xF1, 0xF3) + tail * 3,
        of(0xF4, 0xF4) + of(0x80, 0x8F) + tail * 2,
    )
    return CodePage(name, table, re.compile("(?:" + "|".join(forms) + ")+"))


CODE_PAGES = tuple(
    code_page(name) for name in ("cp1252", "cp1254", "cp1250", "cp1251", "mac_roman", "latin_1")
)
"""The most common first: of several that explain a repair the first is named."""
