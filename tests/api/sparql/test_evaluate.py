"""What a query finds, in every format, as rdflib reads it."""

from __future__ import annotations

import csv
import io
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.query import Result
from roadgraph.api.sparql.evaluate import evaluate
from roadgraph.api.sparql.terms import ROWS, TRIPLES, Bounds

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # the reader of JSON-LD

DATA = """
<urn:a> <urn:name> "Ann\\t\\"<b>&\\n\\u0001", "Anna"@en-gb, 7, 1.5 ; <urn:knows> _:b .
_:b <urn:name> "Bob" .
"""
BOUNDS = Bounds(1, 1, 1000, 1_000_000)
QUERY = "SELECT ?s ?o ?none { ?s <urn:name> ?o }"


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    store.load(DATA, format=ox.RdfFormat.TURTLE)
    return store


def ask(store: ox.Store, query: str, accept: str | None = None, bounds: Bounds = BOUNDS) -> tuple[Any, bytes]:
    return evaluate(store, query, accept, {"ex": "urn:"}, bounds)


def found(content: bytes, form: str) -> set[tuple[object, ...]]:
    """The rows that rdflib reads, with blank nodes all the same."""
    rows = Result.parse(io.BytesIO(content), format=form).bindings
    kept = [{str(name): term for name, term in row.items()} for row in rows]
    return {
        tuple("_" if isinstance(row.get(n), rdflib.BNode) else row.get(n) for n in ("s", "o", "none"))
        for row in kept
    }


@pytest.mark.parametrize(
    ("accept", "form"),
    [(None, "json"), (ROWS[1], "xml"), (ROWS[3], "tsv"), (ROWS[4], "json"), (ROWS[5], "xml")],
)
def test_rows_say_the_same_in_every_format(store: ox.Store, accept: str | None, form: str) -> None:
    # XML can hold no control character, and rdflib's reader of TSV knows no language with a region.
    query = QUERY.replace("}", "FILTER(isNumeric(?o) || ?o = 'Bob') }")
    head, content = ask(store, query, accept)
    a, integer, decimal = rdflib.URIRef("urn:a"), rdflib.XSD.integer, rdflib.XSD.decimal
    assert (head.status, head.media, head.cut) == (200, accept or ROWS[0], False)
    assert found(content, form) == {
        (a, rdflib.Literal("7", datatype=integer), None),
        (a, rdflib.Literal("1.5", datatype=decimal), None),
        ("_", rdflib.Literal("Bob"), None),
    }


def test_any_text_stands_in_json_and_csv(store: ox.Store) -> None:
    text = 'Ann\t"<b>&\n\x01'
    assert text in {str(row[1]) for row in found(ask(store, QUERY)[1], "json")}
    rows = list(csv.DictReader(io.StringIO(ask(store, QUERY, "text/csv")[1].decode(), newline="")))
    assert {row["o"] for row in rows} == {text, "Anna", "7", "1.5", "Bob"}
    assert {row["none"] for row in rows} == {""}


@pytest.mark.parametrize("media", ROWS)
def test_truth_is_told_in_every_format(store: ox.Store, media: str) -> None:
    for query, said in (("ASK { ?s ex:name 7 }", b"true"), ("ASK { ?s ex:name 8 }", b"false")):
        head, content = ask(store, query, media)
        assert (head.status, head.media) == (200, media)
        assert said in content


@pytest.mark.parametrize("media", TRIPLES)
def test_triples_say_the_same_in_every_format(store: ox.Store, media: str) -> None:
    head, content = ask(store, "CONSTRUCT { ?s ex:x ?o } { ?s ex:name ?o FILTER(isNumeric(?o)) }", media)
    a, x = rdflib.URIRef("urn:a"), rdflib.URIRef("urn:x")
    read = rdflib.Graph().parse(data=content, format=media)
    assert (head.status, head.media) == (200, media)
    assert set(read) == {
        (a, x, rdflib.Literal(7)),
        (a, x, rdflib.Literal("1.5", datatype=rdflib.XSD.decimal)),
    }


def test_a_row_without_variables_and_none_at_all(store: ox.Store) -> None:
    assert b'"bindings": [{}]' in ask(store, "SELECT * {}")[1]
    assert b'"bindings": []' in ask(store, "SELECT ?x { ?x ?x ?x }")[1]


def test_a_format_of_the_other_kind_is_refused_with_the_list(store: ox.Store) -> None:
    head, content = ask(store, "DESCRIBE <urn:a>", "text/csv")
    assert head.status == 406
    assert all(media in content.decode() for media in TRIPLES)
    head, content = ask(store, QUERY, "text/turtle")
    assert head.status == 406
    assert all(media in content.decode() for media in ROWS)


