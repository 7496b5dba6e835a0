"""The page of a thing that has no page of its own: what the graph says of it."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import HTMLResponse

from ..graph.rdf.nodes import Node, Term, Text
from ..graph.rdf.vocabulary import FOLDERS
from .markup import Html, joined, name, outward, tag
from .page import items, page, section

NAMES = ("skos:prefLabel", "schema:name")
"""The predicates that say what a thing is called."""


def thing_page(nodes: Sequence[Node]) -> HTMLResponse:
    """The page of the first of these nodes, with the others below it."""
    (thing, told), *others = nodes
    called = next((value.value for key, value in told if key in NAMES and isinstance(value, Text)), thing)
    below = (section(other, _told(facts)) for other, facts in others)
    return page(called, tag("h1", None, name(called)), _told(told), *below, data=_address(thing))


def _told(told: Sequence[tuple[str, Term]]) -> Html:
    return items([joined([predicate, " ", _value(value)]) for predicate, value in told])


def _value(value: Term) -> Html:
    """An object: text, or a link to where it is told."""
    if isinstance(value, Text):
        return name(value.value)
    address = _address(value)
    return tag("a", {"href": address}, value) if address else outward(value, value)


def _address(iri: str) -> str | None:
    """Where a thing of ours is told; None for any other."""
    kind, _, rest = iri.partition(":")
    return f"/{FOLDERS[kind]}{rest}" if kind in FOLDERS else None
