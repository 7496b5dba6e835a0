"""The RDF model: each row of its table, its shapes, and safety with untrusted text."""

from __future__ import annotations

import json
import re
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, SDO, SKOS, XSD
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import (
    Application,
    Basis,
    Broader,
    Conflict,
    Document,
    Evidence,
    Mention,
    Prerequisite,
    Resource,
    ResourceType,
    Topic,
    TopicKind,
)
from roadgraph.graph.rdf.triples import triples
from roadgraph.graph.rdf.vocabulary import FOLDERS, OA, OWN_WORDS, RG

SHAPES = Path(__file__).parents[4] / "shared" / "contract" / "shapes.ttl"
BASE = "https://example.org/"
DOCUMENT = Document(
    "7d8bce1c450c" + "ab" * 26, "deep.txt", "Deep", "text/markdown", "utf-8", "…", ("mojibake",)
)
MAP, DOC = URIRef(BASE + "map/roadgraph"), URIRef(BASE + "doc/d7d8bce1c450c")


def at(line: int, quote: str, end: int | None = None) -> tuple[Mention, ...]:
    return (Mention(DOCUMENT.id, line, end or line, quote, "heading"),)


def said(line: int, quote: str, basis: Basis = Basis.STATED, trust: float = 0.62) -> tuple[Evidence, ...]:
    return (Evidence(DOCUMENT.id, line, line, quote, "rule", basis, trust),)


def topic(name: str) -> URIRef:
    return URIRef(f"{BASE}topic/{name}")


GRAPH = KnowledgeGraph(
    topics=[
        Topic("deep-learning", "Deep learning", ("DL", "Deep learning", "deep learning"), TopicKind.AREA),
        Topic("backpropagation", "Backpropagation", mentions=at(52, "Backpropagation")),
        Topic("lstm", "LSTM", (), TopicKind.MODEL, "A cell with gates.", at(60, "LSTM") + at(61, "LSTMs")),
        Topic("gru", "GRU"),
        Topic("attention", "Внимание", language="ru"),
        Topic("translation", "Translation", kind=TopicKind.TASK),
    ],
    broader=[
        Broader("lstm", "deep-learning", at(60, "LSTM")),
        Broader("gru", "deep-learning", at(62, "GRU")),
    ],
    applications=[Application("attention", "translation", at(70, "for translation"))],
    prerequisites=[
        Prerequisite("lstm", "backpropagation", (), Basis.STATED, 0.62, said(52, "needs backprop")),
        Prerequisite(
            "attention", "backpropagation", (), Basis.ORDER, 0.3, said(9, "level", Basis.ORDER, 0.3)
        ),
        Prerequisite("attention", None, ("gru", "lstm"), Basis.TEXT, 0.7, said(65, "GRU or LSTM")),
        Prerequisite("translation", None, ("gru", "lstm"), Basis.ORDER, 0.2, said(66, "GRU or LSTM")),
    ],
    resources=[
        Resource(
            "cs231n",
            "CS231n – Stanford",
            "https://cs231n.stanford.edu/",
            ResourceType.COURSE,
            ("Fei-Fei Li",),
            ("deep-learning",),
            at(80, "CS231n"),
        ),
        Resource("odd", "Odd", "javascript:alert(1)", ResourceType.COMMUNITY, (), ("attention", "lstm"), ()),
    ],
    documents=[DOCUMENT],
    conflicts=[
        Conflict(
            "cycle",
            "one of them was cut",
            ("gru", "lstm"),
            (),
            (Prerequisite("gru", "lstm", (), Basis.ORDER, 0.3, said(9, "level", Basis.ORDER, 0.3)),),
        )
    ],
)
RDF_GRAPH = triples(GRAPH)


def objects(subject: URIRef, predicate: URIRef) -> set[str]:
    """Objects in short: our words as `rg:`, other IRIs below the base without it, literals with their language."""
    found = RDF_GRAPH.objects(subject, predicate)
    iris = {str(o).replace(str(RG), "rg:").removeprefix(BASE) for o in found if isinstance(o, URIRef)}
    return iris | {o.n3() for o in RDF_GRAPH.objects(subject, predicate) if isinstance(o, Literal)}


def broken(rdf: Graph) -> list[str]:
    """The rules of the model that a graph breaks, each asked in SPARQL."""
    return [rule for rule, query in RULES.items() if rdf.query(PREFIXES + query).askAnswer]


