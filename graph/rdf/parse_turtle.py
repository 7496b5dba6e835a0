"""Reads Turtle, TriG, N-Triples and N-Quads; every statement keeps its line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import MutableSequence
from typing import Any, NamedTuple

from rdflib import Graph
from rdflib.plugins.parsers.notation3 import BadSyntax, RDFSink, SinkParser
from rdflib.plugins.parsers.trig import TrigSinkParser
from rdflib.term import Node

from .statement import BASE, Fault, Parsed, Statement, said

_SPACE = re.compile(r"(?>\s+|#[^\n]*)*+")
_IRI = r"<[^<>\s]*>"
_BLANK = r"_:[^\s<>\"]+"
_LINE = re.compile(
    rf'[ \t]*+({_IRI}|{_BLANK})[ \t]*+({_IRI})[ \t]*+({_IRI}|{_BLANK}|"(?>[^"\\\n]|\\.)*+"(?:@[\w-]+|\^\^{_IRI})?)'
    rf"[ \t]*+(?:{_IRI}|{_BLANK})?[ \t]*+\.[ \t]*+(?:#.*)?\r?"
)
"""A line of N-Triples or N-Quads."""
_NO_STATEMENT = "this is no statement of three or four terms"
REIFIED = "triple terms of RDF 1.2 are not read"
"""The fault that a statement of RDF 1.2 is."""
_NOTHING = re.compile(r"\s*(?:#.*)?")


def parse_turtle(text: str) -> Parsed:
    """The statements of a text in Turtle or TriG, up to the first place that is neither; graphs of TriG become one.

    >>> parse_turtle("<https://a.example/rye>\\n  <https://a.example/is> 'dark' .").statements[0].line
    2
    """
    parsed = Parsed()
    parser = (_Trig if "{" in text else _Turtle)(_Sink(text, parsed), baseURI=BASE, turtle=True)
    try:
        parser.feed(text)
    except BadSyntax as error:
        line = text.count("\n", 0, error._i) + 1
        reified = "<<" in text.split("\n")[line - 1]
        why = REIFIED if reified else " ".join(error._why.split())
        parsed.faults.append(Fault(why, line))
    except Exception as error:  # rdflib raises what its parsers happen to raise
        parsed.faults.append(Fault(said(error), 0))
    return parsed


def parse_ntriples(text: str) -> Parsed:
    """The statements of a text in N-Triples or N-Quads; a line that is none of these is passed over.

    >>> parse_ntriples("<a:rye> <a:is> 'dark' .\\n<a:rye> <a:is> <a:grain> <a:graph> .").faults
    [Fault(message='this is no statement of three or four terms', line=1)]
    """
    lines: list[str] = []
    faults: list[Fault] = []
    for number, line in enumerate(text.split("\n"), start=1):
        found = _LINE.fullmatch(line)
        lines.append(" ".join(found.groups()) + " ." if found else "")
        if found is None and not _NOTHING.fullmatch(line):
            faults.append(Fault(REIFIED if "<<" in line else _NO_STATEMENT, number))
    parsed = parse_turtle("\n".join(lines).replace("{", "\\u007B"))
    return Parsed(parsed.statements, [*faults, *parsed.faults])


class _Placed(NamedTuple):
    """An object, and where it begins in the text."""

    term: Any
    at: int


class _Sink(RDFSink):
    """Takes statements as the parser makes them."""

    def __init__(self, text: str, parsed: Parsed) -> None:
        super().__init__(Graph())
        self._parsed = parsed
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._at = 0

    def newGraph(self, identifier: Any) -> Graph:  # noqa: N802
        """A graph that holds nothing: statements of all graphs are kept together."""
        return Graph()

    def makeStatement(self, quadruple: Any, why: Any = None) -> None:  # noqa: N802
        """Keep a statement; one of a list stands where the last object stands."""
        _, predicate, subject, value = quadruple
        if isinstance(value, _Placed):
            self._at = value.at
        line = bisect_right(self._starts, self._at)
        terms = self._term(subject), self._term(predicate), self._term(value)
        self._parsed.statements.append(Statement(*terms, line, self._at - self._starts[line - 1]))

    def _term(self, told: Any) -> Node:
        made: Node = self.normalise(None, told.term if isinstance(told, _Placed) else told)
        return made


class _Turtle(SinkParser):
    """rdflib's parser, which tells the sink where each object begins."""

    def object(self, argstr: str, i: int, res: MutableSequence[Any]) -> int:
        """Read an object, and say where it begins."""
        end = super().object(argstr, i, res)
        if end >= 0:
            space = _SPACE.match(argstr, i)
            res[-1] = _Placed(res[-1], space.end() if space else i)
        return end


class _Trig(_Turtle, TrigSinkParser):
    """The same for TriG."""
