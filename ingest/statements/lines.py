"""What became of each line of a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ...graph.model import Coverage, Evidence, Mention, Roadmap
from ..outline import NodeKind
from .passage import Passage
from .reading import Reading
from .role import SILENT
from .understood import holders


class Part(StrEnum):
    """What a line is: what it gave, or why it gave nothing."""

    STATEMENT = "statement"
    DESCRIPTION = "description"
    LABEL = "label"
    SILENT = "silent"
    PROSE = "prose"
    UNREAD = "not-understood"
    MARKUP = "markup"


@dataclass(frozen=True, slots=True)
class Line:
    """A line (counted from 1) with its part and its statements; `because` is the line of the heading that silences it."""

    number: int
    part: Part
    statements: tuple[str, ...] = ()
    because: int | None = None


_UNDERSTOOD = frozenset({Part.STATEMENT, Part.DESCRIPTION})
_TOLD = _UNDERSTOOD | {Part.PROSE, Part.UNREAD}


def coverage(read: Iterable[Line]) -> Coverage:
    """How many of some lines tell something, were understood, and are silent."""
    parts = [line.part for line in read]
    told, understood = (sum(part in counted for part in parts) for counted in (_TOLD, _UNDERSTOOD))
    return Coverage(told, understood, parts.count(Part.SILENT))


def lines(reading: Reading, root: Passage, roadmap: Roadmap) -> tuple[Line, ...]:
    """What became of each line that is not blank, in order; a line of markup alone says nothing itself."""
    stated = statements(roadmap)
    rest = _parts(reading, root, {topic.definition for topic in roadmap.topics}, stated)
    text = roadmap.document.text.split("\n")
    return tuple(
        Line(number, Part.STATEMENT, tuple(stated[number]))
        if number in stated
        else rest.get(number) or Line(number, Part.MARKUP)
        for number, shown in enumerate(text, start=1)
        if shown.strip()
    )


def _parts(
    reading: Reading, root: Passage, definitions: Collection[str | None], stated: Mapping[int, list[str]]
) -> dict[int, Line]:
    """The lines that show text of a passage, as if they stated nothing themselves."""
    holding = holders(reading)
    found: dict[int, Line] = {}
    for passage in root.walk():
        if passage.parent is None or passage.synthetic:
            continue
        shown = list(_shown(passage))
        silent = passage.role in SILENT and passage.node.kind is not NodeKind.CODE
        because = _silencing(passage).line if silent else None
        part = Part.SILENT if silent else _part(passage)
        if part in (Part.PROSE, Part.UNREAD):
            continued = part is Part.UNREAD and any(number in stated for number in shown)
            if continued or passage.description in definitions:
                part = Part.DESCRIPTION
            elif passage in holding:
                part = Part.LABEL
        for number in shown:
            found.setdefault(number, Line(number, part, because=because))
    return found


def _shown(passage: Passage) -> Iterator[int]:
    """The lines where the passage itself shows text."""
    node = passage.node
    for span in (*node.spans, *(span for cell in node.cells for span in cell)):
        if span.text.strip():
            yield span.line


def _part(passage: Passage) -> Part:
    """The part of a passage that stands in no silent section and states nothing."""
    kind = passage.node.kind
    if kind is NodeKind.CODE:
        return Part.MARKUP
    if passage.structural or kind is NodeKind.TABLE:
        return Part.LABEL
    return Part.PROSE if kind is NodeKind.PARAGRAPH else Part.UNREAD


def _silencing(passage: Passage) -> Passage:
    """The passage that makes this one silent: the outermost silent one around it, or itself."""
    while passage.parent is not None and passage.parent.role in SILENT:
        passage = passage.parent
    return passage


def statements(roadmap: Roadmap) -> dict[int, list[str]]:
    """What each line states, in words."""
    found: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for text, places in _stated(roadmap):
        for place in places:
            for number in range(place.line, place.end_line + 1):
                found[number][text] = None
    return {number: list(texts) for number, texts in found.items()}


def _stated(roadmap: Roadmap) -> Iterator[tuple[str, tuple[Mention | Evidence, ...]]]:
    label = {topic.id: topic.label for topic in roadmap.topics}
    for topic in roadmap.topics:
        yield f"topic {topic.label}", topic.mentions
    for below in roadmap.broader:
        yield f"{label[below.topic]} belongs to {label[below.broader]}", below.evidence
    for use in roadmap.applications:
        yield f"{label[use.topic]} is applied to {label[use.applied_to]}", use.evidence
    for p in roadmap.prerequisites:
        needs = " or ".join(label[need] for need in p.needs)
        yield f"{label[p.topic]} requires {needs} ({p.confidence:g})", p.evidence
    for resource in roadmap.resources:
        yield f"{resource.type} “{resource.title}”", resource.mentions
