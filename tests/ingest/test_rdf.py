"""A vocabulary in RDF is a document like any other."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph
from roadgraph.graph.model import Roadmap
from roadgraph.ingest.merge import merge
from roadgraph.ingest.read import read

BREAD = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix b: <https://bread.example/> .

b:scheme a skos:ConceptScheme ; skos:prefLabel "Bread"@en .
b:flour a skos:Concept ; skos:prefLabel "Mehl"@de, "Flour"@en .
b:sourdough a skos:Concept ;
    skos:prefLabel "Sourdough"@en ;
    dcterms:requires b:flour .
b:rye a skos:Concept ; skos:prefLabel "Dark loaf"@en ; skos:broader b:sourdough .
"""


def test_states_concepts_what_they_require_and_what_they_belong_to() -> None:
    roadmap = read(BREAD.encode(), "bread.ttl")
    assert roadmap.document.media_type == "text/turtle"
    assert {topic.label for topic in roadmap.topics} == {"Flour", "Sourdough", "Dark loaf"}
    (need,) = roadmap.prerequisites
    assert (need.topic, need.requires, [place.line for place in need.evidence]) == ("sourdough", "flour", [9])
    (part,) = roadmap.broader
    assert (part.topic, part.broader, part.evidence[0].line) == ("dark-loaf", "sourdough", 10)
    lines = BREAD.split("\n")
    told = [(place.quote, place.line) for place in need.evidence]
    told += [(place.quote, place.line) for place in part.evidence]
    told += [(place.quote, place.line) for topic in roadmap.topics for place in topic.mentions]
    assert all(quote in lines[line - 1] for quote, line in told)


@pytest.mark.parametrize(("form", "name"), [("nt", "bread.nt"), ("xml", "bread.rdf")])
def test_states_the_same_in_other_syntaxes(form: str, name: str) -> None:
    roadmap = read(Graph().parse(data=BREAD, format="turtle").serialize(format=form).encode(), name)
    assert {topic.label for topic in roadmap.topics} == {"Flour", "Sourdough", "Dark loaf"}
    assert [(p.topic, p.requires) for p in roadmap.prerequisites] == [("sourdough", "flour")]


def test_what_is_no_rdf_does_no_harm() -> None:
    assert read(b"@prefix broken", "broken.ttl").prerequisites == ()


HEAD = BREAD.split("\n\n")[0] + "\n"


def labels(roadmap: Roadmap) -> dict[str, tuple[str, ...]]:
    return {topic.label: topic.aliases for topic in roadmap.topics}


def needs(roadmap: Roadmap) -> list[tuple[str, str | None, list[int]]]:
    return [(p.topic, p.requires, [place.line for place in p.evidence]) for p in roadmap.prerequisites]


def said(roadmap: Roadmap) -> list[tuple[str, int | None]]:
    return [(one.code, one.line) for one in roadmap.diagnostics]


@pytest.mark.parametrize(
    ("told", "label"),
    [
        ('"Mehl"@de, "flour"@en-GB, "farine"@fr', "flour"),
        ('"Mehl"@de, "farine"@fr, "Flour"', "Flour"),
        ('"Mehl"@de, "farine"@fr', "farine"),
        ('"Mehl"@de, "harina"@es', "Mehl"),
    ],
)
def test_a_label_is_english_else_in_no_language_else_in_that_of_most(told: str, label: str) -> None:
    others = 'b:rye s:prefLabel "seigle"@fr . b:salt s:prefLabel "sel"@fr .'
    prefixes = "@prefix b: <https://bread.example/> . @prefix s: <http://www.w3.org/2004/02/skos/core#> ."
    found = labels(read(f"{prefixes}\n{others}\nb:flour s:prefLabel {told} .".encode(), "bread.ttl"))
    assert set(found) == {"seigle", "sel", label}
    assert len(found[label]) == told.count('"') // 2 - 1


def test_a_name_that_two_concepts_have_is_a_name_of_neither() -> None:
    told = (
        'b:roll a skos:Concept ; skos:prefLabel "Roll" ; skos:altLabel "small loaf", "Bap" .\n'
        'b:bun a skos:Concept ; skos:prefLabel "Bun" ; skos:altLabel "small loaf", "Roll" .\n'
    )
    assert labels(read((HEAD + told).encode(), "bread.ttl")) == {"Roll": ("Bap",), "Bun": ()}


