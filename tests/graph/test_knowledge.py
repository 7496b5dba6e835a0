"""The knowledge graph: its invariants, views and references."""

from __future__ import annotations

import pickle
import random
import string

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.graph.errors import UnknownTopicError
from roadgraph.graph.knowledge import BASE_IRI, THRESHOLDS, KnowledgeGraph, stages
from roadgraph.graph.model import (
    Application,
    Basis,
    Broader,
    Conflict,
    Diagnostic,
    Document,
    Mention,
    Prerequisite,
    Resource,
    ResourceType,
    Severity,
    Topic,
)

ANY_GRAPH = st.from_type(KnowledgeGraph)
LEVELS = st.sampled_from((0.0, 0.3, 0.5, 1.0))
PLACE = (Mention("d1", 1, 1, "quote", "rule"),)


def needs(topic: str, *others: str, confidence: float = 0.9, basis: Basis = Basis.STATED) -> Prerequisite:
    single = others[0] if len(others) == 1 else None
    return Prerequisite(topic, single, () if single else tuple(sorted(others)), basis, confidence, ())


def topics_of(letters: str) -> list[Topic]:
    return [Topic(letter, letter.upper()) for letter in letters]


def named(identity: str, name: str) -> Document:
    return Document(identity, name, None, "text/plain", "utf-8", "")


class TestInvariants:
    @pytest.mark.parametrize(
        "found",
        [
            [needs("a", "a")],
            [needs("a", "b"), needs("b", "a")],
            [needs("a", "b"), needs("b", "c", "d"), needs("d", "a")],
            [needs("a", "b", confidence=0.1), needs("b", "a", confidence=0.9)],
        ],
    )
    def test_prerequisites_form_no_cycle(self, found: list[Prerequisite]) -> None:
        with pytest.raises(ValueError, match="cycle"):
            KnowledgeGraph(topics_of("abcd"), prerequisites=found)

    @pytest.mark.parametrize(
        "parts",
        [
            {"prerequisites": [needs("a", "z")]},
            {"prerequisites": [needs("z", "a")]},
            {"prerequisites": [needs("a", "b", "z")]},
            {"broader": [Broader("a", "z", PLACE)]},
            {"applications": [Application("z", "a", PLACE)]},
        ],
    )
    def test_every_topic_that_is_named_is_there(self, parts: dict[str, list[Prerequisite]]) -> None:
        with pytest.raises(ValueError, match="'z'"):
            KnowledgeGraph(topics_of("ab"), **parts)  # type: ignore[arg-type]

    def test_the_order_of_what_is_given_does_not_matter(self) -> None:
        said = [Diagnostic(Severity.INFO, code, "m", "d1", line) for code in "ab" for line in (None, 1, 2)]
        conflicts = [Conflict("cycle", m, ("a", "b"), (), ()) for m in "xy"]
        relations = [needs("b", "a"), needs("b", "a", confidence=0.6), needs("c", "a", "b"), needs("c", "b")]
        broader = [Broader("a", "b", PLACE), Broader("a", "c", PLACE)]

        def shuffled(seed: int) -> KnowledgeGraph:
            chance = random.Random(seed)
            lists = [topics_of("abc"), relations, broader, conflicts, said]
            mixed = [chance.sample(values, len(values)) for values in lists]  # type: ignore[arg-type, var-annotated]
            topics, prerequisites, above, contradictions, diagnostics = mixed
            return KnowledgeGraph(
                topics,
                above,
                prerequisites=prerequisites,
                conflicts=contradictions,
                diagnostics=diagnostics,
            )

        graphs = [shuffled(seed) for seed in range(10)]
        assert all(graph == graphs[0] for graph in graphs)
        assert all(list(graph.topics) == ["a", "b", "c"] for graph in graphs)
        assert all(graph.prerequisites == graphs[0].prerequisites for graph in graphs)

    def test_graphs_differ_by_content(self) -> None:
        assert KnowledgeGraph(topics_of("a")) != KnowledgeGraph(topics_of("b"))
        assert KnowledgeGraph() != object()
        with pytest.raises(TypeError):
            hash(KnowledgeGraph())


