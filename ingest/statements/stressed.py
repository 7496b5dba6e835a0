"""What bold type in a text says: that it tells two names apart, or that it only stresses a word."""

from __future__ import annotations

import re

from ..ornament import clean
from ..outline import Span
from .passage import Lexicon


def marks_one_of_two(spans: tuple[Span, ...], lexicon: Lexicon) -> bool:
    """Whether only the first of two joined names is in bold: "**Honey** and wax" are two."""
    shown = [span for span in spans if span.text.strip()]
    two = len(shown) > 1 and shown[0].strong and not shown[1].strong
    joint = lexicon.words.joints.and_.match(shown[1].text) if two else None
    return joint is not None


def stresses(span: Span, lexicon: Lexicon) -> bool:
    """Whether a word in bold is only stressed in a sentence, and no name: "a dough that is **soft**"."""
    shown = clean(span.text)
    return span.strong and re.fullmatch(r"[^\W\d_A-Z]+", shown) is not None and not lexicon.known(shown)
