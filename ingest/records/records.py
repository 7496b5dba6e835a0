"""Records of topics (JSON, YAML, TOML) as an outline: what a record names, describes, requires and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.label import fold
from ..fields import field, spelled_out
from ..inline import inline_spans
from ..outline import Node, NodeKind, Span
from ..separated import denies
from .needed import CODES, NAMES, clauses, is_grouped
from .value import Mapping, Scalar, Sequence, Value, mappings, scalars

_ADDRESSES = ("url", "link", "href", "address")
_MAKERS = ("author", "authors", "by", "creator", "creators", "instructor")
_KINDS = ("type", "kind", "format", "category")
_ASKS = frozenset({"prerequisites", "optional", "unlocks"})
_PARTS = frozenset({"children", "topic"})
_PINNED = re.compile(r"(?:\A|[\w\])*\s])(?:[<>=~!^]=?|@)\s*v?\d")
"""A requirement with a version, as the files of programs hold them."""
_COURSE = re.compile(r"[A-Z]{2,5}[ -]?\d{2,4}[A-Z]?")
"""The code of a course."""
_NO_TEXT = re.compile(r"(?:[-+.\d]+|true|false|null|none|nil|~|yes|no)?", re.IGNORECASE)
_LEAST_RECORDS = 2
_MOST_NESTED = 40
_NO_TOPIC = re.compile(r"\A(?:[#./~]|https?:)|\.(?:png|jpe?g|svg|gif|webp|css|js|html?)\Z", re.IGNORECASE)
"""What a reference holds that leads to a picture, a page or a colour."""


def records(value: Value) -> Node:
    """The outline of a value: its title, and the records of topics in it; only its root where it tells of none.

    >>> from roadgraph.ingest.records.flow import flow
    >>> told = '[{"id": "a", "title": "Dough"}, {"title": "Rye loaf", "requires": ["a"]}]'
    >>> [node.text for node in records(flow(told)).walk()]
    ['', 'Dough', 'Rye loaf', 'requires:', 'Dough']
    """
    root = Node(NodeKind.ROOT, 1, 1)
    if not _tells(value):
        return root
    teller = _Teller(value)
    if isinstance(value, Mapping) and any(field(key.text) for key, _ in value.pairs):
        title = _name(value)
        above = root
        if title is not None:
            above = Node(
                NodeKind.HEADING, title.line, title.line, inline_spans(title.text.strip(), title.line), 1
            )
            root.children.append(above)
        teller.fields(value, above, title, 0)
    else:
        teller.children(value, root, 0)
    return root


def _tells(value: Value) -> bool:
    """Whether a value tells of topics: it lists parts, or one of its records asks for others; no program's own needs."""
    named = listed = asked = 0
    for one in mappings(value):
        named += _name(one) is not None
        parts = {field(key.text) for key, _ in one.pairs}
        if "foreign" in parts and parts & _ASKS:
            return False
        for key, below in one.pairs:
            part = field(key.text)
            if part in _ASKS and any(_PINNED.search(told.text) for told in scalars(below)):
                return False
            asked += part in _ASKS and any(map(_is_told, scalars(below)))
            listed += part in _PARTS and isinstance(below, Sequence) and any(map(_is_told, below.values))
            named += isinstance(below, Mapping) and any(
                field(inner.text) in _ASKS for inner, _ in below.pairs
            )
    return bool(listed) or (bool(asked) and named >= _LEAST_RECORDS)


def _is_told(value: Value) -> bool:
    return not (isinstance(value, Scalar) and not value.quoted and _NO_TEXT.fullmatch(value.text))


def _name(record: Mapping) -> Scalar | None:
    """The scalar that names a record."""
    found = [record.get(key) for key in NAMES]
    found += [below for key, below in record.pairs if field(key.text) == "topic"]
    return next(
        (one for one in found if isinstance(one, Scalar) and one.text.strip() and _is_told(one)), None
    )


def _coded(name: str, code: str) -> str:
    """The name with the code of a course before it, by which requirements call it."""
    return f"{code} - {name}" if _COURSE.fullmatch(code) and code not in name else name


def _is_denied(record: Mapping) -> bool:
    """Whether a record that judges a pair says that it does not hold."""
    judged = (below for key, below in record.pairs if field(key.text) == "truth")
    return any(isinstance(one, Scalar) and denies(one.text) for one in judged)


def asked(record: Mapping) -> list[Node]:
    """What a record that stands for a whole document asks for, as blocks of an outline."""
    above = Node(NodeKind.ROOT, 1, 1)
    teller = _Teller(Mapping(record.line))
    for key, value in record.pairs:
        if field(key.text) in _ASKS and not isinstance(value, Mapping) and _is_told(value):
            teller.needs(field(key.text), key, value, above)
    return above.children


