"""Prerequisites that a document states: in a section, a column, or a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ...graph.label import fold
from ...graph.model import Basis
from ..ornament import clean
from ..outline import NodeKind, text_of
from ..phrase import Listing, listing
from ..requirement import requirements
from ..words import Cue
from .confidence import CONFIDENCE
from .coordination import Joined, joined_after, joined_before
from .passage import Passage
from .reading import Draft, Reading
from .role import LISTS_TOPICS, MEMBERSHIP, Role

_SENTENCE = re.compile(r"[^.!?。！？]+(?:[.!?](?!\s|\Z)[^.!?。！？]*)*[.!?。！？]*")
_COMMA = re.compile("[,，]")
_WITHIN = 45
_NEAR = 6
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
        if targets:
            for draft in targets:
                _require_all(reading, draft, passage, "prerequisite-section")
        elif _unread_heading(passage, owner):
            continue
        elif owner is not None and owner in reading.topics_of:
            for draft in reading.topics_of[owner]:
                _require_all(reading, draft, passage, "prerequisite-section")
        elif reading.subject is not None and not any(above.level for above in passage.ancestors()):
            _require_all(reading, reading.subject, passage, "prerequisite-section")
            for draft in _beginnings(reading, root, passage):
                _require_all(reading, draft, passage, "document-prerequisites")


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


def _each(drafts: Iterable[Draft]) -> Joined:
    return Joined(tuple((draft,) for draft in drafts))


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
    if passage.role in _ELSEWHERE or "prerequisites" in passage.cells:
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
    for passage in opening[:1]:
        yield from reading.topics_of[passage]


def _is_section(passage: Passage) -> bool:
    return passage.is_heading or (passage.node.kind is NodeKind.ITEM and passage.node.ordered)


def columns(reading: Reading, root: Passage) -> None:
    """A table's column of prerequisites: what stands there is needed by the topics of its row."""
    for passage in root.walk():
        cell = passage.cells.get("prerequisites")
        drafts = reading.topics_of.get(passage, ())
        if cell is None or not drafts:
            continue
        if fold(clean(text_of(cell))) in reading.words.labels["none"]:
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


def sentences(reading: Reading, root: Passage) -> None:
    """Sentences that say what comes first: "A requires B", "before A, learn B", "once you know B, learn A"."""
    for passage in root.walk():
        silent = passage.synthetic or passage.node.kind in (NodeKind.CODE, NodeKind.ROW) or passage.is_heading
        silent = silent or passage.role is Role.RESOURCES
        if silent or (passage.role is Role.PREREQUISITES and passage in reading.topics_of):
            continue
        for found in _SENTENCE.finditer(passage.text):
            sentence = found.group().strip()
            if sentence.endswith(("?", "？")):
                continue
            if not _opened(reading, passage, sentence) and not _comes_after(reading, passage, sentence):
                _said(reading, passage, sentence)


def _opened(reading: Reading, passage: Passage, sentence: str) -> bool:
    for cue in reading.words.openings:
        found = cue.pattern.match(sentence)
        if not found:
            continue
        head, *rest = _COMMA.split(sentence[found.end() :], maxsplit=1)
        if not rest:
            continue
        tail = rest[0]
        sides = {cue.before: joined_after(reading, head, _WITHIN), cue.after: joined_after(reading, tail, 90)}
        if not sides["A"].drafts and cue.before == "B":
            sides["A"] = _each(_section(reading, passage))
        if sides["A"].drafts and sides["B"].drafts:
            _state(reading, passage, sides["A"].drafts, sides["B"], cue, sentence)
            return True
    return False


def _comes_after(reading: Reading, passage: Passage, sentence: str) -> bool:
    """Read "After B." as a whole sentence about the topic of its line."""
    for cue in reading.words.openings:
        found = cue.pattern.match(sentence)
        if found is None or cue.before != "B" or _COMMA.search(sentence) or len(sentence.split()) > 8:
            continue
        needed = _named_after(reading, passage, sentence[found.end() :], Joined())
        topics = _owners(reading, passage)
        if topics and needed.drafts:
            _state(reading, passage, topics, needed, cue, sentence)
            return True
    return False


def _section(reading: Reading, passage: Passage) -> tuple[Draft, ...]:
    """The topics of the section in which a passage stands, and the kinds listed below one that is a class of things."""
    heading = next((above for above in passage.ancestors() if above.is_heading), None)
    if heading is None or heading not in reading.topics_of:
        return ()
    drafts = reading.topics_of[heading]
    tail = fold(heading.text).split(" ")[-1]
    if tail not in reading.words.roles or Role(reading.words.roles[tail]) not in MEMBERSHIP:
        return drafts
    first = (p for p in heading.walk() if p.owner is heading and p.role in LISTS_TOPICS)
    return drafts + tuple(draft for p in first for draft in reading.topics_of.get(p, ()))


