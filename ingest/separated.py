"""Reads tables of separated values (CSV, TSV and their like) into an outline: a table, or a drawing of lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..graph.label import fold
from .drawing.drawn import Sketch
from .fields import field
from .inline import inline_spans
from .outline import Node, OutlineBuilder, Span, text_of

DELIMITERS = ",;\t|"
_LONGEST_QUOTED = 20_000
_FIRST_ROWS = 5
"""The rows among which the header is looked for; a title or a remark may stand above it."""
_SEVERAL = re.compile(r"\s*[;|\n]\s*")
_COMMA = re.compile(r"\s*,\s*")
_DENIED = re.compile(r"[-−]\s*\d+(?:\.\d+)?|0?\.[0-4]\d*|0+(?:\.[0-4]\d*)?|false|no|n", re.IGNORECASE)
"""What a column that judges each row says of one that does not hold: 0, -1, a probability below a half, "false"."""
_ASKS = frozenset({"prerequisites", "optional", "unlocks"})
_BESIDE = frozenset({"description", "resource", "code", "relation", "optional", "unlocks", "type"})

Cell = tuple[str, int]
"""The text of a cell and its first line."""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a text, its header first, and the part that each column plays."""

    rows: tuple[tuple[Cell, ...], ...]
    parts: tuple[str, ...]

    def column(self, part: str) -> int | None:
        """The place of the first column that plays this part."""
        return self.parts.index(part) if part in self.parts else None


def separated(text: str) -> Node:
    """The outline of a text of separated values: one table, or a drawing where its rows are lines; never raises.

    >>> node = separated("topic;prerequisites\\nProofing;Kneading | Yeast").children[0]
    >>> [cell[0].text for cell in node.children[0].cells]
    ['Proofing', 'Kneading; Yeast']
    """
    builder = OutlineBuilder()
    table = table_of(text)
    if table is None:
        return builder.root
    source, target = table.column("source"), table.column("target")
    if source is not None and target is not None:
        _draw(builder, table, source, target)
    else:
        _tabulate(builder, table)
    return builder.root


def table_of(text: str, delimiters: str = DELIMITERS) -> Table | None:
    """The table that a text holds, None where no row near its beginning is a header of topics.

    The delimiter is the one by which the first lines have the most cells in common with a header that is understood.
    """
    found = [table for delimiter in delimiters if (table := _table(text, delimiter)) is not None]
    return max(found, key=lambda table: sum(map(bool, table.parts)), default=None)


def _table(text: str, delimiter: str) -> Table | None:
    if not _headed(text, delimiter):
        return None
    rows = [row for row in rows_of(text, delimiter) if any(cell.strip() for cell, _ in row)]
    for at, row in enumerate(rows[:_FIRST_ROWS]):
        parts = _parts([cell for cell, _ in row])
        if _tells(parts):
            return Table(tuple(rows[at:]), parts)
    return None


def _headed(text: str, delimiter: str) -> bool:
    """Whether a header of topics may stand in the first lines of a text: what a look at them costs little."""
    lines = text.lstrip().split("\n", _FIRST_ROWS + 1)[: _FIRST_ROWS + 1]
    return any(_tells(_parts([cell.strip('" ') for cell in line.split(delimiter)])) for line in lines)


def _parts(header: Sequence[str]) -> tuple[str, ...]:
    parts = [field(name) for name in header]
    seen: Counter[str] = Counter()
    for at, part in enumerate(parts):
        seen[part] += 1
        parts[at] = part if seen[part] == 1 or part == "resource" else ""
    return tuple(parts)


def _tells(parts: Sequence[str]) -> bool:
    """Whether a header is one of topics: it names them, and something about them, or where lines lead from and to.

    One that also tells who pays or to whom a task is assigned is none.
    """
    known = set(parts)
    if "foreign" in known:
        return False
    beside = bool(known & _BESIDE)
    return (
        {"source", "target"} <= known
        or ("prerequisites" in known and len(parts) > 1)
        or ("topic" in known and beside)
    )


def rows_of(text: str, delimiter: str) -> list[tuple[Cell, ...]]:
    """The rows of cells; a quotation mark that nothing closes is a character like others."""
    ends = rf"(?={re.escape(delimiter)}|\n|\Z)"
    cell = re.compile(
        rf'[ ]*"((?:[^"]|""){{0,{_LONGEST_QUOTED}}}+)"[ ]*{ends}|([^{re.escape(delimiter)}\n]*)', re.DOTALL
    )
    rows: list[tuple[Cell, ...]] = []
    row: list[Cell] = []
    at, line = 0, 1
    while at <= len(text):
        found = cell.match(text, at)
        if found is None:
            break
        quoted = found.group(1)
        row.append((found.group(2) if quoted is None else quoted.replace('""', '"'), line))
        line += found.group().count("\n")
        at = found.end() + 1
        if text[found.end() : at] != delimiter:
            rows.append(tuple(row))
            row, line = [], line + 1
    return rows


