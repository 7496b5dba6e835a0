"""Prerequisites from lists of variants, from arrows, and from the order that a document gives its levels."""

from __future__ import annotations

import re
from itertools import pairwise

from ...graph.label import fold, singular
from ...graph.model import Basis, Mention
from ..drawing.recognise import drawing_of
from ..ornament import clean
from ..outline import NodeKind
from ..phrase import name
from ..spacing import any_of
from .confidence import CONFIDENCE
from .draft import Draft
from .label import split
from .names import distinctive
from .passage import Passage
from .reading import Reading
from .role import LISTS_TOPICS, MEMBERSHIP, Role, role_of, without_level

_LABEL_END = re.compile(r":\s|：")
_ARROW = re.compile(r"\s*(?:->|-->|=>|→|⟶|➜|➔|⇒|▶|➡)\s*\ufe0f?")


_STOP = re.compile("[。！？]")
_STEP = re.compile(rf"{_ARROW.pattern}|\s+[>»›]{{1,2}}\s+")
"""Under a heading that announces an order, "A > B" is an arrow too."""


def variants(reading: Reading, root: Passage) -> None:
    """Members of a list called "variants", "models" or "architectures" below a topic are kinds of it and need it.

    A topic that is itself a class, such as "sorting algorithms", is needed by none of its members.
    """
    for passage, drafts in list(reading.topics_of.items()):
        listed = passage.variants or (
            passage.parent is not None and passage.parent.variants and not passage.parent.names
        )
        owner = passage.owner
        above = reading.topics_of.get(owner, ()) if owner is not None else ()
        if not listed or len(above) != 1 or above[0] is reading.subject or _is_class(above[0], reading):
            continue
        for draft in drafts:
            place = reading.mention(passage, "variant-list", draft.label)
            reading.requires(draft, above, reading.evidence(place, Basis.TEXT, CONFIDENCE["variant-list"]))


def libraries(reading: Reading, root: Passage) -> None:
    """Members of a list called "Python libraries" or "bibliotecas de Python" need what the libraries are made for."""
    for passage, drafts in list(reading.topics_of.items()):
        needed = _made_for(passage, drafts[0], reading) if len(drafts) == 1 else None
        if needed is None or needed is reading.subject or not _is_proper(needed, reading):
            continue
        for child in passage.walk():
            if child.owner is passage and child.role in LISTS_TOPICS and not child.aside:
                for draft in reading.topics_of.get(child, ()):
                    _quote_both(reading, draft, needed, child, passage, "library-list", Basis.TEXT)


def _made_for(passage: Passage, draft: Draft, reading: Reading) -> Draft | None:
    """The topic for which a class such as "Python libraries" is made; None where a label is not that of such a class."""
    derived, label = reading.words.labels.get("derived", frozenset()), passage.names[0].label.split(" ")
    tokens = clean(split(passage.text)[0] or passage.text).split(" ")
    if len(tokens) > 2 and fold(tokens[0]) in derived and tokens[1].casefold() in reading.words.joints.of:
        return reading.find(" ".join(tokens[2:]))
    if len(tokens) < 2 or fold(tokens[-1]) not in derived or singular(tokens[-1]) == tokens[-1]:
        return None
    return reading.find(" ".join(label[:-1])) if fold(label[-1]) == fold(tokens[-1]) else draft


def _is_proper(draft: Draft, reading: Reading) -> bool:
    """Whether a topic has a proper name: one that the document never writes as a common word, in small letters."""
    name = draft.label
    return distinctive(name) or (
        name[:1].isupper()
        and not name.endswith(reading.words.joints.gerund)
        and not reading.writes(name.lower())
    )


def _is_class(draft: Draft, reading: Reading) -> bool:
    tails = {fold(spelled).split(" ")[-1] for spelled in draft.labels}
    return any(reading.words.roles.get(tail) in (*MEMBERSHIP, Role.APPLICATIONS) for tail in tails)


def foundations(reading: Reading, root: Passage) -> None:
    """A section called "Mathematics for A": A needs the parts that the section lists, where the section comes first.

    That holds below "Prerequisites", for words such as "basics", and for the first section of those beside it; a later
    "Testing for A" is for somebody who knows A.
    """
    for_ = re.compile(rf"\b{any_of(reading.words.joints.for_)}\s+")
    for passage in root.walk():
        if passage.role not in (Role.TOPICS, Role.PREREQUISITES) or passage.node.kind is NodeKind.PARAGRAPH:
            continue
        drafts = reading.topics_of.get(passage, ())
        parts = [child for child in passage.children if child in reading.topics_of]
        found = for_.search(passage.text)
        if not found or len(drafts) != 1 or not parts or not _is_first(passage, reading):
            continue
        spotted = reading.spot(passage.text[found.end() :])
        if spotted and spotted[0].start == 0 and drafts[0] is not spotted[0].draft:
            for part in parts:
                for needed in reading.topics_of[part]:
                    _quote_both(reading, spotted[0].draft, needed, passage, part, "foundation-of", Basis.NAME)


