"""The order that plain prerequisites put topics in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

import networkx as nx

from .model import Prerequisite


class Order:
    """The plain prerequisites of some topics at a threshold as a graph, and what follows from them.

    `graph` leads from what is required to what requires it; its edges bear the `Prerequisite`, of several for
    the same two topics the first.
    """

    def __init__(
        self, topics: Iterable[str], prerequisites: Iterable[Prerequisite], min_confidence: float
    ) -> None:
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from(topics)
        for p in prerequisites:
            plain = p.requires is not None and p.confidence >= min_confidence
            if plain and not graph.has_edge(p.needs[0], p.topic):
                graph.add_edge(p.needs[0], p.topic, prerequisite=p)
        self.graph: nx.DiGraph[str] = nx.freeze(graph)
        self._unlocks: dict[str, int] = {}

    @cached_property
    def stages(self) -> Mapping[str, int]:
        """The longest-path rank of every topic."""
        return stages(self.graph)

    def unlocks(self, topic: str) -> int:
        """The number of topics above this one."""
        line = []
        # What only one topic requires unlocks that topic and all that it unlocks: most counts follow from others.
        while topic not in self._unlocks and self.graph.out_degree(topic) == 1:
            line.append(topic)
            topic = next(self.graph.successors(topic))
        if topic not in self._unlocks:
            self._unlocks[topic] = self._above(topic)
        for number, below in enumerate(reversed(line), start=1):
            self._unlocks[below] = self._unlocks[topic] + number
        return self._unlocks[line[0] if line else topic]

    def _above(self, topic: str) -> int:
        seen, stack = {topic}, [topic]
        while stack:
            fresh = [above for above in self.graph.successors(stack.pop()) if above not in seen]
            seen.update(fresh)
            stack += fresh
        return len(seen) - 1


def stages(graph: nx.DiGraph[str]) -> dict[str, int]:
    """The longest-path rank of every node of an acyclic graph: 0 for those without predecessors."""
    ranks: dict[str, int] = {}
    for node in nx.topological_sort(graph):
        ranks[node] = max((ranks[before] + 1 for before in graph.predecessors(node)), default=0)
    return ranks
