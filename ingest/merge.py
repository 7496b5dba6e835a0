"""Many roadmaps become one knowledge graph."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import networkx as nx

from ..graph.knowledge import KnowledgeGraph
from ..graph.label import digest
from ..graph.model import (
    Application,
    Broader,
    Evidence,
    Mention,
    Prerequisite,
    Resource,
    ResourceType,
    Roadmap,
    Topic,
    TopicKind,
)
from .curate import curate, divide, rulings
from .curation import Curation
from .identity import Identities, identities, squeezed
from .infer import acyclic, prerequisite
from .named_in_titles import NamedInTitles
from .statements.address import same_address
from .words import words

Pairs = dict[tuple[str, str], set[Mention]]
_Of = Callable[[Roadmap], Iterable[tuple[str, str, tuple[Mention, ...]]]]


def merge(roadmaps: Iterable[Roadmap], curations: Iterable[Curation] = ()) -> KnowledgeGraph:
    """One graph of all that some roadmaps state: the same topic of several documents becomes one, evidence adds up.

    Curations have the last word on it. The result depends on the set of documents and curations alone, neither on
    their order nor on how often one is given.

    >>> from roadgraph.ingest.read import read
    >>> one = read(b"# Baking roadmap\\n- Sourdough: requires flour\\n- Flour", "a.md")
    >>> two = read(b"# Bread roadmap\\n- Flour", "b.md")
    >>> merge([one, two]) == merge([two, one, two])
    True
    """
    unique, acting = divide(roadmaps, curations)
    read = [*((r.document, r.diagnostics) for r in unique), *((c.document, c.diagnostics) for c in acting)]
    same = identities(unique, words(), rulings(acting))
    left = curate(_topics(unique, same), _prerequisites(unique, same), acting)
    above = _pairs(unique, same, lambda r: ((b.topic, b.broader, b.evidence) for b in r.broader))
    applied = _pairs(unique, same, lambda r: ((a.topic, a.applied_to, a.evidence) for a in r.applications))
    kept, conflicts = acyclic(left.prerequisites, left.labels)
    return KnowledgeGraph(
        topics=left.topics,
        broader=(
            Broader(below, over, tuple(sorted(places)))
            for (below, over), places in _tree(_without(above, left.ignored)).items()
        ),
        applications=(
            Application(method, task, tuple(sorted(places)))
            for (method, task), places in _without(applied, left.ignored).items()
        ),
        prerequisites=kept,
        resources=_resources(unique, same, left.ignored, NamedInTitles(left.topics)),
        documents=(document for document, _ in read),
        conflicts=(*left.conflicts, *conflicts),
        diagnostics=(*(d for _, diagnostics in read for d in diagnostics), *left.diagnostics),
    )


def _without(pairs: Pairs, ignored: frozenset[str]) -> Pairs:
    return {ends: places for ends, places in pairs.items() if ignored.isdisjoint(ends)}


def _topics(roadmaps: Sequence[Roadmap], same: Identities) -> list[Topic]:
    found: defaultdict[str, list[Topic]] = defaultdict(list)
    for roadmap in roadmaps:
        for topic in roadmap.topics:
            found[same.ids[roadmap.document.id, topic.id]].append(topic)
    return [_topic(identifier, same.labels[identifier], topics) for identifier, topics in found.items()]


def _topic(identifier: str, label: str, topics: Sequence[Topic]) -> Topic:
    names = sorted({name for topic in topics for name in (topic.label, *topic.aliases)})
    # A name that differs in capitals only says nothing new; of several such ones the first counts.
    others = {name.casefold(): name for name in reversed(names) if name.casefold() != label.casefold()}
    definitions = [topic.definition for topic in topics if topic.definition]
    mentions = sorted({mention for topic in topics for mention in topic.mentions})
    languages = sorted({topic.language for topic in topics})
    return Topic(
        identifier,
        label,
        tuple(sorted(others.values())),
        _kind(topics),
        next(iter(definitions), None),
        tuple(mentions),
        languages[0],
    )


def _kind(topics: Sequence[Topic]) -> TopicKind:
    """The kind that most documents give, a plain concept counting for nothing; of equals, the first of the enumeration."""
    count = Counter(topic.kind for topic in topics)
    count[TopicKind.CONCEPT] = 0
    order = list(TopicKind)
    best = max(order, key=lambda kind: (count[kind], -order.index(kind)))
    return best if count[best] else TopicKind.CONCEPT


def _pairs(roadmaps: Sequence[Roadmap], same: Identities, of: _Of) -> Pairs:
    pairs: Pairs = {}
    for roadmap in roadmaps:
        document = roadmap.document.id
        for one, other, places in of(roadmap):
            ends = same.ids[document, one], same.ids[document, other]
            if ends[0] != ends[1]:
                pairs.setdefault(ends, set()).update(places)
    return pairs


def _tree(pairs: Pairs) -> Pairs:
    """The broader relations without those that would close a cycle; the best quoted stand."""
    graph: nx.DiGraph[str] = nx.DiGraph(list(pairs))
    tied = [
        edge
        for part in nx.strongly_connected_components(graph)
        if len(part) > 1
        for edge in graph.subgraph(part).edges
    ]
    if not tied:
        return pairs
    kept: nx.DiGraph[str] = nx.DiGraph()
    loops = set(tied)
    out = {edge: places for edge, places in pairs.items() if edge not in loops}
    for below, over in sorted(
        tied, key=lambda edge: (-len({m.document for m in pairs[edge]}), -len(pairs[edge]), edge)
    ):
        if not (below in kept and over in kept and nx.has_path(kept, over, below)):
            kept.add_edge(below, over)
            out[below, over] = pairs[below, over]
    return out


def _prerequisites(roadmaps: Sequence[Roadmap], same: Identities) -> list[Prerequisite]:
    evidence: defaultdict[tuple[str, frozenset[str]], set[Evidence]] = defaultdict(set)
    for roadmap in roadmaps:
        document = roadmap.document.id
        for p in roadmap.prerequisites:
            topic = same.ids[document, p.topic]
            needs = frozenset(same.ids[document, need] for need in p.needs)
            if topic not in needs:
                evidence[topic, needs].update(p.evidence)
    found = sorted(evidence.items(), key=lambda item: (item[0][0], sorted(item[0][1])))
    return [prerequisite(topic, needs, places) for (topic, needs), places in found]


def _resources(
    roadmaps: Sequence[Roadmap], same: Identities, ignored: frozenset[str], named: NamedInTitles
) -> list[Resource]:
    found: defaultdict[str, list[tuple[str, Resource]]] = defaultdict(list)
    for roadmap in roadmaps:
        for resource in roadmap.resources:
            found[_identity(resource)].append((roadmap.document.id, resource))
    resources = (_resource(identity, versions, same, ignored) for identity, versions in found.items())
    return [replace(one, topics=tuple(sorted({*one.topics, *named(one, one.topics)}))) for one in resources]


def _identity(resource: Resource) -> str:
    if resource.url:
        return "r" + digest("url", same_address(resource.url))[:12]
    return "r" + digest("title", squeezed(resource.title), resource.type.value)[:12]


def _resource(
    identity: str, versions: Sequence[tuple[str, Resource]], same: Identities, ignored: frozenset[str]
) -> Resource:
    all_of = [resource for _, resource in versions]
    first = max(
        all_of, key=lambda r: (r.type is not ResourceType.WEBSITE, len(r.creators), len(r.title), r.title)
    )
    return Resource(
        identity,
        first.title,
        min(
            (r.url for r in all_of if r.url), key=lambda url: (not url.startswith("https"), url), default=None
        ),
        first.type,
        tuple(dict.fromkeys(name for r in [first, *all_of] for name in r.creators)),
        tuple(
            sorted({same.ids[document, topic] for document, r in versions for topic in r.topics} - ignored)
        ),
        tuple(sorted({mention for r in all_of for mention in r.mentions})),
    )
