"""Tells a name from a sentence, a task, a number and code."""

from __future__ import annotations

import re

from ..graph.label import fold
from .remembered import remembered
from .unspaced import is_prose
from .words import Words

MOST_WORDS = 6
MOST_CHARACTERS = 70
_WORD = re.compile(r"[^\W_]+(?:['’.\-+#][^\W_]+)*[+#]*")
_SENTENCE_END = re.compile(r"[.!?](?:\s|\Z)")
_CODE_LIKE = re.compile(
    r"\A[\w.-]+\(\)\Z|[{}<>=\\$@]|://|\A\.|\Ar/|\A\W*\d[\d\W]*\Z|\d\s?%|\A(?:\w-){3,}\w\Z"
)
_PAIR = 2
_LETTERS = frozenset("RCDV")
"""Letters that are names."""
_NUMBERED = re.compile(r"[A-Z]{1,2}0\d{1,2}")
"""A mere number with a letter: "M01"."""
_FILE = re.compile(
    r"\A[\w./-]+\.(?:md|mdx|rst|py|ipynb|html?|pdf|txt|csv|docx?|pptx?|ya?ml|toml|sh|cc|cpp|hpp|java|rs|rb|php|sql|xml|ini|cfg|log|zip)\Z|\A[\w.-]+/\Z",
    re.I,
)


def is_file(text: str) -> bool:
    """Whether a text is the name of a file or a folder."""
    return _FILE.search(text) is not None


@remembered
def is_name(text: str, words: Words, deeds: bool = False, linked: bool = False) -> bool:
    """Whether a phrase can be a topic's name: short, and neither sentence, number, address nor code.

    `deeds` lets pass what reads like a task ("work breakdown structure"), where something else tells that it is a name;
    `linked`, what holds prepositions, in a language whose names do.
    """
    tokens = _WORD.findall(text)
    if (
        not tokens
        or len(tokens) > MOST_WORDS
        or len(text) > MOST_CHARACTERS
        or not re.search(r"[^\W\d_]", text)
    ):
        return False
    if text.count("(") != text.count(")") or text.count("（") != text.count("）"):
        return False
    if (words.unspaced and is_prose(text, words)) or is_file(text) or _NUMBERED.fullmatch(text):
        return False
    if len(text) < 2 and (text.isascii() or text.lower() != text.upper()) and text not in _LETTERS:
        return False
    if (
        _CODE_LIKE.search(text)
        or _SENTENCE_END.search(text)
        or any(char in text for char in '"“”:→←⇒⇐↔《》[]')
    ):
        return False
    folded = [token.casefold().replace("’", "'") for token in tokens]
    if re.match(r"[\d.,]+(?:%|\s|\Z)", text):
        return False
    if len(tokens) > 1 and (folded[0] in words.verbs or _is_level(tokens, words)):
        return False
    if any(_is_mark(token, len(tokens), words) for token in tokens) or (
        not (linked and words.linked) and _holds_preposition(tokens, words)
    ):
        return False
    spaced = text.casefold().split()
    if spaced[0] in words.articles or spaced[-1] in words.articles:
        return False
    if spaced[-1] in words.joints.small and not (text.isupper() and len(spaced) == _PAIR):
        return False
    if not deeds and len(tokens) > 1 and words.description.match(text) and not _is_titled(tokens):
        return False
    if (len(tokens) > 1 and fold(tokens[-1]) in words.weak) or folded[0] in words.numbers:
        return False
    return deeds or not _is_activity(tokens, folded, words)


def _is_level(tokens: list[str], words: Words) -> bool:
    """Whether a phrase is the number of a level: "Part I", "Week 3", "Lesson 1.2"."""
    numbered = len(tokens) == 2 and re.fullmatch(r"\d+(?:\.\d+)*|[IVX]+", tokens[1])
    level = words.roles.get(fold(tokens[0])) == "levels"
    return bool(numbered) and (level or ("." in tokens[1] and fold(tokens[0]) in words.labels["numbered"]))


def _is_mark(token: str, count: int, words: Words) -> bool:
    """Whether a word shows a sentence; a single word with a capital is a name all the same ("Less")."""
    name = token in ("I", "II") or (count == 1 and token[0].isupper()) or (len(token) > 1 and token.isupper())
    return token.casefold() in words.marks and not name


def _holds_preposition(tokens: list[str], words: Words) -> bool:
    """Whether a phrase holds a preposition, but for those that a title writes with a capital ("Learning By Doing").

    Some stand in small letters between the words of a name ("Infrastructure as Code").
    """
    if all(token.isupper() for token in tokens) and len(tokens) < 4:
        return False
    found = [token for token in tokens[:-1] if token.casefold() in words.prepositions]
    if tokens[-1].casefold() in words.prepositions and len(tokens) != 2:
        return True
    inner = [token for token in tokens[1:-1] if token in words.inner_prepositions]
    if found == inner and all(token[0].isupper() for token in tokens if token not in inner):
        return False
    titled = all(token[0].isupper() for token in tokens) and tokens[0] not in found
    return bool(found) and not (
        titled and all(token.casefold() in words.title_prepositions for token in found)
    )


def _is_activity(tokens: list[str], folded: list[str], words: Words) -> bool:
    """Whether a phrase tells to do something: an imperative or a gerund with its object."""
    if fold(tokens[0]) in words.imperatives and (len(tokens) > 1 or words.declines):
        return True
    if len(tokens) > 2 and folded[0].endswith(words.joints.gerund) and folded[1] in words.articles:
        return True
    if len(tokens) > 2 and not _is_titled(tokens):
        return fold(tokens[0]) in words.actions or (
            folded[0].endswith(words.joints.gerund) and tokens[0][:1].islower()
        )
    return False


def _is_titled(tokens: list[str]) -> bool:
    """Whether a phrase is written like a title: its longer words all begin with a capital."""
    return len(tokens) > 1 and all(token[:1].isupper() for token in tokens[1:] if len(token) > 3)
