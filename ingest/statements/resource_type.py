"""The type of a resource: what its section, its line, its title or its address show."""

from __future__ import annotations

import re

from ...graph.label import fold
from ...graph.model import ResourceType
from ..ornament import without_ornament
from ..outline import Span
from ..words import Words
from .address import lead
from .passage import Passage
from .role import Role

_MARKS = {
    ResourceType.VIDEO: ("🎥", "🎬", "📹", "📺", "▶", "🎞", "movie_camera", "video_camera", "tv", "clapper"),
    ResourceType.BOOK: ("📖", "📕", "📗", "📘", "📙", "📚", "book", "books", "closed_book", "green_book"),
    ResourceType.ARTICLE: ("📄", "📃", "📰", "📝", "page_facing_up", "newspaper", "memo", "pencil"),
    ResourceType.COURSE: ("🎓", "🏫", "mortar_board", "school"),
    ResourceType.PAPER: ("📜", "scroll"),
}
_TYPE_BY_MARK = {mark: kind for kind, marks in _MARKS.items() for mark in marks}
_SHORTCODE = re.compile(r":([a-z_]+):")
_TYPE_BY_ROLE = {
    Role.PROJECTS: ResourceType.PROJECT,
    Role.EXERCISE: ResourceType.EXERCISE,
    Role.DATASETS: ResourceType.DATASET,
}


_LABELLED = re.compile(r"@([a-z]{3,15})@\s*(?=\S)")
_TYPE_BY_LABEL = {"official": ResourceType.DOCUMENTATION}


def labelled(text: str, words: Words) -> tuple[ResourceType | None, str]:
    """The type with which the text of a link begins between two "@", and the rest: "@video@Kneading".

    >>> from roadgraph.ingest.words import words
    >>> labelled("@video@Kneading", words()), labelled("Kneading", words())
    ((<ResourceType.VIDEO: 'video'>, 'Kneading'), (None, 'Kneading'))
    """
    found = _LABELLED.match(text)
    if found is None:
        return None, text
    told = _TYPE_BY_LABEL.get(found.group(1)) or words.resource_types.get(found.group(1))
    return ResourceType(told or ResourceType.WEBSITE), text[found.end() :]


def resource_type(
    title: str, url: str | None, passage: Passage, words: Words, linked: str = ""
) -> ResourceType:
    """The type: that of the section, else of what is linked, marked or noted, of title or address; else a website.

    `linked` is the text that links to it, such as "video".
    """
    told = (
        passage.resource_type
        or _typed(linked, words)
        or _marked(passage.spans)
        or (_noted(passage, title, words) if without_ornament(linked) in ("", title) else None)
    )
    if told:
        return ResourceType(told)
    if passage.role is Role.PROJECTS:
        return ResourceType.PROJECT
    for kind, sign in words.resource_signs:
        if sign.search(f"{title} {linked}") or (url and sign.search(url)):
            return ResourceType(kind)
    return _TYPE_BY_ROLE.get(passage.role, ResourceType.WEBSITE)


def _typed(linked: str, words: Words) -> str | None:
    """The type that a link's text names: "this video"."""
    small = words.marks | words.articles | (words.labels["modifiers"] - words.resource_types.keys())
    told = " ".join(one for one in without_ornament(linked).casefold().split() if one not in small)
    return words.resource_types.get(fold(told))


def _marked(spans: tuple[Span, ...]) -> ResourceType | None:
    """The type that a pictogram or its short code shows before the first link of a line: a book, a film camera."""
    if not spans or without_ornament(spans[0].text) or spans[0].url:
        return None
    before = spans[0].text
    found = _SHORTCODE.findall(before) or [char for char in before if char in _TYPE_BY_MARK]
    return _TYPE_BY_MARK.get(found[0]) if found else None


def _noted(passage: Passage, title: str, words: Words) -> str | None:
    """The type that the words right after the title say: "(video)", "- mailing list"."""
    line = passage.shown
    at = line.find(title)
    after = re.match(
        r"\)?\s*[(\[–—:,-]\s*([^\W\d_]+(?: [^\W\d_]+)?)\s*(?:[)\].,;]|\Z)", line[at + len(title) :]
    )
    return words.resource_types.get(fold(after.group(1))) if at >= 0 and title and after else None


_NOTE = re.compile(r"[(\[]([^()\[\]]{1,40})[)\]]\W*\Z")
_LEAST_WORDS = 4


def leads_to_work(spans: tuple[Span, ...], words: Words) -> bool:
    """Whether a line begins with a link to a single work, not to what explains a topic.

    Its text ends in the word for a type ("Kneading crash course", "Kneading (video)"), or it leads to where books are
    sold, or by a longer title to where films, courses and papers are.
    """
    first = lead(spans)
    if first is None or not first.url:
        return False
    text = without_ornament("".join(span.text for span in spans if span.url == first.url))
    note = _NOTE.search(text)
    told = fold(note.group(1) if note else text).split(" ")
    ends = words.resource_types if note else words.sources.works
    named = any(" ".join(told[-size:]) in ends for size in (1, 2) if note or len(told) > size)
    kinds = {kind for kind, sign in words.resource_signs if sign.search(first.url)}
    titled = len(_NOTE.sub("", text).split()) >= _LEAST_WORDS
    return named or "book" in kinds or (titled and not kinds.isdisjoint({"video", "course", "paper"}))
