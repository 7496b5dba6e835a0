"""Known topics that stand joined in a sentence: "A, B and C", "A or B"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .draft import Draft
from .reading import Reading


@dataclass(frozen=True, slots=True)
class Joined:
    """Topics that stand joined, in clauses: of one topic each, or of the alternatives that "or" joins."""

    clauses: tuple[tuple[Draft, ...], ...] = ()

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """All the topics, each once."""
        return tuple(dict.fromkeys(draft for clause in self.clauses for draft in clause))


def joined_after(reading: Reading, text: str, within: int) -> Joined:
    """The topics joined at the beginning of a text, the first of them within so many characters."""
    stop = reading.words.joints.stop.search(text)
    clause = text[: stop.start()] if stop else text
    return _run(reading, clause, within)


def _run(reading: Reading, clause: str, within: int) -> Joined:
    spotted, joints = reading.spot(clause), reading.words.joints
    if not spotted or spotted[0].start > within:
        return Joined()
    run = [spotted[0]]
    alternatives = False
    for one in spotted[1:]:
        between = clause[run[-1].end : one.start]
        either = bool(joints.between_or.fullmatch(between))
        if not either and not joints.filler.fullmatch(between):
            break
        alternatives = alternatives or either
        run.append(one)
    drafts = tuple(dict.fromkeys(one.draft for one in run))
    return Joined((drafts,) if alternatives else tuple((draft,) for draft in drafts))


def joined_before(reading: Reading, text: str) -> Joined:
    """The topics joined at the end of a text, with no more than words such as "also", or one more noun, after it."""
    stops = list(reading.words.joints.stop.finditer(text))
    clause = text[stops[-1].end() :] if stops else text
    spotted, joints = reading.spot(clause), reading.words.joints
    after = reading.words.said(clause[spotted[-1].end :]) if spotted else set()
    noun = bool(spotted) and re.fullmatch(r"\s[a-z]+\s*", clause[spotted[-1].end :]) is not None
    if not spotted or not (noun or after <= reading.words.pointing | reading.words.articles):
        return Joined()
    run = [spotted[-1]]
    for one in reversed(spotted[:-1]):
        between = clause[one.end : run[0].start]
        if not (joints.filler.fullmatch(between) or joints.between_or.fullmatch(between)):
            break
        run.insert(0, one)
    return Joined(tuple((draft,) for draft in dict.fromkeys(one.draft for one in run)))
