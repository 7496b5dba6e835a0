"""Prerequisites that sentences state: "A requires B", "before A, learn B", "once you know B, learn A"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...graph.label import fold
from ...graph.model import Basis
from ..outline import NodeKind
from ..phrase import Name, listing
from ..requirement import numbered, requirements
from ..words import Cue
from .confidence import CONFIDENCE
from .coordination import Joined, joined_after, joined_before
from .draft import Draft
from .passage import Passage
from .reading import Reading
from .role import LISTS_TOPICS, MEMBERSHIP, Role

_SENTENCE = re.compile(r"[^.!?。！？]+(?:(?:[.!?](?!\s|\Z)|(?<=\.\w)\.)[^.!?。！？]*)*[.!?。！？]*")
_COMMA = re.compile("[,，]")
_WITHIN = 45
_NEAR = 6


def _each(drafts: Iterable[Draft]) -> Joined:
    return Joined(tuple((draft,) for draft in drafts))


def sentences(reading: Reading, root: Passage) -> None:
    """Sentences that say what comes first: "A requires B", "before A, learn B", "once you know B, learn A"."""
    for passage in root.walk():
        silent = passage.synthetic or passage.node.kind in (NodeKind.CODE, NodeKind.ROW) or passage.is_heading
        silent = silent or passage.role is Role.RESOURCES
        if silent or (passage.role is Role.PREREQUISITES and passage in reading.topics_of):
            continue
        for found in _SENTENCE.finditer(passage.text):
            sentence = numbered(found.group().strip(), reading.words, reading.known)
            if sentence.endswith(("?", "？")):
                continue
            if _told_outright(reading, passage, sentence):
                continue
            if not _opened(reading, passage, sentence) and not _comes_after(reading, passage, sentence):
                _said(reading, passage, sentence)


def _told_outright(reading: Reading, passage: Passage, sentence: str) -> bool:
    """Read "The prerequisites for shaping are folding and a starter", and "See module 2 first"."""
    for pattern, confidence in reading.words.asked.outright:
        found = pattern.search(sentence)
        if found is None or reading.words.negations.search(sentence[: found.start()]):
            continue
        topics = joined_after(reading, found.group("topic"), _NEAR).drafts
        needed = joined_after(reading, found.group("needs"), _NEAR)
        if topics and needed.drafts:
            _state(reading, passage, topics, needed, Cue(pattern, "A", "B", confidence), sentence)
            return True
    found = reading.words.asked.first.search(sentence)
    needed = joined_after(reading, found.group("needs"), _NEAR) if found else Joined()
    topics = _owners(reading, passage)
    if found and topics and needed.drafts and not reading.words.negations.search(sentence):
        _state(reading, passage, topics, needed, Cue(found.re, "A", "B", CONFIDENCE["first"]), sentence)
        return True
    return False


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
        needed = _named_after(reading, passage, sentence[found.end() :], bool(_owners(reading, passage)))
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


def _begins_with(text: str, draft: Draft) -> bool:
    """Whether a text begins with a name of a topic, of which it then says what it is needed for: "needs rye to bake"."""
    return fold(text).startswith(tuple(fold(label) for label in draft.labels))


def _said(reading: Reading, passage: Passage, sentence: str) -> None:
    for cue in reading.words.cues:
        found = cue.pattern.search(sentence)
        if not found or reading.words.negations.search(sentence[: found.start()]):
            continue
        before, after = sentence[: found.start()], sentence[found.end() :]
        if reading.words.closing.search(after):
            continue
        within = {side: _within(reading, text) for side, text in found.groupdict().items()}
        left = within[cue.before] if cue.before in within else _subject_of(reading, before)
        omitted = cue.before == "A" and not left.drafts
        if omitted and (
            _is_elliptical(reading, before, passage, sentence) or _is_labelled(reading, passage, sentence)
        ):
            left = _each(one for one in _owners(reading, passage) if not _begins_with(after, one))
        fresh = _fresh_subject(reading, passage, before) if omitted and not left.drafts else ()
        right = within.get(cue.after) or _named_after(reading, passage, after, bool(left.drafts or fresh))
        if omitted and not left.drafts and cue.basis == "stated":
            left, right = _courses(reading, passage, before, after) or (left, right)
        if fresh and not left.drafts and right.drafts:
            place = reading.mention(passage, "prerequisite-sentence", before)
            left = _each(reading.topic(name, place) for name in fresh)
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


_COURSE = re.compile(r"(?:\A|[\s(])([A-Z]{2,5} ?\d{2,4}[A-Z]?)\W*\Z")


def _courses(reading: Reading, passage: Passage, before: str, after: str) -> tuple[Joined, Joined] | None:
    """Read "ME 211 requires ME 241 and PHYS 131", of courses that nothing else tells of."""
    subject = _COURSE.search(before)
    asked = reading.words.joints.requirement.split(after.strip())[0]
    needed = requirements(asked, reading.words, reading.known) if subject else []
    codes = [one.label for names in needed for one in names]
    if subject is None or not codes or not all(_COURSE.search(code) for code in codes):
        return None
    place = reading.mention(passage, "prerequisite-sentence", subject.group(1))
    topic = reading.topic(Name(subject.group(1)), place)
    return _each((topic,)), Joined(tuple(reading.asked(needed, place)))


def _fresh_subject(reading: Reading, passage: Passage, text: str) -> tuple[Name, ...]:
    """The names that an item such as "Seiza requires posture" begins with, where it names no topic yet."""
    told = text.strip().casefold().startswith(tuple(f"{one} " for one in reading.words.articles))
    told = told or reading.words.unspaced
    alone = passage.node.kind is NodeKind.ITEM and passage not in reading.topics_of and not told
    if not alone or not passage.text.startswith(text[:9]):
        return ()
    listed = listing(text, reading.words, reading.known)
    return listed.names if listed.complete else ()


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


def _named_after(reading: Reading, passage: Passage, text: str, told: bool) -> Joined:
    """The topics that a text names: those that it enumerates, new ones only where it is `told` of what, else the known ones."""
    clause = reading.words.joints.requirement.split(text.strip())[0]
    clause = reading.words.trailing.sub("", clause)
    whole = listing(clause, reading.words, reading.known, apart=True)
    fresh = [name for name in whole.names if not reading.known(name.label)]
    if reading.words.declines and any(not name.label.isascii() for name in fresh):
        return joined_after(reading, text, _WITHIN)
    thing = bool(fresh) and reading.words.joints.kind.match(text.strip()) is not None
    if thing or not whole.complete or (fresh and not told):
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
