"""Turtle and the other syntaxes: valid with any text, read back as the same triples by two readers, the same bytes in every run."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rdflib import Graph, Literal
from rdflib.namespace import RDF, XSD
from roadgraph.graph.export import EXPORTS, exported
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import (
    Application,
    Basis,
    Broader,
    Document,
    Evidence,
    Mention,
    Prerequisite,
    Resource,
    ResourceType,
    Topic,
)
from roadgraph.graph.rdf.triples import triples

SAMPLE = Path(__file__).parents[4] / "shared" / "contract" / "sample.ttl"
Term = tuple[str, ...]

SYNTAXES = (
    ("turtle", "turtle", pyoxigraph.RdfFormat.TURTLE),
    ("ntriples", "nt", pyoxigraph.RdfFormat.N_TRIPLES),
    ("jsonld", "json-ld", pyoxigraph.RdfFormat.JSON_LD),
    ("rdfxml", "xml", pyoxigraph.RdfFormat.RDF_XML),
)
"""What each syntax is called here, and by two readers."""

# rdflib's own reader of JSON-LD makes one.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

HOSTILE = [
    '"""',
    'a\n\\"',
    '\n""',
    "\\",
    "\n\\",
    "'''\r\n\t",
    '" . <https://example.org/x> a <https://example.org/y> . "',
    "> <",
    "\x00\x07\x1b\x7f\x85",
    "\u2028\u2029\ufeff\u200b",
    "\u202eevil\u202c\u2066x\u2069",
    "\ud800 \udfff",
    "\ufffe\uffff\U0001ffff",
    "@en ^^<x>",
    "\\u0041 %41",
    "e\u0301 é \U0001f600",
]


def graph_of(text: str) -> KnowledgeGraph:
    """A graph with the same text wherever a text that nobody vouches for can stand."""
    document = Document("ab" * 32, text, text, text, "utf-8", text)
    mentions = (Mention(document.id, 3, 4, text, "rule"),)
    evidence = (Evidence(document.id, 5, 5, text, "rule", Basis.TEXT, 0.75),)
    return KnowledgeGraph(
        topics=[
            Topic("3d-vision", text, (text + "!", text), definition=text, mentions=mentions, language=text),
            Topic("a", "A"),
            Topic("b", "B"),
        ],
        broader=[Broader("a", "3d-vision", mentions)],
        applications=[Application("a", "b", mentions)],
        prerequisites=[
            Prerequisite("b", "a", (), Basis.TEXT, 0.75, evidence),
            Prerequisite("3d-vision", None, ("a", "b"), Basis.NAME, 1.0, evidence),
        ],
        resources=[
            Resource("r", text, text, ResourceType.PAPER, (text,), ("a",), mentions),
            Resource("s", text, f"https://example.com/{text}", ResourceType.VIDEO, (), (), mentions),
        ],
        documents=[document],
    )


def turtle(graph: KnowledgeGraph) -> bytes:
    return exported(graph, "turtle")


def by_rdflib(read: Graph) -> set[tuple[str, str, Term]]:
    found: set[tuple[str, str, Term]] = set()
    for subject, predicate, term in read:
        value: Term = (str(term),)
        if isinstance(term, Literal):
            kind = RDF.langString if term.language else term.datatype or XSD.string
            value = literal(str(term), term.language or "", str(kind))
        found.add((str(subject), str(predicate), value))
    return found


def by_oxigraph(data: bytes, syntax: pyoxigraph.RdfFormat) -> set[tuple[str, str, Term]]:
    found: set[tuple[str, str, Term]] = set()
    for quad in pyoxigraph.parse(data, syntax):
        subject, term = quad.subject, quad.object
        assert isinstance(subject, pyoxigraph.NamedNode)
        assert isinstance(term, pyoxigraph.NamedNode | pyoxigraph.Literal)
        value: Term = (term.value,)
        if isinstance(term, pyoxigraph.Literal):
            value = literal(term.value, term.language or "", term.datatype.value)
        found.add((subject.value, quad.predicate.value, value))
    return found


def literal(value: str, language: str, kind: str) -> Term:
    """The parts of a literal; a double is the number that it says, since readers spell it differently."""
    return (repr(float(value)) if kind == str(XSD.double) else value, language, kind)


def assert_read_back(graph: KnowledgeGraph) -> None:
    told = by_rdflib(triples(graph))
    for own, name, syntax in SYNTAXES:
        data = exported(graph, own)
        assert by_oxigraph(data, syntax) == told, name
        assert by_rdflib(Graph(bind_namespaces="none").parse(data=data, format=name)) == told, name


def test_says_what_a_reader_expects_to_see() -> None:
    topics = [Topic("calculus", "Calculus", ("Calc",)), Topic("2-sat", "2-SAT")]
    need = Prerequisite("2-sat", "calculus", (), Basis.STATED, 0.62, ())
    said = turtle(KnowledgeGraph(topics, prerequisites=[need])).decode()
    assert (
        "\ntopic:2-sat a skos:Concept ;\n"
        "    dcterms:requires topic:calculus ;\n"
        "    dcterms:type rg:Concept ;\n"
        "    skos:inScheme map:roadgraph ;\n"
        '    skos:prefLabel "2-SAT"@en ;\n'
        "    skos:topConceptOf map:roadgraph .\n"
    ) in said
    assert "    rg:confidence 6.2E-1 .\n" in said
    assert (
        said.index("map:roadgraph a") < said.index("topic:calculus a") < said.index("edge:2-sat--calculus a")
    )


