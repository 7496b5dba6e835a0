"""The graph as NetworkX has it: every topic, resource and relation, with what speaks for it."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
from hypothesis import given
from roadgraph.graph.exchange.network import RELATIONS, network
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import Basis, Prerequisite, Topic
from roadgraph.graph.path import prerequisites


def test_nodes_are_topics_and_resources_with_all_that_is_known_of_them(graph: KnowledgeGraph) -> None:
    nodes = network(graph).nodes
    assert list(nodes) == ["knots", "oars", "racing", "sails", "resource:r1"]
    place = {"document": "maps/sea.md", "line": 3, "endLine": 3, "quote": "Knots & <ropes>", "rule": "topics"}
    assert nodes["knots"] == {
        "type": "topic",
        "label": "Knots",
        "kind": "concept",
        "language": "en",
        "aliases": ("Knot",),
        "definition": "What holds.",
        "mentions": [place],
    }
    assert nodes["resource:r1"] == {
        "type": "resource",
        "label": "=Sea",
        "kind": "book",
        "url": "https://example.com/?a&b",
        "creators": ("Ann", "Bo"),
        "mentions": [place],
    }


def test_edges_say_what_their_source_is_to_their_target(graph: KnowledgeGraph) -> None:
    found = [(one, told["relation"], other) for one, other, told in network(graph).edges(data=True)]
    assert sorted(found) == [
        ("knots", "appliedTo", "racing"),
        ("knots", "prerequisite", "racing"),
        ("oars", "alternative", "racing"),
        ("resource:r1", "teaches", "knots"),
        ("sails", "alternative", "racing"),
        ("sails", "broader", "oars"),
    ]
    assert {relation for _, relation, _ in found} == set(RELATIONS)


def test_a_prerequisite_has_its_trust_and_evidence(graph: KnowledgeGraph) -> None:
    told = network(graph).edges["knots", "racing", "knots--prerequisite--racing"]
    assert (told["basis"], told["confidence"]) == ("stated", 0.9)
    (evidence,) = told["evidence"]
    assert (evidence["document"], evidence["line"], evidence["endLine"]) == ("maps/sea.md", 4, 5)
    assert evidence["quote"] == "Racing needs\n“knots”"


def test_alternatives_share_a_group_that_others_do_not(graph: KnowledgeGraph) -> None:
    made = network(graph)
    groups = {one: told["group"] for one, _, told in made.edges(data=True) if "group" in told}
    assert sorted(groups) == ["oars", "sails"]
    assert len(set(groups.values())) == 1


def test_the_graph_tells_its_documents_and_conflicts(graph: KnowledgeGraph) -> None:
    told = network(graph).graph
    assert [document["name"] for document in told["documents"]] == ["maps/sea.md"]
    assert [conflict["topics"] for conflict in told["conflicts"]] == [("knots", "racing")]


def test_two_prerequisites_of_the_same_topics_are_two_edges_with_keys_of_their_own() -> None:
    twice = [Prerequisite("a", "b", (), basis, 0.5, ()) for basis in (Basis.STATED, Basis.TEXT)]
    made = network(KnowledgeGraph(topics=[Topic("a", "A"), Topic("b", "B")], prerequisites=twice))
    assert [told["basis"] for _, _, told in made.edges(data=True)] == ["stated", "text"]
    assert len({key for _, _, key in made.edges(keys=True)}) == 2


@given(...)
def test_ancestors_are_prerequisites_and_the_order_is_that_of_learning(graph: KnowledgeGraph) -> None:
    made = network(graph)
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    plain.add_edges_from((u, v) for u, v, t in made.edges(data=True) if t["relation"] == "prerequisite")
    plain.add_nodes_from(made)
    for topic in graph.topics:
        required = {met.topic.id for met in prerequisites(graph, topic, min_confidence=0.0)}
        assert nx.ancestors(plain, topic) == required
    assert all(one != other for one, other in pairwise(nx.topological_sort(made)))
