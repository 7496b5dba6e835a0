"""Small graphs of any shape, drawn wherever a test asks hypothesis for a `KnowledgeGraph`; no example is timed."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import settings
from hypothesis import strategies as st
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import Basis, Prerequisite, Topic

settings.register_profile("untimed", settings.default, deadline=None)
settings.load_profile("untimed")

WEAK, STRONG = 0.25, 0.75
LABELS = ("Alpha", "Beta", "Gamma", "alpha", "Delta")


@st.composite
def graphs(draw: st.DrawFn, most: int = 8) -> KnowledgeGraph:
    """At most so many topics t0, t1, ... whose ids and labels say nothing of their order, with alternatives."""
    ids = draw(st.permutations([f"t{number}" for number in range(draw(st.integers(1, most)))]))
    topics = [Topic(topic, draw(st.sampled_from(LABELS))) for topic in ids]
    prerequisites = [
        Prerequisite(
            topic,
            needs[0] if len(needs) == 1 else None,
            tuple(sorted(needs)) if len(needs) > 1 else (),
            Basis.TEXT,
            draw(st.sampled_from((WEAK, STRONG, STRONG))),
            (),
        )
        for place, topic in enumerate(ids)
        for needs in draw(_needs(ids[:place]))
    ]
    return KnowledgeGraph(topics=topics, prerequisites=prerequisites)


def _needs(below: Sequence[str]) -> st.SearchStrategy[list[list[str]]]:
    """Up to three requirements among some topics: one topic or several alternatives each."""
    if not below:
        return st.just([])
    need = st.lists(st.sampled_from(below), min_size=1, max_size=3, unique=True)
    return st.lists(need, max_size=3, unique_by=lambda needs: tuple(sorted(needs)))


st.register_type_strategy(KnowledgeGraph, graphs())
