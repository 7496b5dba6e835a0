"""A query evaluated on a store, as it happens in a process of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox

from ..negotiate import negotiate
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
    try:
        # The dataset is given here, and what a query says of it is not heard.
        results = store.query(
            query, prefixes=dict(prefixes), default_graph=ox.DefaultGraph(), named_graphs=[]
        )
        offered = TRIPLES if isinstance(results, ox.QueryTriples) else ROWS
        media = negotiate(accept, offered)
        if media is None:
            return said(406, f"this is answered in {', '.join(offered)}")
        content, cut = _written(results, media, prefixes, bounds)
    except SyntaxError as error:
        return said(400, f"the query is not understood: {error}")
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
) -> tuple[bytes, bool]:
    """What was found, in a format, and whether there would have been more."""
    if isinstance(results, ox.QueryTriples):
        triples, cut = _triples(results, bounds)
        syntax = ox.RdfFormat.from_media_type(media)
        return ox.serialize(triples, format=syntax, prefixes=dict(prefixes)) or b"", cut
    form = ox.QueryResultsFormat.from_media_type(media)
    if isinstance(results, ox.QueryBoolean):
        return results.serialize(format=form) or b"", False
    content, cut = _rows(results, bounds)
    if form != ox.QueryResultsFormat.JSON:
        # Results of a query cannot be cut; those that are read can be written in any format.
        content = ox.parse_query_results(content, ox.QueryResultsFormat.JSON).serialize(format=form) or b""
    return content, cut


def _triples(results: ox.QueryTriples, bounds: Bounds) -> tuple[list[ox.Triple], bool]:
    found: list[ox.Triple] = []
    size = 0
    for triple in results:
        size += len(str(triple))
        if len(found) == bounds.rows or size > bounds.size:
            return found, True
        found.append(triple)
    return found, False


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
