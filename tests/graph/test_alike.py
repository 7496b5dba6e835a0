"""Look-alikes: which pairs are named, and which are not."""

from __future__ import annotations

import pytest
from roadgraph.graph.alike import alike
from roadgraph.graph.check import check
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.label import slug
from roadgraph.graph.model import Broader, Mention, Topic


def place(document: str) -> Mention:
    return Mention(document, 1, 1, "quote", "rule")


def graph_of(
    *labels: str, below: str = "", document: str = "", parts: dict[str, str] | None = None
) -> KnowledgeGraph:
    names = [*labels, *([below] if below else [])]
    pairs = [(label, below) for label in labels if below] + list((parts or {}).items())
    return KnowledgeGraph(
        topics=[Topic(slug(name), name, mentions=(place(document or name),)) for name in names],
        broader=[Broader(slug(one), slug(other), (place("d"),)) for one, other in pairs],
    )


def pairs(graph: KnowledgeGraph) -> list[tuple[str, str]]:
    return [(one.label, other.label) for one, other in alike(graph)]


def test_a_name_longer_by_a_word_below_the_same_topic() -> None:
    assert pairs(graph_of("Pruning", "Model Pruning", below="Compression")) == [("Model Pruning", "Pruning")]
    assert pairs(graph_of("Pruning", "Model Pruning")) == []


def test_a_topic_and_its_own_kind_are_no_pair() -> None:
    kinds = {"Max Pooling": "Pooling"}
    assert pairs(graph_of("Pooling", "Max Pooling", below="Layers", parts=kinds)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("Normalisation", "Normalization"), ("Modeling", "Modelling"), ("Polymorphism", "Polymorphisn")],
)
def test_names_that_differ_in_a_letter(one: str, other: str) -> None:
    assert pairs(graph_of(one, other)) == [(one, other)]


@pytest.mark.parametrize(
    ("one", "other"), [("Java", "Lava"), ("Supervised", "Unsupervised"), ("Encoder", "Decoder")]
)
def test_short_or_different_names_are_no_pair(one: str, other: str) -> None:
    assert pairs(graph_of(one, other)) == []


def test_topics_that_one_document_names_side_by_side_are_no_pair() -> None:
    assert pairs(graph_of("Modeling", "Modelling", document="d")) == []


def test_check_reports_them_as_notes() -> None:
    (finding,) = [f for f in check(graph_of("Normalisation", "Normalization")) if f.code == "merge-candidate"]
    assert finding.topics == ("normalisation", "normalization")
    assert finding.severity == "info"
