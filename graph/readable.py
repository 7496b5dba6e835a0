"""Quotes as people read them."""

from __future__ import annotations


def readable(quote: str) -> str:
    """A quote with a dot between its columns, where tabs part them that nobody would see.

    >>> readable("Rye\\trequires\\tFlour")
    'Rye · requires · Flour'
    """
    return " · ".join(part.strip() for part in quote.split("\t") if part.strip()) if "\t" in quote else quote