class TestPrerequisites:
    @given(ANY_GRAPH, LEVELS)
    def test_the_graph_holds_the_plain_ones_at_the_threshold(
        self, graph: KnowledgeGraph, level: float
    ) -> None:
        found = graph.prerequisite_graph(level)
        assert set(found) == set(graph.topics)
        assert set(found.edges(data="prerequisite")) == {
            (p.requires, p.topic, p) for p in graph.prerequisites if p.requires and p.confidence >= level
        }
        with pytest.raises(nx.NetworkXError, match="rozen"):
            found.add_edge("a", "b")

    @given(ANY_GRAPH, LEVELS)
    def test_both_directions_hold_every_prerequisite_at_the_threshold(
        self, graph: KnowledgeGraph, level: float
    ) -> None:
        found = {p for p in graph.prerequisites if p.confidence >= level}
        for topic in graph.topics:
            assert set(graph.requires(topic, level)) == {p for p in found if p.topic == topic}
            assert set(graph.required_by(topic, level)) == {p for p in found if topic in p.needs}

    @given(ANY_GRAPH, LEVELS)
    def test_a_stage_is_the_longest_chain_below(self, graph: KnowledgeGraph, level: float) -> None:
        oracle = graph.prerequisite_graph(level)
        for topic in graph.topics:
            below = oracle.subgraph(nx.ancestors(oracle, topic) | {topic})
            assert graph.stage(topic, level) == nx.dag_longest_path_length(below) == stages(oracle)[topic]

    @given(ANY_GRAPH, LEVELS, st.randoms(use_true_random=False))
    def test_it_unlocks_all_that_is_above(
        self, graph: KnowledgeGraph, level: float, chance: random.Random
    ) -> None:
        oracle = graph.prerequisite_graph(level)
        for topic in chance.sample(list(graph.topics), len(graph.topics)):
            assert graph.unlocks(topic, level) == len(nx.descendants(oracle, topic))

    def test_of_several_that_say_the_same_the_most_trusted_is_the_edge(self) -> None:
        weak, strong = needs("b", "a", confidence=0.6), needs("b", "a", confidence=0.8)
        for found in ([weak, strong], [strong, weak]):
            graph = KnowledgeGraph(topics_of("ab"), prerequisites=found)
            assert graph.prerequisites == (strong, weak)
            assert graph.prerequisite_graph().edges["a", "b"]["prerequisite"] == strong

    def test_any_number_of_thresholds_may_be_asked_for(self) -> None:
        graph = KnowledgeGraph(topics_of("ab"), prerequisites=[needs("b", "a", confidence=0.5)])
        levels = [number / (2 * THRESHOLDS) for number in range(2 * THRESHOLDS + 1)]
        assert [graph.stage("b", level) for level in levels] == [int(level <= 0.5) for level in levels]


class TestReferences:
    GRAPH = KnowledgeGraph(
        [
            Topic("neural-network", "Neural network", ("NN", "artificial neural network")),
            *(Topic(f"network-{number}", f"Network {number}") for number in range(9)),
        ]
    )

    @pytest.mark.parametrize(
        "ref",
        [
            "neural-network",
            f"{BASE_IRI}topic/neural-network",
            "Neural network",
            "NEURAL NETWORKS",
            "nn",
            "Artificial Neural Networks",
        ],
    )
    def test_slug_iri_label_and_alias_in_any_case_and_number(self, ref: str) -> None:
        assert self.GRAPH.topic(ref).id == "neural-network"
        assert self.GRAPH.find(ref) == self.GRAPH.topic(ref)

    def test_an_unknown_one_is_met_with_five_suggestions_at_most(self) -> None:
        with pytest.raises(UnknownTopicError) as caught:
            self.GRAPH.topic("netwrok")
        assert caught.value.ref == "netwrok"
        assert len(caught.value.suggestions) == 5
        assert set(caught.value.suggestions) <= {topic.label for topic in self.GRAPH.topics.values()}
        assert caught.value.hint.startswith("did you mean ")
        assert self.GRAPH.find("netwrok") is None

    def test_the_best_suggestion_comes_first(self) -> None:
        assert self.GRAPH.suggestions("nueral netwrok")[0].id == "neural-network"

    def test_there_is_none_where_nothing_comes_near(self) -> None:
        with pytest.raises(UnknownTopicError) as caught:
            self.GRAPH.topic("xyzzy")
        assert caught.value.suggestions == ()
        assert "roadgraph search" in caught.value.hint

    @given(ANY_GRAPH, st.text(string.printable, max_size=12))
    def test_any_text_is_a_topic_or_unknown(self, graph: KnowledgeGraph, ref: str) -> None:
        found = graph.find(ref)
        if found is not None:
            assert graph.topic(ref) is found is graph.topics[found.id]
        else:
            with pytest.raises(UnknownTopicError) as caught:
                graph.topic(ref)
            assert len(caught.value.suggestions) <= 5


