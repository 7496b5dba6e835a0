"""What tells two graphs apart, held against a search of all pairs of topics."""

from __future__ import annotations

from hypothesis import given
from roadgraph.graph.difference import difference
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import Basis, Prerequisite, Topic, TopicKind
from roadgraph.graph.path import chain


def asks(topic: str, requires: str, basis: Basis = Basis.STATED, confidence: float = 0.9) -> Prerequisite:
    return Prerequisite(topic, requires, (), basis, confidence, ())


def test_topics_are_told_by_side_and_those_told_differently_in_pairs() -> None:
    one = KnowledgeGraph([Topic("a", "A"), Topic("b", "B"), Topic("c", "C")])
    other = KnowledgeGraph([Topic("b", "B", kind=TopicKind.TOOL), Topic("c", "C"), Topic("d", "D")])
    topics = difference(one, other).topics
    assert [topic.id for topic in topics.only_one] == ["a"]
    assert [topic.id for topic in topics.only_other] == ["d"]
    assert [(this.kind, that.kind) for this, that in topics.changed] == [("concept", "tool")]
    assert topics.same == 1


def test_a_topic_is_known_under_another_name_and_id() -> None:
    one = KnowledgeGraph(
        [Topic("lstm", "LSTM", ("Long Short-Term Memory",)), Topic("rnn", "RNN")],
        prerequisites=[asks("lstm", "rnn")],
    )
    other = KnowledgeGraph(
        [Topic("long-short-term-memory", "Long Short-Term Memory"), Topic("rnn", "RNN")],
        prerequisites=[asks("long-short-term-memory", "rnn")],
    )
    for found in (difference(one, other), difference(other, one)):
        assert (found.topics.only_one, found.topics.only_other) == ((), ())
        assert found.prerequisites.same == 1


def test_case_and_number_of_a_label_are_no_difference() -> None:
    assert not difference(KnowledgeGraph([Topic("a", "Knots")]), KnowledgeGraph([Topic("a", "knot")]))


def test_prerequisites_are_told_by_side_and_those_told_differently_in_pairs() -> None:
    topics = [Topic(name, name.upper()) for name in "abcd"]
    one = KnowledgeGraph(topics, prerequisites=[asks("b", "a"), asks("c", "b")])
    other = KnowledgeGraph(topics, prerequisites=[asks("b", "a", Basis.TEXT), asks("d", "c")])
    found = difference(one, other).prerequisites
    assert [(p.topic, p.requires) for p in found.only_one] == [("c", "b")]
    assert [(p.topic, p.requires) for p in found.only_other] == [("d", "c")]
    assert [(this.basis, that.basis) for this, that in found.changed] == [("stated", "text")]


def test_what_is_below_the_confidence_is_left_out() -> None:
    topics = [Topic("a", "A"), Topic("b", "B")]
    one = KnowledgeGraph(topics, prerequisites=[asks("b", "a", confidence=0.4)])
    assert not difference(one, KnowledgeGraph(topics))
    assert difference(one, KnowledgeGraph(topics), min_confidence=0.3)


def test_an_inversion_goes_by_way_of_others_and_has_both_chains() -> None:
    topics = [Topic(name, name.upper()) for name in "abc"]
    one = KnowledgeGraph(topics, prerequisites=[asks("b", "a"), asks("c", "b")])
    other = KnowledgeGraph(topics, prerequisites=[asks("a", "c")])
    (inversion,) = difference(one, other).inversions
    assert [topic.id for topic in inversion.one.topics] == ["a", "b", "c"]
    assert [topic.id for topic in inversion.other.topics] == ["c", "a"]


@given(...)
def test_a_graph_does_not_differ_from_itself(graph: KnowledgeGraph) -> None:
    found = difference(graph, graph, min_confidence=0.0)
    assert not found
    assert found.topics.same == len(graph.topics)


@given(...)
def test_the_other_way_round_it_is_the_same(one: KnowledgeGraph, other: KnowledgeGraph) -> None:
    there, back = difference(one, other), difference(other, one)
    assert set(there.topics.only_one) == set(back.topics.only_other)
    assert set(there.prerequisites.only_other) == set(back.prerequisites.only_one)
    pairs = {(i.before.id, i.after.id) for i in there.inversions}
    assert pairs == {(i.after.id, i.before.id) for i in back.inversions}


@given(...)
def test_inversions_are_the_pairs_in_opposite_order_that_are_neighbours_in_one(
    one: KnowledgeGraph, other: KnowledgeGraph
) -> None:
    both = [topic for topic in one.topics if topic in other.topics]
    chains = {(a, b): (chain(one, a, b), chain(other, b, a)) for a in both for b in both if a != b}
    expected = {
        pair
        for pair, (there, back) in chains.items()
        if there is not None and back is not None and 1 in (there.length, back.length)
    }
    assert {(i.before.id, i.after.id) for i in difference(one, other).inversions} == expected
