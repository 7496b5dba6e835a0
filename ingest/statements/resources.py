"""Resources: links, titles in quotation marks, "Title by Person", hands-on lines and projects."""

from __future__ import annotations

import re

from ...graph.label import digest, fold
from ...graph.model import Resource, ResourceType
from ..ornament import clean
from ..outline import NodeKind
from ..words import Words
from .address import addresses, lead, teaches
from .credit import credited_work, dated_work, marked_works
from .draft import Draft
from .passage import Passage
from .reading import Reading
from .resource_type import labelled, resource_type
from .role import Role, keeps_house
from .sources import sources
from .title import QUOTED, row_title, spans_of, titled, work, work_of

_MOST_WORDS = 20
"""The number of words above which a line without quotation marks and people tells about works, and names none."""
_HANDS_ON = {Role.EXERCISE: ResourceType.EXERCISE, Role.PROJECTS: ResourceType.PROJECT}


def links(reading: Reading, root: Passage) -> None:
    """Every web address that a line links to is a resource, titled by its text or, for "Link", by its line.

    Not before the title, nor in housekeeping sections (contributing, licence, sponsors); and not the profile of a person ("@ann").
    """
    shut: set[Passage] = set()
    for passage in root.walk():
        label = passage.text if passage.is_heading or passage.structural else ""
        front = passage.node.kind is NodeKind.ROOT and passage.parent is not None
        if front or passage.parent in shut or keeps_house(label, reading.words):
            shut.add(passage)
        elif not (passage.synthetic or passage.node.kind is NodeKind.CODE or passage.role is Role.CONTENTS):
            _linked(reading, passage)


def _linked(reading: Reading, passage: Passage) -> None:
    words = reading.words
    found = addresses(spans_of(passage))
    task = _task(passage, words) if passage.role in _HANDS_ON and len(found) == 1 else ""
    for url, shown in found:
        label, text = labelled(shown, words)
        if _is_no_title(text, passage, words):
            continue
        title, creators = titled(text, url, passage, words, reading.document.title)
        kind = label or resource_type(title, url, passage, words, text)
        if task and not _leads(passage, url):
            title, creators, kind = task, (), _HANDS_ON[passage.role]
        if title:
            _add(reading, passage, title, url, kind, creators, "links")


def _is_no_title(text: str, passage: Passage, words: Words) -> bool:
    """Whether a link only leads about: to a person's page, or "Back to top", "Edit this page", "Star this repo"."""
    person = text.strip().startswith("@") and passage.role is not Role.RESOURCES
    return person or fold(clean(text)) in words.labels["navigation"]


def _leads(passage: Passage, url: str) -> bool:
    """Whether a line begins with the link to an address; in a row, its first name does."""
    shown = lead(passage.spans)
    return shown is not None and shown.url == url


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
    """The topics that its title or line names; those of its line or of the section; the subject, where the section has none.

    What is hands-on practises its section, too, and what a list of resources for all holds serves the subject.
    """
    text = passage.text if passage.role in (Role.RESOURCES, Role.PROJECTS, Role.EXERCISE) else title
    named = [spotted.draft for spotted in reading.spot(text)]
    around = (reading.topics_of.get(above, ()) for above in (passage, *passage.ancestors()))
    section = list(next(filter(None, around), ())[:1])
    own = list(reading.topics_of.get(passage, ()))
    found = named + own
    practises = passage.role in (Role.EXERCISE, Role.PROJECTS)
    if reading.subject in found or practises or not found:
        found += section
    for_all = passage.role is Role.RESOURCES and not section
    if for_all and reading.subject is not None:
        found.append(reading.subject)
    if not found and reading.subject is not None:
        found = [reading.subject]
    return tuple(dict.fromkeys(found))


def named_sources(reading: Reading, root: Passage) -> None:
    """What an item tells to read, to follow or to join: "Read blogs like A and B", "Compete in A competitions"."""
    for passage in root.walk():
        item = passage.node.kind is NodeKind.ITEM and not passage.synthetic
        if item and passage.role is not Role.CONTENTS and not reading.has_resource_on(passage.line):
            found = sources(passage.text, reading.words)
            if found is not None:
                for title in found.titles:
                    _add(reading, passage, title, None, found.type, (), "sources")