class TestViews:
    def test_broader_narrower_and_resources(self) -> None:
        broader = [Broader("b", "a", PLACE), Broader("c", "a", PLACE)]
        resource = Resource("r1", "Book", None, ResourceType.BOOK, (), ("a", "b"), PLACE)
        graph = KnowledgeGraph(topics_of("abc"), broader, resources=[resource])
        assert graph.broader_of("b") == (broader[0],)
        assert graph.narrower_of("a") == tuple(broader)
        assert graph.broader_of("a") == graph.narrower_of("b") == ()
        assert graph.resources_of("b") == (resource,)
        assert graph.resources_of("c") == ()

    def test_a_document_by_id_name_or_last_part_the_whole_name_first(self) -> None:
        deep, plain, other = named("1", "maps/one.md"), named("2", "one.md"), named("3", "maps/two.md")
        graph = KnowledgeGraph(documents=[other, plain, deep])
        assert [graph.document(ref) for ref in ("1", "maps/one.md", "one.md", "two.md", "maps", "")] == [
            deep,
            deep,
            plain,
            other,
            None,
            None,
        ]


@given(ANY_GRAPH)
def test_equal_graphs_have_equal_fingerprints(graph: KnowledgeGraph) -> None:
    again = KnowledgeGraph(
        reversed(list(graph.topics.values())),
        reversed(graph.broader),
        reversed(graph.applications),
        reversed(graph.prerequisites),
        reversed(list(graph.resources.values())),
        reversed(list(graph.documents.values())),
        reversed(graph.conflicts),
    )
    assert graph.fingerprint == again.fingerprint


def test_any_difference_makes_another_fingerprint() -> None:
    topics = topics_of("ab")
    graphs = [
        KnowledgeGraph(),
        KnowledgeGraph(topics),
        KnowledgeGraph([topics[0], Topic("b", "\ud800")]),
        KnowledgeGraph([topics[0], Topic("b", "B", mentions=PLACE)]),
        KnowledgeGraph(topics, prerequisites=[needs("a", "b")]),
        KnowledgeGraph(topics, prerequisites=[needs("a", "b", confidence=0.8)]),
        KnowledgeGraph(topics, [Broader("a", "b", ())]),
        KnowledgeGraph(topics, applications=[Application("a", "b", ())]),
        KnowledgeGraph(topics, documents=[named("d1", "a.md")]),
        KnowledgeGraph(topics, documents=[named("d1", "b.md")]),
        KnowledgeGraph(topics, resources=[Resource("r", "A", None, ResourceType.BOOK, (), (), ())]),
        KnowledgeGraph(topics, conflicts=[Conflict("cycle", "a", ("a",), (), ())]),
    ]
    assert len({graph.fingerprint for graph in graphs}) == len(graphs)


@given(ANY_GRAPH)
def test_a_graph_is_the_same_in_another_process(graph: KnowledgeGraph) -> None:
    assert pickle.loads(pickle.dumps(graph)) == graph
