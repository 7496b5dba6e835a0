"""Prerequisites that a description implies: "a variant of B", "based on B", "uses B", "B is key to A", "A in B"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.label import fold
from ...graph.model import Basis
from ..words import DescriptionCue
from .confidence import CONFIDENCE
from .coordination import Joined, joined_after
from .draft import Draft
from .passage import Passage
from .reading import Reading
from .role import LISTS_TOPICS, Role

_NEAR = 24
_LEAD = 2
"""How many words may stand before what a later sentence says of the topic: "A variant of B"."""
_FULL_STOP = re.compile(r"(?<=[.!?])(?<!\.\w\.)\s+(?=[^\W\d_])")
_ADJECTIVES = re.compile(r"[\s*_`]*(?:[^\W\d]+[\s-]){0,2}")


def descriptions(reading: Reading, root: Passage) -> None:
    """What the description of a topic says it is made of, based on, or serves."""
    for passage in root.walk():
        if passage.role not in LISTS_TOPICS or passage.role is Role.PREREQUISITES or passage.structural:
            continue
        for topic, text in _described(reading, passage):
            for sentence, cue, end in _cues(reading, text):
                others = joined_after(reading, _named_kinds(reading, sentence[end:]), _NEAR)
                _relate(reading, passage, topic, others, cue)
            _kind_of(reading, passage, topic, text)
            _derived(reading, passage, topic, text)


def _cues(reading: Reading, text: str) -> Iterator[tuple[str, DescriptionCue, int]]:
    """What a description says of its topic, as sentence, cue and where the cue ends: anywhere in its first sentence, and
    at the beginning of a later one, unless the sentence talks to its reader.
    """
    for at, sentence in enumerate(_FULL_STOP.split(text)):
        for cue in reading.words.descriptions:
            for found in cue.pattern.finditer(sentence):
                lead = sentence[: found.start()]
                if not reading.words.addresses.search(lead) and (at == 0 or len(lead.split()) <= _LEAD):
                    yield sentence, cue, found.end()


def _described(reading: Reading, passage: Passage) -> list[tuple[Draft, str]]:
    """The topic that a passage describes, with the text: its own, or that of the item right above."""
    own = () if passage.aside else reading.topics_of.get(passage, ())
    if passage.description and len(own) == 1:
        return [(own[0], passage.description)]
    above = passage.parent
    if (
        own
        or passage.synthetic
        or above is None
        or not passage.description
        or above.children[0] is not passage
    ):
        return []
    drafts = reading.topics_of.get(above, ())
    return [(drafts[0], passage.description)] if len(drafts) == 1 else []


def _relate(reading: Reading, passage: Passage, topic: Draft, others: Joined, cue: DescriptionCue) -> None:
    place = reading.mention(passage, "description", passage.description[:40])
    evidence = reading.evidence(place, Basis.TEXT, cue.confidence)
    for clause in others.clauses:
        if topic in clause or reading.subject in clause:
            continue
        if cue.needs:
            reading.requires(topic, clause, evidence)
        elif cue.serves:
            for other in clause:
                reading.requires(other, (topic,), evidence)
        if cue.broader and len(others.drafts) == 1:
            reading.broader(topic, clause[0], place)


def _kind_of(reading: Reading, passage: Passage, topic: Draft, text: str) -> None:
    """Read "A: a B that ...", which makes A a kind of B."""
    article = reading.words.joints.kind.match(text)
    rest = text[article.end() :] if article else ""
    spotted = reading.spot(rest)
    if (
        spotted
        and _qualifies_only(reading, rest[: spotted[0].start])
        and _ends_phrase(reading, rest[spotted[0].end :])
    ):
        above = spotted[0].draft
        if above is not topic and above is not reading.subject:
            place = reading.mention(passage, "description", text[:40])
            reading.broader(topic, above, place)
            evidence = reading.evidence(place, Basis.TEXT, CONFIDENCE["variant-list"])
            reading.requires(topic, (above,), evidence)


def _derived(reading: Reading, passage: Passage, topic: Draft, text: str) -> None:
    """Read "A: a light B framework", "A: an advanced B variant", which makes A need B."""
    article = reading.words.joints.kind.match(text)
    rest = text[article.end() :] if article else text
    spotted = reading.spot(rest[:80])
    if not spotted or not _qualifies_only(reading, rest[: spotted[0].start]):
        return
    needed, after = spotted[0].draft, reading.words.derived.match(rest, spotted[0].end)
    if after is None or needed in (topic, reading.subject):
        return
    following = (rest[after.end() :].split() or [""])[0]
    if _ends_phrase(reading, rest[after.end() :]) or following.endswith(reading.words.joints.gerund):
        place = reading.mention(passage, "description", text[:40])
        reading.requires(topic, (needed,), reading.evidence(place, Basis.TEXT, CONFIDENCE["derived"]))


def _named_kinds(reading: Reading, text: str) -> str:
    """The text, from its examples on where its first topic only qualifies a class: "rye breads like A and B".

    Empty where the first topic is no noun phrase of its own, or does not stand at the beginning.
    """
    spotted = reading.spot(text[:80])
    if not spotted or not _qualifies_only(reading, text[: spotted[0].start]):
        return ""
    rest = text[spotted[0].end :]
    class_word = re.match(r"\s+(\w+)", rest)
    if _ends_phrase(reading, rest) or class_word is None:
        return text
    after = spotted[0].end + class_word.end()
    examples = re.compile(r"\s+" + reading.words.lists.pattern, re.IGNORECASE).match(text, after)
    if examples:
        return text[examples.end() :]
    return (
        text
        if fold(class_word.group(1)) in reading.words.generic and _ends_phrase(reading, text[after:])
        else ""
    )


def _qualifies_only(reading: Reading, lead: str) -> bool:
    """Whether nothing but a few adjectives stands before a noun."""
    tokens = set(lead.casefold().split())
    return bool(_ADJECTIVES.fullmatch(lead)) and not tokens & (
        reading.words.prepositions | reading.words.marks | reading.words.joints.small
    )


def _ends_phrase(reading: Reading, rest: str) -> bool:
    """Whether a noun phrase ends here, so that its last noun was the topic named."""
    return reading.words.joints.phrase_end.match(rest) is not None


def insides(reading: Reading, root: Passage) -> None:
    """An item labelled "A in B": A is explained as a part of B, which must be known, unless B is the subject."""
    for passage in root.walk():
        drafts = reading.topics_of.get(passage, ())
        if passage.role not in LISTS_TOPICS or len(drafts) != 1 or passage.is_heading or passage.synthetic:
            continue
        label = passage.text.split(":")[0]
        if not reading.words.joints.inside.search(label):
            continue
        named = re.match(rf"\W*{re.escape(passage.names[0].label)}", label, re.IGNORECASE)
        found = reading.words.joints.inside.match(label, named.end()) if named else None
        others = joined_after(reading, label[found.end() :], 3).drafts if found else ()
        if (
            len(others) == 1
            and others[0] is not reading.subject
            and others[0] not in reading.broader_of(drafts[0])
        ):
            place = reading.mention(passage, "inside", passage.names[0].label)
            reading.requires(drafts[0], others, reading.evidence(place, Basis.TEXT, CONFIDENCE["inside"]))