class _Teller:
    """Adds records to an outline; `_named` holds the names of those that others refer to."""

    def __init__(self, value: Value) -> None:
        self._named: dict[str, str] = {}
        for record in mappings(value):
            name = _name(record)
            if name is not None:
                for code in (record.text(key) for key in (*CODES, *NAMES)):
                    self._named.setdefault(fold(code), name.text.strip())
            for key, below in record.pairs:
                inner = _name(below) if isinstance(below, Mapping) else None
                if inner is not None:
                    self._named.setdefault(fold(key.text), inner.text.strip())

    def children(self, value: Value, into: Node, depth: int) -> None:
        """Add the topics that a value lists."""
        if depth > _MOST_NESTED:
            return
        if isinstance(value, Scalar):
            for text, line in _lines(value):
                into.children.append(_item(text, line))
        elif isinstance(value, Sequence):
            for one in value.values:
                self.children(one, into, depth + 1)
        elif any(field(key.text) or key.text.lower() in NAMES for key, _ in value.pairs):
            self.record(value, into, depth + 1)
        else:
            for key, below in value.pairs:
                self._keyed(key, below, into, depth + 1)

    def _keyed(self, key: Scalar, below: Value, into: Node, depth: int) -> None:
        """Add a record that its key names, unless it has a name of its own."""
        if isinstance(below, Mapping) and _name(below) is not None:
            self.record(below, into, depth)
            return
        node = _item(spelled_out(key.text), key.line)
        into.children.append(node)
        if isinstance(below, Mapping):
            self.fields(below, node, None, depth)
        elif isinstance(below, Sequence):
            self.children(below, node, depth)
        elif _is_told(below):
            node.children.append(_paragraph(below))

    def record(self, record: Mapping, into: Node, depth: int) -> None:
        """Add a record and all that it tells; one without a name is its parts."""
        name = _name(record)
        if name is None:
            code = next((told for key in CODES if isinstance(told := record.get(key), Scalar)), None)
            name = (
                Scalar(spelled_out(code.text), code.line)
                if code and not _NO_TEXT.fullmatch(code.text)
                else None
            )
        if name is not None:
            node = _item(_coded(name.text.strip(), record.text(*CODES).strip()), name.line)
            into.children.append(node)
            into = node
        self.fields(record, into, name, depth)

    def fields(self, record: Mapping, node: Node, name: Scalar | None, depth: int) -> None:
        """Add what the fields of a record tell of it."""
        for key, value in record.pairs:
            part = field(key.text)
            if value is name or not _is_told(value):
                continue
            if part in _ASKS:
                if not _is_denied(record):
                    self.needs(part, key, value, node, depth > 0)
            elif part == "description" and isinstance(value, Scalar):
                node.children.append(_paragraph(value))
            elif part == "resource":
                node.children.append(_resources(key, value))
            elif (part in _PARTS and not isinstance(value, Scalar)) or _lists_records(value):
                self.children(value, node, depth)

    def needs(self, part: str, key: Scalar, value: Value, node: Node, named: bool = False) -> None:
        """Add what a record requires, or what each of several requires where the names of these are keys."""
        if isinstance(value, Mapping) and _name(value) is None and not named and not is_grouped(value):
            for topic, below in value.pairs:
                if isinstance(below, Sequence):
                    item = _item(self._told(topic.text), topic.line)
                    node.children.append(item)
                    self.needs(part, topic, below, item)
            return
        labels: dict[str, Node] = {}
        for weak, several in clauses(value, part == "optional"):
            text = " or ".join(filter(None, (self._each(one) for one in several)))
            if text:
                said = "optional" if weak else part
                label = labels.setdefault(said, _label(key, said))
                label.children.append(_item(text, several[0].line))
        node.children.extend(labels.values())

    def _each(self, told: Scalar) -> str:
        """The names that a text refers to, which may part several."""
        parts = re.split(r"\s*[;|\n]\s*", told.text.strip())
        return "; ".join(filter(None, map(self._told, parts)))

    def _told(self, text: str) -> str:
        """The name that a reference stands for; nothing for a number that stands for none."""
        text = text.strip()
        told = self._named.get(fold(text)) or spelled_out(text)
        return "" if _NO_TEXT.fullmatch(told) or _NO_TOPIC.search(told) else told


def _label(key: Scalar, part: str) -> Node:
    return Node(NodeKind.ITEM, key.line, key.line, (Span(f"{key.text}:", key.line),), part=part)


def _lists_records(value: Value) -> bool:
    """Whether a list below a key without a meaning holds records that ask for others."""
    return isinstance(value, Sequence) and any(
        isinstance(one, Mapping) and any(field(key.text) in _ASKS for key, _ in one.pairs)
        for one in value.values
    )


def _resources(key: Scalar, value: Value) -> Node:
    """The resources below a key: records with an address, addresses, titles."""
    label = _label(key, "resources")
    for one in value.values if isinstance(value, Sequence) else [value]:
        if isinstance(one, Mapping):
            label.children.extend(_resource(one))
        elif isinstance(one, Scalar) and _is_told(one):
            label.children.append(_item(one.text.strip(), one.line))
    return label


def _resource(record: Mapping) -> Iterator[Node]:
    name = _name(record)
    url = record.text(*_ADDRESSES).strip()
    maker = next(scalars(record.get(*_MAKERS)), None)
    if name is not None:
        by = (Span(f" by {maker.text.strip()}", name.line),) if maker is not None else ()
        spans = (Span(name.text.strip(), name.line, url=url or None), *by)
        yield Node(NodeKind.ITEM, name.line, name.line, spans, info=record.text(*_KINDS))


def _lines(value: Scalar) -> Iterator[tuple[str, int]]:
    if _is_told(value) and value.text.strip():
        yield " ".join(value.text.split()), value.line


def _item(text: str, line: int) -> Node:
    return Node(NodeKind.ITEM, line, line, tuple(inline_spans(" ".join(text.split()), line)))


def _paragraph(value: Scalar) -> Node:
    return Node(
        NodeKind.PARAGRAPH, value.line, value.line, inline_spans(" ".join(value.text.split()), value.line)
    )