def _is_first(passage: Passage, reading: Reading) -> bool:
    """Whether a section lays a foundation: it is said to, or stands before all other topics beside it."""
    said = passage.role is Role.PREREQUISITES or passage.opening or any(n.opening for n in passage.names)
    beside = passage.parent.children if passage.parent is not None else ()
    return said or next((one for one in beside if one in reading.topics_of), None) is passage


def arrows(reading: Reading, root: Passage) -> None:
    """Chains such as A → B → C: each topic needs the one before it."""
    for passage in root.walk():
        drawn = drawing_of(passage.node) is not None
        if passage.synthetic or drawn or passage.role not in LISTS_TOPICS:
            continue
        if passage.node.kind is NodeKind.ROW and not passage.names:
            continue
        spans = passage.node.spans if passage.node.kind is NodeKind.CODE else ()
        lines = [(span.text, span.line) for span in spans] or [(passage.text, passage.line)]
        for text, line in lines:
            _chain(reading, passage, text, line)


def _is_level(step: str, reading: Reading) -> bool:
    """Whether a step of a chain is a level of learning rather than a topic: "Beginner → Professional baker"."""
    told = role_of(step, reading.words)
    return told is not None and told.role is Role.LEVELS


def _heading_of(passage: Passage) -> str:
    """The text of the heading right above a passage, that of the document apart."""
    above = passage.parent
    section = above is not None and above.is_heading and above.node.level > 1
    return above.text if above is not None and section else ""


def _goes_on(label: str, reading: Reading) -> bool:
    """Whether arrows behind a label show how something goes on, not what comes first in learning: "Boot sequence"."""
    told = {fold(token) for token in reading.words.piece.findall(fold(label))}
    processes = reading.words.labels["processes"]
    return bool(told & processes) or (reading.words.unspaced and fold(label).endswith(tuple(processes)))


def _chain(reading: Reading, passage: Passage, text: str, line: int) -> None:
    ordered = passage.role is Role.ORDER or any(above.role is Role.ORDER for above in passage.ancestors())
    *label, chain = _LABEL_END.split(text, maxsplit=1)
    steps = (_STEP if ordered else _ARROW).split(chain)
    if len(steps) < 2 or (not ordered and _goes_on(label[0] if label else _heading_of(passage), reading)):
        return
    if any(without_level(clean(step), reading.words) == ("", True) for step in steps):
        _numbered(reading, steps, reading.place(line, line, "arrow", steps[0]))
        return
    found = [name(step, reading.words, reading.known) for step in steps]
    known = ordered or all(one and reading.known(one.label) for one in found)
    if len(steps) < 3 and not (len(steps) == 2 and known):
        return
    if not all(found) or any(_STOP.search(step) or _is_level(step, reading) for step in steps):
        return
    place = reading.place(
        line, line if passage.node.kind is NodeKind.CODE else passage.end_line, "arrow", steps[0]
    )
    drafts = [reading.topic(one, place) for one in found if one is not None]
    for before, after in pairwise(drafts):
        reading.requires(after, (before,), reading.evidence(place, Basis.DRAWN, CONFIDENCE["arrow"]))


def _numbered(reading: Reading, steps: list[str], place: Mention) -> None:
    """State the order of the parts that a chain names by their numbers: "Module 1 → Module 2"."""
    told = [part for step in steps if (part := reading.part(clean(step)))]
    for before, after in pairwise(told):
        for draft in after:
            for needed in before:
                if reading.subject not in (draft, needed):
                    evidence = reading.evidence(place, Basis.DRAWN, CONFIDENCE["arrow"])
                    reading.requires(draft, (needed,), evidence)


def levels(reading: Reading, root: Passage) -> None:
    """Levels: what opens an earlier level comes before the sections of a later one; order alone is weak."""
    found = [passage for passage in root.walk() if passage.is_heading and passage.level]
    for at, before in enumerate(found):
        opening = [p for p in before.children if p in reading.topics_of and any(n.opening for n in p.names)]
        if not opening:
            continue
        for later in (one for one in found[at + 1 :] if one.node.level == before.node.level):
            for section in (p for p in later.children if p in reading.topics_of):
                for first in opening:
                    for needed in reading.topics_of[first]:
                        for draft in reading.topics_of[section]:
                            _quote_both(reading, draft, needed, section, first, "level-opening", Basis.ORDER)


def _quote_both(
    reading: Reading, topic: Draft, needed: Draft, where: Passage, there: Passage, rule: str, basis: Basis
) -> None:
    """State a prerequisite that two places show together, and quote them both."""
    for passage, draft in ((where, topic), (there, needed)):
        place = reading.mention(passage, rule, draft.label)
        reading.requires(topic, (needed,), reading.evidence(place, basis, CONFIDENCE[rule]))
