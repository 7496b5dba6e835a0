"""The knowledge graph in GraphML."""

from __future__ import annotations

from networkx.readwrite.graphml import GraphMLWriter

from ..knowledge import KnowledgeGraph
from .flat import flat
from .xml import xml


def graphml(graph: KnowledgeGraph) -> bytes:
    """The graph in GraphML, which yEd, Gephi, igraph and NetworkX read; see `network` and `flat` for what it holds.

    >>> from roadgraph.graph.model import Topic
    >>> b'<node id="calculus">' in graphml(KnowledgeGraph(topics=[Topic("calculus", "Calculus")]))
    True
    """
    # Not networkx.write_graphml: what that writes depends on whether lxml is installed.
    writer = GraphMLWriter(flat(graph), named_key_ids=False)
    return xml(writer.xml)
