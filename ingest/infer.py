"""From evidence to prerequisites: how far each can be trusted, and which cannot stand together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import networkx as nx

from ..graph.model import Basis, Conflict, Evidence, Prerequisite

WEAK_LIMIT = 0.49
"""What evidence that is weak in every document never passes: many an order, or many a recommendation, is no proof."""
MOST_CERTAIN = 0.99


def confidence(evidence: Iterable[Evidence]) -> float:
    """How far evidence of several documents can be trusted together, from 0 to 1, rounded to three places.

    Documents count as independent, and each with its strongest evidence: 1 - ∏(1 - c), the noisy-or of Pearl,
    Probabilistic Reasoning in Intelligent Systems (1988). Weak evidence alone, such as order, stays below 0.5.
    """
    strongest: defaultdict[str, float] = defaultdict(float)
    weak, curated = True, False
    for one in evidence:
        strongest[one.document] = max(strongest[one.document], one.confidence)
        weak = weak and (one.basis is Basis.ORDER or one.confidence <= WEAK_LIMIT)
        curated = curated or (one.basis is Basis.CURATED and one.confidence == 1.0)
    doubt = 1.0
    for _, best in sorted(strongest.items()):
        doubt *= 1.0 - best
    limit = WEAK_LIMIT if weak else 1.0 if curated else MOST_CERTAIN
    return round(min(1.0 - doubt, limit), 3)


def prerequisite(topic: str, needs: frozenset[str], evidence: Iterable[Evidence]) -> Prerequisite:
    """The prerequisite for which all this evidence speaks; its basis is that of the strongest evidence."""
    found = tuple(sorted(set(evidence)))
    first = max(found, key=lambda e: (e.confidence, -list(Basis).index(e.basis)))
    needed = tuple(sorted(needs))
    single = needed[0] if len(needed) == 1 else None
    return Prerequisite(topic, single, () if single else needed, first.basis, confidence(found), found)


def acyclic(
    found: Sequence[Prerequisite], labels: Mapping[str, str]
) -> tuple[tuple[Prerequisite, ...], tuple[Conflict, ...]]:
    """The prerequisites that can stand together, and a conflict for each that would close a cycle.

    Within each strongly connected component prerequisites are taken from the surest to the weakest, and one that
    would close a cycle with those taken before is cut. (A greedy acyclic subgraph: minimum feedback arc set is
    NP-hard; see Eades, Lin and Smyth, "A fast and effective heuristic for the feedback arc set problem", 1993.)
    """
    every: nx.DiGraph[str] = nx.DiGraph()
    every.add_edges_from((need, p.topic) for p in found for need in p.needs)
    component = {
        node: at
        for at, nodes in enumerate(nx.strongly_connected_components(every))
        if len(nodes) > 1
        for node in nodes
    }
    loose = [
        p for p in found if not any(component.get(need, -1) == component.get(p.topic, -2) for need in p.needs)
    ]
    tied = [
        p for p in found if any(component.get(need, -1) == component.get(p.topic, -2) for need in p.needs)
    ]
    kept: nx.DiGraph[str] = nx.DiGraph()
    by_edge: dict[tuple[str, str], Prerequisite] = {}
    conflicts: list[Conflict] = []
    for one in sorted(
        tied, key=lambda p: (-p.confidence, -len({e.document for e in p.evidence}), p.topic, p.needs)
    ):
        closing = [need for need in one.needs if _reaches(kept, one.topic, need)]
        left = frozenset(one.needs) - set(closing)
        if closing:
            conflicts.append(_conflict(one, closing[0], kept, by_edge, labels))
        if left:
            taken = one if not closing else prerequisite(one.topic, left, one.evidence)
            loose.append(taken)
            for need in left:
                kept.add_edge(need, one.topic)
                by_edge[need, one.topic] = taken
    return tuple(loose), tuple(conflicts)


def _reaches(graph: nx.DiGraph[str], start: str, end: str) -> bool:
    return start in graph and end in graph and nx.has_path(graph, start, end)


def _conflict(
    cut: Prerequisite,
    need: str,
    kept: nx.DiGraph[str],
    by_edge: Mapping[tuple[str, str], Prerequisite],
    labels: Mapping[str, str],
) -> Conflict:
    path: list[str] = nx.shortest_path(kept, cut.topic, need)
    standing = tuple(dict.fromkeys(by_edge[edge] for edge in pairwise(path)))
    kind = "contradiction" if len(path) == 2 else "cycle"
    chain = " and ".join(f"{labels[after]} requires {labels[before]}" for before, after in pairwise(path))
    message = f"{labels[cut.topic]} requires {labels[need]} was cut, since {chain}"
    return Conflict(kind, message, tuple(sorted(path)), standing, (cut,))