def _tabulate(builder: OutlineBuilder, table: Table) -> None:
    """Add the rows as a table; what they refer to by number or code is written out."""
    named = _names_by_code(table)
    judged = table.column("truth")
    rows: list[tuple[tuple[Span, ...], ...]] = [tuple((Span(text, line),) for text, line in table.rows[0])]
    for row in table.rows[1:]:
        asks = not _is_denied(row, judged)
        cells = [
            _cell(cell, part, named) if asks or part not in _ASKS else ()
            for cell, part in zip(row, (*table.parts, *[""] * len(row)), strict=False)
        ]
        rows.append(tuple(_linked(cells, table.parts)))
    builder.table([(cells, row[0][1]) for cells, row in zip(rows, table.rows, strict=True)])
    table_node = builder.root.children[0]
    for node, row in zip(table_node.children, table.rows[1:], strict=True):
        node.end_line = max(line + text.count("\n") for text, line in row)
    table_node.end_line = max([table_node.end_line, *(node.end_line for node in table_node.children)])


def _is_denied(row: Sequence[Cell], judged: int | None) -> bool:
    """Whether the column that judges the rows says that this one does not hold."""
    return judged is not None and judged < len(row) and denies(row[judged][0])


def denies(text: str) -> bool:
    """Whether what judges a pair says that it does not hold.

    >>> [denies(text) for text in ("0", "-1", "0.2", "False", "1", "0.9", "strong")]
    [True, True, True, True, False, False, False]
    """
    return _DENIED.fullmatch(text.strip()) is not None


def _names_by_code(table: Table) -> Mapping[str, str]:
    """The name of each topic by its folded code and name."""
    topic, code = table.column("topic"), table.column("code")
    if topic is None:
        return {}
    named: dict[str, str] = {}
    for row in table.rows[1:]:
        for at in (topic, code):
            if at is not None and max(at, topic) < len(row) and row[at][0].strip():
                named.setdefault(fold(row[at][0]), row[topic][0].strip())
    return named


def _cell(cell: Cell, part: str, named: Mapping[str, str]) -> tuple[Span, ...]:
    text, line = cell
    if part == "prerequisites":
        several = [one for one in _SEVERAL.split(text.strip()) if one]
        text = "; ".join(written_out(one, named) for one in several)
    return inline_spans(text, line)


def written_out(text: str, named: Mapping[str, str]) -> str:
    """The text with numbers and codes as the names that they stand for, where all that its commas part are such.

    >>> written_out("1, 2", {"1": "Flour", "2": "Dough"}), written_out("1, 3", {"1": "Flour"})
    ('Flour; Dough', '1, 3')
    """
    parts = [part for part in _COMMA.split(text.strip()) if part]
    return (
        "; ".join(named[fold(part)] for part in parts) if all(fold(part) in named for part in parts) else text
    )


def _linked(cells: list[tuple[Span, ...]], parts: Sequence[str]) -> list[tuple[Span, ...]]:
    """The cells of a row, where a title and its bare address stand in two columns with the address on the title."""
    resources = [at for at, part in enumerate(parts[: len(cells)]) if part == "resource"]
    bare = [at for at in resources if len(cells[at]) == 1 and cells[at][0].url == cells[at][0].text]
    titles = [at for at in resources if at not in bare and text_of(cells[at]).strip()]
    if len(bare) == 1 and len(titles) == 1:
        url = cells[bare[0]][0].url
        cells[titles[0]] = (Span(text_of(cells[titles[0]]).strip(), cells[titles[0]][0].line, url=url),)
        cells[bare[0]] = ()
    return cells


def _draw(builder: OutlineBuilder, table: Table, source: int, target: int) -> None:
    """Add the rows as lines of a drawing; a further column may say what they mean."""
    sketch = Sketch()
    relation, judged = table.column("relation"), table.column("truth")
    for row in table.rows[1:]:
        if max(source, target) >= len(row):
            continue
        (begins, line), (ends, _) = row[source], row[target]
        label = row[relation][0].strip() if relation is not None and relation < len(row) else ""
        for name in (begins, ends):
            if name.strip():
                sketch.node(fold(name), name.strip(), line)
        if begins.strip() and ends.strip() and not _is_denied(row, judged):
            sketch.join([fold(begins)], [fold(ends)], line, label.replace("_", " "))
    builder.drawing(sketch.drawn(), table.rows[0][0][1], table.rows[-1][-1][1])
