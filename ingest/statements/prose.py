"""Names that a paragraph lists: "techniques such as kneading, folding and shaping", "topics include rye and spelt"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.label import fold
from ..phrase import listing
from ..words import Words
from .passage import Lexicon, Passage
from .role import LISTS_TOPICS

_FULL_STOP = re.compile(r"(?<=[.!?。！？])(?<!\.\w\.)\s*(?=[^\W\d_])")
_REACH = 7
"""How many words before a list the word for what it lists may stand."""


def listed_in_paragraph(passage: Passage, lexicon: Lexicon) -> Iterator[Passage]:
    """What a paragraph lists after a word for what one learns, such as "techniques" or "topics", as passages below it."""
    heading = next((above for above in passage.ancestors() if above.is_heading), None)
    if passage.role not in LISTS_TOPICS or heading is None:
        return
    about = set(fold(heading.text).split()) if heading.node is not lexicon.title else set()
    for sentence in _FULL_STOP.split(passage.text):
        for hit in lexicon.words.include.finditer(sentence):
            if _announces(sentence[: hit.start()], about, lexicon.words):
                rest = lexicon.words.joints.requirement.split(sentence[hit.end() :])[0]
                listed = listing(rest, lexicon.words, lexicon.known, apart=True)
                if listed.complete and len(listed.names) > 1:
                    yield Passage(
                        passage.node, passage.role, passage, passage.line, passage.end_line, rest,
                        names=listed.names, synthetic=True,
                    )  # fmt: skip
                break


def _announces(before: str, about: set[str], words: Words) -> bool:
    """Whether a word for what one learns stands before a list: "topics", "techniques", a word of the heading above."""
    tokens = [fold(token) for token in words.token.findall(before)][-_REACH:]
    return any(
        token in about or token in words.generic or words.roles.get(token) in LISTS_TOPICS for token in tokens
    )
