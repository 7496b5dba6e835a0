from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.graph.diagram.drawing import Drawing, Edge, Node, draw_map, draw_path
from roadgraph.graph.errors import UnknownTopicError
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import Basis, Document, Evidence, Prerequisite, Topic
from roadgraph.graph.path import learning_path

GUIDE = Document("f" * 64, "guide.md", "Guide", "text/markdown", "utf-8", "")


def needs(
    topic: str, *required: str, confidence: float = 0.9, quote: str = "", line: int = 1
) -> Prerequisite:
    evidence = Evidence(GUIDE.id, line, line, quote, "rule", Basis.STATED, confidence)
    one, several = (required[0], ()) if len(required) == 1 else (None, tuple(sorted(required)))
    return Prerequisite(topic, one, several, Basis.STATED, confidence, (evidence,) if quote else ())


def graph_of(*prerequisites: Prerequisite, also: tuple[str, ...] = ()) -> KnowledgeGraph:
    ids = {topic for p in prerequisites for topic in (p.topic, *p.needs)} | set(also)
    return KnowledgeGraph(
        [Topic(i, i.title()) for i in sorted(ids)], prerequisites=prerequisites, documents=[GUIDE]
    )


CALCULUS = graph_of(
    needs("calculus", "limit", quote="Limits come first", line=7),
    needs("gradient", "calculus"),
    needs("gradient", "limit"),
    needs("gradient", "vector", confidence=0.55),
    needs("descent", "gradient"),
    also=("poetry",),
)


def ends(drawing: Drawing) -> list[tuple[str, str]]:
    return [(edge.source, edge.target) for edge in drawing.edges]


def test_a_path_is_drawn_step_by_step_without_arrows_that_follow_from_others() -> None:
    drawing = draw_path(CALCULUS, learning_path(CALCULUS, ["descent"]))
    assert drawing.title == "Learning path to Descent"
    assert not drawing.across
    assert drawing.nodes == (
        Node("limit", "Limit", 1, 1),
        Node("vector", "Vector", 1, 2),
        Node("calculus", "Calculus", 2, 3),
        Node("gradient", "Gradient", 3, 4),
        Node("descent", "Descent", 4, 5),
    )
    assert drawing.stages == 4
    assert ends(drawing) == [
        ("limit", "calculus"),
        ("vector", "gradient"),
        ("calculus", "gradient"),
        ("gradient", "descent"),
    ]


def test_known_topics_that_steps_need_directly_stand_first_without_a_number() -> None:
    drawing = draw_path(CALCULUS, learning_path(CALCULUS, ["descent"], ["calculus", "poetry"]))
    assert drawing.title == "Learning path to Descent, knowing Calculus and Poetry"
    assert drawing.nodes == (
        Node("calculus", "Calculus", 0, known=True),
        Node("limit", "Limit", 0, known=True),
        Node("vector", "Vector", 1, 1),
        Node("gradient", "Gradient", 2, 2),
        Node("descent", "Descent", 3, 3),
    )
    assert ends(drawing) == [
        ("calculus", "gradient"),
        ("limit", "gradient"),
        ("vector", "gradient"),
        ("gradient", "descent"),
    ]


def test_a_known_target_leaves_nothing_to_draw() -> None:
    drawing = draw_path(CALCULUS, learning_path(CALCULUS, ["limit"], ["calculus"]))
    assert (drawing.nodes, drawing.edges) == ((), ())


def test_arrows_quote_their_evidence_and_tell_weak_ones() -> None:
    edges = draw_path(CALCULUS, learning_path(CALCULUS, ["gradient"])).edges
    assert Edge("limit", "calculus", title="guide.md:7 “Limits come first”") in edges
    assert Edge("vector", "gradient", weak=True, title="stated") in edges


def test_the_most_trusted_quote_is_told_and_a_long_one_is_clipped() -> None:
    places = [
        Evidence(GUIDE.id, n, n, q, "r", Basis.TEXT, c) for n, q, c in ((1, "weak", 0.5), (2, "q" * 999, 0.8))
    ]
    graph = KnowledgeGraph(
        [Topic("a", "A"), Topic("b", "B")],
        prerequisites=[Prerequisite("b", "a", (), Basis.TEXT, 0.8, tuple(places))],
        documents=[GUIDE],
    )
    assert draw_map(graph).edges[0].title == f"guide.md:2 “{'q' * 299}…”"


CHOICE = graph_of(
    needs("training", "keras", "torch", quote="Keras or Torch"),
    needs("keras", "python"),
    needs("torch", "python"),
    needs("torch", "tensor"),
    needs("training", "python"),
)


