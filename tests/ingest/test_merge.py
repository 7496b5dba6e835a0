"""Merging: what is one topic, how evidence adds up, and what cannot stand together."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import Basis, Evidence
from roadgraph.ingest.infer import WEAK_LIMIT, acyclic, confidence, prerequisite
from roadgraph.ingest.merge import merge
from roadgraph.ingest.read import read

ROADMAPS = Path(__file__).parents[2] / "roadmaps"


def graph_of(**documents: str) -> KnowledgeGraph:
    return merge(read(text.encode(), f"{name}.md") for name, text in documents.items())


def labels(graph: KnowledgeGraph) -> set[str]:
    return {topic.label for topic in graph.topics.values()}


def test_spellings_plurals_and_acronyms_of_two_documents_are_one_topic() -> None:
    graph = graph_of(
        a="# Networks roadmap\n- Domain Name System (DNS)\n- Load Balancers\n- Pre-shared keys",
        b="# Networks roadmap\n- DNS\n- Load balancer\n- Preshared Key",
    )
    assert labels(graph) == {"Networks", "Domain Name System", "Load balancer", "Preshared Key"}
    assert {m.document for m in graph.topic("dns").mentions} == set(graph.documents)


def test_a_name_that_differs_in_capitals_only_is_no_further_name() -> None:
    graph = graph_of(
        a="# Sewing roadmap\n- Back Stitch\n- Hems",
        b="# Sewing roadmap\n- Back stitch\n- hems",
        c="# Sewing roadmap\n- Back Stitches\n- back stitches",
    )
    assert graph.topic("back stitch").aliases == ("Back Stitches",)
    assert graph.topic("HEMS").aliases == ()


def test_a_generic_word_adds_nothing_where_the_shorter_name_is_a_topic() -> None:
    graph = graph_of(
        a="# Music roadmap\n- Fugue\n- Canon", b="# Music roadmap\n- Fugue technique\n- Serial technique"
    )
    assert graph.topic("Fugue technique") is graph.topic("Fugue")
    assert graph.topic("Serial technique").label == "Serial technique"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Supervised Learning", "Unsupervised Learning"),
        ("Directed Graphs", "Undirected Graphs"),
        ("Java", "JavaScript"),
        ("C", "C++"),
        ("Encryption", "Decryption"),
        ("React", "React Native"),
    ],
)
def test_look_alikes_stay_apart(one: str, other: str) -> None:
    graph = graph_of(a=f"# Field roadmap\n- {one}", b=f"# Field roadmap\n- {other}")
    assert graph.topic(one) is not graph.topic(other)


def test_an_acronym_of_two_topics_unites_neither() -> None:
    graph = graph_of(
        a="# Field roadmap\n- Access Control List (ACL)",
        b="# Field roadmap\n- Anterior Cruciate Ligament (ACL)",
        c="# Field roadmap\n- ACL",
    )
    assert {"Access Control List", "Anterior Cruciate Ligament", "ACL"} <= labels(graph)


def test_evidence_of_several_documents_adds_up() -> None:
    one = "# Bread roadmap\n- Flour\n- Dough: requires flour"
    alone, together = graph_of(a=one), graph_of(a=one, b=one + "\n- Water")
    (weak,), (strong,) = alone.prerequisites, together.prerequisites
    assert strong.confidence == pytest.approx(1 - (1 - weak.confidence) ** 2, abs=1e-3)
    assert set(weak.evidence) < set(strong.evidence)


def test_a_document_given_twice_counts_once() -> None:
    roadmap = read(b"# Bread roadmap\n- Flour\n- Dough: requires flour", "a.md")
    copy = read(b"# Bread roadmap\n- Flour\n- Dough: requires flour", "copy.md")
    assert merge([roadmap]) == merge([roadmap, roadmap]) == merge([copy, roadmap])


def test_a_contradiction_is_cut_at_the_weaker_side_and_reported() -> None:
    graph = graph_of(
        a="# Bread roadmap\n- Flour\n- Dough: requires flour",
        b="# Bread roadmap\n- Flour\n- Dough: requires flour. It keeps.",
        c="# Bread roadmap\n- Dough\n- Flour: requires dough",
    )
    assert [(p.topic, p.requires) for p in graph.prerequisites] == [("dough", "flour")]
    (conflict,) = graph.conflicts
    assert conflict.kind == "contradiction"
    assert [(p.topic, p.requires) for p in conflict.cut] == [("flour", "dough")]
    assert [(p.topic, p.requires) for p in conflict.kept] == [("dough", "flour")]
    assert conflict.message == "Flour requires Dough was cut, since Dough requires Flour"


def test_a_longer_cycle_is_cut_once() -> None:
    graph = graph_of(a="# F roadmap\n- Alpha: requires gamma\n- Beta: requires alpha\n- Gamma: requires beta")
    assert len(graph.prerequisites) == 2
    assert [c.kind for c in graph.conflicts] == ["cycle"]


def some_documents() -> list[bytes]:
    return [path.read_bytes() for path in sorted(ROADMAPS.iterdir())][:4]


def test_merging_does_not_depend_on_the_order_of_the_documents() -> None:
    roadmaps = [read(data, f"{at}.md") for at, data in enumerate(some_documents())]
    first = merge(roadmaps)
    assert all(merge(list(order)) == first for order in list(permutations(roadmaps))[::7])


def test_adding_a_document_never_removes_a_mention_and_removing_it_restores_the_graph() -> None:
    roadmaps = [read(data, f"{at}.md") for at, data in enumerate(some_documents())]
    for at, added in enumerate(roadmaps):
        rest = roadmaps[:at] + roadmaps[at + 1 :]
        before, after = merge(rest), merge([*rest, added])
        said = {m for t in before.topics.values() for m in t.mentions}
        assert said <= {m for t in after.topics.values() for m in t.mentions}
        assert merge(r for r in [*rest, added] if r is not added) == before


def evidence(document: str, basis: Basis, trust: float) -> Evidence:
    return Evidence(document, 1, 1, "quote", "rule", basis, trust)


def test_order_alone_never_passes_one_half() -> None:
    order = [evidence(str(at), Basis.ORDER, 0.45) for at in range(20)]
    assert confidence(order) == WEAK_LIMIT < 0.5
    assert confidence([*order, evidence("x", Basis.TEXT, 0.6)]) > 0.5


@given(st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 1)), min_size=1, max_size=8))
def test_confidence_grows_with_evidence_and_one_document_counts_once(places: list[tuple[str, float]]) -> None:
    found = [evidence(document, Basis.STATED, trust) for document, trust in places]
    assert 0 <= confidence(found) <= 0.99
    assert confidence(found[:-1]) <= confidence(found) + 1e-9
    assert confidence([*found, evidence(found[0].document, Basis.STATED, 0.0)]) == confidence(found)


edges = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.frozensets(st.sampled_from("abcdef"), min_size=1, max_size=3), st.floats(0.1, 1)),
    max_size=14,
)  # fmt: skip


@given(edges)
def test_what_is_kept_has_no_cycle_and_nothing_is_lost(
    found: list[tuple[str, frozenset[str], float]],
) -> None:
    every = {
        (topic, needs - {topic}): prerequisite(topic, needs - {topic}, [evidence("d", Basis.STATED, trust)])
        for topic, needs, trust in found
        if needs - {topic}
    }
    kept, conflicts = acyclic(list(every.values()), dict(zip("abcdef", "ABCDEF", strict=True)))
    graph: nx.DiGraph[str] = nx.DiGraph((need, p.topic) for p in kept for need in p.needs)
    assert nx.is_directed_acyclic_graph(graph)
    pairs = {(p.topic, need) for p in every.values() for need in p.needs}
    cut = {(p.topic, need) for c in conflicts for p in c.cut for need in p.needs}
    assert {(p.topic, need) for p in kept for need in p.needs} | cut == pairs


def test_initials_explain_an_acronym_in_its_own_document_alone() -> None:
    sewing = read(b"# Sewing roadmap\n- Straight Stretch Stitch\n- SSS\n- Zigzag", "sewing.md")
    baking = read(b"# Baking roadmap\n- Sweet Sourdough Starter\n- Rye", "baking.md")
    together = merge([sewing, baking])
    assert together.topic("SSS").id == together.topic("straight stretch stitch").id
    assert together.topic("SSS").id != together.topic("sweet sourdough starter").id
    apart = merge([read(b"# Sewing roadmap\n- SSS\n- Zigzag", "sewing.md"), baking])
    assert apart.topic("SSS").id != apart.topic("sweet sourdough starter").id


def test_a_plural_below_a_topic_is_a_name_by_itself() -> None:
    graph = merge([read(b"# Music roadmap\n- Progressions\n  - Chords\n  - Chord Progressions", "music.md")])
    assert graph.topic("chords").id != graph.topic("chord progressions").id


def test_a_very_short_alias_unites_documents_of_one_field_alone() -> None:
    sewing = read(b"# Sewing roadmap\n- Back Stitch (BS)\n- Thread\n- Needle\n- Hem", "sewing.md")
    tailoring = read(b"# Tailoring roadmap\n- BS\n- Thread\n- Needle\n- Hem", "tailoring.md")
    physics = read(b"# Optics roadmap\n- BS\n- Laser\n- Mirror", "optics.md")
    graph = merge([sewing, tailoring])
    assert graph.topic("BS").label == "Back Stitch"
    mixed = merge([sewing, physics])
    assert {t.label for t in mixed.topics.values() if "BS" in (t.label, *t.aliases)} == {"Back Stitch", "BS"}
