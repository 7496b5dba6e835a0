"""The neutral drawing that learning paths and maps become before a format writes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias
from urllib.parse import quote

import networkx as nx

from ..knowledge import DEFAULT_CONFIDENCE, KnowledgeGraph, stages
from ..model import Prerequisite
from ..path import LearningPath
from ..readable import readable

WEAK_BELOW = 0.6
"""Prerequisites of less confidence than this are drawn as weak."""

QUOTED = 300
"""The number of characters of a quote that an edge carries."""

NOTHING = "There is nothing to learn here."
"""What a picture says that has no topics."""


Group: TypeAlias = tuple[str, tuple[str, ...]]
"""What tells a group of alternatives from others: the topic that needs one of them, and all of them."""


@dataclass(frozen=True, slots=True)
class Node:
    """A topic of a drawing.

    `stage` counts from 1 and is one more than that of the latest topic it needs; 0 for a known topic.
    `position` is the number of a step, None where the topic is none. `chosen_from` tells that the topic was
    chosen among alternatives.
    """

    id: str
    label: str
    stage: int
    position: int | None = None
    known: bool = False
    chosen_from: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow from the id of a prerequisite (`source`) to the id of a topic that needs it (`target`).

    `any_of` are the ids of all the alternatives of which the source is one, drawn or not; `title` quotes the evidence:
    `document:line “quote”`.
    """

    source: str
    target: str
    weak: bool = False
    any_of: tuple[str, ...] = ()
    title: str = ""

    @property
    def group(self) -> Group | None:
        """The group of alternatives that the edge belongs to, None where it is needed anyway."""
        return (self.target, self.any_of) if self.any_of else None


@dataclass(frozen=True, slots=True)
class Drawing:
    """Topics and arrows to draw: acyclic, transitively reduced, in an order that depends on the content alone.

    `across` asks for a picture that runs from left to right rather than from top to bottom. `pages` is what the
    address of a topic's page begins with; the topic's id follows. Empty, topics lead nowhere.
    """

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    across: bool = False
    pages: str = ""

    @property
    def groups(self) -> dict[Group, tuple[Edge, ...]]:
        """The edges of each group of alternatives."""
        groups: dict[Group, tuple[Edge, ...]] = {}
        for edge in self.edges:
            if edge.group:
                groups[edge.group] = (*groups.get(edge.group, ()), edge)
        return groups

    @property
    def stages(self) -> int:
        """The number of stages of what is to be learned."""
        return max((node.stage for node in self.nodes if not node.known), default=0)

    def page(self, node: Node) -> str:
        """The address of a topic's page, of characters that mean nothing in any format; empty where it has none.

        >>> Drawing("x", (), (), pages="https://example.org/topic/").page(Node('a"b', "A", 1))
        'https://example.org/topic/a%22b'
        """
        encoded = partial(quote, errors="replace")
        return self.pages and encoded(self.pages, safe=":/?=#%~") + encoded(node.id, safe="")


Link: TypeAlias = tuple[str, str, Prerequisite]
"""A prerequisite, the topic that needs it, and the relation that says so."""


def draw_path(
    graph: KnowledgeGraph, path: LearningPath, min_confidence: float = DEFAULT_CONFIDENCE
) -> Drawing:
    """The drawing of a learning path: its steps by position, before them the known topics that steps need directly.

    `min_confidence` is that of the path. An arrow that follows from others is left out; the choice among
    alternatives is made on a path, so that a chosen one counts there as any other prerequisite.
    """
    steps = {step.topic.id for step in path.steps}
    links = [(s.topic.id, p.topic, p) for s in path.steps for p in s.because if p.topic in steps]
    known_links = _known_links(graph, path, steps, min_confidence)
    drawn = _without_implied([*links, *known_links])
    known = sorted({link[0] for link in known_links}, key=lambda topic: (graph.topics[topic].label, topic))
    nodes = [Node(topic, graph.topics[topic].label, 0, known=True) for topic in known]
    nodes += [
        Node(s.topic.id, s.topic.label, s.stage, s.position, chosen_from=bool(s.chosen_from))
        for s in path.steps
    ]
    title = f"Learning path to {_listed([topic.label for topic in path.target])}"
    if path.knowing:
        title += f", knowing {_listed([topic.label for topic in path.knowing])}"
    return Drawing(title, tuple(nodes), _edges(graph, drawn, nodes))