def test_cycles_itself_and_what_has_no_label() -> None:
    told = (
        'b:a a skos:Concept ; skos:prefLabel "Poolish" ; dcterms:requires b:b, b:a, b:none, b:B .\n'
        'b:b a skos:Concept ; skos:prefLabel "Levain" ; dcterms:requires b:a .\n'
    )
    roadmap = read((HEAD + told).encode(), "bread.ttl")
    assert needs(roadmap) == [("poolish", "levain", [4]), ("levain", "poolish", [5])]
    assert [conflict.kind for conflict in merge([roadmap]).conflicts] == ["contradiction"]


def written(form: str) -> str:
    """The bread in a syntax; in those for several graphs, all of it in one that has a name."""
    if form == "trig":
        head, body = BREAD.split("\n\n")
        return f"{head}\n\nb:graph {{\n{body}}}\n"
    told = Graph().parse(data=BREAD, format="turtle").serialize(format="nt" if form == "nquads" else form)
    return told.replace(" .\n", " <https://bread.example/graph> .\n") if form == "nquads" else told


ENDINGS = {"xml": "rdf", "pretty-xml": "rdf", "json-ld": "jsonld", "nquads": "nq", "turtle": "ttl"}


@pytest.mark.parametrize("name", ["", "README.txt", "bread", "stdin"])
@pytest.mark.parametrize("form", ["turtle", "nt", "xml", "json-ld", "trig", "nquads", "pretty-xml"])
def test_content_tells_what_it_is(form: str, name: str) -> None:
    told = written(form)
    roadmap = read(told.encode(), name or f"bread.{ENDINGS.get(form, form)}")
    assert set(labels(roadmap)) == {"Flour", "Sourdough", "Dark loaf"}
    ((topic, needed, lines),) = needs(roadmap)
    assert (topic, needed) == ("sourdough", "flour")
    assert all("flour" in told.split("\n")[line - 1] for line in lines)


@pytest.fixture
def nothing_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a socket nor a file can be opened."""
    read(BREAD.encode(), "bread.ttl")  # What is imported late is imported now.
    read(b'{"@id": "https://a.example/"}', "bread.jsonld")
    read(b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>', "bread.rdf")

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("opened")

    for target in ("socket.socket", "urllib.request.urlopen", "builtins.open", "io.open", "os.open"):
        monkeypatch.setattr(target, refuse)


CONTEXTS = [
    '"https://far.example/context"',
    '"file:///etc/passwd"',
    '"context.json"',
    '[{"b": "https://bread.example/"}, ["https://far.example/context"]]',
    '{"@import": "file:///etc/passwd"}',
    '{"b": {"@id": "https://bread.example/", "@context": "https://far.example/context"}}',
    '{"@context": {"@context": "https://far.example/context"}}',
]


@pytest.mark.usefixtures("nothing_is_opened")
@pytest.mark.parametrize("context", CONTEXTS)
def test_a_context_from_elsewhere_is_reported_and_not_fetched(context: str) -> None:
    told = f"""{{"@context": {context},
 "@id": "https://bread.example/rye",
 "http://www.w3.org/2004/02/skos/core#prefLabel": "Rye"}}"""
    roadmap = read(told.encode(), "bread.json")
    assert set(labels(roadmap)) == {"Rye"}
    assert [code for code, _ in said(roadmap)] == ["syntax"]
    assert "not fetched" in roadmap.diagnostics[0].message


@pytest.mark.usefixtures("nothing_is_opened")
@pytest.mark.parametrize(
    "name", ["https://schema.org", "http://schema.org/", "https://schema.org/docs/jsonldcontext.json"]
)
def test_the_words_of_schema_org_are_known(name: str) -> None:
    told = f'{{"@context": "{name}", "type": "Course", "id": "https://a.example/1", "name": "Rye",\n"coursePrerequisites": "Dough"}}'
    roadmap = read(told.encode(), "course.json")
    assert (needs(roadmap), said(roadmap)) == ([("rye", "dough", [2])], [])


def test_what_is_no_linked_data_is_read_as_json() -> None:
    told = '{"@context": "https://far.example/c", "title": "Bread", "topics": [{"title": "Loaf", "requires": ["Dough"]}, {"title": "Dough"}]}'
    roadmap = read(told.encode(), "bread.json")
    assert needs(roadmap) == [("loaf", "dough", [1])]
    assert said(roadmap) == [("syntax", None)]


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
LONG = "x" * 1000
DECLARED = [
    f'<!DOCTYPE r [<!ENTITY l0 "ha">{LAUGHS}]>',
    '<!DOCTYPE r [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE r [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p; <!ENTITY l9 "">]>',
    '<!DOCTYPE r SYSTEM "file:///etc/passwd" [<!ENTITY l9 "">]>',
    f'<!DOCTYPE r [<!ENTITY l9 ""> <!ATTLIST rdf:RDF about CDATA "{LONG}">]>',
]


@pytest.mark.usefixtures("nothing_is_opened")
@pytest.mark.parametrize("declared", DECLARED)
def test_what_xml_declares_neither_grows_nor_is_fetched(declared: str) -> None:
    told = f"""{declared}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:s="http://www.w3.org/2004/02/skos/core#">
