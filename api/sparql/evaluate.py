"""A query evaluated on a store, as it happens in a process of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from xml.parsers import expat

import pyoxigraph as ox

from ..negotiate import negotiate
from .mistake import mistake
from .refuse import refused
from .terms import ROWS, TRIPLES, Bounds, Head

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

TEXT = "http://www.w3.org/2001/XMLSchema#string"

LONGEST = 500
"""The greatest number of characters of a message."""


def evaluate(
    store: ox.Store, query: str, accept: str | None, prefixes: Mapping[str, str], bounds: Bounds
) -> tuple[Head, bytes]:
    """How a query is answered, and with what: results in a format that the client takes, or a line that says why not.

    >>> from .terms import Bounds
    >>> evaluate(ox.Store(), "ASK {}", "text/csv", {}, Bounds(1, 1, 1, 1))
    (Head(status=200, media='text/csv', size=4, cut=False), b'true')
    """
    if reason := refused(query):
        return said(400, reason)

    def found(query: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        # The dataset is given here, and what a query says of it is not heard.
        return store.query(query, prefixes=dict(prefixes), default_graph=ox.DefaultGraph(), named_graphs=[])

    try:
        results = found(query)
        offered = TRIPLES if isinstance(results, ox.QueryTriples) else ROWS
        media = negotiate(accept, offered)
        if media is None:
            return said(406, f"this is answered in {', '.join(offered)}")
        content, cut = _written(results, media, prefixes, bounds)
        if content is None:
            return said(406, f"what was found cannot be said in {media}: ask for {offered[0]}")
    except SyntaxError as error:
        return said(400, f"the query is not understood at {mistake(query, found) or error}")
    except (OSError, RuntimeError, ValueError) as error:
        return said(400, f"the query cannot be answered: {error}")
    return Head(200, media, len(content), cut), content


def said(status: int, message: str) -> tuple[Head, bytes]:
    """An answer that is a line of text."""
    line = " ".join(message.split())
    content = (line if len(line) <= LONGEST else line[:LONGEST] + " ...").encode("utf-8", "replace")
    return Head(status, "text/plain", len(content)), content


def _written(
    results: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples,
    media: str,
    prefixes: Mapping[str, str],
    bounds: Bounds,
) -> tuple[bytes | None, bool]:
    """What was found, in a format, and whether there would have been more; None where the format has no words for it."""
    if isinstance(results, ox.QueryTriples):
        triples, cut = _triples(results, bounds)
        content = _graph(triples, media, prefixes)
    elif isinstance(results, ox.QueryBoolean):
        content, cut = results.serialize(format=ox.QueryResultsFormat.from_media_type(media)), False
    else:
        rows, cut = _rows(results, bounds)
        content = _table(rows, media)
    return _xml(content) if content and "xml" in media else content, cut


def _graph(triples: Sequence[ox.Triple], media: str, prefixes: Mapping[str, str]) -> bytes | None:
    try:
        return ox.serialize(triples, format=ox.RdfFormat.from_media_type(media), prefixes=dict(prefixes))
    except OSError:  # a triple in a triple, in JSON-LD
        return None


def _table(rows: bytes, media: str) -> bytes | None:
    """Rows that are written in JSON, in any format: results of a query cannot be cut, those that are read can."""
    form = ox.QueryResultsFormat.from_media_type(media)
    if form == ox.QueryResultsFormat.JSON:
        return rows
    return ox.parse_query_results(rows, ox.QueryResultsFormat.JSON).serialize(format=form)


def _xml(content: bytes) -> bytes | None:
    """XML as every reader takes it; None where it holds a control character, or an element without a local name."""
    # A reader makes a line feed of a carriage return unless it is written as a reference.
    content = content.replace(b"\r", b"&#13;")
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(content, True)
    except expat.ExpatError:
        return None
    return content


def _triples(results: ox.QueryTriples, bounds: Bounds) -> tuple[list[ox.Triple], bool]:
    """Triples, sorted: the same ones are written as the same bytes."""
    found: dict[str, ox.Triple] = {}
    size, cut = 0, False
    for triple in results:
        written = str(triple)
        size += len(written)
        if len(found) == bounds.rows or size > bounds.size:
            cut = True
            break
        found[written] = triple
    return [found[written] for written in sorted(found)], cut


def _rows(results: ox.QuerySolutions, bounds: Bounds) -> tuple[bytes, bool]:
    """Rows in JSON (https://www.w3.org/TR/sparql11-results-json/)."""
    names = [variable.value for variable in results.variables]
    rows: list[str] = []
    size, cut = 0, False
    for solution in results:
        row = json.dumps({name: _term(term) for name, term in zip(names, solution, strict=True) if term})
        size += len(row)
        if len(rows) == bounds.rows or size > bounds.size:
            cut = True
            break
        rows.append(row)
    head = json.dumps({"vars": names})
    return f'{{"head": {head}, "results": {{"bindings": [{", ".join(rows)}]}}}}\n'.encode(), cut


def _term(term: Term) -> dict[str, Any]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = ("subject", "predicate", "object")
        return {"type": "triple", "value": {part: _term(getattr(term, part)) for part in parts}}
    written = {"type": "literal", "value": term.value}
    if term.language:
        written["xml:lang"] = term.language
    elif term.datatype.value != TEXT:
        written["datatype"] = term.datatype.value
    return written
