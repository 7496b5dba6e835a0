"""Topics with their aliases, kinds and mentions; what they are parts or kinds of; what they are applied to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.label import fold
from ...graph.model import Mention, TopicKind
from ..acronym import is_acronym
from ..outline import NodeKind
from ..phrase import Name
from .draft import Draft
from .parts import abbreviations, parts
from .passage import Passage
from .reading import Reading
from .role import LISTS_TOPICS, MEMBERSHIP, Role, role_of, without_level

KIND_BY_ROLE = {
    Role.APPLICATIONS: TopicKind.TASK,
    Role.TOOLS: TopicKind.TOOL,
    Role.MODELS: TopicKind.MODEL,
    Role.DATASETS: TopicKind.DATASET,
}


def topics(reading: Reading, root: Passage) -> None:
    """Read every name in a place that lists topics or applications, with those in parentheses as its members.

    What others need is read last: it may refer to the parts of the document by number.
    """
    listing = [
        passage
        for passage in root.walk()
        if passage.names
        and (passage.role in LISTS_TOPICS or passage.role in (Role.APPLICATIONS, Role.UNLOCKS))
    ]
    later = [passage for passage in listing if _refers(reading, passage)]
    for passage in listing:
        if passage not in later:
            reading.topics_of[passage] = tuple(_all(reading, passage))
    _refer(reading, root)
    for passage in later:
        if drafts := tuple(dict.fromkeys(_all(reading, passage))):
            reading.topics_of[passage] = drafts


def _refers(reading: Reading, passage: Passage) -> bool:
    """Whether a passage may refer to parts of the document by number."""
    return passage.role in (Role.PREREQUISITES, Role.UNLOCKS) or (
        passage.node.kind is NodeKind.ROW
        and without_level(passage.names[0].label, reading.words) == ("", True)
    )


def _all(reading: Reading, passage: Passage) -> Iterator[Draft]:
    kind = _kind(passage)
    for name in passage.names:
        part = reading.part(name.label)
        yield from (_read(reading, passage, name, kind),) if part is None else part


def _refer(reading: Reading, root: Passage) -> None:
    """Let the numbered parts of the document and the codes of its courses stand for their topics."""
    for name, passage in parts(root, reading.words).items():
        reading.refer(name, reading.topics_of.get(passage, ()))
    short: dict[str, set[tuple[Draft, ...]]] = {}
    spelled = [(one, (draft,)) for draft in reading.drafts() for one in draft.labels]
    coded = [(one, part) for one in parts(root, reading.words) if (part := reading.part(one))]
    for name, drafts in (*spelled, *coded):
        for form in abbreviations(name):
            short.setdefault(form, set()).add(drafts)
    for form, meant in short.items():
        if len(meant) == 1:
            reading.refer(form, meant.pop())


def _read(reading: Reading, passage: Passage, name: Name, kind: TopicKind) -> Draft:
    draft = reading.topic(name, _place(reading, passage, name), kind)
    for member in name.members:
        below = _read(reading, passage, member, kind if kind is not TopicKind.AREA else TopicKind.CONCEPT)
        place = _place(reading, passage, member)
        if passage.role is Role.APPLICATIONS:
            reading.application(below, draft, place)
        else:
            reading.broader(below, draft, place)
    for purpose in name.purposes:
        _apply(reading, passage, draft, purpose)
    return draft


def _apply(reading: Reading, passage: Passage, draft: Draft, purpose: str) -> None:
    """Read "A for B" in a list: A is applied to the task B, unless B is structural or the subject."""
    task = reading.find(purpose)
    structural = role_of(purpose, reading.words) is not None
    if structural or task is reading.subject is not None or len(purpose.split()) > 3:
        return
    place = reading.mention(passage, "topics", purpose)
    if task is None:
        task = reading.topic(Name(purpose[0].upper() + purpose[1:]), place, TopicKind.TASK)
    reading.application(draft, task, place)


_SHORT = re.compile(r"\(([A-Z][A-Za-z]{1,9})\)")


def acronyms(reading: Reading, root: Passage) -> None:
    """Acronyms that any text gives in parentheses right after the name of a topic."""
    for passage in root.walk():
        for found in _SHORT.finditer(passage.text):
            spotted = reading.spot(passage.text[: found.start()])
            near = bool(spotted) and not passage.text[spotted[-1].end : found.start()].strip()
            if (
                near
                and is_acronym(found.group(1), spotted[-1].draft.label)
                and not reading.known(found.group(1))
            ):
                draft = spotted[-1].draft
                reading.topic(
                    Name(draft.label, (found.group(1),)), reading.mention(passage, "acronyms", draft.label)
                )


def _place(reading: Reading, passage: Passage, name: Name) -> Mention:
    return reading.mention(passage, "topics", name.plain or name.label)


def _kind(passage: Passage) -> TopicKind:
    if passage.is_heading and any(below.names for below in passage.walk() if below is not passage):
        return TopicKind.AREA
    return KIND_BY_ROLE.get(passage.role, TopicKind.CONCEPT)


def broader(reading: Reading, root: Passage) -> None:
    """Nesting: a topic belongs to the nearest topic above it; below "Applications", it is what that topic is applied to."""
    for passage, drafts in list(reading.topics_of.items()):
        owners = () if passage.aside or passage.role is Role.UNLOCKS else _owners(reading, passage)
        for draft in drafts:
            for above in _fitting(draft, owners):
                place = reading.mention(passage, "nesting", draft.label)
                if passage.role is Role.APPLICATIONS:
                    reading.application(above, draft, place)
                else:
                    reading.broader(draft, above, place)


def _owners(reading: Reading, passage: Passage) -> tuple[Draft, ...]:
    """The topics above a passage; the subject for what stands at the top of a section that lists its topics."""
    for above in (passage, *passage.ancestors()):
        if above is not passage and above in reading.topics_of:
            return reading.topics_of[above]
        if (
            above.role is Role.PREREQUISITES
            and above.structural
            and above.role is not (above.parent or above).role
        ):
            return ()
    tools = passage.role in MEMBERSHIP and not passage.is_heading
    return (reading.subject,) if reading.subject is not None and not tools else ()


def _fitting(draft: Draft, owners: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Of several topics above, those whose name shares a word with the topic's; else of two, the first, which leads."""
    if len(owners) < 2:
        return owners
    tokens = set(fold(draft.label).split())
    fitting = tuple(owner for owner in owners if tokens & set(fold(owner.label).split()))
    return fitting or (owners[:1] if len(owners) == 2 else ())


def definitions(reading: Reading, root: Passage) -> None:
    """The description of a topic: "Name: text", or the prose directly below an item or heading that names one topic."""
    for passage in root.walk():
        drafts = reading.topics_of.get(passage, ())
        if len(drafts) != 1:
            continue
        text = passage.description or _prose_below(passage)
        if text and drafts[0].definition is None and len(text.split()) > 2:
            drafts[0].definition = text


def _prose_below(passage: Passage) -> str:
    first = passage.children[0] if passage.children else None
    plain = (
        first is not None
        and (not first.names or first.aside)
        and not first.structural
        and not first.synthetic
    )
    if (
        first is None
        or not plain
        or first.role not in LISTS_TOPICS
        or first.description.endswith((":", "："))
    ):
        return ""
    return first.description