PREFIXES = """
    PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX dcterms: <http://purl.org/dc/terms/>
    PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
    PREFIX rg: <https://example.org/roadgraph/ns#> PREFIX schema: <https://schema.org/>
"""
RULES = {
    "a topic without a label": "ASK { ?t a skos:Concept FILTER NOT EXISTS { ?t skos:prefLabel ?l } }",
    "a label without a language": "ASK { ?t skos:prefLabel|skos:altLabel ?l FILTER (lang(?l) = '') }",
    "two labels": "ASK { ?t skos:prefLabel ?a, ?b FILTER (!sameTerm(?a, ?b)) }",
    "a label that is an alias": "ASK { ?t skos:prefLabel ?l ; skos:altLabel ?l }",
    "a topic outside the map": """ASK { ?t a skos:Concept
        FILTER NOT EXISTS { ?t skos:inScheme/rdf:type skos:ConceptScheme } }""",
    "no topic required": "ASK { ?t dcterms:requires ?r FILTER NOT EXISTS { ?r a skos:Concept } }",
    "a prerequisite cycle": "ASK { ?t dcterms:requires+ ?t }",
    "an edge of no topics": """ASK { ?e a rg:Prerequisite
        FILTER NOT EXISTS { ?e rdf:subject/rdf:type skos:Concept ; rdf:object/rdf:type skos:Concept } }""",
    "an edge of two ends": "ASK { ?e a rg:Prerequisite ; rdf:object ?a, ?b FILTER (!sameTerm(?a, ?b)) }",
    "an edge node without its triple": """ASK { ?e rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o
        FILTER NOT EXISTS { ?s ?p ?o } }""",
    "an odd confidence": """ASK { ?e rg:confidence ?c
        FILTER (datatype(?c) != xsd:double || ?c < 0 || ?c > 1) }""",
    "a resource without a name": """ASK { ?r a schema:LearningResource
        FILTER NOT EXISTS { ?r schema:name ?n } }""",
    "an address that is no IRI": "ASK { ?r schema:url ?u FILTER (!isIRI(?u)) }",
    "broader without narrower": "ASK { ?a skos:broader ?b FILTER NOT EXISTS { ?b skos:narrower ?a } }",
    "a top topic with one above": "ASK { ?t skos:topConceptOf ?m ; skos:broader ?b }",
    "a collection that is a topic": "ASK { ?c a skos:Collection, skos:Concept }",
}


def test_breaks_no_rule_of_the_model() -> None:
    assert broken(RDF_GRAPH) == []


@pytest.mark.parametrize(
    ("rule", "triple"),
    [
        ("a prerequisite cycle", (topic("backpropagation"), DCTERMS.requires, topic("lstm"))),
        ("a label that is an alias", (topic("gru"), SKOS.altLabel, Literal("GRU", lang="en"))),
        ("no topic required", (topic("gru"), DCTERMS.requires, DOC)),
        ("an address that is no IRI", (topic("gru"), SDO.url, Literal("x"))),
    ],
)
def test_a_broken_rule_is_seen(rule: str, triple: tuple[URIRef, URIRef, URIRef | Literal]) -> None:
    rdf = triples(GRAPH)
    rdf.add(triple)
    assert rule in broken(rdf)


def conforms(rdf: Graph) -> bool:
    pyshacl = pytest.importorskip("pyshacl")
    if not SHAPES.exists():
        pytest.skip("the contract's shapes are not at hand")
    return bool(pyshacl.validate(rdf, shacl_graph=Graph().parse(SHAPES))[0])


def test_conforms_to_the_shapes() -> None:
    assert conforms(RDF_GRAPH)
    assert conforms(triples(GRAPH, min_confidence=0))
    assert conforms(triples(KnowledgeGraph()))


def test_the_shapes_see_an_edge_without_its_triple() -> None:
    rdf = triples(GRAPH)
    rdf.remove((topic("lstm"), DCTERMS.requires, None))
    assert not conforms(rdf)


def test_the_map_is_a_scheme_made_by_a_run_from_the_documents() -> None:
    assert objects(MAP, RDF.type) == {str(SKOS.ConceptScheme), str(PROV.Entity)}
    assert objects(MAP, SKOS.hasTopConcept) == {
        f"topic/{name}" for name in ("deep-learning", "backpropagation", "attention", "translation")
    }
    assert objects(MAP, PROV.wasDerivedFrom) == {"doc/d7d8bce1c450c"}
    (run,) = RDF_GRAPH.objects(MAP, PROV.wasGeneratedBy)
    assert set(RDF_GRAPH.predicate_objects(run)) == {(RDF.type, PROV.Activity), (PROV.used, DOC)}


