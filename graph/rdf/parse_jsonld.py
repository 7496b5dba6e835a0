"""Reads JSON-LD; no context is ever fetched."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any

from rdflib import Graph
from rdflib.plugins.parsers.jsonld import Parser
from rdflib.plugins.shared.jsonld.context import Context
from rdflib.term import Node

from .statement import BASE, Fault, Parsed, Statement, said

_MOST_NESTED = 200
NOT_FETCHED = "stands elsewhere and is not fetched"
"""How the fault ends that a context elsewhere is."""
_NAMES = ("@id", "id", "@value", "name")
"""The keys under which most records tell what they are."""
_STAND_INS = {
    f"{scheme}://schema.org{end}": {"@vocab": "https://schema.org/", "id": "@id", "type": "@type"}
    for scheme in ("http", "https")
    for end in ("", "/", "/docs/jsonldcontext.json", "/docs/jsonldcontext.jsonld")
}
"""What stands in for the one context that everybody names: its words are those of one namespace."""


class Told(str):
    """A text of a JSON file that knows its line and column."""

    __slots__ = ("column", "line")
    line: int
    column: int


def parse_jsonld(value: Any) -> Parsed:
    """The statements that a JSON value tells; lines are known where its texts are `Told`.

    A context that stands elsewhere is a fault, and the file is read without it: nothing is fetched.

    >>> parse_jsonld({"@id": "a:rye", "a:is": {"@id": "a:grain"}}).statements[0].object
    rdflib.term.URIRef('a:grain')
    >>> [fault.message for fault in parse_jsonld({"@context": "https://a.example/c"}).faults]
    ['its context https://a.example/c stands elsewhere and is not fetched']
    """
    parsed = Parsed()
    try:
        here = _here(value, parsed, 0)
        with warnings.catch_warnings():
            # rdflib's own reader of JSON-LD makes what rdflib deprecates.
            warnings.simplefilter("ignore", DeprecationWarning)
            _Lined().parse(here, Context(base=BASE), _Store(parsed))
    except Exception as error:  # rdflib raises what its parsers happen to raise
        parsed.faults.append(Fault(said(error), 0))
    return parsed


def _here(value: Any, parsed: Parsed, depth: int) -> Any:
    """A value whose contexts lead nowhere else."""
    if depth > _MOST_NESTED:
        return None
    if isinstance(value, list):
        return [_here(one, parsed, depth + 1) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _context(below, parsed, depth + 1) if key == "@context" else _here(below, parsed, depth + 1)
        for key, below in value.items()
    }


def _context(value: Any, parsed: Parsed, depth: int) -> Any:
    """A context without what would have to be fetched."""
    if isinstance(value, str):
        if value not in _STAND_INS and not parsed.faults:
            message = f"its context {value[:100]} {NOT_FETCHED}"
            parsed.faults.append(Fault(message, _place(value)[0]))
        return dict(_STAND_INS.get(value, {}))
    if isinstance(value, list):
        return [_context(one, parsed, depth + 1) for one in value if depth < _MOST_NESTED]
    if not isinstance(value, dict):
        return value
    if "@import" in value:
        _context(str(value["@import"]), parsed, depth)
    return _here({key: below for key, below in value.items() if key != "@import"}, parsed, depth)


def _place(value: Any) -> tuple[int, int]:
    """The line and column where a value tells what it is, else of its first text; line 0 where that is not known."""
    named = [value[key] for key in _NAMES if key in value] if isinstance(value, dict) else []
    for one in named:
        if isinstance(one, Told):
            return one.line, one.column
    return next(((one.line, one.column) for one in _told(value)), (0, 0))


def _told(value: Any) -> Iterator[Told]:
    if isinstance(value, Told):
        yield value
    elif isinstance(value, dict):
        for below in value.values():
            yield from _told(below)
    elif isinstance(value, (list, tuple)):
        for below in value:
            yield from _told(below)


class _Lined(Parser):
    """rdflib's reader, which tells the store the place of each object."""

    def _to_object(
        self, dataset: Any, graph: Any, context: Any, term: Any, node: Any, inlist: bool = False
    ) -> Node | None:
        made = super()._to_object(dataset, graph, context, term, node, inlist)
        graph.place = _place(node)
        return made


class _Store(Graph):
    """Keeps statements with the place of the object that was read last."""

    def __init__(self, parsed: Parsed) -> None:
        super().__init__(bind_namespaces="none")
        self._parsed = parsed
        self.place = (0, 0)

    def add(self, triple: Any) -> _Store:
        """Keep a statement."""
        subject, predicate, value = triple
        self._parsed.statements.append(Statement(subject, predicate, value, *self.place))
        return self

    def bind(self, *_: Any, **__: Any) -> None:
        """Pass over a prefix."""
