"""How names are compared and turned into identifiers."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.graph.label import digest, fold, singular, slug

TEXT = st.text() | st.text("abeirstuxyhcSsEI' -")
NAMES = st.text(string.ascii_letters + string.digits + " -'&+#", min_size=1)


@pytest.mark.parametrize(
    ("plural", "single"),
    [
        ("Networks", "Network"),
        ("policies", "policy"),
        ("classes", "class"),
        ("branches", "branch"),
        ("boxes", "box"),
        ("sizes", "size"),
        ("databases", "database"),
        ("Matrices", "Matrix"),
        ("MATRICES", "MATRIX"),
        ("biases", "bias"),
        ("axes", "axis"),
        ("tries", "trie"),
        ("caches", "cache"),
        ("GANs", "GAN"),
        ("GPUs", "GPU"),
        ("APIs", "API"),
        ("NNs", "NN"),
        ("topics", "topic"),
    ],
)
def test_plurals_have_singulars(plural: str, single: str) -> None:
    assert singular(plural) == single
    assert singular(single) == single


@pytest.mark.parametrize(
    "word",
    [
        "calculus",
        "analysis",
        "statistics",
        "physics",
        "loss",
        "series",
        "bias",
        "lens",
        "GPS",
        "AWS",
        "gas",
        "C",
        "",
    ],
)
def test_a_singular_in_s_is_kept(word: str) -> None:
    assert singular(word) == word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Convolutional Neural Networks", "convolutional neural-network"),
        ("NEURAL NETWORKS", "Neural network"),
        ("GPUs", "gpu"),
        ("gpus", "GPU"),
        ("GRUs", "GRU"),
        ("APIs", "API"),
        ("Evaluation metrics", "evaluation metric"),
        ("Weights and biases", "weight & bias"),
        ("Batch sizes", "batch size"),
        ("Matrices", "matrix"),
        ("Analyses", "analysis"),
        ("Bayes’ theorem", "Bayes's theorem"),
        ("Bayes theorem", "BAYES' THEOREM"),
        ("Lagrange's multiplier", "Lagranges multipliers"),
        ("naïve Bayes", "Naive Bayes"),
        ("snake_case_name", "snake case name"),
        ("  spaced \t out ", "spaced out"),
        ("fine-tuning", "fine tuning"),
        ("ﬁne", "fine"),
    ],
)
def test_spellings_of_a_name_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C", "C++"),
        ("C", "C#"),
        ("HTTP", "HTTPS"),
        ("GAN", "GNN"),
        ("calculus", "calculi of variations"),
        ("Loss", "Lo"),
        ("й", "и"),
        ("GPs", "GPS"),
    ],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(TEXT)
def test_to_fold_twice_is_to_fold_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(NAMES)
def test_case_is_ignored(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower())


@given(TEXT)
def test_a_slug_is_ascii_and_never_empty(text: str) -> None:
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", slug(text))
    assert slug(slug(text)) == slug(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bayes’ theorem", "bayes-theorem"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("Q&A", "q-and-a"),
        ("Линейная алгебра", "lineynaya-algebra"),
        ("Poincaré", "poincare"),
        ("--x--", "x"),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_names_of_signs_alone_have_slugs_of_their_own() -> None:
    assert slug("!?") != slug("?!")


def test_a_digest_tells_parts_apart() -> None:
    assert digest("a", "b") != digest("ab")
    assert len(digest("\ud800")) == 64