def test_a_topic_is_a_concept_with_labels_in_its_language() -> None:
    assert objects(topic("deep-learning"), SKOS.prefLabel) == {'"Deep learning"@en'}
    assert objects(topic("deep-learning"), SKOS.altLabel) == {'"DL"@en', '"deep learning"@en'}
    assert objects(topic("attention"), SKOS.prefLabel) == {'"Внимание"@ru'}
    assert objects(topic("lstm"), SKOS.definition) == {'"A cell with gates."@en'}
    assert objects(topic("lstm"), DCTERMS.type) == {"rg:Model"}
    assert objects(topic("lstm"), SKOS.broader) == {"topic/deep-learning"}
    assert objects(topic("deep-learning"), SKOS.narrower) == {"topic/lstm", "topic/gru"}
    assert objects(topic("lstm"), SKOS.topConceptOf) == set()
    assert objects(topic("gru"), SKOS.inScheme) == {"map/roadgraph"}


def test_a_topic_is_referenced_by_the_quotes_that_mention_it() -> None:
    quotes = list(RDF_GRAPH.objects(topic("lstm"), DCTERMS.isReferencedBy))
    selectors = [selector for quote in quotes for selector in RDF_GRAPH.objects(quote, OA.hasSelector)]
    exact = {str(text) for selector in selectors for text in RDF_GRAPH.objects(selector, OA.exact)}
    assert exact == {"LSTM", "LSTMs"}


def test_a_prerequisite_is_one_triple_and_a_node_that_tells_who_says_so() -> None:
    assert objects(topic("lstm"), DCTERMS.requires) == {"topic/backpropagation"}
    edge = URIRef(BASE + "edge/lstm--backpropagation")
    assert objects(edge, RDF.type) == {"rg:Prerequisite", str(RDF.Statement), str(PROV.Entity)}
    assert objects(edge, RDF.subject) == {"topic/lstm"}
    assert objects(edge, RDF.predicate) == {str(DCTERMS.requires)}
    assert objects(edge, RDF.object) == {"topic/backpropagation"}
    assert objects(edge, RG.basis) == {"rg:Stated"}
    assert RDF_GRAPH.value(edge, RG.confidence) == Literal(0.62, datatype=XSD.double)
    assert len(objects(edge, OA.hasTarget)) == 1
    assert (None, SKOS.related, None) not in RDF_GRAPH


def test_alternatives_are_a_collection_kept_out_of_requires() -> None:
    (group,) = RDF_GRAPH.objects(topic("attention"), RG.requiresAnyOf)
    assert isinstance(group, URIRef)
    assert re.fullmatch(BASE + r"group/attention--[0-9a-f]{12}", group)
    assert objects(group, RDF.type) == {str(SKOS.Collection), "rg:Alternatives", str(PROV.Entity)}
    assert objects(group, SKOS.member) == {"topic/gru", "topic/lstm"}
    assert objects(group, RG.basis) == {"rg:Text"}
    assert len(objects(group, OA.hasTarget)) == 1
    assert objects(topic("attention"), DCTERMS.requires) == set()


def test_nothing_is_told_of_prerequisites_below_the_threshold() -> None:
    weak, group = (
        URIRef(BASE + "edge/attention--backpropagation"),
        (topic("translation"), RG.requiresAnyOf, None),
    )
    assert (weak, None, None) not in RDF_GRAPH
    assert group not in RDF_GRAPH
    everything = triples(GRAPH, min_confidence=0.2)
    assert (topic("attention"), DCTERMS.requires, topic("backpropagation")) in everything
    assert (weak, RG.confidence, Literal(0.3, datatype=XSD.double)) in everything
    assert group in everything


@pytest.mark.parametrize(
    ("edge", "predicate", "ends"),
    [
        ("lstm--broader--deep-learning", SKOS.broader, ("lstm", "deep-learning")),
        ("attention--applied-to--translation", RG.appliedTo, ("attention", "translation")),
    ],
)
def test_other_relations_keep_their_quotes_too(edge: str, predicate: URIRef, ends: tuple[str, str]) -> None:
    node = URIRef(BASE + "edge/" + edge)
    direct = topic(ends[0]), predicate, topic(ends[1])
    assert direct in RDF_GRAPH
    assert tuple(RDF_GRAPH.value(node, role) for role in (RDF.subject, RDF.predicate, RDF.object)) == direct
    assert len(objects(node, OA.hasTarget)) == 1
    assert (node, RDF.type, RG.Prerequisite) not in RDF_GRAPH


