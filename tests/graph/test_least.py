"""The smallest set that meets clauses, against trying every set."""

from __future__ import annotations

from itertools import chain, combinations
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st
from roadgraph.graph import least as module
from roadgraph.graph.least import Clause, least

TOPICS = "abcdefg"


@st.composite
def problems(draw: st.DrawFn) -> tuple[dict[str, list[str]], list[Clause]]:
    """What each topic requires, always later letters, and clauses of some of them and of two topics outside."""
    requires = {
        topic: draw(st.lists(st.sampled_from(TOPICS[place + 1 :]), max_size=2, unique=True))
        for place, topic in enumerate(TOPICS[:-1])
    } | {"g": []}
    clauses = []
    for owner in draw(st.lists(st.sampled_from("xyabc"), max_size=5)):
        later = TOPICS[TOPICS.find(owner) + 1 :]
        any_of = draw(st.lists(st.sampled_from(later), min_size=2, max_size=3, unique=True))
        clauses.append((owner, tuple(sorted(any_of))))
    return requires, clauses


def closed(found: set[str], requires: dict[str, list[str]], clauses: list[Clause]) -> bool:
    plain = all(found.issuperset(requires[topic]) for topic in found)
    return plain and all(
        not found.isdisjoint(any_of) for topic, any_of in clauses if topic in found or topic in "xy"
    )


@given(problems())
def test_it_is_the_first_of_the_smallest_closed_sets(
    problem: tuple[dict[str, list[str]], list[Clause]],
) -> None:
    requires, clauses = problem
    subsets = chain.from_iterable(combinations(TOPICS, size) for size in range(len(TOPICS) + 1))
    expected = next(s for s in subsets if closed(set(s), requires, clauses))
    assert least(requires, clauses) == frozenset(expected)


def test_no_clause_no_topic() -> None:
    assert least({"a": []}, []) == frozenset()


def test_it_is_given_up_when_it_takes_too_long() -> None:
    with mock.patch.object(module, "BRANCHES", 1):
        assert least({"a": [], "b": []}, [("x", ("a", "b"))]) == frozenset("a")
        assert least({key: [] for key in "abcd"}, [("x", ("a", "b")), ("y", ("c", "d"))]) is None


def test_choices_apart_are_made_apart() -> None:
    # 2 to the power of 200 sets, but 200 situations.
    pairs = [(f"a{n:03}", f"b{n:03}") for n in range(200)]
    found = least(
        {key: [] for key in chain.from_iterable(pairs)}, [(f"x{n}", pair) for n, pair in enumerate(pairs)]
    )
    assert found == frozenset(a for a, _ in pairs)
