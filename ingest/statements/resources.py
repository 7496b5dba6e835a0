"""Resources: links, titles in quotation marks, "Title by Person", hands-on lines and projects."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from ...graph.label import digest, fold
from ...graph.model import Resource, ResourceType
from ..ornament import clean, without_ornament
from ..outline import NodeKind, Span, text_of
from ..words import Words
from .passage import Passage
from .reading import Draft, Reading
from .role import Role

_QUOTED = re.compile(r"[\"“«]([^\"“”«»]{2,150})[\"”»]")
_POSSESSIVE = re.compile(r"\A([A-Z][\w.&-]*(?:\s[A-Z][\w.&-]*)?)['’]s\s+(?=\S)")
_TRAILING_NOTE = re.compile(r"\s*\([^()]*\)\s*\Z")
_BRACKETS = re.compile(r"\[\s*\]|\(\s*\)|\[\[?\s*[\w ]{0,12}\s*\]?\]")
_BADGE = re.compile(r"shields\.io|badge|\.(?:svg|png|jpe?g|gif|webp|ico)(?:\?|\Z)", re.IGNORECASE)
_NAME_LIST = re.compile(r"\s*(?:,|;|&|\band\b)\s*")


def links(reading: Reading, root: Passage) -> None:
    """Every web address that a line links to is a resource, titled by its text or, for "Link", by its line."""
    for passage in root.walk():
        if passage.synthetic or passage.node.kind is NodeKind.CODE or passage.role is Role.CONTENTS:
            continue
        spans = passage.spans or tuple(span for cell in passage.node.cells for span in cell)
        for url, text in _addresses(spans):
            title, creators = _titled(text, passage, reading.words)
            if title:
                kind = _type(title, url, passage, reading.words)
                _add(reading, passage, title, url, kind, creators, "links")


def _addresses(spans: Iterable[Span]) -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    last = None
    for span in spans:
        fits = span.url and web_address(span.url) and not _BADGE.search(span.url)
        if fits and span.url and (span.url == last or span.url not in found):
            found[span.url] = found.get(span.url, "") + span.text
        last = span.url
    return list(found.items())


def web_address(url: str) -> bool:
    """Whether a link leads to a page on the web."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _titled(text: str, passage: Passage, words: Words) -> tuple[str, tuple[str, ...]]:
    """The title of a linked resource and who made it."""
    shown = without_ornament(text).strip("[]() ")
    says_nothing = fold(shown) in words.labels["not_resources"] or shown.startswith("http") or not shown
    line = without_ornament(text_of(passage.spans))
    whole = _BRACKETS.sub("", line.replace(text, "")) if says_nothing else shown
    if says_nothing and not whole.strip(" :-–"):
        whole = _above(passage)
    title, creators = work(whole, words, described=says_nothing)
    after = (
        words.by.match(line, line.find(shown) + len(shown)) if not says_nothing and shown in line else None
    )
    return title, creators or (_people(line[after.end() :]) if after else ())


def _people(text: str) -> tuple[str, ...]:
    """The names that a text enumerates at its beginning."""
    named = re.split(r"[:(\[]|\s[–—-]\s|\.\s", text)[0]
    return tuple(clean(one) for one in _NAME_LIST.split(named) if clean(one))


def _above(passage: Passage) -> str:
    return next((above.text for above in passage.ancestors() if above.text), "")


def work(text: str, words: Words, described: bool = True) -> tuple[str, tuple[str, ...]]:
    """The title and the creators in a line such as "Title" by A and B, A's Title, or Title by A: what it covers.

    >>> from roadgraph.ingest.words import words
    >>> work("Acme’s Good Bread by Ann Ash and Bo Birch", words())
    ('Good Bread', ('Acme', 'Ann Ash', 'Bo Birch'))
    """
    whole = text.strip()
    text = clean(_TRAILING_NOTE.sub("", whole)) if described else clean(text)
    creators: list[str] = []
    quoted = _QUOTED.search(text)
    noted = re.search(r"\(([A-ZÀ-Þ][\w.’' -]+?)(?:,\s*\d{4})?\)\s*\Z", whole) if quoted else None
    if quoted and noted and len(noted.group(1).split()) > 1:
        creators.append(clean(noted.group(1)))
    by = words.by.search(text, quoted.end() if quoted else 0)
    if by and re.match(r"[A-ZÀ-ÞА-Я]", text[by.end() :]):
        creators = list(_people(text[by.end() :]))
        text = text[: by.start()]
    if quoted:
        return quoted.group(1).strip(), tuple(creators)
    owner = _POSSESSIVE.match(text)
    if owner and len(text[owner.end() :].split()) > 1 and text[owner.end() : owner.end() + 1].isupper():
        creators.insert(0, owner.group(1))
        text = text[owner.end() :]
    text = re.split(r"\s*:\s", text)[0] if described else text
    return clean(_BRACKETS.sub("", _TRAILING_NOTE.sub("", text) if described else text)), tuple(creators)


