"""The knowledge graph in GEXF."""

from __future__ import annotations

from networkx.readwrite.gexf import GEXFWriter

from ..knowledge import KnowledgeGraph
from .flat import flat
from .xml import xml


def gexf(graph: KnowledgeGraph) -> bytes:
    """The graph in GEXF 1.2, which Gephi and NetworkX read; see `network` and `flat` for what it holds.

    GEXF has no place for what belongs to the whole graph: documents and conflicts are left out.

    >>> from roadgraph.graph.model import Topic
    >>> b'<node id="calculus" label="Calculus">' in gexf(KnowledgeGraph(topics=[Topic("calculus", "Calculus")]))
    True
    """
    made = flat(graph)
    for _, _, key, told in made.edges(keys=True, data=True):
        told["id"] = key
    root = GEXFWriter(made).xml
    for meta in root.findall("meta"):  # the day of writing, which would change every export
        root.remove(meta)
    for whole in root.findall("graph"):  # the schema of GEXF knows no name of a graph
        del whole.attrib["name"]
    return xml(root)