@pytest.mark.parametrize(("line", "end", "range_"), [(52, 52, "51,52"), (52, 53, "51,53"), (1, 1, "0,1")])
def test_a_quote_has_its_document_its_text_and_its_lines_counted_from_0(
    line: int, end: int, range_: str
) -> None:
    rdf = triples(KnowledgeGraph(topics=[Topic("a", "A", mentions=at(line, "A quote", end))]))
    quote = rdf.value(topic("a"), DCTERMS.isReferencedBy)
    assert rdf.value(quote, RDF.type) == OA.SpecificResource
    assert rdf.value(quote, OA.hasSource) == DOC
    text, lines = URIRef(f"{quote}-text"), URIRef(f"{quote}-line")
    assert set(rdf.objects(quote, OA.hasSelector)) == {text, lines}
    assert set(rdf.predicate_objects(text)) == {
        (RDF.type, OA.TextQuoteSelector),
        (OA.exact, Literal("A quote")),
    }
    assert set(rdf.predicate_objects(lines)) == {
        (RDF.type, OA.FragmentSelector),
        (DCTERMS.conformsTo, URIRef("http://tools.ietf.org/rfc/rfc5147")),
        (RDF.value, Literal(f"line={range_}")),
    }


def test_a_document_is_known_by_its_content_hash() -> None:
    assert objects(DOC, RDF.type) == {str(PROV.Entity), str(SDO.DigitalDocument)}
    assert objects(DOC, SDO.name) == {'"deep.txt"'}
    assert objects(DOC, SDO.encodingFormat) == {'"text/markdown"'}
    assert objects(DOC, DCTERMS.identifier) == {f'"{DOCUMENT.id}"'}


def test_a_quote_tells_its_rule_and_what_it_is_worth() -> None:
    (quote,) = RDF_GRAPH.objects(URIRef(BASE + "edge/lstm--backpropagation"), OA.hasTarget)
    assert isinstance(quote, URIRef)
    assert (objects(quote, RG.rule), objects(quote, RG.basis)) == ({'"rule"'}, {"rg:Stated"})
    assert RDF_GRAPH.value(quote, RG.confidence) == Literal(0.62, datatype=XSD.double)


def test_a_conflict_is_told_as_data_and_what_was_cut_as_no_statement() -> None:
    (conflict,) = RDF_GRAPH.subjects(RDF.type, RG.Conflict)
    assert isinstance(conflict, URIRef)
    assert objects(conflict, DCTERMS.subject) == {"topic/gru", "topic/lstm"}
    assert objects(conflict, DCTERMS.description) == {'"one of them was cut"'}
    (data,) = RDF_GRAPH.objects(conflict, RDF.value)
    assert json.loads(str(data))["cut"][0]["prerequisite"] == "lstm"
    assert (topic("gru"), DCTERMS.requires, None) not in RDF_GRAPH


def test_without_evidence_nothing_is_quoted_and_all_else_is_told() -> None:
    rdf = triples(GRAPH, evidence=False)
    assert (None, RDF.type, OA.SpecificResource) not in rdf
    assert (None, OA.hasTarget, None) not in rdf
    assert (topic("lstm"), DCTERMS.requires, topic("backpropagation")) in rdf
    assert broken(rdf) == []
    assert set(rdf) < set(RDF_GRAPH)


def test_a_resource_is_a_learning_resource_of_its_type() -> None:
    course = URIRef(BASE + "resource/cs231n")
    assert objects(course, RDF.type) == {str(SDO.LearningResource), str(SDO.Course)}
    assert objects(course, SDO.learningResourceType) == {'"course"'}
    assert objects(course, SDO.name) == {'"CS231n – Stanford"@en'}
    assert objects(course, SDO.url) == {"https://cs231n.stanford.edu/"}
    assert objects(course, SDO.author) == {'"Fei-Fei Li"'}
    assert objects(course, SDO.teaches) == {"topic/deep-learning"}
    assert objects(course, PROV.wasDerivedFrom) == {"doc/d7d8bce1c450c"}


