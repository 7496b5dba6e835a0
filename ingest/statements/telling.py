"""What some spans tell of themselves, without the links that only lead elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace

from ...graph.label import fold
from ..outline import Span
from ..words import Words
from .address import is_front_page
from .title import without_lead


def _without_leading_away(spans: tuple[Span, ...], words: Words) -> tuple[Span, ...]:
    """The spans without a last link that only says to look: "Awls and needles. [Watch this video]"."""
    shown = [at for at, span in enumerate(spans) if span.text.strip()]
    if len(shown) < _LEAST_LED or not spans[shown[-1]].url:
        return spans
    before = spans[shown[-2]].text.rstrip()
    told = fold(spans[shown[-1]].text).split()
    idle = (words.labels["not_resources"], words.resource_types, words.marks, words.articles)
    away = len(told) < _MOST_LEADING and all(any(word in some for some in idle) for word in told)
    return spans[: shown[-1]] if away and before.endswith((".", "!")) else spans


_LEAST_LED = 2
_MOST_LEADING = 5
_NUMBER = re.compile(r"\W{0,3}\d{1,3}\W{0,3}")
"""The text of a link that only numbers it."""


def telling(spans: tuple[Span, ...], words: Words) -> tuple[Span, ...]:
    """The spans without links that say no more than "Link" or their address, and what leads to them around them."""
    idle = words.labels["not_resources"]
    spans = _without_leading_away(spans, words)
    kept = tuple(
        span
        for span in spans
        if not (
            span.url
            and not is_front_page(span.url, span.text)
            and (
                span.text == span.url
                or fold(re.sub(r"[\[\]()]", "", span.text)) in idle
                or _NUMBER.fullmatch(span.text)
            )
        )
    )
    if len(kept) == len(spans) or not kept:
        return kept
    told = [replace(span, text=re.sub(r"[\[\]]|\(\s*\Z|\A\s*\)", "", span.text)) for span in kept]
    last = next((at for at in range(len(told) - 1, -1, -1) if told[at].text.strip()), 0)
    return (*told[:last], replace(told[last], text=without_lead(told[last].text, words)), *told[last + 1 :])
