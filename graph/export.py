"""The knowledge graph as the bytes of an exchange format."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from .exchange.cytoscape import cytoscape
from .exchange.gexf import gexf
from .exchange.graphml import graphml
from .exchange.node_link import node_link
from .exchange.table import table
from .fields import Fields, encoded
from .knowledge import KnowledgeGraph
from .rdf.jsonld import jsonld
from .rdf.ntriples import ntriples
from .rdf.rdfxml import rdfxml
from .rdf.turtle import trig, turtle


def to_json(graph: KnowledgeGraph) -> bytes:
    """The whole graph in JSON: UTF-8, indented by 1, with a newline at the end; the same graph, the same bytes.

    Places name their document by its name, since that is what a person gave. Half of a surrogate pair, which no
    UTF-8 can hold, becomes U+FFFD.

    >>> from roadgraph.graph.model import Topic
    >>> b'"label": "Calculus"' in to_json(KnowledgeGraph(topics=[Topic("calculus", "Calculus")]))
    True
    """
    return msgspec.json.format(encoded(Fields(graph).graph()), indent=1) + b"\n"


RDF: Mapping[str, Callable[..., bytes]] = {
    "turtle": turtle,
    "ntriples": ntriples,
    "jsonld": jsonld,
    "rdfxml": rdfxml,
    "trig": trig,
}
"""The syntaxes of RDF; these take `base_iri`, `min_confidence` and `evidence`, too."""

EXPORTS: Mapping[str, Callable[[KnowledgeGraph], bytes]] = {
    "json": to_json,
    **RDF,
    "node-link": node_link,
    "cytoscape": cytoscape,
    "graphml": graphml,
    "gexf": gexf,
    "csv": table,
}