def test_a_resource_with_an_unsafe_address_and_topics_of_two_languages() -> None:
    odd = URIRef(BASE + "resource/odd")
    assert objects(odd, RDF.type) == {str(SDO.LearningResource)}
    assert objects(odd, SDO.url) == set()
    assert objects(odd, SDO.identifier) == {'"javascript:alert(1)"'}
    assert objects(odd, SDO.name) == {'"Odd"@und'}


def test_the_base_is_a_setting() -> None:
    rdf = triples(GRAPH, "https://kg.example/maps#")
    assert (URIRef("https://kg.example/maps#topic/gru"), RDF.type, SKOS.Concept) in rdf
    assert not [s for s in rdf.subjects() if str(s).startswith(BASE)]


def test_there_are_no_blank_nodes_and_names_are_plain() -> None:
    terms = {term for triple in RDF_GRAPH for term in triple}
    assert not [term for term in terms if isinstance(term, BNode)]
    ours = [str(s).removeprefix(BASE) for s in RDF_GRAPH.subjects()]
    folders = "|".join(FOLDERS.values())
    assert all(re.fullmatch(f"({folders})[a-z0-9-]+", name) for name in ours)


def test_every_word_of_ours_is_described() -> None:
    terms = {str(term) for triple in RDF_GRAPH for term in triple}
    used = {term.removeprefix(str(RG)) for term in terms if term.startswith(str(RG))}
    names = {basis.capitalize() for basis in Basis} | {kind.capitalize() for kind in TopicKind}
    assert {"Prerequisite", "appliedTo"} < used
    assert used | names == set(OWN_WORDS)


def test_text_that_no_format_can_hold_is_replaced() -> None:
    rdf = triples(
        KnowledgeGraph(topics=[Topic("a", "A\x00\ud800\ufffe", ("A\ufffd\ufffd\ufffd",), language="no!")])
    )
    assert rdf.value(topic("a"), SKOS.prefLabel) == Literal("A\ufffd\ufffd\ufffd", lang="und")
    assert rdf.value(topic("a"), SKOS.altLabel) is None


def test_ids_that_are_no_names_are_encoded() -> None:
    rdf = triples(KnowledgeGraph(topics=[Topic("a> <b/é", "A")]))
    assert set(rdf.subjects(RDF.type, SKOS.Concept)) == {topic("a%3E%20%3Cb%2F%C3%A9")}


@st.composite
def small_graphs(draw: st.DrawFn) -> KnowledgeGraph:
    """Graphs whose topics only require topics of a smaller number."""
    names = [f"t{number}" for number in range(draw(st.integers(1, 7)))]
    numbers = st.integers(0, len(names) - 1)
    pairs = draw(st.sets(st.tuples(numbers, numbers).filter(lambda pair: pair[0] > pair[1]), max_size=12))
    prerequisites = []
    for above, below in sorted(pairs):
        trust = draw(st.floats(0, 1))
        group = tuple(names[max(0, below - 1) : below + 1]) if draw(st.booleans()) else ()
        plain = None if len(group) == 2 else names[below]
        any_of = group if plain is None else ()
        evidence = said(above + 1, names[below], Basis.TEXT, trust)
        prerequisites.append(Prerequisite(names[above], plain, any_of, Basis.TEXT, trust, evidence))
    topics = [Topic(name, draw(st.text()), (draw(st.text()),), mentions=at(1, name)) for name in names]
    broader = [Broader(names[a], names[b], at(1, "x")) for a, b in sorted(pairs)[:3]]
    return KnowledgeGraph(topics, broader, (), prerequisites)


@settings(max_examples=40, deadline=None)
@given(small_graphs(), st.sampled_from([0.0, 0.5, 1.0]))
def test_requires_walks_what_the_graph_walks(graph: KnowledgeGraph, threshold: float) -> None:
    rdf = triples(graph, min_confidence=threshold)
    assert broken(rdf) == []
    rows = rdf.query(PREFIXES + "SELECT ?above ?below { ?above dcterms:requires+ ?below }")
    told = {(str(above), str(below)) for above, below in rows}  # type: ignore[misc]
    plain = graph.prerequisite_graph(threshold)
    expected = {(topic(t), topic(below)) for t in plain for below in nx.ancestors(plain, t)}
    assert told == {(str(above), str(below)) for above, below in expected}