def draw_map(
    graph: KnowledgeGraph,
    min_confidence: float = DEFAULT_CONFIDENCE,
    topics: Sequence[str] | None = None,
) -> Drawing:
    """The drawing of every topic that takes part in a prerequisite, or of those among `topics` (references) that do.

    An arrow that follows from plain prerequisites is left out; that one may come by way of an alternative
    proves nothing. Raises `UnknownTopicError` for a reference that names no topic.
    """
    among = set(graph.topics if topics is None else (graph.topic(ref).id for ref in topics))
    links = [
        (need, p.topic, p)
        for p in graph.prerequisites
        for need in p.needs
        if p.confidence >= min_confidence and p.topic in among and need in among
    ]
    plain = _without_implied([link for link in links if link[2].requires is not None])
    choices = _unless_reached(plain, [link for link in links if link[2].requires is None])
    ranks = stages(_digraph([*plain, *choices]))
    nodes = [Node(topic, graph.topics[topic].label, rank + 1) for topic, rank in ranks.items()]
    nodes.sort(key=lambda node: (node.stage, node.label, node.id))
    return Drawing("Learning map", tuple(nodes), _edges(graph, [*plain, *choices], nodes), across=True)


def _known_links(
    graph: KnowledgeGraph, path: LearningPath, steps: set[str], min_confidence: float
) -> list[Link]:
    """The links from known topics, and what they require, straight to steps."""
    known = {topic.id for topic in path.knowing}
    for topic in path.knowing:
        known |= nx.ancestors(graph.prerequisite_graph(min_confidence), topic.id)
    known -= steps
    return [
        (need, step.topic.id, p)
        for step in path.steps
        for p in graph.requires(step.topic.id, min_confidence)
        for need in p.needs
        if need in known
    ]


def _digraph(links: Iterable[Link]) -> nx.DiGraph[str]:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from((source, target) for source, target, _ in links)
    return graph


def _without_implied(links: list[Link]) -> list[Link]:
    """The links that remain after transitive reduction, the strongest of those that join the same two topics."""
    best: dict[tuple[str, str], Link] = {}
    for link in sorted(links, key=lambda link: (link[2].requires is None, -link[2].confidence)):
        best.setdefault(link[:2], link)
    reduced = nx.transitive_reduction(_digraph(best.values()))
    return [link for pair, link in best.items() if reduced.has_edge(*pair)]


def _unless_reached(plain: list[Link], choices: list[Link]) -> list[Link]:
    """The links to alternatives of which plain links do not lead to the same topic anyway, those of each group."""
    graph = _digraph(plain)
    graph.add_nodes_from(topic for link in choices for topic in link[:2])
    best: dict[tuple[str, str, tuple[str, ...]], Link] = {}
    for link in sorted(choices, key=lambda link: -link[2].confidence):
        if not nx.has_path(graph, link[0], link[1]):
            best.setdefault((*link[:2], link[2].any_of), link)
    return list(best.values())


def _edges(graph: KnowledgeGraph, links: list[Link], nodes: Sequence[Node]) -> tuple[Edge, ...]:
    place = {node.id: index for index, node in enumerate(nodes)}
    edges = [
        Edge(source, target, p.confidence < WEAK_BELOW, p.any_of, _quoted(graph, p))
        for source, target, p in links
    ]
    return tuple(sorted(edges, key=lambda edge: (place[edge.target], place[edge.source], edge.any_of)))


def _quoted(graph: KnowledgeGraph, prerequisite: Prerequisite) -> str:
    """The most trusted piece of evidence as `document:line “quote”`, with the alternatives before it if there are any."""
    labels = [graph.topics[topic].label for topic in prerequisite.any_of]
    choice = f"one of {', '.join(labels)}: " if labels else ""
    if not prerequisite.evidence:
        return choice + prerequisite.basis.value
    best = min(prerequisite.evidence, key=lambda e: (-e.confidence, e.document, e.line, e.quote))
    document = graph.documents.get(best.document)
    name = best.document if document is None else document.name
    whole = readable(best.quote)
    said = whole if len(whole) <= QUOTED else whole[: QUOTED - 1] + "…"
    return f"{choice}{name}:{best.line} “{said}”"


def _listed(labels: Sequence[str], limit: int = 3) -> str:
    """The labels in one phrase, no more than `limit` of them by name."""
    if len(labels) > limit:
        labels = [*labels[: limit - 1], f"{len(labels) - limit + 1} more"]
    return " and ".join(filter(None, [", ".join(labels[:-1]), *labels[-1:]]))