<s:Concept rdf:about="https://a.example/1"><s:prefLabel>Rye&l9;</s:prefLabel></s:Concept></rdf:RDF>"""
    roadmap = read(told.encode(), "bread.rdf")
    assert set(labels(roadmap)) <= {"Rye"}
    assert all(len(one.definition or "") < 100 for one in roadmap.topics)


@pytest.mark.parametrize(
    ("told", "name", "line"),
    [
        (HEAD + 'b:a skos:prefLabel "Rye" .\nb:b skos:prefLabel <<( b:a b:b b:c )>> .\n', "b.ttl", 5),
        (HEAD + 'b:a skos:prefLabel "Rye" .\n\nb:b skos:prefLabel "open .\n', "b.ttl", 6),
        (HEAD + 'b:a skos:prefLabel "Rye" .\nno:b skos:prefLabel "Oats" .\n', "b.ttl", 5),
        (HEAD + 'b:a skos:prefLabel "Rye" .\n' + "b:b b:c " + "[ b:d " * 20_000, "b.ttl", None),
    ],
)
def test_what_stands_before_a_mistake_is_read(told: str, name: str, line: int | None) -> None:
    roadmap = read(told.encode(), name)
    assert set(labels(roadmap)) == {"Rye"}
    (mistake,) = roadmap.diagnostics
    assert (mistake.code, mistake.line, f"line {line}: " in mistake.message) == (
        "syntax",
        None,
        line is not None,
    )


@pytest.mark.parametrize("name", ["a.ttl", "a.nt", "a.rdf", "a.jsonld", "a.trig", "a.nq"])
@given(data=st.binary(max_size=60) | st.text(alphabet='<>"{}[]@:.,;#ab \n_\\', max_size=60).map(str.encode))
def test_nothing_makes_it_raise(data: bytes, name: str) -> None:
    assert read(data, name) == read(data, name)


def test_odd_addresses_make_no_noise(capsys: pytest.CaptureFixture[str]) -> None:
    read((HEAD + 'b:a skos:prefLabel "Rye" ; b:p <https://a.example/a{b}c|d> .').encode(), "b.ttl")
    assert capsys.readouterr() == ("", "")


def test_a_file_of_one_line_is_quoted_where_it_says_so() -> None:
    skos, dcterms = "http://www.w3.org/2004/02/skos/core#", "http://purl.org/dc/terms/"
    loaves = [
        {
            "@id": f"https://a.example/{n}",
            skos + "prefLabel": f"Loaf {n}",
            dcterms + "requires": {"@id": f"https://a.example/{n // 2}"},
        }
        for n in range(1, 200)
    ]
    text = json.dumps(loaves, separators=(",", ":"))
    roadmap = read(text.encode(), "loaves.json")
    assert len(roadmap.prerequisites) == 198
    for one in roadmap.prerequisites:
        (place,) = one.evidence
        number = int(one.topic.removeprefix("loaf-"))
        assert place.quote in text
        assert len(place.quote) <= 280
        assert f'"Loaf {number}","{dcterms}requires":{{"@id":"https://a.example/{number // 2}"' in place.quote