def _said(reading: Reading, passage: Passage, sentence: str) -> None:
    for cue in reading.words.cues:
        found = cue.pattern.search(sentence)
        if not found or reading.words.negations.search(sentence[: found.start()]):
            continue
        before, after = sentence[: found.start()], sentence[found.end() :]
        if reading.words.closing.search(after):
            continue
        left = _subject_of(reading, before)
        right = _named_after(reading, passage, after, left)
        within = {side: _within(reading, text) for side, text in found.groupdict().items()}
        if cue.before in within:
            left = within[cue.before]
        elif cue.after in within:
            right = within[cue.after]
        if not left.drafts and cue.before == "A" and _is_elliptical(reading, before, passage, sentence):
            left = _each(_owners(reading, passage))
        if not left.drafts and cue.before == "A" and _is_labelled(reading, passage, sentence):
            left = _each(_owners(reading, passage))
        if not left.drafts and cue.before == "A" and right.drafts:
            left = _fresh_subject(reading, passage, before)
        sides = {cue.before: left, cue.after: right}
        if sides["A"].drafts and sides["B"].drafts:
            _state(reading, passage, sides["A"].drafts, sides["B"], cue, sentence)
            return


def _within(reading: Reading, text: str) -> Joined:
    """The topics that the part of a sentence between the words of a cue names, where it begins with one."""
    lead = reading.words.leading.match(text)
    return joined_after(reading, text[lead.end() if lead else 0 :], _NEAR)


def _subject_of(reading: Reading, text: str) -> Joined:
    """The topics that are the subject of a sentence which begins with this text: they begin it, and end it."""
    found = joined_before(reading, text)
    spotted = reading.spot(text)
    lead = text[: spotted[0].start] if spotted else ""
    qualified = reading.words.before.match(text)
    qualified = qualified if qualified and qualified.end() <= len(lead) else None
    starts = (
        bool(spotted)
        and reading.words.leading.fullmatch(lead[qualified.end() :] if qualified else lead) is not None
    )
    return found if starts and not reading.words.joints.dangling.search(text) else Joined()


def _is_labelled(reading: Reading, passage: Passage, sentence: str) -> bool:
    """Whether a sentence begins with the label of its passage: "Rye: dark, needs a starter"."""
    label = passage.names[0].plain if len(passage.names) == 1 and passage in reading.topics_of else ""
    rest = sentence[len(label) :].lstrip()
    return (
        bool(label) and sentence.casefold().startswith(label.casefold()) and rest[:1] in (":", "–", "—", "-")
    )


def _fresh_subject(reading: Reading, passage: Passage, text: str) -> Joined:
    """The new topics that an item such as "Seiza requires posture" begins with."""
    told = text.strip().casefold().startswith(tuple(f"{one} " for one in reading.words.articles))
    told = told or reading.words.unspaced
    alone = passage.node.kind is NodeKind.ITEM and passage not in reading.topics_of and not told
    listed = (
        listing(text, reading.words, reading.known)
        if alone and passage.text.startswith(text[:9])
        else Listing()
    )
    if not listed.complete:
        return Joined()
    place = reading.mention(passage, "prerequisite-sentence", text)
    return _each(reading.topic(name, place) for name in listed.names)


def _is_elliptical(reading: Reading, text: str, passage: Passage, sentence: str) -> bool:
    """Whether a sentence leaves its subject to what it describes: "Requires B", "a sauce that builds on B"."""
    said = reading.words.said(text)
    described = passage.description or passage.text.split(". ")[-1]
    relative = (
        passage in reading.topics_of
        and reading.words.joints.relative.search(text) is not None
        and described.startswith(sentence[:20])
    )
    return said <= reading.words.pointing | reading.words.articles or relative


def _named_after(reading: Reading, passage: Passage, text: str, left: Joined) -> Joined:
    """The topics that a text names: those that it enumerates, read as such if they are new, else the known among its words."""
    clause = reading.words.joints.requirement.split(text.strip())[0]
    clause = reading.words.trailing.sub("", clause)
    whole = listing(clause, reading.words, reading.known, apart=True)
    fresh = [name for name in whole.names if not reading.known(name.label)]
    if reading.words.declines and any(not name.label.isascii() for name in fresh):
        return joined_after(reading, text, _WITHIN)
    thing = bool(fresh) and reading.words.joints.kind.match(text.strip()) is not None
    if thing or not whole.complete or (fresh and not (left.drafts or _owners(reading, passage))):
        return joined_after(reading, text, _WITHIN)
    place = reading.mention(passage, "prerequisite-sentence", clause[:30])
    return Joined(tuple(reading.asked(requirements(clause, reading.words, reading.known), place)))


def _owners(reading: Reading, passage: Passage) -> tuple[Draft, ...]:
    if passage in reading.topics_of:
        return reading.topics_of[passage]
    return reading.topics_of.get(passage.owner, ()) if passage.owner is not None else ()


def _state(
    reading: Reading, passage: Passage, topics: Iterable[Draft], needed: Joined, cue: Cue, sentence: str
) -> None:
    place = reading.mention(passage, "prerequisite-sentence", sentence)
    for topic in topics:
        for clause in needed.clauses:
            if topic not in clause:
                reading.requires(topic, clause, reading.evidence(place, Basis(cue.basis), cue.confidence))
