"""Tells items that ask something, give something to do or show a file from those that name topics."""

from __future__ import annotations

import re

from ...graph.label import fold
from ..nameable import is_file
from ..ornament import clean
from ..outline import NodeKind
from ..phrase import listing
from ..told import told
from ..words import Words
from .label import announce, parted, role
from .passage import Lexicon, Passage
from .role import Role

_STOP = re.compile(r"\.\s+(?=[^\W\d_a-zа-яёß-ÿ])")
_FEWEST = 3


def unstopped(text: str, lexicon: Lexicon) -> str:
    """A text with semicolons for the full stops between three names or more: "Rye. Wheat. Oats"."""
    parts = _STOP.split(text.rstrip(" ."))
    listed = [listing(part, lexicon.words, lexicon.known) for part in parts]
    names = len(parts) >= _FEWEST and all(one.complete for one in listed)
    return "; ".join(parts) if names else text


def shows_file(passage: Passage) -> bool:
    """Whether an item begins with a file, set as code: "`oven.py` – heats the oven"."""
    first = next((span for span in passage.spans if span.text.strip()), None)
    return first is not None and first.code and is_file(clean(first.text))


def asks(text: str, words: Words) -> bool:
    """Whether an item asks something of several words, and not what a name means: "Is the crust brown?"."""
    return text.rstrip(" *_")[-1:] in ("?", "？") and " " in text.strip() and told(text, words)[0] == text


def is_exercise(passage: Passage, lexicon: Lexicon) -> bool:
    """Whether an item names exercises, and then with what: "Exercises with yeast and salt"."""
    before = parted(passage.text, lexicon)[0] if not passage.node.children else ""
    found = role(before, passage, lexicon) if before else None
    if found is None or found.role is not Role.EXERCISE:
        return False
    announce(passage, found)
    return True


def learns(passage: Passage, lexicon: Lexicon) -> bool:
    """Whether an item below "Tasks" tells what to learn, and nothing to do: "Learn kneading, folding"."""
    words = lexicon.words
    found = words.learn.match(passage.text) if passage.node.kind is NodeKind.ITEM else None
    if found is None or fold(passage.text.split(" ")[0]) in words.imperatives:
        return False
    rest = passage.text[found.end() :].strip()
    bare = rest.split(" ")[0].casefold() not in words.articles and not rest[:1].isdigit()
    return bare and listing(rest, words, lexicon.known).complete
