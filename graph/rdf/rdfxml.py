"""Nodes in RDF/XML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from .nodes import Node, Term, Text
from .vocabulary import expanded


def rdfxml(nodes: Iterable[Node], namespaces: Mapping[str, str]) -> Iterator[str]:
    """Some nodes in RDF/XML, a description each.

    >>> told = [("skos:prefLabel", Text("Rye & wheat", "en"))]
    >>> '<skos:prefLabel xml:lang="en">Rye &amp; wheat<' in "".join(rdfxml([("topic:rye", told)], {}))
    True
    """
    bound = "".join(f'\n  xmlns:{prefix}="{escape(iri)}"' for prefix, iri in namespaces.items())
    yield f'<?xml version="1.0" encoding="utf-8"?>\n<rdf:RDF{bound}>\n'
    yield from (_described(node, namespaces) for node in nodes)
    yield "</rdf:RDF>\n"


def _described(node: Node, namespaces: Mapping[str, str]) -> str:
    name, told = node
    lines = sorted({_element(predicate, value, namespaces) for predicate, value in told})
    about = escape(expanded(name, namespaces))
    return f'  <rdf:Description rdf:about="{about}">\n{"".join(lines)}  </rdf:Description>\n'


def _element(predicate: str, term: Term, namespaces: Mapping[str, str]) -> str:
    if not isinstance(term, Text):
        return f'    <{predicate} rdf:resource="{escape(expanded(term, namespaces))}"/>\n'
    attribute = "" if term.language is None else f' xml:lang="{term.language}"'
    if term.datatype is not None:
        attribute = f' rdf:datatype="{escape(expanded(term.datatype, namespaces))}"'
    # A reader of XML makes a line feed of a carriage return unless it is written as a reference.
    content = escape(term.value, quote=False).replace("\r", "&#13;")
    return f"    <{predicate}{attribute}>{content}</{predicate}>\n"
