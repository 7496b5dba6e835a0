"""The words of a text, and the keys of every few of them that stand together."""

from __future__ import annotations

import re
from itertools import pairwise

from ..spacing import CHINESE
from ..words import Words
from .draft import key

_APART = re.compile(r'[\s!"$%()*,\-./:;<=>?@\[\\\]^_`{|}~–—“”…•→，。、；：（）？！]+')
"""What parts two words and says nothing itself."""
_CHARACTER = re.compile(f"[{CHINESE}]")


class Windows:
    """The words of a text by which topics are found in it: `places` are where each begins and ends."""

    def __init__(self, text: str, words: Words) -> None:
        self.places = [found.span() for found in words.token.finditer(text)]
        self._text = text
        self._words = words
        self._own = [key(text[start:end], words) for start, end in self.places]
        self._joins = [self._is_plain(before[1], after[0]) for before, after in pairwise(self.places)]

    def keys(self, at: int, most: int) -> list[str]:
        """The keys of the first word from a place on, of the first two, and so on to so many.

        That of words with nothing but space or punctuation between them is made of theirs, which is much cheaper.
        """
        found = [self._own[at]]
        plain = True
        for last in range(at + 1, min(at + most, len(self.places))):
            plain = plain and self._joins[last - 1]
            start, end = self.places[at][0], self.places[last][1]
            found.append(found[-1] + self._own[last] if plain else key(self._text[start:end], self._words))
        return found

    def _is_plain(self, end: int, start: int) -> bool:
        """Whether the keys of two words make that of both: nothing that could be a part of either is between them."""
        if end == start:
            return all(_CHARACTER.match(self._text, at) for at in (end - 1, start))
        return _APART.fullmatch(self._text, end, start) is not None
