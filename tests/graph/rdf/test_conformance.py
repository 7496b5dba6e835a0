"""What is exported of real documents keeps to the shapes and to SKOS, and says the same in every syntax to two readers."""

from __future__ import annotations

import logging
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from rdflib.namespace import OWL, RDFS, XSD
from roadgraph.graph.export import exported
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import Basis, Broader, Prerequisite, Topic, TopicKind
from roadgraph.graph.rdf.triples import triples
from roadgraph.graph.rdf.vocabulary import OWN_WORDS, RG
from roadgraph.ingest.ingest import ingest

pyshacl = pytest.importorskip("pyshacl")
skosify = pytest.importorskip("skosify")

# rdflib's own reader of JSON-LD makes one.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

ROOT = Path(__file__).parents[3]
FILES = ROOT / "graph" / "rdf"
FORMS = sorted(path for path in (ROOT / "tests" / "ingest" / "forms").iterdir() if path.suffix != ".expected")
GROUPS = ("bundled", *range(3))
SYNTAXES = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
    "trig": pyoxigraph.RdfFormat.TRIG,
}


@cache
def graph_of(group: str | int) -> KnowledgeGraph:
    """The bundled roadmaps, or a third of the documents that show how roadmaps are written."""
    paths = [ROOT / "roadmaps"] if isinstance(group, str) else FORMS[group :: len(GROUPS) - 1]
    return ingest(paths).graph


@cache
def turtle_of(group: str | int) -> bytes:
    return exported(graph_of(group), "turtle")


@cache
def read_of(group: str | int) -> rdflib.Graph:
    return rdflib.Graph(bind_namespaces="none").parse(data=turtle_of(group), format="turtle")


def oxigraph_reads(data: bytes, syntax: pyoxigraph.RdfFormat) -> set[tuple[object, object, object]]:
    return {(quad.subject, quad.predicate, quad.object) for quad in pyoxigraph.parse(data, syntax)}


def complaints(rdf: rdflib.Graph) -> str:
    """What does not conform to the shapes; nothing where all does."""
    shapes = rdflib.Graph().parse(FILES / "shapes.ttl")
    conforms, _, report = pyshacl.validate(rdf, shacl_graph=shapes)
    return "" if conforms else str(report)


@pytest.mark.parametrize("group", GROUPS)
def test_conforms_to_the_shapes(group: str | int) -> None:
    assert complaints(read_of(group)) == ""


def test_conforms_to_the_shapes_whatever_documents_say(hostile_graph: KnowledgeGraph) -> None:
    assert complaints(rdflib.Graph().parse(data=exported(hostile_graph, "turtle"), format="turtle")) == ""


def test_each_shape_has_one_constraint_in_sparql_since_some_engines_know_no_more() -> None:
    shapes = rdflib.Graph().parse(FILES / "shapes.ttl")
    asking = list(shapes.subjects(rdflib.SH.sparql))
    assert len(asking) == len(set(asking)) == 2


def test_the_shapes_see_what_is_wrong() -> None:
    names = ("a", "b")
    need = Prerequisite("b", "a", (), Basis.STATED, 0.9, ())
    graph = KnowledgeGraph([Topic(name, name) for name in names], prerequisites=[need])
    a, b = (rdflib.URIRef(f"https://example.org/topic/{name}") for name in names)
    assert complaints(triples(graph)) == ""
    circle, alone, odd = (triples(graph) for _ in range(3))
    circle.add((a, rdflib.DCTERMS.requires, b))
    assert "requires itself" in complaints(circle)
    alone.remove((b, rdflib.DCTERMS.requires, a))
    assert "without the triple" in complaints(alone)
    odd.add((a, rdflib.DCTERMS.type, RG.Order))
    assert "dcterms:type" in complaints(odd)


@pytest.mark.parametrize("group", GROUPS)
def test_two_readers_read_the_same_in_every_syntax(group: str | int) -> None:
    told = oxigraph_reads(turtle_of(group), SYNTAXES["turtle"])
    for name, syntax in SYNTAXES.items():
        assert oxigraph_reads(exported(graph_of(group), name), syntax) == told, name
    assert len(read_of(group)) == len(told) > 1000
    assert set(read_of(group)) == set(triples(graph_of(group)))


