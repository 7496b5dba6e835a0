"""The rows of a table: a row is a topic where a column is said to hold topics."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ...graph.label import fold
from ..enumeration import SEPARATOR
from ..ornament import clean, without_ornament
from ..outline import Node, Span, text_of
from ..outside import outside
from ..phrase import Listing, Name, listing, mostly, name
from .content import content
from .label import split
from .passage import Lexicon, Passage
from .role import LISTS_TOPICS, MEMBERSHIP, SILENT, Role, role_of, without_level
from .table import cells_of, columns_of, is_code
from .telling import telling

_SENTENCE = re.compile(r"\w{6}[.!?]\s+[A-Z]|[!?]\Z")
_MOST_WORDS = 14
_MOST_TITLED = 6
_PAIR = 2
_LONGEST_MARK = 3


def table(passage: Passage, lexicon: Lexicon) -> None:
    """Read the rows of a table; below "Projects" a row is a project."""
    passage.structural = True
    columns = columns_of(passage.node, lexicon.words)
    role = passage.role
    told = "prerequisites" in columns and "topic" in columns
    if role is Role.PREREQUISITES and (told or _holds_marks(passage.node)):
        role = Role.TOPICS
    if len(passage.node.cells) == _PAIR and "prerequisites" not in columns and role not in SILENT:
        passage.children.extend(_fields(passage, lexicon))
    above, groups = passage, dict[str, Passage]()
    for node in passage.node.children:
        said = clean(text_of(cells_of(node, columns).get("group", ())))
        if said:
            if said not in groups:
                groups[said] = _group(said, node, passage, lexicon)
                passage.children.append(groups[said])
            above = groups[said]
        row = _row(node, columns, role, above)
        above.children.append(row)
        if role in (Role.PROJECTS, Role.EXERCISE, Role.RESOURCES):
            row.description = row.text
        elif "topic" in row.cells and role not in SILENT:
            row.names = _coded(_names(row.cells, lexicon), row.cells)
            row.description = without_ornament(text_of(row.cells.get("description", ())))
            if "members" in row.cells:
                row.children.extend(_members(row, lexicon))


def _group(told: str, node: Node, table: Passage, lexicon: Lexicon) -> Passage:
    """What a column that groups the rows says at one of them, as a passage for the rows to stand below."""
    names = () if role_of(told, lexicon.words) else listing(told, lexicon.words, lexicon.known).names
    return Passage(
        node, table.role, table, node.line, node.end_line, told,
        names=names, structural=not names, synthetic=True,
    )  # fmt: skip


def _fields(passage: Passage, lexicon: Lexicon) -> Iterator[Passage]:
    """The rows of a table of fields and values that tell the prerequisites of what it stands below."""
    for node in passage.node.children:
        label, value = (without_ornament(text_of(cell)) for cell in (*node.cells, (), ())[:_PAIR])
        announced = role_of(label, lexicon.words, lexicon.subject) if value else None
        if announced is not None and announced.role is Role.PREREQUISITES:
            field = Passage(
                passage.node,
                Role.PREREQUISITES,
                passage,
                node.line,
                node.end_line,
                value,
                structural=True,
                synthetic=True,
            )
            content(field, value, (), lexicon)
            yield field


def _holds_marks(table: Node) -> bool:
    """Whether nothing but marks stands right of a table's first column."""
    cells = [text_of(cell).strip() for row in table.children for cell in row.cells[1:]]
    return len(table.cells) > _PAIR and bool(cells) and all(len(text) <= _LONGEST_MARK for text in cells)


def _row(node: Node, columns: list[str], role: Role, passage: Passage) -> Passage:
    return Passage(
        node, role, passage, node.line, node.end_line,
        without_ornament(" | ".join(text_of(cell) for cell in node.cells)),
        tuple(span for cell in node.cells for span in cell), cells=cells_of(node, columns),
        resource_type=passage.resource_type,
    )  # fmt: skip