def test_the_same_triples_are_the_same_bytes(store: ox.Store) -> None:
    """In whatever order they are found."""
    for media in TRIPLES:
        told = [
            ask(store, f"CONSTRUCT {{ ?x ex:p ?x . ?x a ex:c }} {{ VALUES ?x {{ {values} }} }}", media)
            for values in ("ex:a ex:b ex:c ex:a", "ex:c ex:b ex:a", "ex:b ex:a ex:c")
        ]
        assert told[0] == told[1] == told[2]
        assert len(rdflib.Graph().parse(data=told[0][1], format=media)) == 6


@pytest.mark.parametrize(
    ("query", "media", "other"),
    [
        ('CONSTRUCT { ex:a ex:p "\\u0001" } {}', "application/rdf+xml", "text/turtle"),
        ("CONSTRUCT { ex:a <urn:1> 1 } {}", "application/rdf+xml", "text/turtle"),
        ("CONSTRUCT { ex:a <http://example.com/> 1 } {}", "application/rdf+xml", "text/turtle"),
        ("CONSTRUCT { ex:a ex:p <<( ex:a ex:p 1 )>> } {}", "application/ld+json", "text/turtle"),
        (QUERY, ROWS[1], ROWS[0]),
        (QUERY, ROWS[5], ROWS[0]),
    ],
)
def test_what_a_format_has_no_words_for_is_refused_with_one_that_has(
    store: ox.Store, query: str, media: str, other: str
) -> None:
    head, content = ask(store, query, media)
    assert (head.status, content.decode()) == (
        406,
        f"what was found cannot be said in {media}: ask for {other}",
    )
    assert ask(store, query, other)[0].status == 200


def test_carriage_returns_survive_xml(store: ox.Store) -> None:
    text = rdflib.Literal("a\rb\r\nc")
    head, content = ask(store, 'CONSTRUCT { ex:a ex:p "a\\rb\\r\\nc" } {}', "application/rdf+xml")
    assert (head.status, head.size) == (200, len(content))
    assert set(rdflib.Graph().parse(data=content, format="xml").objects()) == {text}
    head, content = ask(store, 'SELECT ?s { BIND("a\\rb\\r\\nc" AS ?s) }', ROWS[1])
    assert {row[0] for row in found(content, "xml")} == {text}


@pytest.mark.parametrize("number", [1, 4, 5, 6])
def test_rows_and_triples_are_cut(store: ox.Store, number: int) -> None:
    bounds = Bounds(1, 1, number, 1_000_000)
    head, content = ask(store, QUERY, None, bounds)
    assert (len(found(content, "json")), head.cut) == (min(number, 5), number < 5)
    head, content = ask(store, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "application/n-triples", bounds)
    assert (len(content.splitlines()), head.cut) == (min(number, 6), number < 6)


def test_bytes_are_bounded(store: ox.Store) -> None:
    bounds = Bounds(1, 1, 1000, 2000)
    many = "SELECT ?x { VALUES ?a { 1 2 3 4 5 6 7 8 9 } VALUES ?b { 1 2 3 4 5 6 7 8 9 } BIND('abc' AS ?x) }"
    head, content = ask(store, many, None, bounds)
    assert head.cut
    assert 1000 < len(content) < 3000
    head, content = ask(store, "SELECT ?x { BIND(STRDT(?y, ex:z) AS ?x) }", None, Bounds(1, 1, 9, 1))
    assert b'"bindings": []' in content


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT * {", "the query is not understood at line 1, column 11, where it ends"),
        (
            "SELECT * {\n ?s other:x ?o }",
            "the query is not understood at line 2, column 5, where 'other:x' cannot stand: its prefix",
        ),
        ("", "the query is not understood at line 1, column 1, where it ends"),
        ("\ud800", "the query cannot be answered"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "nothing can be changed here"),
        ("\\u0049NSERT DATA { <urn:a> <urn:b> <urn:c> }", "the query is not understood"),
        ("SELECT * FROM <urn:x> { ?s ?p ?o }", "there is one graph here"),
    ],
)
def test_mistakes_are_a_line(store: ox.Store, query: str, said: str) -> None:
    head, content = ask(store, query)
    assert head.status == 400
    assert content.decode().startswith(said)
    assert b"\n" not in content
    assert len(content) < 600
    assert len(store) == 6