def test_has_the_prefixes_of_the_model_and_a_short_name_for_every_node() -> None:
    said = turtle(graph_of("x")).decode()
    prefixes = {line for line in said.splitlines() if line.startswith("@prefix")}
    expected = [
        "conflict",
        "dcterms",
        "doc",
        "edge",
        "group",
        "map",
        "oa",
        "prov",
        "quote",
        "rdf",
        "res",
        "rg",
        "run",
        "schema",
        "skos",
        "topic",
    ]
    assert {line.split()[1] for line in prefixes if "XMLSchema" not in line} == {
        name + ":" for name in expected
    }
    nodes = [line for line in said.splitlines() if line and line[0] not in " @"]
    assert not [line for line in nodes if line.startswith("<")]
    if SAMPLE.exists():
        sample = {line for line in SAMPLE.read_text("utf-8").splitlines() if line.startswith("@prefix")}
        assert {line for line in prefixes if "conflict:" not in line} <= sample


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_read_back_as_it_is(text: str) -> None:
    assert_read_back(graph_of(text))


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(), max_size=30))
@example("")
def test_any_text_is_read_back_as_it_is(text: str) -> None:
    assert_read_back(graph_of(text))


@settings(max_examples=30, deadline=None)
@given(st.text(st.sampled_from('\n\r\\"a'), max_size=8))
def test_quotes_and_backslashes_are_read_back_as_they_are(text: str) -> None:
    assert_read_back(graph_of(text))


@settings(deadline=None)
@given(st.floats(0, 1))
def test_a_confidence_is_read_back_as_the_double_that_the_graph_holds(trust: float) -> None:
    need = Prerequisite("a", "b", (), Basis.TEXT, trust, ())
    graph = KnowledgeGraph([Topic("a", "A"), Topic("b", "B")], prerequisites=[need])
    told = by_rdflib(triples(graph, min_confidence=0))
    for own, name, syntax in SYNTAXES:
        assert by_oxigraph(exported(graph, own, min_confidence=0), syntax) == told, name


@given(st.floats(0, 1))
@example(0.0)
@example(1.0)
def test_a_confidence_is_written_in_its_one_canonical_form(trust: float) -> None:
    """Readers of JSON-LD rewrite a double to it, and older ones of Turtle know no other."""
    need = Prerequisite("a", "b", (), Basis.TEXT, trust, ())
    graph = KnowledgeGraph([Topic("a", "A"), Topic("b", "B")], prerequisites=[need])
    told = exported(graph, "turtle", min_confidence=0).decode()
    (written,) = re.findall(r"rg:confidence (\S+)", told)
    assert re.fullmatch(r"([1-9]\.([0-9]*[1-9]|0)E(0|-?[1-9][0-9]*)|0\.0E0)", written)
    assert float(written) == trust


def test_json_ld_can_be_read_as_it_arrives() -> None:
    """A reader of Streaming JSON-LD has to know the context before all nodes, and the types of each before its name."""
    told = json.loads(exported(graph_of("x"), "jsonld"))
    assert list(told) == ["@context", "@graph"]
    assert {tuple(node)[:2] for node in told["@graph"]} == {("@type", "@id")}


def test_unseen_characters_are_written_as_escapes() -> None:
    data = turtle(graph_of("\u202eevil\u200b\x85\ufeff"))
    assert b"\\u202Eevil\\u200B\\u0085\\uFEFF" in data
    assert not set(data.decode()) & set("\u202e\u200b\x85\ufeff\r\t")


def test_does_not_depend_on_the_order_of_what_it_is_given() -> None:
    graph = graph_of("x")
    again = KnowledgeGraph(
        reversed(list(graph.topics.values())),
        graph.broader,
        graph.applications,
        reversed(graph.prerequisites),
        reversed(list(graph.resources.values())),
        graph.documents.values(),
    )
    assert turtle(again) == turtle(graph)


def test_is_empty_but_for_the_map_where_the_graph_is() -> None:
    said = turtle(KnowledgeGraph()).decode()
    assert "\nmap:roadgraph a " in said
    assert "skos:Concept " not in said


SCRIPT = """
import hashlib
from roadgraph.graph.export import EXPORTS
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import *
place = lambda n: (Mention("ab" * 32, n, n, f"quote {n}", "rule"), Mention("cd" * 32, n, n + 1, "b", "rule"))
trust = lambda n: tuple(Evidence(m.document, m.line, m.end_line, m.quote, m.rule, Basis.TEXT, 0.6) for m in place(n))
names = [f"topic-{n}" for n in range(30)]
graph = KnowledgeGraph(
    [Topic(t, t.title(), (t.upper(), "x" + t), mentions=place(n + 1)) for n, t in enumerate(names)],
    [Broader(t, names[0], place(2)) for t in names[1:]],
    [Application(names[1], t, place(3)) for t in names[5:9]],
    [Prerequisite(b, a, (), Basis.TEXT, 0.6, trust(4)) for a, b in zip(names, names[1:])]
    + [Prerequisite(names[-1], None, tuple(sorted(names[3:9])), Basis.TEXT, 0.6, trust(5))],
    [Resource(t, t, "https://example.com/" + t, ResourceType.BOOK, ("Ann", "Bob"), (t, names[2]), place(6))
     for t in names[9:20]],
    [Document(d * 32, d, None, "text/plain", "utf-8", d) for d in ("ab", "cd")],
)
for name, export in EXPORTS.items():
    print(name, hashlib.sha256(b"".join(export(graph))).hexdigest())
"""


def run_with_seed(seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", SCRIPT]
    return subprocess.run(command, env=environment, capture_output=True, check=True, text=True).stdout


def test_every_export_has_the_same_bytes_whatever_the_hash_seed() -> None:
    first, second = run_with_seed("1"), run_with_seed("4242")
    assert first == second
    assert [line.split()[0] for line in first.splitlines()] == list(EXPORTS)