def _names(cells: Mapping[str, tuple[Span, ...]], lexicon: Lexicon) -> tuple[Name, ...]:
    """The names of a row: one where the table says what each row needs, else those that its cell lists."""
    cell = telling(cells["topic"], lexicon.words)
    if "prerequisites" not in cells:
        told = role_of(text_of(cell), lexicon.words)
        if told is not None and told.role not in MEMBERSHIP:
            return ()
        text = without_level(clean(text_of(cell)), lexicon.words)[0] or text_of(cell)
        return _listed(text, lexicon) or _titled(clean(text), lexicon)
    linked = [span.text for span in cell if span.url and clean(span.text)]
    text = linked[0] if linked else text_of(cell)
    listed = listing(text, lexicon.words, lexicon.known)
    pair = listed.complete and len(listed.names) == _PAIR and not listed.alternatives
    if pair and not linked and not SEPARATOR.search(text):
        return listed.names
    bare, levelled = without_level(clean(text), lexicon.words)
    if levelled and not bare:
        return (Name(clean(text), plain=clean(text)),)
    text = bare or text
    found = name(text, lexicon.words, lexicon.known, deeds=True)
    whole = clean(text)
    if found is None and fold(whole) and len(whole.split()) <= _MOST_WORDS and not _SENTENCE.search(whole):
        found = Name(whole, plain=whole)
    return (_with_beginning(found, whole),) if found else ()


def _listed(text: str, lexicon: Lexicon) -> tuple[Name, ...]:
    """The names that a cell lists; one before a colon has what follows as its parts: "Kneading: folds, slaps"."""
    head, rest = split(text)
    parts = listing(rest, lexicon.words, lexicon.known) if head else Listing()
    if len(parts.names) < _PAIR or 2 * len(parts.names) < len(outside(SEPARATOR, rest)):
        return listing(text, lexicon.words, lexicon.known).names
    announced = role_of(clean(head), lexicon.words, lexicon.subject)
    if announced is not None:
        return parts.names if announced.role in LISTS_TOPICS else ()
    led = listing(head, lexicon.words, lexicon.known)
    if not led.complete:
        return parts.names
    *first, last = led.names
    return (*first, replace(last, members=(*last.members, *parts.names)))


def _members(row: Passage, lexicon: Lexicon) -> Iterator[Passage]:
    """What a row lists in its column of parts."""
    text = text_of(telling(row.cells["members"], lexicon.words))
    listed = listing(text, lexicon.words, lexicon.known)
    if listed.complete or (len(listed.names) > 1 and mostly(listed, text)):
        yield Passage(
            row.node, Role.TOPICS, row, row.line, row.end_line, without_ornament(text),
            names=tuple(one for one in listed.names if not _is_deed(one, lexicon)), synthetic=True,
        )  # fmt: skip


def _is_deed(one: Name, lexicon: Lexicon) -> bool:
    """Whether a name in a column of parts is a word for what one does, such as "final project"."""
    announced = role_of(one.plain, lexicon.words, lexicon.subject)
    return announced is not None and announced.role in (Role.PROJECTS, Role.EXERCISE)


def _titled(text: str, lexicon: Lexicon) -> tuple[Name, ...]:
    """The name that a whole cell is, where it is written like a title and only prepositions keep it from being one."""
    known = lexicon.words.prepositions | lexicon.words.articles
    small = known | lexicon.words.joints.small
    words = [word for word in re.findall(r"[\w'’-]+", text) if word not in small]
    sound = 1 < len(words) <= _MOST_TITLED and all(word[0].isupper() for word in words)
    kept = " ".join(word for word in text.split() if word.casefold() not in known)
    plain = sound and re.search(r"[^\w\s'’&-]", text) is None and name(kept, lexicon.words) is not None
    return (Name(text, plain=text),) if plain else ()


def _with_beginning(found: Name, whole: str) -> Name:
    """The name with what stands before its colon as a further name: others refer to "Calculus 1A: Limits" by that."""
    before, colon, _ = whole.partition(": ")
    return replace(found, aliases=(*found.aliases, before)) if colon and re.search(r"\d", before) else found


def _coded(names: tuple[Name, ...], cells: Mapping[str, tuple[Span, ...]]) -> tuple[Name, ...]:
    """The names of a row, with its code ("PH102") as a further name of a single one."""
    code = clean(text_of(cells.get("code", ())))
    if len(names) == 1 and is_code(code):
        return (replace(names[0], aliases=(*names[0].aliases, code)),)
    return names
