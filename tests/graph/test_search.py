"""Topics by name, typing errors forgiven."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.label import slug
from roadgraph.graph.model import Topic
from roadgraph.graph.search import search

LABELS = (
    "Network",
    "Neural network",
    "Recurrent neural network",
    "Network security",
    "Net present value",
    "Gradient descent",
    "Information gain",
    "Kernel trick",
)
MAP = KnowledgeGraph(
    topics=[
        *(Topic(slug(label), label) for label in LABELS),
        Topic("generative-adversarial-network", "Generative adversarial network", ("GAN",)),
        Topic("conditional-gan", "Conditional GAN"),
    ]
)


def labels(text: str, limit: int = 20) -> list[str]:
    return [topic.label for topic in search(MAP, text, limit)]


def test_the_named_topic_then_beginnings_then_other_words_the_short_first() -> None:
    assert labels("networks")[:5] == [
        "Network",
        "Network security",
        "Neural network",
        "Recurrent neural network",
        "Generative adversarial network",
    ]


def test_a_word_need_not_be_finished() -> None:
    assert labels("net")[:3] == ["Network", "Network security", "Net present value"]
    assert labels("neur netw")[:2] == ["Neural network", "Recurrent neural network"]


def test_an_alias_counts_as_the_label_does() -> None:
    assert labels("gan")[:2] == ["Generative adversarial network", "Conditional GAN"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gradeint descnet", "Gradient descent"),
        ("kernal", "Kernel trick"),
        ("neurla netwrok", "Neural network"),
        ("descent gradient", "Gradient descent"),
        ("GENERATIVE ADVERSERIAL NETWORKS", "Generative adversarial network"),
        ("https://example.org/topic/kernel-trick", "Kernel trick"),
    ],
)
def test_typing_errors_are_forgiven(text: str, expected: str) -> None:
    assert labels(text)[0] == expected


@pytest.mark.parametrize("text", ["", "  ", "?!", "xyzzy"])
def test_nothing_is_found_for_nothing(text: str) -> None:
    assert labels(text) == []


@given(st.text("netwrkgaid ", max_size=12), st.integers(-1, 5))
def test_each_topic_stands_once_and_a_limit_only_cuts(text: str, limit: int) -> None:
    found = labels(text, limit)
    assert len(set(found)) == len(found) <= max(0, limit)
    assert found == labels(text, 20)[: max(0, limit)]


@given(st.sampled_from(sorted(MAP.topics)), st.data())
def test_every_beginning_of_a_label_finds_it(topic: str, data: st.DataObject) -> None:
    label = MAP.topics[topic].label
    text = label[: data.draw(st.integers(1, len(label)))]
    assert label in labels(text)
