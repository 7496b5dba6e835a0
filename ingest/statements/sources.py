"""Where to learn, named in a sentence: "Follow blogs like A and B", "Compete in A competitions"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...graph.label import fold
from ...graph.model import ResourceType
from ..ornament import clean
from ..words import Words
from .label import split

_ENCLOSED = re.compile(r"\(([^()]+)\)|（([^（）]+)）")
_MOST_BEFORE = 9
_MOST_WORDS = 5
_END = re.compile(r"[.,;:!?()（）。，；]|\s[–—-]\s")


@dataclass(frozen=True, slots=True)
class Sources:
    """Titles of one type."""

    type: ResourceType
    titles: tuple[str, ...]


def sources(text: str, words: Words) -> Sources | None:
    """What a line that begins with a deed such as "read" or "join" names to learn from, None where it names nothing.

    >>> from roadgraph.ingest.words import words
    >>> sources("Read blogs like Crumb Talk and The Oven", words())
    Sources(type=<ResourceType.ARTICLE: 'article'>, titles=('Crumb Talk', 'The Oven'))
    >>> sources("Compete in Golden Loaf competitions", words())
    Sources(type=<ResourceType.COMMUNITY: 'community'>, titles=('Golden Loaf competitions',))
    """
    head, rest = split(text)
    for part in filter(None, (text, rest if head else "")):
        joined = words.sources.joined.match(part)
        deed = joined or words.sources.used.match(part)
        found = _named(part[deed.end() :], joined is not None, words) if deed else None
        if found:
            return found
    return None


def _named(text: str, joined: bool, words: Words) -> Sources | None:
    before, listed = _examples(text, words)
    kind = _kind(before if listed else _END.split(text)[0], words)
    if kind is None:
        return None
    if joined and kind in (ResourceType.PAPER, ResourceType.WEBSITE):
        kind = ResourceType.COMMUNITY
    if listed:
        titles = tuple(_titles(listed, words))
        return Sources(kind, titles) if titles and all(map(_is_proper, titles)) else None
    return _whole(_END.split(text)[0], words) if joined and kind is ResourceType.COMMUNITY else None


def _examples(text: str, words: Words) -> tuple[str, str]:
    """What stands before a list of examples, after "such as" or in parentheses, and the list."""
    enclosed = _ENCLOSED.search(text)
    told = text[: enclosed.start()] if enclosed else text
    hit = next((hit for hit in words.lists.finditer(told) if told[: hit.start()].strip(" ,，")), None)
    if hit is not None:
        return told[: hit.start()].rstrip(" ,，:："), told[hit.end() :]
    if enclosed is None:
        return text, ""
    return told, words.lists.sub("", enclosed.group(1) or enclosed.group(2), count=1)


def _kind(text: str, words: Words) -> ResourceType | None:
    """The type of the last word for resources in a short phrase that ends in nothing else to list: "tools"."""
    tokens = [fold(token) for token in words.piece.findall(text)]
    last = tokens[-1] if tokens else ""
    structural = last in words.roles and last not in words.resource_types.keys() | words.sources.platforms
    if len(tokens) > _MOST_BEFORE or "," in text or structural:
        return None
    for at in range(len(tokens) - 1, -1, -1):
        pair = " ".join(tokens[at : at + 2])
        found = words.resource_types.get(pair) or words.resource_types.get(tokens[at])
        if found:
            return ResourceType(found)
        if tokens[at] in words.sources.platforms:
            return ResourceType.WEBSITE
    return None


def _whole(text: str, words: Words) -> Sources | None:
    """A community by its own name, such as "Golden Loaf competitions": some of its words are proper."""
    tokens = text.strip().split(" ")
    while tokens and fold(tokens[0]) in words.labels["modifiers"] | words.articles:
        tokens.pop(0)
    proper = [token for token in tokens if _is_proper(token) and fold(token) not in words.resource_types]
    short = 1 < len(tokens) <= _MOST_WORDS
    return Sources(ResourceType.COMMUNITY, (clean(" ".join(tokens)),)) if proper and short else None


def _titles(text: str, words: Words) -> Iterator[str]:
    """The titles that a text lists; the last of several commas, or none, leaves an "and" between two of them."""
    *first, last = re.split(r"[,;，、]", _END_OF_LIST.split(text)[0])
    final = (title for one in words.joints.and_.split(last) for title in words.joints.or_.split(one))
    for part in (*first, *final):
        shown = clean(words.by.split(part)[0])
        idle = fold(shown) in words.labels["modifiers"] or words.joints.et_cetera.fullmatch(shown)
        if shown and not idle:
            yield shown


_END_OF_LIST = re.compile(r"[.:!?)](?:\s|\Z)")


def _is_proper(text: str) -> bool:
    """Whether a title is short and holds a capital, or is of a script without them."""
    cased = text.lower() != text or text.upper() == text
    return len(text.split()) <= _MOST_WORDS and cased
