"""The names that are known in a document, and what has been read with their help."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

T = TypeVar("T")


class KnownNames:
    """Tells whether a text is a known name, and reads the same phrase a second time only where that makes a difference.

    What is known grows while a document is read. So each reading is kept with the questions that it asked and their
    answers; it stands for as long as the answers do.

    >>> names = {"rye"}
    >>> known = KnownNames(names.__contains__)
    >>> def reads() -> str:
    ...     print("read")
    ...     return "known" if known("rye") else "strange"
    >>> [known.recalled("a phrase", reads) for _ in range(2)]
    read
    ['known', 'known']
    >>> names.remove("rye")
    >>> known.recalled("a phrase", reads)
    read
    'strange'
    """

    def __init__(self, holds: Callable[[str], bool]) -> None:
        self._holds = holds
        self._asked: dict[str, bool] = {}
        self._kept: dict[Hashable, tuple[dict[str, bool], object]] = {}

    def __call__(self, text: str) -> bool:
        """Whether a text is a known name."""
        answer = self._holds(text)
        self._asked[text] = answer
        return answer

    def recalled(self, what: Hashable, reads: Callable[[], T]) -> T:
        """What a reading gives; it must depend on nothing but what it is called and on the questions that it asks here."""
        outer, self._asked = self._asked, {}
        asked, result = self._kept.get(what, (None, None))
        if asked is None or any(self._holds(text) != answer for text, answer in asked.items()):
            result = reads()
            asked = self._asked
            self._kept[what] = (asked, result)
        self._asked = outer
        outer.update(asked)
        return cast(T, result)
