"""Tells ornament from text: emoji, box drawing, bullets, numbering and the residue of damaged encodings."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .mojibake import lost

_DROPPED = {"So", "Cs", "Co", "Cn", "Cf", "Cc"}
_KEPT = set("°©®™℃℉№")
_BULLETS = "•◦▪▫‣⁃∙·○●■□➤►➢➔➜▶✓✔✗✘☐☑☒★☆–—|¦"
_NUMBERING = re.compile(
    r"\A(?:\(?\d{1,3}(?:\.\d{1,3})*\s*[.):_]+(?!\d)\s*|\(?\d{1,3}(?:\.\d{1,3})+\s+|\d{1,2}\s*[-–—]\s+|[A-Z]\.\d{1,2}(?:\.(?:\d{1,2}|[a-z]))*[.)]?\s+|[A-Z]{0,2}\d{1,3}(?:\.\d{1,3})*\s+·\s+|[ivxIVX]{1,4}[.)]\s+|[A-Za-z][.)]\s+)(?=\S)"
)
_CHECKBOX = re.compile(r"\A\[[ xX✓✔-]?\]\s*")
_SHORTCODE = re.compile(r"(?<![\w:/]):[a-z][a-z0-9_+-]*:(?![\w:/])(?:\{[^{}]{0,80}\})?")
_FOOTNOTE = re.compile(
    r"\[\^[^\[\]]*\]|(?<=\w)\s?\[\d{1,3}\](?=\s*(?:\[\d|\Z))|^\[\d{1,3}\s?(?:h|min|hours?|days?|weeks?)\]\s*|~~|=="
)
_TRAILING = re.compile(
    r"\s*(?:[–—-]\s*|[\[(]\s*)~?\d{1,3}\s?(?:%|h|min|hours?|days?|weeks?)\s*[\])]?\s*\Z"
    r"|\s+[–—-]\s+P[0-4]\Z"
    r"|\s*[\[(]\s*(?:~?\d{1,3}(?:\s*[-–—]\s*\d{1,3})?\+?\s+[^\W\d_]{1,14}|[^\W\d_]{2,14}\.?\s+\d{1,3}\s*[-–—]\s*\d{1,3})\s*[\])]\s*\Z"
)
"""How far one has come, or how much there is: "(80%)", "- 3h", "(4-6 weeks)", "(Weeks 1–4)", "[12 problems]"; how urgent it is: "- P1"."""
_DIGIT = re.compile(r"\d")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_HYPHENS = re.compile("[\u2010\u2011\u00ad]")


@lru_cache(maxsize=65_536)
def without_ornament(text: str) -> str:
    """The text without emoji, box drawing, dingbats, invisible characters and damaged residue; spaces are made one.

    >>> without_ornament("🚀 Deep\\u00a0Learning ✅")
    'Deep Learning'
    """
    if "[[" in text:
        text = _WIKI_LINK.sub(r"\1", text)
    if ":" in text:
        text = _SHORTCODE.sub(" ", text)
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    for start, end in reversed(list(lost(text))):
        text = f"{text[:start]} {text[end:]}"
    text = _HYPHENS.sub(lambda found: "" if found.group() == "\u00ad" else "-", text)
    kept = [char if _is_text(char) else " " for char in text if char not in "\u200b\u200c\u2060\ufeff"]
    return _SPACES.sub(" ", "".join(kept)).strip()


def _is_text(char: str) -> bool:
    if char.isascii() or char in _KEPT:
        return True
    if "\u2500" <= char <= "\u27bf" or char in "\ufe0e\ufe0f\u20e3":
        return False
    return unicodedata.category(char) not in _DROPPED


def unnumbered(text: str) -> str:
    """The text without the bullets, check boxes and numbering at its start.

    >>> unnumbered("2.1) Calculus"), unnumbered("[x] Calculus"), unnumbered("3D printing"), unnumbered("1_ Logic")
    ('Calculus', 'Calculus', '3D printing', 'Logic')
    """
    before = None
    while before != text:
        before = text
        text = text.lstrip(_BULLETS + " ")
        text = _without(_CHECKBOX, text)
        text = _without(_NUMBERING, text)
    return text


def _without(beginning: re.Pattern[str], text: str) -> str:
    found = beginning.match(text)
    return text[found.end() :] if found else text


_QUOTED = re.compile(r"""\A(?:"([^"]+)"|“([^“”]+)”|„([^„“”]+)[“”]|«\s?([^«»]+?)\s?»|「([^「」]+)」)\Z""")


def unquoted(text: str) -> str:
    """The text without the quotation marks that enclose all of it.

    >>> unquoted("« Le four »"), unquoted('"Rye" and "Oats"')
    ('Le four', '"Rye" and "Oats"')
    """
    found = _QUOTED.match(text)
    return next(filter(None, found.groups())) if found else text


@lru_cache(maxsize=65_536)
def clean(text: str) -> str:
    """A label as people mean it: without ornament, numbering, and punctuation at either end.

    >>> clean("## 3. 📐 Mathematics:"), clean("Sails (4-6 weeks)")
    ('Mathematics', 'Sails')
    """
    text = _FOOTNOTE.sub("", without_ornament(text).lstrip("#> "))
    text = unnumbered(_TRAILING.sub("", text) if _DIGIT.search(text) else text)
    return text.strip(" \t:;,.–—-|*_~=!?").strip() if text.strip(".") else ""
