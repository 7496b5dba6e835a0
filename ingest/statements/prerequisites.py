"""Prerequisites that a document states: in a section, in a column, or under a label."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.label import fold
from ...graph.model import Basis
from ..ornament import clean
from ..outline import NodeKind, text_of
from ..requirement import requirements
from .confidence import CONFIDENCE
from .draft import Draft
from .passage import Passage
from .reading import Reading
from .role import MEMBERSHIP, Role

_ELSEWHERE = frozenset({Role.UNLOCKS, Role.RESOURCES, Role.META, Role.EXERCISE, Role.PROJECTS})


def sections(reading: Reading, root: Passage) -> None:
    """A section or line called "Prerequisites": its topics are needed by the topic it belongs to, else by the subject.

    What a whole document needs is also needed by what begins the document's subject.
    """
    for passage in root.walk():
        if not _announces(passage, Role.PREREQUISITES):
            continue
        owner = passage.owner
        targets = tuple(
            reading.topic(name, reading.mention(passage, "prerequisite-section")) for name in passage.target
        )
        if owner is not None and owner in reading.topics_of and _refers_back(reading, passage, owner):
            continue
        if targets:
            for draft in targets:
                _require_all(reading, draft, passage, "prerequisite-section")
        elif _unread_heading(passage, owner):
            continue
        elif owner is not None and owner in reading.topics_of:
            for draft in reading.topics_of[owner]:
                _require_all(reading, draft, passage, "prerequisite-section")
        elif reading.subject is not None and _is_of_subject(reading, passage):
            _require_all(reading, reading.subject, passage, "prerequisite-section")
            for draft in _beginnings(reading, root, passage):
                _require_all(reading, draft, passage, "document-prerequisites")


def _is_of_subject(reading: Reading, passage: Passage) -> bool:
    """Whether a section that stands in no topic is for the whole document: below its title, or in its front matter, and in no level."""
    if reading.subject is None or any(above.level for above in passage.ancestors()):
        return False
    titles = [place.line for place in reading.subject.mentions if place.rule == "title"]
    return not titles or bool(passage.node.part) or min(titles) <= passage.line


def _refers_back(reading: Reading, section: Passage, owner: Passage) -> bool:
    """Read "all previous modules" and "the previous lesson", which name no topic: those of the parts before the owner."""
    every = reading.words.asked.all_before.search(section.text)
    if not every and not reading.words.asked.one_before.search(section.text):
        return False
    beside = owner.parent.children if owner.parent is not None else []
    before = [
        one
        for one in beside[: beside.index(owner)]
        if one.node.kind is owner.node.kind and one in reading.topics_of
    ]
    place = reading.mention(section, "prerequisite-section")
    for part in before if every else before[-1:]:
        for needed in reading.topics_of[part]:
            for draft in reading.topics_of[owner]:
                reading.requires(
                    draft,
                    (needed,),
                    reading.evidence(place, Basis.STATED, CONFIDENCE["prerequisite-section"]),
                )
    return True


def _unread_heading(passage: Passage, owner: Passage | None) -> bool:
    """Whether a heading that names nothing known stands between a section and the topic it would belong to."""
    for above in passage.ancestors():
        if above is owner or above.node.kind is NodeKind.ROOT:
            return False
        if above.is_heading and above.unread:
            return True
    return False


def _announces(passage: Passage, role: Role) -> bool:
    above = passage.parent
    return passage.structural and passage.role is role and (above is None or above.role is not role)


def _require_all(reading: Reading, topic: Draft, section: Passage, rule: str) -> None:
    for passage, drafts in _needed(reading, section, whole=rule == "prerequisite-section"):
        place = reading.mention(passage, rule, passage.names[0].plain if passage.names else "")
        weak = _optional(passage, reading)
        confidence = CONFIDENCE["optional"] if weak else CONFIDENCE[rule]
        for needs in _clauses(reading, passage, drafts):
            reading.requires(topic, needs, reading.evidence(place, Basis.STATED, confidence))


def _optional(passage: Passage, reading: Reading) -> bool:
    if passage.optional or any(above.optional for above in passage.ancestors()):
        return True
    words = {fold(word) for word in re.findall(r"\w+", passage.text)}
    return bool(words & reading.words.labels["optional"])


def _clauses(reading: Reading, passage: Passage, drafts: tuple[Draft, ...]) -> list[tuple[Draft, ...]]:
    """What a passage asks for: each of its topics, or one of the alternatives in a clause."""
    place = reading.mention(passage, "topics")
    return reading.asked(passage.clauses, place) or [(draft,) for draft in drafts]


def _needed(reading: Reading, section: Passage, whole: bool) -> Iterator[tuple[Passage, tuple[Draft, ...]]]:
    """The passages of a section that name what is needed: its topics, and the parts of a topic that groups others.

    Where not the whole is wanted, a group that names its parts one by one gives those, any other itself.
    """
    if section in reading.topics_of:
        yield section, reading.topics_of[section]
    for child in section.children:
        yield from _member(reading, child, whole, depth=0)


def _member(
    reading: Reading, passage: Passage, whole: bool, depth: int
) -> Iterator[tuple[Passage, tuple[Draft, ...]]]:
    mapped = passage.node.kind is NodeKind.ROW and passage.role is Role.TOPICS
    if passage.role in _ELSEWHERE or mapped:
        return
    drafts = reading.topics_of.get(passage, ())
    below = [child for child in passage.children if any(one in reading.topics_of for one in child.walk())]
    groups = bool(below) and depth == 0 and _is_group(passage)
    single = [child for child in below if len(reading.topics_of.get(child, ())) == 1]
    if not whole and passage.role in MEMBERSHIP:
        return
    if drafts and (whole or not (groups and single)):
        yield passage, drafts
    if drafts and groups:
        for child in below if whole else single:
            yield from _member(reading, child, whole, depth + 1)
    elif not drafts:
        for child in below:
            yield from _member(reading, child, whole, depth)


def _is_group(passage: Passage) -> bool:
    """Whether a passage groups further items, rather than listing the parts of one topic in its own line."""
    return passage.is_heading or any(not child.synthetic for child in passage.children)


def _beginnings(reading: Reading, root: Passage, section: Passage) -> Iterator[Draft]:
    """The topics that begin the subject: those that the first later heading with a word such as "basics" introduces."""
    later = [p for p in root.walk() if p.line > section.end_line and p in reading.topics_of]
    inside = set(section.walk())
    headings = [
        p for p in later
        if p not in inside and p.role is Role.TOPICS and _is_section(p) and reading.subject not in reading.topics_of[p]
    ]  # fmt: skip
    opening = [p for p in headings if p.opening or any(name.opening for name in p.names)]
    opening = [p for p in opening if _is_first(p)]
    for passage in opening[:1]:
        yield from reading.topics_of[passage]


def _is_first(passage: Passage) -> bool:
    """Whether no topic of its kind stands before a passage where it stands: an introduction that comes fourth opens nothing."""
    beside = passage.parent.children if passage.parent is not None else [passage]
    kind = passage.node.kind
    before = [one for one in beside if one.node.kind is kind and one.names and one.role is Role.TOPICS]
    return not before or before[0] is passage


def _is_section(passage: Passage) -> bool:
    return passage.is_heading or (passage.node.kind is NodeKind.ITEM and passage.node.ordered)


def columns(reading: Reading, root: Passage) -> None:
    """A table's column of prerequisites: what stands there is needed by the topics of its row."""
    installing: dict[Passage | None, bool] = {}
    for passage in root.walk():
        cell = passage.cells.get("prerequisites")
        drafts = reading.topics_of.get(passage, ())
        if cell is None or not drafts:
            continue
        text = text_of(cell)
        none = fold(clean(text)) in reading.words.labels["none"]
        if passage.parent not in installing:
            installing[passage.parent] = _installs(passage, reading)
        if none or (installing[passage.parent] and not reading.words.asked.knowing.search(text)):
            continue
        place = reading.mention(passage, "prerequisite-column", text_of(cell))
        needed = [
            clause
            for part in text_of(cell).split(";")
            for clause in reading.asked(requirements(part, reading.words, reading.known), place)
        ]
        for draft in drafts:
            for needs in needed:
                evidence = reading.evidence(place, Basis.STATED, CONFIDENCE["prerequisite-column"])
                reading.requires(draft, needs, evidence)


def _installs(row: Passage, reading: Reading) -> bool:
    """Whether the column of prerequisites tells a version in any of its cells ("Node 18+"): it is one of things to install."""
    rows = row.parent.children if row.parent is not None else []
    told = [text_of(one.cells["prerequisites"]) for one in rows if "prerequisites" in one.cells]
    return any(reading.words.asked.versions.search(text) for text in told)


def unlocks(reading: Reading, root: Passage) -> None:
    """A line called "Prerequisite for" or "Unlocks": its topics need the topic it belongs to."""
    for passage in root.walk():
        if passage.role is not Role.UNLOCKS or passage not in reading.topics_of or passage.owner is None:
            continue
        for topic in reading.topics_of[passage]:
            for needed in reading.topics_of.get(passage.owner, ()):
                place = reading.mention(passage, "unlocks")
                reading.requires(
                    topic, (needed,), reading.evidence(place, Basis.STATED, CONFIDENCE["unlocks"])
                )
