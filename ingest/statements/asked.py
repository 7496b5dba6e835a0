"""What sentences in a place of prerequisites ask to know: "You should be comfortable with salt and have some experience with rye"."""

from __future__ import annotations

import re

from ..ornament import clean
from ..phrase import Name, listing
from ..requirement import asks_to_know, requirements
from ..words import Words
from .passage import Lexicon, Passage
from .role import Role

_SENTENCE = re.compile(r"[^.!?]+(?:(?:[.!?](?!\s|\Z)|(?<=\.\w)\.)[^.!?]*)*[.!?]*")
_MOST = 300


def is_prose(text: str, words: Words) -> bool:
    """Whether a text is a sentence rather than an enumeration: it has a verb or a pronoun of its own."""
    return bool({token.casefold() for token in re.findall(r"[^\W\d_]+", text)} & words.asked.prose)


def asked_in_prose(passage: Passage, text: str, lexicon: Lexicon) -> list[Passage]:
    """The requirements that the sentences of a text name after words such as "familiar with", each as a passage of its own."""
    found: list[Passage] = []
    for hit in _SENTENCE.finditer(text):
        sentence = hit.group().strip()
        silent = lexicon.words.negations.search(sentence) or lexicon.words.asked.gives.search(sentence)
        if sentence.endswith("?") or silent:
            continue
        told = _asked(sentence, lexicon)
        if told:
            below = Passage(
                passage.node, Role.PREREQUISITES, passage, passage.line, passage.end_line, sentence,
                structural=True, synthetic=True, clauses=tuple(told), optional=passage.optional,
            )  # fmt: skip
            below.names = tuple(one for clause in told for one in clause)
            found.append(below)
    return found


def _asked(sentence: str, lexicon: Lexicon) -> list[tuple[Name, ...]]:
    """The clauses that follow each cue of a sentence, up to where the next cue or a verb begins."""
    words, found = lexicon.words, []
    cues = list(words.asked.asking.finditer(sentence))
    ends = [*(cue.start() for cue in cues[1:]), len(sentence)]
    for cue, end in zip(cues, ends, strict=False):
        found.extend(_named(_without_lead(sentence[cue.end() : end], words), lexicon))
    opening = words.asked.asked.search(sentence) if not cues else None
    if opening:
        found.extend(_named(sentence[: opening.start()], lexicon, whole=True))
    return found


def _without_lead(text: str, words: Words) -> str:
    """A text before a cue without the words that only lead to the cue: "geometry and a good" before "command of"."""
    joint = next(reversed(list(words.joints.and_.finditer(text))), None)
    lead = words.said(text[joint.end() :]) if joint else frozenset()
    return text[: joint.start()] if joint and lead <= words.articles | words.labels["modifiers"] else text


def _named(text: str, lexicon: Lexicon, whole: bool = False) -> list[tuple[Name, ...]]:
    """The clauses at the beginning of a text, before anything that is no enumeration of names."""
    words = lexicon.words
    stop = words.asked.ends.search(text[:_MOST])
    if whole and stop:
        return []
    part = clean(words.joints.dangling.sub("", clean(text[: stop.start()] if stop else text[:_MOST])))
    if not part or not asks_to_know(part, words):
        return []
    listed = listing(part, words, lexicon.known, apart=True)
    if not listed.complete and not (len(listed.names) > 1 and not whole):
        return []
    return requirements(part, words, lexicon.known)
