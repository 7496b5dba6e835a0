"""Splits a text where a separator stands in it, but not inside parentheses."""

from __future__ import annotations

import re

from .remembered import remembered


def outside(separator: re.Pattern[str], text: str) -> list[str]:
    """The pieces between the places where a separator stands outside parentheses and quotation marks.

    >>> outside(re.compile(", "), "rye, wheat (durum, emmer)")
    ['rye', 'wheat (durum, emmer)']
    """
    return [*_outside(text, separator)]


@remembered
def _outside(text: str, separator: re.Pattern[str]) -> tuple[str, ...]:
    pieces: list[str] = []
    start = counted = nested = marks = quoted = 0
    for hit in separator.finditer(text):
        between = text[counted : hit.start()]
        counted = hit.start()
        nested += sum(map(between.count, "(（《")) - sum(map(between.count, ")）》"))
        marks += between.count('"')
        quoted += between.count("“") - between.count("”")
        if nested > 0 or marks % 2 or quoted > 0:
            continue
        pieces.append(text[start:counted])
        start = hit.end()
    return (*pieces, text[start:])
