"""Reads a vocabulary in RDF into an outline: Turtle, TriG, N-Triples, N-Quads, RDF/XML and JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .outline import Node, OutlineBuilder
from .records.flow import flow
from .records.json import told
from .records.value import Mapping, Sequence, Value
from .vocabulary.vocabulary import Vocabulary

if TYPE_CHECKING:
    from ..graph.rdf.statement import Parsed

_NUMBER = re.compile(r"-?\d{1,18}")
_WORDS = {"true": True, "false": False, "null": None}


def turtle(text: str) -> Node:
    """The outline of a text in Turtle or TriG; never raises. Nothing outside the text is ever read.

    >>> told = "@prefix s: <http://www.w3.org/2004/02/skos/core#> .\\n<https://a.example/rye> s:prefLabel 'Rye' ."
    >>> [(one.label, one.place.line) for one in turtle(told).children[0].vocabulary.concepts]
    [('Rye', 2)]
    """
    from ..graph.rdf.parse_turtle import parse_turtle

    return _outline(text, _read(parse_turtle, text))


def ntriples(text: str) -> Node:
    """The outline of a text in N-Triples or N-Quads; never raises.

    >>> told = '<https://a.example/rye> <http://www.w3.org/2004/02/skos/core#prefLabel> "Rye" .'
    >>> [one.label for one in ntriples(told).children[0].vocabulary.concepts]
    ['Rye']
    """
    from ..graph.rdf.parse_turtle import parse_ntriples

    return _outline(text, _read(parse_ntriples, text))


def rdfxml(text: str) -> Node:
    """The outline of a text in RDF/XML; never raises. What it declares is neither fetched nor let grow."""
    from ..graph.rdf.parse_rdfxml import parse_rdfxml

    return _outline(text, _read(parse_rdfxml, text))


def jsonld(text: str) -> Node:
    """The outline of a JSON text that tells of concepts as JSON-LD, else of what it tells as plain JSON; never raises.

    >>> told = '{"@id": "https://a.example/rye", "http://www.w3.org/2004/02/skos/core#prefLabel":\\n "Rye"}'
    >>> [(one.label, one.place.line) for one in jsonld(told).children[0].vocabulary.concepts]
    [('Rye', 2)]
    """
    from ..graph.rdf.parse_jsonld import parse_jsonld

    value = flow(text)
    if value is None:
        return OutlineBuilder().root
    found = _read(parse_jsonld, _python(value))
    root = _outline(text, found)
    if not found.concepts and not found.works:
        root.children[:0] = told(value, text.count("\n") + 1).children
    return root


def _read(parse: Callable[[Any], Parsed], given: Any) -> Vocabulary:
    from .vocabulary.read import vocabulary

    return vocabulary(parse(given))


def _outline(text: str, found: Vocabulary) -> Node:
    builder = OutlineBuilder()
    if found.concepts or found.works or found.flaws:
        builder.vocabulary(found, 1, text.count("\n") + 1)
    return builder.root


def _python(value: Value) -> Any:
    """A value as JSON's reader of Python would have it, with texts that know their places."""
    from ..graph.rdf.parse_jsonld import Told

    if isinstance(value, Mapping):
        return {key.text: _python(below) for key, below in value.pairs}
    if isinstance(value, Sequence):
        return [_python(one) for one in value.values]
    if not value.quoted and value.text in _WORDS:
        return _WORDS[value.text]
    if not value.quoted and _NUMBER.fullmatch(value.text):
        return int(value.text)
    text = Told(value.text)
    text.line, text.column = value.line, value.column
    return text
