"""Statements of RDF are those that rdflib's own readers find, each on its line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from roadgraph.graph.rdf.parse_jsonld import parse_jsonld
from roadgraph.graph.rdf.parse_rdfxml import parse_rdfxml
from roadgraph.graph.rdf.parse_turtle import parse_ntriples, parse_turtle
from roadgraph.graph.rdf.statement import BASE, Parsed

FORMS = Path(__file__).parents[2] / "ingest" / "forms"
PARSERS: dict[str, tuple[str, Callable[[str], Parsed]]] = {
    ".ttl": ("turtle", parse_turtle),
    ".nt": ("nt", parse_ntriples),
    ".rdf": ("xml", parse_rdfxml),
    ".jsonld": ("json-ld", lambda text: parse_jsonld(json.loads(text))),
}
SOURCES = [
    path
    for path in sorted(FORMS.iterdir())
    if path.suffix in PARSERS and 'https://schema.org",' not in path.read_text("utf-8")
]


def graph(parsed: Parsed) -> Graph:
    made = Graph()
    for one in parsed.statements:
        made.add(one[:3])
    return made


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_the_statements_are_those_that_rdflib_reads(source: Path) -> None:
    form, parse = PARSERS[source.suffix]
    text = source.read_text("utf-8").replace("this line is broken\n", "")
    parsed = parse(text)
    assert parsed.faults == []
    assert isomorphic(graph(parsed), Graph().parse(data=text, format=form, publicID=BASE))


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_lines_may_end_as_they_do_on_windows(end: str) -> None:
    lines = ['<a:s> <a:p> "one" .', "", "# nothing", "<a:s> <a:p> <a:o> . # two", "_:b <a:p> _:c<a:g>.", ""]
    parsed = parse_ntriples(end.join(lines))
    assert parsed.faults == []
    assert [one.line for one in parsed.statements] == [1, 4, 5]
    assert [str(one.object) for one in parsed.statements[:2]] == ["one", "a:o"]


TURTLE = """@prefix a: <https://a.example/> .
# one
a:s a:p a:o ,
    a:o2 ; a:q \"\"\"two
lines\"\"\"@en ,
  [ a:r a:o3 ;
    a:r "}" ] .
a:t a:p
  # where is it?

  a:o4 .
"""


@pytest.mark.parametrize("wrapped", [False, True])
def test_each_object_has_its_line(wrapped: bool) -> None:
    head, body = TURTLE.split("\n", 1)
    text = f"{head}a:g {{\n{body}}}" if wrapped else TURTLE
    lines = {str(one.object): one.line for one in parse_turtle(text).statements}
    told = {name: lines[f"https://a.example/{name}"] for name in ("o", "o2", "o3", "o4")}
    assert told == {"o": 3, "o2": 4, "o3": 6, "o4": 11}
    assert (lines["two\nlines"], lines["}"]) == (4, 7)


def test_elements_over_several_lines() -> None:
    text = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="https://a.example/">
<rdf:Description rdf:about="https://a.example/s">
  <a:p
    rdf:resource="https://a.example/o"/>
  <a:q>
    text
  </a:q>
  <a:r><a:K rdf:about="https://a.example/o2"/></a:r>
</rdf:Description></rdf:RDF>"""
    parsed = parse_rdfxml(text)
    assert [one.line for one in parsed.statements if one.predicate.n3().endswith(("p>", "q>", "r>"))] == [
        4,
        6,
        8,
    ]


def test_texts_in_xml_are_passed_over() -> None:
    head = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="https://a.example/">'
    text = f'{head}<rdf:Description><a:p rdf:parseType="Literal">{"x<b/>" * 20_000}</a:p></rdf:Description></rdf:RDF>'
    assert [str(one.object) for one in parse_rdfxml(text).statements] == [""]


@given(st.text(max_size=30), st.sampled_from(["", "en", "de-AT"]))
def test_any_text_is_read_as_it_was_written(text: str, language: str) -> None:
    literal = Literal(text.encode("utf-8", "replace").decode(), lang=language or None)
    made = Graph().add((URIRef("https://a.example/s"), URIRef("https://a.example/p"), literal))
    for form, parse in ((".nt", parse_ntriples), (".ttl", parse_turtle)):
        parsed = parse(made.serialize(format=PARSERS[form][0]))
        assert [one.object for one in parsed.statements] == [literal]