def works(reading: Reading, root: Passage) -> None:
    """Resources without an address: items of a section of resources, and titles in quotation marks."""
    for passage in root.walk():
        if reading.has_resource_on(passage.line) or passage.node.kind is NodeKind.CODE:
            continue
        cited = _cited(reading, passage)
        marked = _marked(passage)
        if len(marked) > 1 or (marked and cited is None):
            for title, creators in marked:
                kind = resource_type(title, None, passage, reading.words)
                kind = ResourceType.BOOK if kind is ResourceType.WEBSITE else kind
                _add(reading, passage, title, None, kind, creators, "works")
        elif cited is not None:
            kind = resource_type(cited[0], None, passage, reading.words)
            book = kind is ResourceType.WEBSITE
            _add(reading, passage, cited[0], None, ResourceType.BOOK if book else kind, cited[1], "works")
        elif passage.role is Role.RESOURCES and not passage.is_heading:
            _listed_works(reading, passage)
        elif not passage.synthetic and passage.node.kind is NodeKind.ITEM:
            _quoted_works(reading, passage)


def _marked(passage: Passage) -> list[tuple[str, tuple[str, ...]]]:
    """The works in 《》 that an item lists, what it labels included."""
    item = passage.node.kind is NodeKind.ITEM and not passage.synthetic
    return marked_works(passage.text) if item and passage.role is not Role.CONTENTS else []


def _cited(reading: Reading, passage: Passage) -> tuple[str, tuple[str, ...]] | None:
    """The work that a whole item cites, with its people, unless it is a topic."""
    listed = (
        passage.node.kind is NodeKind.ITEM and not passage.synthetic and passage.role is not Role.CONTENTS
    )
    if not listed or passage in reading.topics_of:
        return None
    text = passage.description or passage.text
    return dated_work(text, reading.words) or credited_work(text, reading.words)


def _listed_works(reading: Reading, passage: Passage) -> None:
    text = passage.description or ("" if passage.structural else passage.text)
    if passage.node.kind is NodeKind.ROW:
        text = row_title(passage, reading.words)
    if any(span.url and not teaches(span.url) for span in passage.spans):
        return
    if not text or (passage.node.kind is NodeKind.PARAGRAPH and not passage.structural):
        return
    if len(text.split()) > _MOST_WORDS and not (QUOTED.search(text) or reading.words.by.search(text)):
        return
    for part in _enumerated(text, reading.words):
        if fold(clean(part)) in reading.words.labels["navigation"]:
            continue
        title, creators = work_of(part, passage, reading.words)
        if 1 < len(title) <= 150 and len(title.split()) <= 16:
            _add(
                reading,
                passage,
                title,
                None,
                resource_type(title, None, passage, reading.words),
                creators,
                "works",
            )


def _enumerated(text: str, words: Words) -> list[str]:
    """The works that a line enumerates: several short names without an author, or else the one work that it is."""
    parts = [part.strip() for part in re.split(r",(?![^(]*\))", text)]
    short = all(0 < len(part.split()) <= 4 for part in parts)
    return (
        parts
        if len(parts) > 1 and short and not words.by.search(text) and not QUOTED.search(text)
        else [text]
    )


def _quoted_works(reading: Reading, passage: Passage) -> None:
    by = reading.words.by.search(passage.text)
    quoted = QUOTED.search(passage.text)
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
    for found in QUOTED.finditer(passage.text):
        _add(reading, passage, found.group(1).strip(), None, ResourceType(kinds[0]), (), "works")


def exercises(reading: Reading, root: Passage) -> None:
    """Hands-on lines are exercises, those below "Projects" projects, for the topics that they name."""
    for passage in root.walk():
        kind = _HANDS_ON.get(passage.role)
        title = _task(passage, reading.words) if kind else ""
        if kind and title and not reading.has_resource_on(passage.line):
            _add(reading, passage, title, None, kind, (), "exercises")


def _task(passage: Passage, words: Words) -> str:
    """What is to be done, without the final stop; empty for headings, labels and closing remarks."""
    node = passage.node
    if node.kind is NodeKind.ROW:
        return row_title(passage, words)
    closing = node.kind is NodeKind.PARAGRAPH and not passage.structural
    if passage.is_heading or closing or not passage.description:
        return ""
    text = passage.description
    head, _, rest = text.partition(": ")
    if rest and passage.role is Role.PROJECTS and len(head.split()) <= 5:
        return clean(head)
    told = _without_links(passage)
    return told if told and told != text else text.rstrip(" .:")


def _without_links(passage: Passage) -> str:
    """The text before a last link that is only where the task stands: "Keep a log: template"."""
    spans = [span for span in passage.spans if clean(span.text)]
    if len(spans) > 1 and spans[-1].url and spans[-2].text.rstrip().endswith((":", "-", "–", "—", "(", "→")):
        return clean("".join(span.text for span in spans[:-1]))
    return ""
