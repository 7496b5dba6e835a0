"""Tables that mark what needs what: the topics of the rows need those of the columns that are marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ...graph.label import fold
from ...graph.model import Basis
from ..ornament import clean
from ..outline import Node, NodeKind, Span, text_of
from ..phrase import name
from .confidence import CONFIDENCE
from .draft import Draft
from .passage import Passage
from .reading import Reading
from .role import SILENT, Role, role_of

_FULL = frozenset({"x", "✓", "✔", "✅", "●", "•", "■", "☑", "r", "1"})
_WEAK = frozenset({"(x)", "(✓)", "(✔)", "o", "○", "◦", "~", "△", "(o)", "(●)", "+"})
_EMPTY = frozenset({"", "-", "–", "—", "✗", "✘", "❌", "✕", "·", ".", "n/a", "0", "×", "☐", "□"})
_LEGEND = re.compile(r"(?<!\w)(\(?[^\s\w]?\w?\)?)\s*[=:–-]\s*([^\W\d_][\w ]{2,30})")
_LEAST = 2


def matrices(reading: Reading, root: Passage) -> None:
    """Read the tables of marks that stand where something says that they tell what needs what."""
    for passage in root.walk():
        if passage.node.kind is not NodeKind.TABLE or passage.role in SILENT:
            continue
        beside = _beside(passage)
        if _is_announced(passage, beside, reading):
            _Matrix(reading, passage, _legend(beside, reading)).state()


def _beside(passage: Passage) -> list[str]:
    """The texts right before and after a table, and the heading above it."""
    around = passage.parent.children if passage.parent is not None else []
    at = around.index(passage) if passage in around else 0
    near = [one.text for one in around[max(0, at - 1) : at + 2] if one.node.kind is NodeKind.PARAGRAPH]
    heading = next((above.text for above in passage.ancestors() if above.text), "")
    return [heading, *near]


def _is_announced(passage: Passage, beside: list[str], reading: Reading) -> bool:
    words = reading.words
    return passage.role is Role.PREREQUISITES or any(
        words.drawings.dependency.search(text) or _names_needs(text, reading) for text in beside
    )


def _names_needs(text: str, reading: Reading) -> bool:
    """Whether a word of a text announces prerequisites by itself: "Rows require columns"."""
    told = (role_of(word, reading.words) for word in re.findall(r"[^\W\d_]{4,}", text))
    return any(found is not None and found.role is Role.PREREQUISITES for found in told)


def _legend(beside: list[str], reading: Reading) -> Mapping[str, float]:
    """How far each mark that a text explains speaks for a prerequisite: 0 for one that says there is none."""
    found: dict[str, float] = {}
    for mark, meaning in (pair for text in beside for pair in _LEGEND.findall(text)):
        tokens = {fold(token) for token in meaning.split()}
        if reading.words.negations.search(meaning) or fold(meaning) in reading.words.labels["none"]:
            found[mark.casefold()] = 0.0
        elif tokens & reading.words.labels["optional"]:
            found[mark.casefold()] = CONFIDENCE["optional"]
        elif _names_needs(meaning, reading) or tokens & reading.words.drawings.neutral:
            found[mark.casefold()] = CONFIDENCE["matrix"]
    return found


class _Matrix:
    """States what one table of marks says."""

    def __init__(self, reading: Reading, passage: Passage, legend: Mapping[str, float]) -> None:
        self._reading = reading
        self._passage = passage
        self._marks = {
            **dict.fromkeys(_FULL, CONFIDENCE["matrix"]),
            **dict.fromkeys(_WEAK, CONFIDENCE["optional"]),
            **dict.fromkeys(_EMPTY, 0.0),
            **legend,
        }

    def state(self) -> None:
        """State what each marked cell says, if the table holds nothing but marks."""
        table = self._passage.node
        rows = [row for row in table.children if row.cells]
        cells = [self._mark(cell) for row in rows for cell in row.cells[1:]]
        if len(table.cells) <= _LEAST or None in cells or not any(cells):
            return
        columns = [self._draft(cell, table.line) for cell in table.cells[1:]]
        if sum(draft is not None for draft in columns) < len(columns):
            return
        for row in rows:
            topic = self._draft(row.cells[0], row.line)
            for needed, confidence in self._marked(row, columns) if topic is not None else ():
                place = self._reading.place(row.line, row.line, "matrix", text_of(row.cells[0]))
                if topic is not None and needed is not topic:
                    self._reading.requires(
                        topic, (needed,), self._reading.evidence(place, Basis.STATED, confidence)
                    )

    def _marked(self, row: Node, columns: list[Draft | None]) -> Iterator[tuple[Draft, float]]:
        for cell, needed in zip(row.cells[1:], columns, strict=False):
            confidence = self._mark(cell)
            if confidence and needed is not None:
                yield needed, confidence

    def _mark(self, cell: tuple[Span, ...]) -> float | None:
        return self._marks.get(text_of(cell).strip().casefold().rstrip("\ufe0f"))

    def _draft(self, cell: tuple[Span, ...], line: int) -> Draft | None:
        found = name(clean(text_of(cell)), self._reading.words, self._reading.known)
        if found is None:
            return None
        return self._reading.topic(found, self._reading.place(line, line, "matrix", found.label))
