"""Keeps what a pure function has found for short texts: a document's labels are read again and again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

_LONGEST = 400
"""How many characters a text has at most that is kept: a long one seldom comes again, and would fill the memory."""
_MOST = 65_536

P = ParamSpec("P")
T = TypeVar("T")


def remembered(function: Callable[Concatenate[str, P], T]) -> Callable[Concatenate[str, P], T]:
    """The function, which works out each result for a short text once; its results must not change afterwards.

    >>> @remembered
    ... def length(text: str) -> int:
    ...     print("counted")
    ...     return len(text)
    >>> length("rye") + length("rye")
    counted
    6
    """
    kept = cast("Callable[Concatenate[str, P], T]", lru_cache(maxsize=_MOST)(function))

    @wraps(function)
    def recalled(text: str, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return (kept if len(text) <= _LONGEST else function)(text, *args, **kwargs)

    return recalled
