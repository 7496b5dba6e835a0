"""References to topics and names that come near."""

from __future__ import annotations

import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from roadgraph.graph.label import fold, slug
from roadgraph.graph.model import Topic
from roadgraph.graph.names import Names

LABELS = st.lists(st.text("abGPSsexiIuU -'&#", min_size=1, max_size=10), min_size=1, max_size=6)


def names_of(*topics: Topic) -> Names:
    return Names({topic.id: topic for topic in sorted(topics, key=lambda topic: topic.id)})


NETS = names_of(
    Topic("recurrent-neural-network", "Recurrent neural network", ("RNN", "recurrent net")),
    Topic("neural-network", "Neural network", ("NN",)),
    Topic("gradient-descent", "Gradient descent"),
    Topic("long-short-term-memory", "Long short-term memory", ("LSTM", "DBMS")),
    Topic("gaussian-process", "Gaussian process", ("GPs",)),
    Topic("backpropagation", "Backpropagation"),
)


class TestFind:
    @pytest.mark.parametrize(
        "ref",
        [
            "recurrent-neural-network",
            "https://example.org/topic/recurrent-neural-network",
            "http://elsewhere.example/maps/topic/recurrent-neural-network",
            "https://elsewhere.example/maps#topic/recurrent-neural-network",
            "Recurrent neural network",
            "RECURRENT NEURAL NETWORKS",
            "  recurrent  neural-networks ",
            "RNN",
            "rnns",
            "RNNs",
            "Recurrent nets",
        ],
    )
    def test_slug_iri_label_and_alias_in_any_case_and_number(self, ref: str) -> None:
        assert NETS.find(ref) == "recurrent-neural-network"

    @pytest.mark.parametrize(
        "ref",
        ["", " ", "?", "transformer", "https://example.org/topic/nothing", "https://example.org/topic/", "n"],
    )
    def test_anything_else_is_none(self, ref: str) -> None:
        assert NETS.find(ref) is None

    @pytest.mark.parametrize("ref", ["dbms", "DBMS", "Dbms"])
    def test_an_acronym_in_s_is_found_in_any_case(self, ref: str) -> None:
        assert NETS.find(ref) == "long-short-term-memory"

    def test_a_plural_of_two_letters_is_no_other_acronym(self) -> None:
        names = names_of(Topic("gp", "Gaussian process", ("GP",)), Topic("gps", "GPS"))
        assert [names.find(ref) for ref in ("GPs", "GPS", "gps", "GP", "gp")] == [
            "gp",
            "gps",
            "gps",
            "gp",
            "gp",
        ]

    @pytest.mark.parametrize("ref", ["GPs", "gps", "GPS", "gp", "Gp"])
    def test_a_plural_of_two_letters_is_found_in_any_case(self, ref: str) -> None:
        assert NETS.find(ref) == "gaussian-process"

    def test_a_label_wins_over_an_alias(self) -> None:
        names = names_of(Topic("a", "Alpha", ("Beta",)), Topic("b", "Beta"))
        assert names.find("betas") == "b"

    def test_of_equal_names_the_smaller_id_wins(self) -> None:
        names = names_of(
            Topic("b", "Same"),
            Topic("a", "same"),
            Topic("c", "Other", ("Alias",)),
            Topic("d", "More", ("alias",)),
        )
        assert (names.find("SAME"), names.find("ALIAS")) == ("a", "c")

    def test_a_label_spelled_to_the_letter_wins(self) -> None:
        names = names_of(Topic("a-gan", "GAN"), Topic("b-gan", "GANs"), Topic("c-gan", "GAN"))
        assert [names.find(ref) for ref in ("GAN", "GANs", "gans")] == ["a-gan", "b-gan", "a-gan"]

    def test_names_without_letters_are_found_by_what_they_are(self) -> None:
        names = names_of(Topic(slug("!?"), "!?"), Topic(slug("???"), "???"))
        assert names.find("!?") == slug("!?")
        assert names.find("???") == slug("???")
        assert names.find("!!") is None

    @given(LABELS, st.data())
    def test_every_name_finds_a_topic_of_that_name(self, labels: list[str], data: st.DataObject) -> None:
        topics = {f"id-{number}": Topic(f"id-{number}", label) for number, label in enumerate(labels)}
        label = data.draw(st.sampled_from(labels))
        assume(fold(label))
        for ref in (label, label.upper(), label.lower(), f" {label}."):
            found = Names(topics).find(ref)
            assert found is not None
            assert fold(topics[found].label.lower()) == fold(label.lower())


class TestNearest:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("neural netwrok", "neural-network"),
            ("nueral network", "neural-network"),
            ("network neural", "neural-network"),
            ("gradeint descent", "gradient-descent"),
            ("back propagation", "backpropagation"),
            ("bakcpropagation", "backpropagation"),
            ("recurent neural net", "recurrent-neural-network"),
            ("grad", "gradient-descent"),
        ],
    )
    def test_typing_errors_are_forgiven(self, text: str, expected: str) -> None:
        assert NETS.nearest(text, 5, 70)[0][0] == expected

    @pytest.mark.parametrize("text", ["", "???", "xyzzy", "quantum chromodynamics"])
    def test_nothing_comes_near_what_is_like_nothing(self, text: str) -> None:
        assert NETS.nearest(text, 5, 70) == []

    def test_a_topic_stands_once_at_its_best(self) -> None:
        found = NETS.nearest("recurrent neural network", 5, 70)
        assert found[0] == ("recurrent-neural-network", 100.0)
        assert len({topic for topic, _ in found}) == len(found)

    @given(st.text(string.ascii_lowercase + " ", max_size=20), st.integers(0, 4), st.integers(50, 100))
    def test_the_likest_come_first_within_limit_and_cutoff(self, text: str, limit: int, cutoff: int) -> None:
        likeness = [score for _, score in NETS.nearest(text, limit, cutoff)]
        assert len(likeness) <= limit
        assert likeness == sorted(likeness, reverse=True)
        assert all(cutoff <= score <= 100 for score in likeness)


class TestBeginning:
    def test_each_word_begins_a_word_in_any_order(self) -> None:
        assert NETS.beginning("net rec") == [
            ("recurrent-neural-network", "recurrent neural network"),
            ("recurrent-neural-network", "recurrent net"),
        ]
        assert NETS.beginning("net xyz") == []
        assert NETS.beginning("etwork") == []
        assert NETS.beginning(" ") == []

    @given(LABELS, st.text(string.ascii_lowercase + " ", max_size=4))
    def test_it_is_every_name_of_that_kind(self, labels: list[str], text: str) -> None:
        topics = {f"id-{number}": Topic(f"id-{number}", label) for number, label in enumerate(labels)}
        names = {fold(label) for label in labels} - {""}
        expected = {
            name
            for name in names
            if fold(text)
            and all(any(word.startswith(start) for word in name.split()) for start in fold(text).split())
        }
        assert {name for _, name in Names(topics).beginning(text)} == expected