def test_a_path_draws_the_chosen_alternative() -> None:
    drawing = draw_path(CHOICE, learning_path(CHOICE, ["training"]))
    assert [(node.id, node.chosen_from) for node in drawing.nodes] == [
        ("python", False),
        ("keras", True),
        ("training", False),
    ]
    assert ends(drawing) == [("python", "keras"), ("keras", "training")]
    assert drawing.edges[1].any_of == ("keras", "torch")
    assert drawing.edges[1].title == "one of Keras, Torch: guide.md:1 “Keras or Torch”"


def test_a_map_draws_all_alternatives_and_what_is_needed_whatever_is_chosen() -> None:
    drawing = draw_map(CHOICE)
    assert drawing.across
    assert {(edge.source, edge.target, edge.any_of) for edge in drawing.edges} == {
        ("keras", "training", ("keras", "torch")),
        ("torch", "training", ("keras", "torch")),
        ("python", "training", ()),
        ("python", "keras", ()),
        ("python", "torch", ()),
        ("tensor", "torch", ()),
    }
    assert [(node.id, node.stage) for node in drawing.nodes] == [
        ("python", 1),
        ("tensor", 1),
        ("keras", 2),
        ("torch", 2),
        ("training", 3),
    ]


def test_groups_of_alternatives_are_told_apart_and_may_share_some() -> None:
    graph = graph_of(needs("d", "a", "b"), needs("d", "b", "c"), needs("e", "a", "b"))
    groups = draw_map(graph).groups
    assert {group: [edge.source for edge in edges] for group, edges in groups.items()} == {
        ("d", ("a", "b")): ["a", "b"],
        ("d", ("b", "c")): ["b", "c"],
        ("e", ("a", "b")): ["a", "b"],
    }


def test_an_alternative_that_is_needed_anyway_gets_no_arrow_of_its_own() -> None:
    graph = graph_of(needs("c", "a", "d"), needs("b", "a"), needs("c", "b"))
    assert ends(draw_map(graph)) == [("a", "b"), ("d", "c"), ("b", "c")]


def test_a_map_shows_only_topics_that_take_part_in_a_prerequisite() -> None:
    assert "poetry" not in {node.id for node in draw_map(CALCULUS).nodes}
    assert "vector" not in {node.id for node in draw_map(CALCULUS, min_confidence=0.8).nodes}


def test_a_map_of_some_topics_names_them_as_a_person_does() -> None:
    drawing = draw_map(CALCULUS, topics=["Limits", "GRADIENT", "poetry"])
    assert [node.label for node in drawing.nodes] == ["Limit", "Gradient"]
    assert ends(drawing) == [("limit", "gradient")]
    with pytest.raises(UnknownTopicError):
        draw_map(CALCULUS, topics=["astrology"])


def test_a_long_list_of_targets_is_counted() -> None:
    drawing = draw_path(CALCULUS, learning_path(CALCULUS, ["limit", "vector", "gradient", "descent"]))
    assert drawing.title == "Learning path to Limit, Vector and 2 more"


PAIRS = st.sets(st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] < pair[1]))


@given(PAIRS)
def test_reduction_keeps_reachability_and_nothing_superfluous(pairs: set[tuple[int, int]]) -> None:
    given_edges = [(f"t{low}", f"t{high}") for low, high in sorted(pairs)]
    drawn = ends(draw_map(graph_of(*(needs(target, source) for source, target in given_edges))))
    assert set(drawn) <= set(given_edges)
    closure = set(nx.transitive_closure(nx.DiGraph(given_edges)).edges)
    assert set(nx.transitive_closure(nx.DiGraph(drawn)).edges) == closure
    for edge in drawn:
        rest: nx.DiGraph[str] = nx.DiGraph([other for other in drawn if other != edge])
        rest.add_nodes_from(edge)
        assert not nx.has_path(rest, *edge)


@given(PAIRS, st.integers(0, 11), st.integers(0, 11))
def test_a_drawn_path_reaches_what_the_path_does(
    pairs: set[tuple[int, int]], target: int, known: int
) -> None:
    prerequisites = [needs(f"t{high}", f"t{low}") for low, high in sorted(pairs)]
    graph = graph_of(*prerequisites, also=(f"t{target}", f"t{known}"))
    path = learning_path(graph, [f"t{target}"], [f"t{known}"])
    drawing = draw_path(graph, path)
    steps = [step.topic.id for step in path.steps]
    assert [node.id for node in drawing.nodes if not node.known] == steps
    among: nx.DiGraph[str] = nx.DiGraph([(p.needs[0], p.topic) for p in prerequisites if p.topic in steps])
    drawn: nx.DiGraph[str] = nx.DiGraph(ends(drawing))
    assert set(nx.transitive_closure(drawn).edges) == set(nx.transitive_closure(among).edges)
    assert {node.id for node in drawing.nodes if node.known} == set(among) - set(steps)
    order = {node.id: index for index, node in enumerate(drawing.nodes)}
    assert all(order[source] < order[end] for source, end in ends(drawing))
