"""Tells names and enumerations from prose in a text that is written without spaces between words."""

from __future__ import annotations

import re

from .spacing import CHINESE
from .words import Words

_MOST_OF_A_NAME = 20
_MOST_OF_A_MEMBER = 8
_STOP = re.compile("[。！？]")
_COMMA = re.compile("[,，]")
_PARTS = re.compile("[,，、;；]")
_CHARACTER = re.compile(f"[{CHINESE}]")


def is_prose(text: str, words: Words) -> bool:
    """Whether a text is no name: too long, with marks of a sentence in it, or with a particle at its end.

    >>> from roadgraph.ingest.words import words
    >>> is_prose("线性代数", words("zh")), is_prose("我们需要一些工具", words("zh"))
    (False, True)
    """
    return (
        len(_CHARACTER.findall(text)) > _MOST_OF_A_NAME
        or text.startswith(tuple(words.numbers))
        or _STOP.search(text) is not None
        or _COMMA.search(text) is not None
        or words.inner_marks.search(text) is not None
        or words.joints.relative.search(text.rstrip(" ）)")) is not None
    )


def enumerates(text: str) -> bool:
    """Whether a text can be an enumeration: commas part clauses, unless all that they part is short.

    >>> enumerates("数组、链表、栈"), enumerates("数组，链表"), enumerates("讲得很清楚的一本教材，适合初学者")
    (True, True, False)
    """
    text, stop = text.rstrip("。;；. "), text.rstrip()[-1:] in "。"
    if _STOP.search(text):
        return False
    if not _COMMA.search(text):
        return True
    return not stop and all(len(_CHARACTER.findall(part)) <= _MOST_OF_A_MEMBER for part in _PARTS.split(text))
