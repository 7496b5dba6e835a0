"""The knowledge graph in Turtle, the same bytes for the same graph."""

from __future__ import annotations

import re
from io import BytesIO

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import PROV, RDF, SDO, SKOS
from rdflib.plugins.serializers.turtle import TurtleSerializer
from rdflib.term import Node

from ..knowledge import BASE_IRI, DEFAULT_CONFIDENCE, KnowledgeGraph
from .triples import triples
from .vocabulary import OA

_NAME = re.compile(r"(?P<namespace>.*[/#])(?P<name>[A-Za-z0-9][A-Za-z0-9-]*)", re.DOTALL)
# Direction marks and other unseen characters are written as escapes: they could show a line as what it is not.
_UNSEEN = [*range(0x20), 0x22, 0x5C, *range(0x7F, 0xA0), 0xAD, 0x61C, *range(0x200B, 0x2010)]
_UNSEEN += [*range(0x2028, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}
_ESCAPES = {code: _SHORT.get(chr(code), f"\\u{code:04X}") for code in _UNSEEN}


def turtle(
    graph: KnowledgeGraph, base_iri: str = BASE_IRI, min_confidence: float = DEFAULT_CONFIDENCE
) -> bytes:
    """The graph in Turtle, UTF-8; prerequisites below `min_confidence` are left out.

    >>> from roadgraph.graph.model import Topic
    >>> b'skos:prefLabel "Calculus"@en' in turtle(KnowledgeGraph(topics=[Topic("calculus", "Calculus")]))
    True
    """
    return written(triples(graph, base_iri, min_confidence))


def written(rdf: Graph) -> bytes:
    """Any graph of these terms in Turtle, under the prefixes that it binds."""
    out = BytesIO()
    _Turtle(rdf).serialize(out, encoding="utf-8")
    return out.getvalue().lstrip(b"\n")


class _Turtle(TurtleSerializer):
    """rdflib's serializer, with an order that a reader can follow, and safe with any text and any IRI.

    rdflib's own leaves a quote unescaped at the end of a text of several lines that ends in backslash and quote, and
    shortens no name that begins with a digit.
    """

    topClasses = [  # noqa: N815, RUF012 (rdflib's own name and type)
        SKOS.ConceptScheme,
        PROV.Activity,
        SDO.DigitalDocument,
        SKOS.Concept,
        SKOS.Collection,
        RDF.Statement,
        SDO.LearningResource,
        OA.SpecificResource,
    ]

    def __init__(self, store: Graph) -> None:
        super().__init__(store)
        self._prefixes = {str(namespace): prefix for prefix, namespace in store.namespaces()}

    def get_pname(self, uri: Node, gen_prefix: bool = True) -> str | None:
        """The short form of an IRI whose namespace has a prefix, else None."""
        parts = _NAME.fullmatch(uri) if isinstance(uri, URIRef) else None
        prefix = self._prefixes.get(parts["namespace"]) if parts else None
        if parts is None or prefix is None:
            return None
        if prefix not in self.namespaces:
            self.addNamespace(prefix, URIRef(parts["namespace"]))
        return f"{prefix}:{parts['name']}"

    def label(self, node: Node, position: int) -> str:
        """The node as it is written; a literal without a data type always on one line."""
        if not isinstance(node, Literal) or node.datatype is not None:
            return super().label(node, position)
        quoted = f'"{node.translate(_ESCAPES)}"'
        return quoted if node.language is None else f"{quoted}@{node.language}"
