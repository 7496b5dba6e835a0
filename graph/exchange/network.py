"""The whole graph as a NetworkX graph, of which other programs' formats are written."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from ..fields import Fields, Object, document
from ..knowledge import KnowledgeGraph
from ..label import digest
from ..model import Prerequisite

PREREQUISITE, ALTERNATIVE, BROADER, APPLIED, TEACHES = RELATIONS = (
    *("prerequisite", "alternative", "broader", "appliedTo", "teaches"),
)
"""What an edge says of its source: that it is a prerequisite of its target, or one of several, and so on."""


def network(graph: KnowledgeGraph) -> nx.MultiDiGraph[str]:
    """The topics and resources of the graph as nodes and the relations between them as edges, of any confidence.

    Nodes have a `type`, "topic" or "resource", a `label` and a `kind`; edges have a `relation`. Prerequisites lead
    from what is required to what requires it, in the order of learning; alternatives of which one is enough share a
    `group`. Evidence stands as lists of mappings, as in the JSON export. The graph's own attributes are `documents`
    and `conflicts`. Keys of edges are unique in the whole graph.

    >>> from roadgraph.graph.model import Basis, Topic
    >>> topics = [Topic("limit", "Limit"), Topic("derivative", "Derivative")]
    >>> prerequisite = Prerequisite("derivative", "limit", (), Basis.STATED, 0.9, ())
    >>> found = network(KnowledgeGraph(topics=topics, prerequisites=[prerequisite]))
    >>> list(nx.topological_sort(found)), found.nodes["limit"]["label"]
    (['limit', 'derivative'], 'Limit')
    """
    fields = Fields(graph)
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    made.graph["documents"] = [document(d) for d in graph.documents.values()]
    made.graph["conflicts"] = [fields.conflict(c) for c in graph.conflicts]
    made.add_nodes_from(_nodes(graph, fields))
    taken: dict[str, int] = {}
    for source, target, relation, attributes in _edges(graph, fields):
        name = f"{source}--{relation}--{target}"
        taken[name] = taken.get(name, 0) + 1
        key = name if taken[name] == 1 else f"{name}--{taken[name]}"
        made.add_edge(source, target, key, relation=relation, **attributes)
    return made


def _nodes(graph: KnowledgeGraph, fields: Fields) -> Iterator[tuple[str, Object]]:
    for topic in graph.topics.values():
        told = fields.topic(topic)
        yield (
            topic.id,
            {
                "type": "topic",
                **_present(told, "label", "kind", "language", "aliases", "definition", "mentions"),
            },
        )
    for resource in graph.resources.values():
        told = fields.resource(resource)
        named = {"type": "resource", "label": resource.title, "kind": resource.type}
        yield _resource(resource.id), named | _present(told, "url", "creators", "mentions")


def _edges(graph: KnowledgeGraph, fields: Fields) -> Iterator[tuple[str, str, str, Object]]:
    for p in graph.prerequisites:
        relation = PREREQUISITE if p.requires is not None else ALTERNATIVE
        told = _present(fields.prerequisite(p), "basis", "confidence", "evidence")
        for need in p.needs:
            yield need, p.topic, relation, told if p.requires is not None else {"group": _group(p), **told}
    for b in graph.broader:
        yield b.topic, b.broader, BROADER, {"evidence": fields.places(b.evidence)}
    for a in graph.applications:
        yield a.topic, a.applied_to, APPLIED, {"evidence": fields.places(a.evidence)}
    for resource in graph.resources.values():
        for topic in resource.topics:
            if topic in graph.topics:
                yield _resource(resource.id), topic, TEACHES, {}


def _present(told: Object, *names: str) -> Object:
    """Some of the fields, without those that hold nothing."""
    return {name: told[name] for name in names if told[name] is not None}


def _resource(identifier: str) -> str:
    """The node of a resource, which no topic can have: ids of topics hold no colon."""
    return f"resource:{identifier}"


def _group(p: Prerequisite) -> str:
    """What the alternatives of one prerequisite share."""
    return f"{p.topic}--{digest(*p.any_of)[:12]}"
