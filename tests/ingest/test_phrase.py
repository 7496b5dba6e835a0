"""Names in phrases: enumerations, acronyms, qualifiers, and what is no name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.graph.label import fold
from roadgraph.ingest.acronym import is_acronym
from roadgraph.ingest.nameable import is_name
from roadgraph.ingest.phrase import listing, name
from roadgraph.ingest.words import words

WORDS = words()


def labels(text: str, **options: object) -> list[str]:
    return [one.label for one in listing(text, WORDS, **options).names]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Flour, water, salt, etc.", ["Flour", "Water", "Salt"]),
        ("Flour, water, and salt", ["Flour", "Water", "Salt"]),
        ("Kneading; folding; shaping", ["Kneading", "Folding", "Shaping"]),
        ("React or Vue", ["React", "Vue"]),
        ("React/Angular", ["React", "Angular"]),
        ("CI/CD", ["CI/CD"]),
        ("A/B Testing", ["A/B Testing"]),
        ("TCP/IP", ["TCP/IP"]),
        ("Supply and Demand", ["Supply and Demand"]),
        ("Locks and Semaphores", ["Locks", "Semaphores"]),
        ("Unit Testing and Test Doubles", ["Unit Testing", "Test Doubles"]),
        ("Time and space complexity", ["Time and space complexity"]),
        ("Forward and Backward Chaining", ["Forward Chaining", "Backward Chaining"]),
        ("C, C++ and C#", ["C", "C++", "C#"]),
        ("Array methods (map, filter, reduce)", ["Array"]),
        ("面粉、水、盐", ["面粉", "水", "盐"]),
    ],
)
def test_enumerations_are_taken_apart(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("text", "label", "alias"),
    [
        ("Domain Name System (DNS)", "Domain Name System", "DNS"),
        ("DNS (Domain Name System)", "Domain Name System", "DNS"),
        ("Abstract Syntax Trees (ASTs)", "Abstract Syntax Trees", "ASTs"),
        ("Introduction to Counterpoint", "Counterpoint", "Introduction to Counterpoint"),
        ("Counterpoint Basics", "Counterpoint", "Counterpoint Basics"),
        ("Solid understanding of HTTP", "HTTP", "Solid understanding of HTTP"),
        ("Advanced Encryption Standard (AES)", "Advanced Encryption Standard", "AES"),
    ],
)
def test_acronyms_and_qualified_forms_become_aliases(text: str, label: str, alias: str) -> None:
    found = name(text, WORDS)
    assert found is not None
    assert (found.label, alias in found.aliases) == (label, True)


def test_what_stands_in_parentheses_or_after_such_as_are_members() -> None:
    (woodwinds,) = listing("Woodwinds (flute, oboe, bassoon)", WORDS).names
    assert [member.label for member in woodwinds.members] == ["Flute", "Oboe", "Bassoon"]
    (joints,) = listing("Wood joints such as dovetail and mortise", WORDS).names
    assert [member.label for member in joints.members] == ["Dovetail", "Mortise"]


def test_words_before_an_opening_are_marked() -> None:
    assert [one.opening for one in listing("Basics of flour, water, and salt", WORDS).names] == [True] * 3
    assert not listing("Flour", WORDS).names[0].opening


def test_the_shared_head_is_given_to_each_kind() -> None:
    assert labels("Sea, rock and table salt", head="Salt") == ["Sea salt", "Rock salt", "Table salt"]
    assert labels("Flours and rock salt", head="Water") == ["Flours", "Rock salt"]


def test_a_known_name_with_and_stays_whole() -> None:
    known = fold("Locks and Semaphores")
    assert labels("Locks and Semaphores, queues", known=lambda text: fold(text) == known) == [
        "Locks and Semaphores",
        "Queues",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It is a good idea to rest the dough",
        "How flour becomes bread",
        "r/breadit",
        "https://example.org/bread",
        "2024",
        "etc.",
        "a loaf that keeps for a week without going stale in the cupboard",
        "git commit --amend {message}",
        "weighing all of the flour on a scale",
        "",
        "...",
    ],
)
def test_sentences_numbers_and_code_are_no_names(text: str) -> None:
    assert not listing(text, WORDS).names


@pytest.mark.parametrize(
    "text",
    [
        "Flour",
        "Backpropagation Through Time",
        "k-NN",
        "Node.js",
        "Bayes' theorem",
        "C++",
        "Theory of Mind",
        "Линейная алгебра",
    ],
)
def test_names_are_names(text: str) -> None:
    assert is_name(text, WORDS)


def test_acronyms_need_the_letters_in_order_from_the_beginning_of_a_word() -> None:
    assert is_acronym("DNS", "Domain Name System")
    assert not is_acronym("DNS", "Network System Domain")
    assert not is_acronym("GPT", "GPT models")


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error_and_gives_short_names(text: str) -> None:
    for one in listing(text, WORDS).names:
        assert 0 < len(one.label) <= 70


@pytest.mark.parametrize(
    ("text", "label", "aliases"),
    [("PHY 210 (Heat and Flow)", "Heat and Flow", ("PHY 210",)), ("PHY 210 (C or better)", "PHY 210", ())],
)
def test_a_course_code_takes_a_name_behind_it_and_nothing_else(
    text: str, label: str, aliases: tuple[str, ...]
) -> None:
    found = name(text, WORDS)
    assert found is not None
    assert (found.label, found.aliases) == (label, aliases)
