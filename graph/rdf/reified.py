"""Statements as RDF 1.2 has them: a triple term in place of subject, predicate and object."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from .nodes import Node, Term


class Triple(NamedTuple):
    """A triple term: subject, predicate and object are IRIs."""

    subject: str
    predicate: str
    object: str


ReifiedNode = tuple[str, Sequence[tuple[str, Term | Triple]]]
"""What is told of one thing, which may be that it reifies a triple."""

_PARTS = ("rdf:subject", "rdf:predicate", "rdf:object")


def reified(nodes: Iterable[Node]) -> Iterator[ReifiedNode]:
    """The nodes, each `rdf:Statement` among them as a reifier of its triple (RDF 1.2 Concepts, section 1.5).

    >>> told = [("rdf:type", "rdf:Statement"), *zip(_PARTS, ("topic:b", "dcterms:requires", "topic:a"))]
    >>> [node] = reified([("edge:b--a", told)])
    >>> node[1]
    [('rdf:reifies', Triple(subject='topic:b', predicate='dcterms:requires', object='topic:a'))]
    """
    for name, told in nodes:
        parts = {predicate: str(value) for predicate, value in told if predicate in _PARTS}
        if len(parts) < len(_PARTS):
            yield name, told
        else:
            triple = Triple(*(parts[part] for part in _PARTS))
            plain = (one for one in told if one[0] not in _PARTS and one != ("rdf:type", "rdf:Statement"))
            yield name, [("rdf:reifies", triple), *plain]
