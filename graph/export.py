"""The knowledge graph in exchange formats."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from .encoding import lists
from .exchange.cytoscape import cytoscape
from .exchange.gexf import gexf
from .exchange.graphml import graphml
from .exchange.node_link import node_link
from .exchange.table import table
from .fields import Fields
from .knowledge import KnowledgeGraph
from .rdf.syntax import SYNTAXES, joined, rdf


def exported(graph: KnowledgeGraph, form: str = "json", **options: Any) -> bytes:
    """The whole graph in one of the formats of `EXPORTS`; the same graph, the same bytes.

    The syntaxes of RDF take the options of `rdf`, and raise what that raises.

    >>> from roadgraph.graph.model import Topic
    >>> b'"label": "Calculus"' in exported(KnowledgeGraph(topics=[Topic("calculus", "Calculus")]))
    True
    """
    return b"".join(EXPORTS[form](graph, **options))


def _json(graph: KnowledgeGraph) -> Iterator[bytes]:
    """The graph in JSON: UTF-8, indented by 1, with a newline at the end.

    Places name their document by its name, since that is what a person gave. Half of a surrogate pair, which no
    UTF-8 can hold, becomes U+FFFD.
    """
    return joined(lists(Fields(graph).graph()))


def _whole(write: Callable[[KnowledgeGraph], bytes], graph: KnowledgeGraph) -> Iterator[bytes]:
    """What a format that is written at once has, as a single part."""
    yield write(graph)


RDF: Mapping[str, Callable[..., Iterator[bytes]]] = {name: partial(rdf, syntax=name) for name in SYNTAXES}
"""The syntaxes of RDF; these take the options of `rdf`, too."""

EXPORTS: Mapping[str, Callable[..., Iterator[bytes]]] = {
    "json": _json,
    **RDF,
    "node-link": partial(_whole, node_link),
    "cytoscape": partial(_whole, cytoscape),
    "graphml": partial(_whole, graphml),
    "gexf": partial(_whole, gexf),
    "csv": partial(_whole, table),
}
"""What writes the graph in each format, part by part."""