def _type(title: str, url: str | None, passage: Passage, words: Words) -> ResourceType:
    """The type: that of the section, else what title or address show, else a website."""
    if passage.resource_type:
        return ResourceType(passage.resource_type)
    for kind, sign in words.resource_signs:
        if sign.search(title) or (url and sign.search(url)):
            return ResourceType(kind)
    return ResourceType.WEBSITE


def _add(
    reading: Reading,
    passage: Passage,
    title: str,
    url: str | None,
    kind: ResourceType,
    creators: tuple[str, ...],
    rule: str,
) -> None:
    place = reading.mention(passage, rule, title)
    identity = digest(kind.value, fold(title), url or "")[:16]
    resource = Resource(identity, title, url, kind, creators, (), (place,))
    reading.resource(resource, _taught(reading, passage, title))


def _taught(reading: Reading, passage: Passage, title: str) -> tuple[Draft, ...]:
    """The topics that its title or line names; else those of its line or of the section; else the subject."""
    text = passage.text if passage.role in (Role.RESOURCES, Role.PROJECTS, Role.EXERCISE) else title
    named = [spotted.draft for spotted in reading.spot(text)]
    section = [
        draft for above in (passage, *passage.ancestors()) for draft in reading.topics_of.get(above, ())
    ]
    own = list(reading.topics_of.get(passage, ()))
    found = named + own
    if reading.subject in found or not found:
        found += section[:1]
    if not found and reading.subject is not None:
        found = [reading.subject]
    return tuple(dict.fromkeys(found))


def works(reading: Reading, root: Passage) -> None:
    """Resources without an address: items of a section of resources, and titles in quotation marks."""
    for passage in root.walk():
        if reading.has_resource_on(passage.line) or passage.node.kind is NodeKind.CODE:
            continue
        if passage.role is Role.RESOURCES and not passage.is_heading:
            _listed_works(reading, passage)
        elif not passage.synthetic and passage.node.kind is NodeKind.ITEM:
            _quoted_works(reading, passage)


def _listed_works(reading: Reading, passage: Passage) -> None:
    text = passage.description or ("" if passage.structural else passage.text)
    if any(span.url and not web_address(span.url) for span in passage.spans):
        return
    if not text or (passage.node.kind is NodeKind.PARAGRAPH and not passage.structural):
        return
    for part in _enumerated(text, reading.words):
        title, creators = work(part, reading.words)
        dashed = re.match(r"(.+?)\s[–—-]\s((?:[A-ZÀ-ÞА-Я][\w.’'-]*\s?){2,4})\Z", title)
        if dashed and passage.resource_type == ResourceType.BOOK and not creators:
            title, creators = clean(dashed.group(1)), (clean(dashed.group(2)),)
        if 1 < len(title) <= 150 and len(title.split()) <= 16:
            _add(reading, passage, title, None, _type(title, None, passage, reading.words), creators, "works")


def _enumerated(text: str, words: Words) -> list[str]:
    """The works that a line enumerates: several short names without an author, or else the one work that it is."""
    parts = [part.strip() for part in re.split(r",(?![^(]*\))", text)]
    short = all(0 < len(part.split()) <= 4 for part in parts)
    return (
        parts
        if len(parts) > 1 and short and not words.by.search(text) and not _QUOTED.search(text)
        else [text]
    )


def _quoted_works(reading: Reading, passage: Passage) -> None:
    by = reading.words.by.search(passage.text)
    quoted = _QUOTED.search(passage.text)
    if (
        by
        and quoted
        and not passage.text[quoted.end() : by.start()].strip()
        and passage.text[by.end() :][:1].isupper()
    ):
        title, creators = work(passage.text, reading.words)
        _add(reading, passage, title, None, ResourceType.BOOK, creators, "works")
        return
    before = passage.text.split('"')[0].split("“")[0]
    kinds = [
        reading.words.resource_types[fold(word)]
        for word in before.split()
        if fold(word) in reading.words.resource_types
    ]
    if not kinds:
        return
    for found in _QUOTED.finditer(passage.text):
        _add(reading, passage, found.group(1).strip(), None, ResourceType(kinds[0]), (), "works")


def exercises(reading: Reading, root: Passage) -> None:
    """Hands-on lines are exercises, those below "Projects" projects, for the topics that they name."""
    kinds = {Role.EXERCISE: ResourceType.EXERCISE, Role.PROJECTS: ResourceType.PROJECT}
    for passage in root.walk():
        kind = kinds.get(passage.role)
        title = _task(passage) if kind else ""
        if kind and title and not reading.has_resource_on(passage.line):
            _add(reading, passage, title, None, kind, (), "exercises")


def _task(passage: Passage) -> str:
    """What is to be done, without the final stop; empty for headings, labels and closing remarks."""
    node = passage.node
    if node.kind is NodeKind.ROW:
        return clean(text_of(node.cells[0])) if node.cells else ""
    closing = node.kind is NodeKind.PARAGRAPH and not passage.structural
    if passage.is_heading or closing or not passage.description:
        return ""
    text = passage.description
    head, _, rest = text.partition(": ")
    return (
        clean(head)
        if rest and len(head.split()) <= 5 and passage.role is Role.PROJECTS
        else text.rstrip(" .")
    )
