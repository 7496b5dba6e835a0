"""SPARQL 1.1 Protocol on a real server, and what no query does to it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from email.message import Message
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
import rdflib
from rdflib.namespace import SKOS, VOID
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from roadgraph.api.app import create_app
from roadgraph.api.linked_data import MEDIA_TYPES
from roadgraph.api.sparql import endpoint
from roadgraph.api.sparql.describe import SD
from roadgraph.api.sparql.terms import ROWS, TRIPLES
from roadgraph.graph.knowledge import KnowledgeGraph
from starlette.testclient import TestClient

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # the reader of JSON-LD

PATIENCE = 120
DIRECT = {"Content-Type": "application/sparql-query"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
CALCULUS = "ASK { topic:calculus skos:prefLabel ?label }"


class Answer:
    def __init__(self, status: int, headers: Mapping[str, str], content: bytes) -> None:
        self.status = status
        self.headers = headers
        self.content = content
        self.text = content.decode()

    @property
    def rows(self) -> list[dict[str, str]]:
        found = json.loads(self.content)["results"]["bindings"]
        return [{name: term["value"] for name, term in row.items()} for row in found]


def named(headers: Message) -> dict[str, str]:
    return {name.title(): value for name, value in headers.items()}


def send(url: str, body: str | None = None, headers: Mapping[str, str] | None = None) -> Answer:
    request = Request(url, None if body is None else body.encode(), dict(headers or {}))
    try:
        with urlopen(request, timeout=PATIENCE) as answer:
            return Answer(answer.status, named(answer.headers), answer.read())
    except HTTPError as error:
        with error:
            return Answer(error.code, named(error.headers), error.read())


def ask(address: str, query: str, accept: str = "*/*") -> Answer:
    return send(f"{address}/sparql", query, {**DIRECT, "Accept": accept})


def get(address: str, *parameters: tuple[str, str], **headers: str) -> Answer:
    return send(f"{address}/sparql?{urlencode(parameters)}", None, headers)


# --- the protocol


def test_a_query_is_sent_in_three_ways(address: str) -> None:
    answers = [
        get(address, ("query", CALCULUS)),
        send(f"{address}/sparql", urlencode({"query": CALCULUS}), FORM),
        ask(address, CALCULUS),
        send(f"{address}/sparql", CALCULUS, {"Content-Type": 'Application/SPARQL-Query; charset="UTF-8"'}),
    ]
    assert {(a.status, a.headers["Content-Type"]) for a in answers} == {(200, ROWS[0])}
    assert [json.loads(a.content) for a in answers] == [{"head": {}, "boolean": True}] * 4
    assert all(a.headers["Vary"] == "Accept" for a in answers)


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ([("question", CALCULUS)], "a request has one parameter `query`, this one has 0"),
        ([("query", CALCULUS), ("query", CALCULUS)], "this one has 2"),
        ([("query", "")], "the query is not understood at line 1, column 1, where it ends"),
        ([("update", "DROP ALL")], "nothing can be changed here"),
        ([("query", CALCULUS), ("default-graph-uri", "http://127.0.0.1/")], "there is one graph here"),
        ([("query", CALCULUS), ("named-graph-uri", "file:///etc/passwd")], "there is one graph here"),
        ([("query", "ASK {} #" + "x" * 30_000)], "the query has 30,008 characters, the limit is 30,000"),
        ([("query", "SELECT * FROM <urn:x> {}")], "leave FROM"),
        ([("query", "SELECT * FROM NAMED <urn:x> { GRAPH ?g {} }")], "leave FROM"),
        ([("query", "SELECT * { SERVICE <http://127.0.0.1:1/> {} }")], "leave SERVICE out"),
        ([("query", "SELECT * { SERVICE SILENT <http://127.0.0.1:1/> {} }")], "leave SERVICE out"),
        ([("query", "LOAD <file:///etc/passwd>")], "nothing can be changed here"),
        ([("query", "DELETE WHERE { ?s ?p ?o }")], "nothing can be changed here"),
        ([("query", "SELECT ?x")], "the query is not understood at line 1, column 10, where it ends"),
    ],
)
def test_what_is_refused_says_why(address: str, parameters: list[tuple[str, str]], said: str) -> None:
    for answer in (
        send(f"{address}/sparql", urlencode(parameters), FORM),
        *([get(address, *parameters)] if len(urlencode(parameters)) < 20_000 else []),
    ):
        assert answer.status == 400
        assert said in answer.text
        assert answer.text.count("\n") == 1


def test_other_bodies_are_refused(address: str) -> None:
    url = f"{address}/sparql"
    assert send(url, "DROP ALL", {"Content-Type": "application/sparql-update"}).status == 400
    assert send(url, "{}", {"Content-Type": "application/json"}).status == 415
    assert send(url, CALCULUS, {"Content-Type": "application/sparql-query; charset=latin1"}).status == 415
    assert send(url, CALCULUS, {"Content-Type": "application/sparql-query; foo=bar"}).status == 200
    assert send(url, "query=%FF", FORM).status == 400
    assert send(url, "&".join(["a=b"] * 1000), FORM).status == 400
    assert send(url, "x" * 300_000, DIRECT).status == 413


def test_what_nobody_writes_is_not_acceptable(address: str) -> None:
    answer = ask(address, CALCULUS, "image/png")
    assert answer.status == 406
    assert all(media in answer.text for media in (*ROWS, *TRIPLES))
    answer = ask(address, "DESCRIBE topic:calculus", "text/csv")
    assert answer.status == 406
    assert all(media in answer.text for media in TRIPLES)


LABEL = "{ topic:calculus skos:prefLabel ?label }"


@pytest.mark.parametrize(
    ("query", "accept", "media"),
    [
        # SPARQLWrapper, which adds parameters of its own
        ("SELECT * " + LABEL, ROWS[1], ROWS[1]),
        ("SELECT * " + LABEL, f"{ROWS[0]},application/json,text/javascript,application/javascript", ROWS[0]),
        ("CONSTRUCT WHERE " + LABEL, "application/rdf+xml", "application/rdf+xml"),
        ("CONSTRUCT WHERE " + LABEL, "application/turtle,text/turtle", "text/turtle"),
        # Jena
        (
            "SELECT * " + LABEL,
            f"{ROWS[0]}, {ROWS[1]};q=0.9, text/tab-separated-values;q=0.7, text/csv;q=0.5, */*;q=0.1",
            ROWS[0],
        ),
        (
            "CONSTRUCT WHERE " + LABEL,
            "application/trig;q=0.9, application/ld+json, text/turtle;q=0.8, */*;q=0.1",
            "application/ld+json",
        ),
        # YASGUI
        ("SELECT * " + LABEL, f"{ROWS[0]},*/*;q=0.9", ROWS[0]),
        ("CONSTRUCT WHERE " + LABEL, "text/turtle,*/*;q=0.9", "text/turtle"),
        # RDF4J
        ("SELECT * " + LABEL, f"application/x-binary-rdf-results-table, {ROWS[1]};q=0.8", ROWS[1]),
        # whoever asks for rows, and constructs
        ("DESCRIBE topic:calculus", f"{ROWS[0]}, */*;q=0.1", "text/turtle"),
    ],
)
def test_clients_get_what_they_take(address: str, query: str, accept: str, media: str) -> None:
    extra = [(name, "json") for name in ("format", "output", "results")]
    answer = get(address, ("query", query), *extra, Accept=accept)
    assert (answer.status, answer.headers["Content-Type"].split(";")[0]) == (200, media)
    assert "Calculus" in answer.text


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["xml", "json"])
def test_the_store_of_rdflib_is_a_client(address: str, method: Any, form: str) -> None:
    store = SPARQLStore(f"{address}/sparql", returnFormat=form, method=method)
    graph = rdflib.Graph(store, bind_namespaces="none")
    calculus = rdflib.URIRef("https://example.org/topic/calculus")
    label = rdflib.Literal("Calculus", lang="en")
    assert set(graph.objects(calculus, SKOS.prefLabel)) == {label}
    assert (calculus, SKOS.prefLabel, label) in graph
    (many,) = ask(address, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows
    assert len(graph) == int(many["n"])
    found = graph.query("SELECT ?b { ?a dcterms:requires+ ?b }", initBindings={"a": calculus})
    assert {str(row[rdflib.Variable("b")]) for row in found.bindings} == {
        row["b"] for row in ask(address, "SELECT ?b { topic:calculus dcterms:requires+ ?b }").rows
    }


def test_formats_are_chosen_by_quality(address: str) -> None:
    query = 'SELECT ?label { topic:calculus skos:prefLabel ?label FILTER(lang(?label) = "en") }'
    answer = ask(address, query, "text/csv;q=0.5, text/tab-separated-values, text/turtle;q=0.9")
    assert answer.headers["Content-Type"].startswith("text/tab-separated-values")
    assert answer.content == b'?label\n"Calculus"@en\n'
    assert ask(address, query, "text/csv").content == b"label\r\nCalculus\r\n"


@pytest.mark.parametrize("media", [None, "*/*", *MEDIA_TYPES.values()])
def test_without_a_query_the_endpoint_describes_itself(address: str, media: str | None) -> None:
    """At the address where it is asked, when it was not told where it is."""
    answer = get(address, **({"Accept": media} if media else {}))
    form = media if media in MEDIA_TYPES.values() else "text/turtle"
    assert answer.headers["Content-Type"].startswith(str(form))
    assert answer.headers["Vary"] == "Accept"
    told = rdflib.Graph(bind_namespaces="none").parse(data=answer.content, format=form)
    service, words = rdflib.URIRef(f"{address}/sparql"), rdflib.Namespace(SD)
    assert (service, rdflib.RDF.type, words.Service) in told
    assert (service, words.endpoint, service) in told
    (many,) = ask(address, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows
    (graph,) = told.subjects(VOID.triples, rdflib.Literal(int(many["n"])))
    for place in told.objects(graph, VOID.dataDump):
        assert send(str(place)).status == 200
    again = send(f"{address}/sparql", None, {"Accept": str(form), "If-None-Match": answer.headers["Etag"]})
    assert again.status == 304


def test_who_forgets_the_query_is_told_so(address: str) -> None:
    for media in ROWS:
        answer = get(address, Accept=media)
        assert (answer.status, "this one has 0" in answer.text) == (400, True)
    assert get(address, Accept="image/png").status == 406


def test_a_browser_is_shown_the_page(address: str) -> None:
    for answer in (get(address, **BROWSER), get(address, ("query", CALCULUS), **BROWSER)):
        assert answer.headers["Content-Type"].startswith("text/html")
        assert "sparql.js" in answer.text
        assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_prefixes_are_known_and_can_be_declared_anew(address: str) -> None:
    for prefix in ("topic", "dcterms", "skos", "rg", "schema", "prov", "rdf", "rdfs", "oa", "xsd"):
        assert ask(address, f"ASK {{ FILTER(isIRI({prefix}:x)) }}").status == 200
    found = ask(address, "PREFIX skos: <urn:x:> SELECT ?x { BIND(skos:y AS ?x) }").rows
    assert found == [{"x": "urn:x:y"}]


# --- queries that would end a server

NESTED = {
    "groups": "SELECT * {" + "{" * 6000 + "?s ?p ?o" + "}" * 6000 + "}",
    "parentheses": "ASK { FILTER(" + "(" * 6000 + "1" + ")" * 6000 + ") }",
    "negations": "ASK { FILTER(" + "!" * 12000 + "true) }",
    "paths": "ASK { ?s " + "(" * 6000 + "skos:broader" + ")*" * 6000 + " ?o }",
    "optional": "SELECT * {" + "OPTIONAL{" * 2000 + "}" * 2000 + "}",
    "exists": "SELECT * {" + "FILTER EXISTS{" * 1500 + "}" * 1500 + "}",
    "minus": "SELECT * {" + "?s ?p ?o MINUS{" * 1500 + "}" * 1500 + "}",
    "queries": "SELECT * " + "{{SELECT * " * 2000 + "{?s ?p ?o}" + "}}" * 2000,
    "lists": "ASK { ?s ?p " + "(" * 6000 + ")" * 6000 + " }",
}


@pytest.mark.parametrize("name", NESTED)
def test_a_nested_query_harms_nobody(address: str, name: str) -> None:
    assert 5_000 < len(NESTED[name]) <= 30_000
    answer = ask(address, NESTED[name])
    assert (answer.status, answer.text.count("\n")) in ((200, 1), (400, 1), (503, 1))
    assert json.loads(ask(address, CALCULUS).content)["boolean"] is True


def test_one_that_overflows_the_stack_is_said_to_be_too_deep(address: str) -> None:
    answer = ask(address, NESTED["groups"])
    assert (answer.status, answer.text) == (
        400,
        "the query needs more memory than 500 MB, or is nested too deeply\n",
    )


# --- the same questions by GraphQL

TOPICS = "query($after: String) { topics(first: 100, after: $after) { nodes { slug } pageInfo { endCursor hasNextPage } } }"
REACHED = """query($topic: String!) {
  topic(ref: $topic) {
    prerequisites(transitive: true, first: 500) { nodes { slug } totalCount }
    requiredBy(transitive: true, first: 500) { nodes { slug } totalCount }
  }
}"""


def graphql(address: str, query: str, **variables: Any) -> Any:
    body = json.dumps({"query": query, "variables": variables})
    answer = json.loads(send(f"{address}/graphql", body, {"Content-Type": "application/json"}).content)
    assert "errors" not in answer
    return answer["data"]


def slugs(address: str) -> list[str]:
    found: list[str] = []
    page: dict[str, Any] = {"hasNextPage": True, "endCursor": None}
    while page["hasNextPage"]:
        topics = graphql(address, TOPICS, after=page["endCursor"])["topics"]
        found += [node["slug"] for node in topics["nodes"]]
        page = topics["pageInfo"]
    return found


def test_graphql_and_sparql_agree_on_every_topic(address: str) -> None:
    """What a topic requires, and what requires it, at any distance."""
    pairs = ask(address, "SELECT DISTINCT ?a ?b { ?a dcterms:requires+ ?b }")
    assert "X-Result-Cut" not in pairs.headers
    found = {(row["a"].rsplit("/", 1)[1], row["b"].rsplit("/", 1)[1]) for row in pairs.rows}
    topics = slugs(address)
    assert len(topics) > 200
    asked: dict[str, set[tuple[str, str]]] = {"prerequisites": set(), "requiredBy": set()}
    for slug in topics:
        told = graphql(address, REACHED, topic=slug)["topic"]
        for name, pairs_of in asked.items():
            assert told[name]["totalCount"] == len(told[name]["nodes"])
            for node in told[name]["nodes"]:
                pairs_of.add((slug, node["slug"]) if name == "prerequisites" else (node["slug"], slug))
    assert asked["prerequisites"] == asked["requiredBy"] == found
    for slug in topics[::25]:
        one = ask(address, f"SELECT DISTINCT ?b {{ topic:{slug} dcterms:requires+ ?b }}").rows
        assert {row["b"].rsplit("/", 1)[1] for row in one} == {b for a, b in found if a == slug}


# --- where it cannot be had


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ("pyoxigraph", "SPARQL needs pyoxigraph: pip install 'roadgraph[sparql]'\n"),
        ("fork", "SPARQL needs a system on which processes can fork, such as Linux or macOS\n"),
    ],
)
def test_without_what_it_needs_it_says_so(monkeypatch: pytest.MonkeyPatch, lacking: str, said: str) -> None:
    if lacking == "fork":
        monkeypatch.delattr("os.fork")
    else:
        monkeypatch.setattr(endpoint, "find_spec", lambda name: None)
    client = TestClient(create_app(KnowledgeGraph()))
    answer = client.get("/sparql", params={"query": CALCULUS})
    assert (answer.status_code, answer.text) == (501, said)
