"""Where a query goes wrong is told to the line and column of the word that cannot stand there."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.api.sparql.mistake import mistake

STORE = ox.Store()
WORDS = (
    "SELECT",
    "*",
    "{",
    "}",
    "?a",
    "ex:b",
    "'c d'",
    "# e\n",
    ".",
    ";",
    "<urn:f>",
    "FILTER(",
    ")",
    "\n",
    "'",
)


def parse(query: str) -> object:
    return STORE.query(query, prefixes={"ex": "urn:"})


def told(query: str) -> str | None:
    with pytest.raises(SyntaxError):
        parse(query)
    return mistake(query, parse)


@pytest.mark.parametrize(
    ("query", "place", "word"),
    [
        ("SELECT * {\n  ?a ex:b ?c\n  ?d ex:e ?f\n}", "line 3, column 3", "'?d'"),
        ("SELECT * { ?a ex:b }\n\n\nLIMIT 10", "line 1, column 20", "'}'"),
        ("SELECT * { ?a ex:b 'c\n d', '''e\nf''' . ?g }", "line 1, column 20", '"\'c"'),
        ("SELECT * { # it's a { comment\n ?a ex:b '''c\nd''' . . ?e }", "line 3, column 8", "'.'"),
        ("SELEC * { ?a ex:b ?c }", "line 1, column 1", "'SELEC'"),
        ("SELECT * { FILTER(?a = ) ?a ex:b ?c . ?d ex:e ?f }", "line 1, column 24", "')'"),
        ("SELECT * { ?a ex:b ?c } LIMIT -1", "line 1, column 31", "'-1'"),
        ("SELECT * { ?a ex:b ?c } LIMIT " + "x" * 100, "line 1, column 31", f"'{'x' * 40}'"),
    ],
)
def test_the_word_is_named_with_its_place(query: str, place: str, word: str) -> None:
    assert (told(query) or "").startswith(f"{place}, where {word} cannot stand")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT * { ?a other:b ?c }", "column 15, where 'other:b' cannot stand: its prefix is not known"),
        ("SELECT * { ?a <b> ?c }", "column 15, where '<b>' cannot stand: it is no absolute IRI"),
        ("SELECT (1 AS ?a) ?b {} GROUP BY ?c", "column 35, where it ends: the select contains a variable"),
        ("SELECT * { ?a ex:b ?c", "column 22, where it ends: something is missing before it"),
        ("SELECT * { BIND(1 AS ?a) BIND(2 AS ?a) }", "or a variable is bound twice"),
        (" \n ", "line 1, column 1, where it ends"),
    ],
)
def test_the_reason_is_told_where_there_is_one(query: str, said: str) -> None:
    assert said in (told(query) or "")


@given(st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_the_place_is_in_the_query(query: str) -> None:
    """Whatever is wrong; the words before it alone do not go wrong there."""
    try:
        parse(query)
    except SyntaxError:
        said = mistake(query, parse)
    else:
        return
    assert said is not None
    line, column = (int(part.split()[1]) for part in said.split(", ")[:2])
    lines = query.split("\n")
    assert 1 <= line <= len(lines)
    assert 1 <= column <= len(lines[line - 1]) + 1


def test_what_the_parser_does_not_place_is_left_to_it() -> None:
    def unplaced(query: str) -> None:
        raise SyntaxError("no")

    assert mistake("ASK {}", unplaced) is None
    assert mistake("ASK {}", lambda query: None) is None
