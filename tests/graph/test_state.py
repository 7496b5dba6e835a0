"""What is covered and what can be learned next, against the definitions."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.graph.errors import UnknownTopicError
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import Basis, Prerequisite, Topic
from roadgraph.graph.path import learning_path
from roadgraph.graph.state import NextTopic, covered, next_topics

ANY_GRAPH = st.from_type(KnowledgeGraph)
THRESHOLDS = st.sampled_from((0.0, 0.5))


def needs(topic: str, *others: str) -> Prerequisite:
    single = others[0] if len(others) == 1 else None
    return Prerequisite(topic, single, () if single else tuple(sorted(others)), Basis.STATED, 0.9, ())


def graph_of(*found: Prerequisite, also: Sequence[str] = ()) -> KnowledgeGraph:
    ids = {topic for p in found for topic in (p.topic, *p.needs)} | set(also)
    return KnowledgeGraph(topics=[Topic(i, i.upper()) for i in ids], prerequisites=found)


def some(data: st.DataObject, graph: KnowledgeGraph) -> list[str]:
    return data.draw(st.lists(st.sampled_from(sorted(graph.topics)), max_size=3))


def told(found: Sequence[NextTopic]) -> list[tuple[str, int]]:
    return [(n.topic.id, n.unlocks) for n in found]


ALGEBRA = graph_of(
    needs("matrix", "vector"),
    needs("eigenvalue", "matrix"),
    needs("pca", "eigenvalue"),
    needs("pca", "variance"),
    needs("plot", "python", "r"),
    also=["island"],
)


class TestCovered:
    @given(ANY_GRAPH, st.data(), THRESHOLDS)
    def test_it_is_what_is_known_and_its_ancestors(
        self, graph: KnowledgeGraph, data: st.DataObject, threshold: float
    ) -> None:
        knowing = some(data, graph)
        oracle = graph.prerequisite_graph(threshold)
        assert covered(graph, knowing, threshold) == {
            i for k in knowing for i in (k, *nx.ancestors(oracle, k))
        }

    def test_references_are_resolved(self) -> None:
        assert covered(ALGEBRA, ["Eigenvalues"]) == {"eigenvalue", "matrix", "vector"}

    def test_an_unknown_reference_is_said_to_be(self) -> None:
        with pytest.raises(UnknownTopicError, match="nothing"):
            covered(ALGEBRA, ["pca", "nothing"])


class TestNextTopics:
    def test_what_unlocks_most_comes_first_then_by_label(self) -> None:
        # vector: matrix, eigenvalue, pca; variance: pca; alternatives unlock nothing for certain.
        assert told(next_topics(ALGEBRA, [])) == [("vector", 3), ("variance", 1), ("python", 0), ("r", 0)]

    def test_all_prerequisites_must_be_covered(self) -> None:
        assert told(next_topics(ALGEBRA, ["eigenvalue", "r"])) == [
            ("variance", 1),
            ("plot", 0),
            ("python", 0),
        ]
        assert ("pca", 0) in told(next_topics(ALGEBRA, ["eigenvalue", "variance"]))

    def test_toward_keeps_to_the_path(self) -> None:
        assert told(next_topics(ALGEBRA, [], toward="pca")) == [("vector", 3), ("variance", 1)]
        assert told(next_topics(ALGEBRA, ["vector"], toward="PCA")) == [("matrix", 2), ("variance", 1)]
        assert told(next_topics(ALGEBRA, [], toward="plot")) == [("python", 0)]
        assert next_topics(ALGEBRA, ["pca"], toward="eigenvalue") == ()

    def test_a_topic_outside_the_order_is_next_where_it_is_the_goal_alone(self) -> None:
        assert told(next_topics(ALGEBRA, [], toward="island")) == [("island", 0)]

    @given(ANY_GRAPH, st.data(), THRESHOLDS)
    def test_it_is_the_outer_fringe(
        self, graph: KnowledgeGraph, data: st.DataObject, threshold: float
    ) -> None:
        state = covered(graph, knowing := some(data, graph), threshold)
        oracle = graph.prerequisite_graph(threshold)
        found = [p for p in graph.prerequisites if p.confidence >= threshold]
        ordered = {topic for p in found for topic in (p.topic, *p.needs)}
        fringe = {
            topic for topic in ordered - state if all(state & set(p.needs) for p in found if p.topic == topic)
        }
        answer = next_topics(graph, knowing, min_confidence=threshold)
        assert {n.topic.id: n.unlocks for n in answer} == {
            topic: len(nx.descendants(oracle, topic) - state) for topic in fringe
        }
        order = [(-n.unlocks, n.topic.label, n.topic.id) for n in answer]
        assert order == sorted(order)
        assert all(n.distance == 1 for n in answer)

    @given(ANY_GRAPH, st.data(), THRESHOLDS)
    def test_toward_is_the_part_of_the_fringe_on_the_path(
        self, graph: KnowledgeGraph, data: st.DataObject, threshold: float
    ) -> None:
        knowing = some(data, graph)
        goal = data.draw(st.sampled_from(sorted(graph.topics)))
        state = covered(graph, knowing, threshold)
        steps = [step.topic.id for step in learning_path(graph, [goal], knowing, threshold).steps]
        ready = {t for t in steps if all(state & set(p.needs) for p in graph.requires(t, threshold))}
        answer = next_topics(graph, knowing, goal, threshold)
        assert {n.topic.id for n in answer} == ready
        assert bool(answer) == (goal not in state)

    def test_an_unknown_reference_is_said_to_be(self) -> None:
        with pytest.raises(UnknownTopicError, match="nothing"):
            next_topics(ALGEBRA, [], toward="nothing")
        with pytest.raises(UnknownTopicError, match="nothing"):
            next_topics(ALGEBRA, ["nothing"])
