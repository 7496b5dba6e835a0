"""Learning paths, chains and what requires what, against brute force and NetworkX."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable, Sequence
from itertools import combinations, pairwise
from unittest import mock

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.graph import choice, least
from roadgraph.graph.errors import UnknownTopicError
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import Basis, Evidence, Prerequisite, Topic
from roadgraph.graph.path import LearningPath, Reached, chain, learning_path, prerequisites, requiring, why
from roadgraph.graph.state import covered

ANY_GRAPH = st.from_type(KnowledgeGraph)
THRESHOLDS = st.sampled_from((0.0, 0.5))


def needs(topic: str, *others: str, confidence: float = 0.9) -> Prerequisite:
    """`topic` requires the other, or one of several others."""
    single = others[0] if len(others) == 1 else None
    evidence = (Evidence("d1", 7, 7, f"{topic} after {others[0]}", "test", Basis.STATED, confidence),)
    return Prerequisite(
        topic, single, () if single else tuple(sorted(others)), Basis.STATED, confidence, evidence
    )


def graph_of(*found: Prerequisite, also: Sequence[str] = ()) -> KnowledgeGraph:
    ids = {topic for p in found for topic in (p.topic, *p.needs)} | set(also)
    return KnowledgeGraph(topics=[Topic(i, i.upper()) for i in ids], prerequisites=found)


def some(data: st.DataObject, graph: KnowledgeGraph) -> list[str]:
    """A few topic ids of the graph."""
    return data.draw(st.lists(st.sampled_from(sorted(graph.topics)), max_size=3))


def ids(path: LearningPath) -> list[str]:
    return [step.topic.id for step in path.steps]


def is_closed(graph: KnowledgeGraph, learned: set[str], known: frozenset[str], threshold: float) -> bool:
    return all(
        not (learned | known).isdisjoint(p.needs)
        for topic in learned
        for p in graph.requires(topic, threshold)
    )


def smallest(graph: KnowledgeGraph, to: Sequence[str], known: frozenset[str], threshold: float) -> list[str]:
    """The smallest closed set, the first by ids, found by trying every set."""
    wanted = set(to) - known
    free = sorted(graph.topics.keys() - known - wanted)
    sizes = (combinations(free, size) for size in range(len(free) + 1))
    candidates = (sorted({*wanted, *more}) for group in sizes for more in group)
    found = [c for c in candidates if is_closed(graph, set(c), known, threshold)]
    return min(found, key=lambda c: (len(c), c))


class TestLearningPath:
    def test_every_topic_comes_after_what_it_needs(self) -> None:
        graph = graph_of(
            needs("backprop", "gradient"), needs("gradient", "calculus"), needs("backprop", "chain-rule")
        )
        path = learning_path(graph, ["backprop"])
        assert [(s.position, s.stage, s.topic.id, s.requires) for s in path.steps] == [
            (1, 1, "calculus", ()),
            (2, 1, "chain-rule", ()),
            (3, 2, "gradient", ("calculus",)),
            (4, 3, "backprop", ("chain-rule", "gradient")),
        ]
        assert path.length == 4
        assert path.steps[0].because == (needs("gradient", "calculus"),)
        assert path.steps[3].because == ()

    def test_what_is_known_covers_what_it_requires(self) -> None:
        graph = graph_of(needs("c", "b"), needs("b", "a"), needs("c", "x"))
        path = learning_path(graph, ["C"], knowing=["B", "b"])
        assert ids(path) == ["x", "c"]
        assert [topic.id for topic in path.knowing] == ["b"]

    def test_a_covered_target_is_no_step(self) -> None:
        graph = graph_of(needs("b", "a"))
        path = learning_path(graph, ["a", "b"], knowing=["b"])
        assert path.steps == ()
        assert [topic.id for topic in path.target] == ["a", "b"]

    def test_several_targets_share_their_steps(self) -> None:
        graph = graph_of(needs("b", "a"), needs("c", "a"), needs("d", "c"))
        path = learning_path(graph, ["d", "c", "b", "c"])
        assert ids(path) == ["a", "b", "c", "d"]
        assert [topic.id for topic in path.target] == ["d", "c", "b"]
        assert path.steps[2].because == (needs("d", "c"),)

    def test_no_target_no_step(self) -> None:
        assert learning_path(graph_of(needs("b", "a")), []).steps == ()

    def test_weak_prerequisites_count_below_their_confidence_only(self) -> None:
        graph = graph_of(needs("b", "a", confidence=0.4))
        assert ids(learning_path(graph, ["b"])) == ["b"]
        assert ids(learning_path(graph, ["b"], min_confidence=0.4)) == ["a", "b"]

    def test_the_alternative_that_adds_least_is_chosen(self) -> None:
        graph = graph_of(needs("net", "keras", "torch"), needs("keras", "tensorflow"))
        path = learning_path(graph, ["net"])
        assert ids(path) == ["torch", "net"]
        assert path.steps[0].chosen_from == ("keras", "torch")
        assert path.steps[0].because == (needs("net", "keras", "torch"),)
        assert path.steps[1].requires == ("torch",)

    def test_a_known_alternative_is_enough(self) -> None:
        graph = graph_of(needs("net", "keras", "torch"), needs("keras", "tensorflow"))
        assert ids(learning_path(graph, ["net"], knowing=["keras"])) == ["net"]

    def test_to_know_a_topic_is_to_know_none_of_its_alternatives(self) -> None:
        graph = graph_of(needs("net", "keras", "torch"), needs("app", "torch"), needs("app", "net"))
        assert ids(learning_path(graph, ["app"], knowing=["net"])) == ["torch", "app"]

    def test_an_alternative_that_serves_twice_beats_two_that_serve_once(self) -> None:
        graph = graph_of(needs("goal", "a", "z"), needs("goal", "b", "z"))
        path = learning_path(graph, ["goal"])
        assert ids(path) == ["z", "goal"]
        assert path.steps[0].chosen_from == ("a", "z")

    def test_what_is_needed_anyway_was_not_chosen(self) -> None:
        graph = graph_of(needs("goal", "a", "b"), needs("goal", "b"))
        path = learning_path(graph, ["goal"])
        assert ids(path) == ["b", "goal"]
        assert path.steps[0].chosen_from == ()
        assert path.steps[0].because == (needs("goal", "a", "b"), needs("goal", "b"))

    def test_alternatives_of_alternatives_are_weighed(self) -> None:
        graph = graph_of(
            needs("goal", "a", "b"),
            needs("a", "p", "q"),
            needs("p", "p1"),
            needs("q", "q1"),
            needs("b", "b1"),
        )
        assert ids(learning_path(graph, ["goal"])) == ["b1", "b", "goal"]

    def test_hundreds_of_independent_choices_are_exact(self) -> None:
        found = [p for n in range(300) for p in (needs("goal", f"a{n}", f"b{n}"), needs(f"a{n}", f"c{n}"))]
        assert sorted(ids(learning_path(graph_of(*found), ["goal"]))) == sorted(
            ["goal", *(f"b{n}" for n in range(300))]
        )

    def test_a_long_chain_is_no_matter(self) -> None:
        graph = graph_of(*(needs(f"t{n}", f"t{n - 1}") for n in range(1, 5000)))
        assert ids(learning_path(graph, ["t4999"])) == [f"t{n}" for n in range(5000)]

    @given(ANY_GRAPH, st.data(), THRESHOLDS)
    def test_it_is_the_smallest_closed_set(
        self, graph: KnowledgeGraph, data: st.DataObject, threshold: float
    ) -> None:
        to, knowing = some(data, graph), some(data, graph)
        known = covered(graph, knowing, threshold)
        path = learning_path(graph, to, knowing, threshold)
        assert sorted(ids(path)) == smallest(graph, to, known, threshold)

    @given(ANY_GRAPH, st.data(), THRESHOLDS)
    def test_every_prefix_is_closed(
        self, graph: KnowledgeGraph, data: st.DataObject, threshold: float
    ) -> None:
        to, knowing = some(data, graph), some(data, graph)
        known = covered(graph, knowing, threshold)
        steps = ids(learning_path(graph, to, knowing, threshold))
        assert known.isdisjoint(steps)
        assert set(to) <= known | set(steps)
        assert all(is_closed(graph, set(steps[:end]), known, threshold) for end in range(len(steps) + 1))

    @given(ANY_GRAPH, st.data(), THRESHOLDS)
    def test_knowing_more_never_makes_it_longer(
        self, graph: KnowledgeGraph, data: st.DataObject, threshold: float
    ) -> None:
        # What is left of a closed set is closed once more is known, so that the smallest is no larger.
        to, knowing, more = some(data, graph), some(data, graph), some(data, graph)
        shorter = learning_path(graph, to, [*knowing, *more], threshold)
        assert shorter.length <= learning_path(graph, to, knowing, threshold).length

    @given(ANY_GRAPH, st.data(), THRESHOLDS)
    def test_stages_are_longest_chains_of_steps(
        self, graph: KnowledgeGraph, data: st.DataObject, threshold: float
    ) -> None:
        path = learning_path(graph, some(data, graph), some(data, graph), threshold)
        needed: nx.DiGraph[str] = nx.DiGraph()
        needed.add_nodes_from(ids(path))
        needed.add_edges_from((need, step.topic.id) for step in path.steps for need in step.requires)
        for step in path.steps:
            below = needed.subgraph(nx.ancestors(needed, step.topic.id) | {step.topic.id})
            assert step.stage == nx.dag_longest_path_length(below) + 1
        order = [(step.stage, step.topic.label, step.topic.id) for step in path.steps]
        assert order == sorted(order)
        assert [step.position for step in path.steps] == list(range(1, path.length + 1))

    @given(ANY_GRAPH, st.data(), THRESHOLDS)
    def test_steps_tell_why_they_stand_there(
        self, graph: KnowledgeGraph, data: st.DataObject, threshold: float
    ) -> None:
        to, knowing = some(data, graph), some(data, graph)
        known = covered(graph, knowing, threshold)
        path = learning_path(graph, to, knowing, threshold)
        place = {step.topic.id: step.position for step in path.steps}
        met = {(p, step.topic.id) for step in path.steps for p in step.because}
        open_ = {p for topic in place for p in graph.requires(topic, threshold) if known.isdisjoint(p.needs)}
        assert {p for p, _ in met} == open_
        assert len(met) == len(open_)
        for step in path.steps:
            assert step.because or step.topic.id in to
            assert {(p.topic, step.topic.id) for p in step.because} == {
                (later.topic.id, step.topic.id) for later in path.steps if step.topic.id in later.requires
            }
            assert all(step.topic.id in p.needs for p in step.because)
            assert list(step.requires) == sorted(step.requires, key=place.__getitem__)
            assert all(place[need] < step.position for need in step.requires)

    @given(ANY_GRAPH, st.data(), THRESHOLDS)
    def test_a_topic_is_chosen_where_nothing_else_demands_it(
        self, graph: KnowledgeGraph, data: st.DataObject, threshold: float
    ) -> None:
        to = some(data, graph)
        for step in learning_path(graph, to, some(data, graph), threshold).steps:
            demanded = step.topic.id in to or any(p.requires for p in step.because)
            assert bool(step.chosen_from) != demanded
            assert demanded or step.chosen_from in {p.any_of for p in step.because}

    @given(ANY_GRAPH, st.data(), THRESHOLDS)
    def test_beyond_the_limits_it_is_closed_though_not_smallest(
        self, graph: KnowledgeGraph, data: st.DataObject, threshold: float
    ) -> None:
        to, knowing = some(data, graph), some(data, graph)
        known = covered(graph, knowing, threshold)
        exact = learning_path(graph, to, knowing, threshold)
        for module, limit in ((choice, "EXACT_CLAUSES"), (choice, "EXACT_TOPICS"), (least, "BRANCHES")):
            with mock.patch.object(module, limit, 0):
                path = learning_path(graph, to, knowing, threshold)
            assert set(to) - known <= set(ids(path))
            assert is_closed(graph, set(ids(path)), known, threshold)
            assert path.length >= exact.length
            assert all(step.because or step.topic.id in to for step in path.steps)

    def test_the_greedy_rule_takes_the_smallest_addition(self) -> None:
        graph = graph_of(needs("goal", "a", "b"), needs("a", "a1"), needs("a1", "a2"), needs("b", "b1"))
        with mock.patch.object(choice, "EXACT_CLAUSES", 0):
            assert ids(learning_path(graph, ["goal"])) == ["b1", "b", "goal"]

    def test_what_a_later_choice_makes_idle_is_left_out(self) -> None:
        # The greedy rule meets m first and takes a; n then brings b by way of c, which serves m as well.
        graph = graph_of(
            *(needs("goal", "m"), needs("m", "a", "b")),
            *(needs("goal", "n"), needs("n", "c", "d"), needs("c", "b")),
            *(needs("d", "e"), needs("e", "f")),
        )
        with mock.patch.object(choice, "EXACT_CLAUSES", 0):
            assert ids(learning_path(graph, ["goal"])) == ["b", "c", "m", "n", "goal"]

    @given(ANY_GRAPH, st.data(), st.randoms(use_true_random=False))
    def test_the_order_of_what_is_given_does_not_matter(
        self, graph: KnowledgeGraph, data: st.DataObject, chance: random.Random
    ) -> None:
        topics, found = list(graph.topics.values()), list(graph.prerequisites)
        chance.shuffle(topics)
        chance.shuffle(found)
        to, knowing = some(data, graph), some(data, graph)
        shuffled = KnowledgeGraph(topics=topics, prerequisites=found)
        assert learning_path(graph, to, knowing) == learning_path(shuffled, to, knowing)

    def test_the_seed_of_hashes_does_not_matter(self) -> None:
        script = (
            "from roadgraph.graph.knowledge import KnowledgeGraph\n"
            "from roadgraph.graph.model import Basis, Prerequisite, Topic\n"
            "from roadgraph.graph.path import learning_path, requiring, chain\n"
            "def p(t, *n): return Prerequisite(f't{t}', None, tuple(f't{m}' for m in n), Basis.TEXT, 0.9, ())\n"
            "def q(t, n): return Prerequisite(f't{t}', f't{n}', (), Basis.TEXT, 0.9, ())\n"
            "found = [p(t, t - 5, t - 3) for t in range(5, 40)] + [q(t, t // 2) for t in range(1, 40)]\n"
            "graph = KnowledgeGraph(topics=[Topic(f't{t}', 'Same') for t in range(40)], prerequisites=found)\n"
            "print(learning_path(graph, ['t39', 't38']), requiring(graph, 't1'), chain(graph, 't0', 't39'))\n"
        )
        answers = {
            subprocess.run(
                [sys.executable, "-c", script],
                env={**os.environ, "PYTHONHASHSEED": seed},
                capture_output=True,
                check=True,
            ).stdout
            for seed in ("1", "2")
        }
        assert len(answers) == 1


class TestReached:
    @given(ANY_GRAPH, st.data(), THRESHOLDS)
    def test_it_is_what_networkx_finds(
        self, graph: KnowledgeGraph, data: st.DataObject, threshold: float
    ) -> None:
        topic = data.draw(st.sampled_from(sorted(graph.topics)))
        oracle = graph.prerequisite_graph(threshold)
        down = nx.single_source_shortest_path_length(oracle.reverse(), topic)
        up = nx.single_source_shortest_path_length(oracle, topic)
        assert {r.topic.id: r.distance for r in prerequisites(graph, topic, min_confidence=threshold)} == {
            other: distance for other, distance in down.items() if distance
        }
        assert {r.topic.id: r.distance for r in requiring(graph, topic, min_confidence=threshold)} == {
            other: distance for other, distance in up.items() if distance
        }
        assert {r.topic.id for r in requiring(graph, topic, True, threshold)} == set(oracle.successors(topic))
        assert {r.topic.id for r in prerequisites(graph, topic, True, threshold)} == set(
            oracle.predecessors(topic)
        )

    @given(ANY_GRAPH, THRESHOLDS)
    def test_requiring_and_prerequisites_are_inverse(self, graph: KnowledgeGraph, threshold: float) -> None:
        def pairs(walk: Callable[..., tuple[Reached, ...]]) -> set[tuple[str, str, int]]:
            return {
                (i, r.topic.id, r.distance)
                for i in graph.topics
                for r in walk(graph, i, min_confidence=threshold)
            }

        assert {(a, b, n) for b, a, n in pairs(requiring)} == pairs(prerequisites)

    @given(ANY_GRAPH, st.data())
    def test_the_nearest_come_first_then_by_label(self, graph: KnowledgeGraph, data: st.DataObject) -> None:
        topic = data.draw(st.sampled_from(sorted(graph.topics)))
        for found in (requiring(graph, topic), prerequisites(graph, topic)):
            order = [(r.distance, r.topic.label, r.topic.id) for r in found]
            assert order == sorted(order)
            assert topic not in {r.topic.id for r in found}

    def test_alternatives_are_not_walked(self) -> None:
        graph = graph_of(needs("c", "a", "b"), needs("d", "c"))
        assert [(r.topic.id, r.distance) for r in prerequisites(graph, "D")] == [("c", 1)]
        assert requiring(graph, "a") == ()


class TestChain:
    @given(ANY_GRAPH, st.data(), THRESHOLDS)
    def test_it_is_a_shortest_path(
        self, graph: KnowledgeGraph, data: st.DataObject, threshold: float
    ) -> None:
        start, end = (data.draw(st.sampled_from(sorted(graph.topics))) for _ in range(2))
        oracle = graph.prerequisite_graph(threshold)
        found = chain(graph, start, end, threshold)
        assert (found is not None) == nx.has_path(oracle, start, end)
        if found is not None:
            assert found.length == nx.shortest_path_length(oracle, start, end)
            assert (found.topics[0].id, found.topics[-1].id) == (start, end)
            assert [(p.requires, p.topic) for p in found.prerequisites] == [
                (a.id, b.id) for a, b in pairwise(found.topics)
            ]
            assert all(p.confidence >= threshold for p in found.prerequisites)
        assert why(graph, end, start, threshold) == found

    def test_the_other_direction_is_none(self) -> None:
        graph = graph_of(needs("c", "b"), needs("b", "a"))
        found = chain(graph, "A", "C")
        assert found is not None
        assert [topic.id for topic in found.topics] == ["a", "b", "c"]
        assert chain(graph, "C", "A") is None

    def test_why_carries_the_evidence(self) -> None:
        found = why(graph_of(needs("c", "b"), needs("b", "a")), "c", "a")
        assert found is not None
        assert [e.quote for p in found.prerequisites for e in p.evidence] == ["b after a", "c after b"]

    def test_of_two_that_say_the_same_the_more_trusted_counts(self) -> None:
        weak, strong = needs("b", "a", confidence=0.6), needs("b", "a", confidence=0.8)
        for found in (graph_of(weak, strong), graph_of(strong, weak)):
            line = chain(found, "a", "b")
            assert line is not None
            assert line.prerequisites == (strong,)


@pytest.mark.parametrize(
    "ask",
    [
        lambda graph: learning_path(graph, ["nothing"]),
        lambda graph: learning_path(graph, ["a"], knowing=["nothing"]),
        lambda graph: chain(graph, "a", "nothing"),
        lambda graph: chain(graph, "nothing", "a"),
        lambda graph: why(graph, "a", "nothing"),
        lambda graph: requiring(graph, "nothing"),
        lambda graph: prerequisites(graph, "nothing"),
    ],
)
def test_an_unknown_reference_is_said_to_be(ask: Callable[[KnowledgeGraph], object]) -> None:
    with pytest.raises(UnknownTopicError, match="nothing"):
        ask(graph_of(needs("b", "a")))
