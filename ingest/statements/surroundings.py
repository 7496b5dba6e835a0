"""What the text around a drawing says of its lines: an order of learning, a classification, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...graph.label import fold
from ..ornament import clean
from ..outline import NodeKind
from ..words import Words
from .passage import Passage
from .role import SILENT, Role, role_of

_SENTENCE = re.compile(r"(?<=[.!?:])\s+")
_FULL_STOP = re.compile(r"(?<=[.!?])(?<!\.\w\.)\s+")
_SHORT = 80
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the lines of a drawing mean.

    `dependency` and `order` tell that its arrows are said to lead from what must be known, or comes, first; `roadmap`,
    that it is only called one; `back`, that they lead the other way; `taxonomy`, that it is said to classify.
    """

    dependency: bool = False
    order: bool = False
    roadmap: bool = False
    taxonomy: bool = False
    back: bool = False


def meaning(
    title: str, passage: Passage, beside: tuple[Passage | None, Passage | None], words: Words, subject: str
) -> Meaning:
    """What the surroundings of a drawing in a passage say: its title, the lines before and after it, its headings.

    The nearest text that says anything counts; one that says what an arrow means counts before all.
    """
    before, after = (_prose(one) for one in beside)
    near = [title, *_announcing(before, words), *_above(passage, words, subject)]
    found = next((said for text in near if (said := _said(text, words, subject)) is not None), Meaning())
    for sentence in _FULL_STOP.split(f"{before} {title} {after}"):
        for sign, back in words.drawings.legends:
            hit = sign.search(sentence)
            if hit and not words.negations.search(sentence):
                return replace(found, dependency=True, order=True, taxonomy=False, back=back)
    return found


def heard(passage: Passage, words: Words) -> bool:
    """Whether a drawing in a silent section is heard all the same: the section's heading only says that one follows."""
    above = next((one for one in passage.ancestors() if one.text), None)
    return above is None or passage.role not in SILENT or _is_media(above.text, words)


def _prose(passage: Passage | None) -> str:
    """The text of a paragraph or quotation, if it is one."""
    prose = passage is not None and passage.node.kind in (NodeKind.PARAGRAPH, NodeKind.QUOTE)
    return passage.text[-_LONGEST:] if passage is not None and prose else ""


def _announcing(text: str, words: Words) -> Iterator[str]:
    """The sentences of the text before a drawing that announce it, the nearest first."""
    if len(text) <= _SHORT:
        yield text
        return
    for sentence in reversed(_SENTENCE.split(text)):
        tokens = set(fold(sentence).split())
        if sentence.rstrip().endswith((":", "：")) or tokens & words.drawings.media:
            yield sentence


def _above(passage: Passage, words: Words, subject: str) -> Iterator[str]:
    """The nearest heading or item above, and what stands above it where it only says that a drawing follows."""
    for above in passage.ancestors():
        if above.text:
            yield above.text
            found = role_of(above.text, words, subject)
            if not _is_media(above.text, words) and (found is None or found.role is not Role.LEVELS):
                return


def _is_media(text: str, words: Words) -> bool:
    tokens = [token for token in fold(clean(text)).split() if token not in words.labels["modifiers"]]
    return all(token in words.drawings.media or token.isdigit() for token in tokens)


def _said(text: str, words: Words, subject: str) -> Meaning | None:
    """What one text says, None where it says nothing of a drawing's lines."""
    said = words.drawings
    if said.denied.search(text):
        return Meaning()
    label = " ".join(token for token in fold(clean(text)).split() if token not in said.media)
    found = role_of(label, words, subject) if label else None
    if found is not None and found.role in (Role.PREREQUISITES, Role.ORDER):
        return Meaning(dependency=found.role is Role.PREREQUISITES, order=True)
    for pattern, meant in (
        (said.dependency, Meaning(dependency=True, order=True)),
        (said.order, Meaning(order=True)),
        (said.taxonomy, Meaning(taxonomy=True)),
        (said.roadmap, Meaning(roadmap=True)),
    ):
        if hit := pattern.search(text):
            return Meaning() if words.negations.search(text[: hit.start()]) else meant
    return None


def is_plain(label: str, words: Words) -> bool:
    """Whether a folded label leaves an arrow what it is: none at all, "then", "optional", "week 2", a number."""
    if label in words.drawings.neutral or label in words.drawings.optional:
        return True
    told = role_of(label, words) if label else None
    return not any(char.isalpha() for char in label) or (told is not None and told.role is Role.LEVELS)
