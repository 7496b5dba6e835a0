"""Reads a vocabulary in RDF (SKOS in Turtle, N-Triples or RDF/XML) into an outline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .drawing.drawn import Drawn, Sketch
from .outline import Node, OutlineBuilder
from .plain import plain

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node as Term

_XML = re.compile(r"\s*<(?:\?xml|rdf:RDF)\b")
_TEXT = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'|>([^<>\n]*)<")


def skos(text: str) -> Node:
    """The outline of a vocabulary: its concepts, what they require (`dcterms:requires`) and belong to; never raises.

    What cannot be parsed is read as plain text. Nothing outside the text is ever read.

    >>> told = "@prefix s: <http://www.w3.org/2004/02/skos/core#> .\\n<https://a.example/rye> s:prefLabel 'Rye' ."
    >>> [(node.label, node.line) for node in skos(told).children[0].drawing.nodes]
    [('Rye', 2)]
    """
    from rdflib import Graph

    form = "xml" if _XML.match(text) else "turtle"
    try:
        rdf = Graph(bind_namespaces="none").parse(data=text, format=form)
    except Exception:  # rdflib raises what its parsers happen to raise
        return plain(text)
    builder = OutlineBuilder()
    builder.drawing(_drawn(rdf, text.split("\n")), 1, text.count("\n") + 1)
    return builder.root


def _drawn(rdf: Graph, lines: list[str]) -> Drawn:
    """The concepts as nodes, the relations between them as arrows."""
    from rdflib.namespace import DCTERMS, SKOS

    sketch = Sketch()
    places: dict[Term, int] = {}
    told = _told(lines)
    for concept in sorted(set(rdf.subjects(SKOS.prefLabel)), key=str):
        labels = sorted(rdf.objects(concept, SKOS.prefLabel), key=_english_first)
        line = told.get(str(labels[0]), 0)
        if line and _is_concept(rdf, concept):
            places[concept] = line
            sketch.node(str(concept), str(labels[0]), line)
    for predicate, label in ((DCTERMS.requires, "requires"), (SKOS.broader, "is part of")):
        for topic, other in sorted(rdf.subject_objects(predicate), key=str):
            if topic in places and other in places:
                line = _line(lines, places[topic], str(other))
                sketch.join([str(topic)], [str(other)], line, label)
    return sketch.drawn()


def _told(lines: list[str]) -> dict[str, int]:
    """The first line of each text that stands in quotation marks or between tags."""
    told: dict[str, int] = {}
    for line, text in enumerate(lines, start=1):
        for found in _TEXT.finditer(text):
            told.setdefault(found[found.lastindex or 0], line)
    return told


def _is_concept(rdf: Graph, node: Term) -> bool:
    """Whether a node with a label is a concept, not a scheme or a collection."""
    from rdflib.namespace import RDF, SKOS

    kinds = set(rdf.objects(node, RDF.type))
    return SKOS.Concept in kinds or not kinds


def _english_first(label: Term) -> tuple[bool, str]:
    language = getattr(label, "language", None)
    return language not in (None, "en"), str(label)


def _line(lines: list[str], start: int, iri: str) -> int:
    """The line of a statement: the first from where its topic is labelled that names the other, else that of the label."""
    name = re.split(r"[/#]", iri)[-1]
    named = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    near = enumerate(lines[start - 1 : start + 99], start=start)
    return next((n for n, told in near if named.search(told)), start)