def test_rdflib_reads_the_same_from_json_ld_and_rdf_xml() -> None:
    for name, form in (("jsonld", "json-ld"), ("rdfxml", "xml")):
        rdf = rdflib.Graph(bind_namespaces="none").parse(
            data=exported(graph_of("bundled"), name), format=form
        )
        assert set(rdf) == set(read_of("bundled")), name


@pytest.mark.parametrize("group", GROUPS)
def test_a_checker_of_skos_has_no_complaint(
    group: str | int, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        skosify.skosify(read_of(group), label="Learning map")
    assert [record.message for record in caplog.records] == []


def test_the_checker_of_skos_sees_a_label_that_is_an_alias(caplog: pytest.LogCaptureFixture) -> None:
    rdf = triples(KnowledgeGraph([Topic("a", "A")]))
    a = rdflib.URIRef("https://example.org/topic/a")
    rdf.add((a, rdflib.SKOS.altLabel, rdflib.Literal("A", lang="en")))
    skosify.skosify(rdf, label="x")
    assert [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_what_others_say_together_is_no_direct_relation() -> None:
    pairs = [("lstm", "networks"), ("networks", "learning"), ("lstm", "learning")]
    names = ("lstm", "networks", "learning")
    graph = KnowledgeGraph(
        [Topic(name, name) for name in names], [Broader(below, above, ()) for below, above in pairs]
    )
    rdf = triples(graph)
    lstm, networks, learning = (rdflib.URIRef(f"https://example.org/topic/{name}") for name in names)
    assert set(rdf.objects(lstm, rdflib.SKOS.broader)) == {networks}
    assert set(rdf.objects(lstm, rdflib.SKOS.broaderTransitive)) == {learning}
    assert set(rdf.objects(learning, rdflib.SKOS.narrower)) == {networks}


def test_the_ontology_describes_every_word_of_ours_as_the_documentation_does() -> None:
    ontology = rdflib.Graph().parse(FILES / "ontology.ttl")
    described = {
        str(term).removeprefix(str(RG))
        for term in ontology.subjects(RDFS.isDefinedBy)
        if ontology.value(term, RDFS.comment) and ontology.value(term, RDFS.label)
    }
    assert described == {*OWN_WORDS, "Basis", "Kind"}
    values = {str(term).removeprefix(str(RG)) for term in ontology.subjects(rdflib.RDF.type, RG.Basis)}
    assert values == {basis.capitalize() for basis in Basis}
    kinds = {str(term).removeprefix(str(RG)) for term in ontology.subjects(rdflib.RDF.type, RG.Kind)}
    assert kinds == {kind.capitalize() for kind in TopicKind}
    told = (ROOT / "docs" / "rdf.md").read_text("utf-8")
    assert [word for word, text in OWN_WORDS.items() if f"| `rg:{word}` | {text} |" not in told] == []


def test_the_ontology_tells_tools_of_owl_what_the_words_of_an_export_are() -> None:
    """What they are not told is a property between things, they take for a remark."""
    ontology, rdf = rdflib.Graph().parse(FILES / "ontology.ttl"), read_of("bundled")
    (told,) = ontology.subjects(rdflib.RDF.type, OWL.Ontology)
    assert ontology.value(told, OWL.versionInfo) == rdflib.Literal(version("roadgraph"))
    things = set(rdf.subjects())
    links = {predicate for _, predicate, value in rdf if value in things}
    own = {rdflib.RDF.subject, rdflib.RDF.object}
    assert links - own <= set(ontology.subjects(rdflib.RDF.type, OWL.ObjectProperty))
    named = {*ontology.subjects(rdflib.RDF.type, OWL.Class), rdflib.RDF.Statement, XSD.double, XSD.string}
    for predicate in (RDFS.domain, RDFS.range, RDFS.subClassOf):
        assert set(ontology.objects(None, predicate)) <= named, predicate
