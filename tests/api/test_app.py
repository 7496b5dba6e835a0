"""The application over HTTP: GraphQL to the letter of its specification, pages safe with any text, files with tags."""

from __future__ import annotations

import json
import logging
import re
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
import rdflib
from roadgraph.api.app import STATIC, create_app
from roadgraph.api.settings import Settings
from roadgraph.graph.errors import StoreError
from roadgraph.graph.export import exported
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import (
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
from starlette.testclient import TestClient

GRAPHQL = "application/graphql-response+json"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
HOSTILE = "<script>alert(1)</script>\"'&\u202e\x00</title>"
DOC = "d" * 64


def relation(topic: str, requires: str | None, quote: str, any_of: tuple[str, ...] = ()) -> Prerequisite:
    place = Evidence(DOC, 7, 7, quote, "sentence", Basis.STATED, 0.9)
    return Prerequisite(topic, requires, any_of, Basis.STATED, 0.9, (place,))


def example() -> KnowledgeGraph:
    """Limits → calculus → gradient, and topics whose every text is hostile."""
    place = Mention(DOC, 1, 1, HOSTILE, "heading")
    return KnowledgeGraph(
        topics=[
            Topic("limits", "Limits"),
            Topic("calculus", "Calculus", aliases=("Analysis",), definition="The study of change."),
            Topic("gradient", "Gradient"),
            Topic("evil", HOSTILE, aliases=(HOSTILE,), definition=HOSTILE, mentions=(place,)),
        ],
        broader=[Broader("evil", "calculus", (place,))],
        prerequisites=[
            relation("calculus", "limits", "first learn limits"),
            relation("gradient", "calculus", "needs calculus"),
            relation("evil", "gradient", HOSTILE),
            relation("evil", None, HOSTILE, ("calculus", "limits")),
        ],
        resources=[
            Resource(
                "r1",
                "Book",
                "https://example.com/?a=1&b=2",
                ResourceType.BOOK,
                ("Ann",),
                ("calculus",),
                (place,),
            ),
            Resource(
                "r2",
                HOSTILE,
                "javascript:alert(1)",
                ResourceType.VIDEO,
                (HOSTILE,),
                ("evil", "calculus"),
                (place,),
            ),
            Resource("r3", "Odd", "http://[::1", ResourceType.WEBSITE, (), ("evil",), (place,)),
            Resource(
                "r4",
                "Data",
                "data:text/html,<script>alert(1)</script>",
                ResourceType.WEBSITE,
                (),
                ("evil",),
                (place,),
            ),
            Resource(
                "r5",
                "Quote",
                'https://example.com/"onmouseover="x',
                ResourceType.WEBSITE,
                (),
                ("evil",),
                (place,),
            ),
        ],
        documents=[Document(DOC, HOSTILE, HOSTILE, "text/markdown", "utf-8", "text\n")],
    )


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(create_app(example()), raise_server_exceptions=False) as found:
        yield found


def post(client: TestClient, body: Any, accept: str | None = GRAPHQL, **headers: str) -> Any:
    sent = {"content-type": "application/json"} | headers | ({"accept": accept} if accept else {})
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return client.post("/graphql", content=content, headers=sent)


# --- GraphQL over HTTP


def malformed() -> Iterator[dict[str, object]]:
    """Requests in which one parameter is of a wrong type."""
    wrong: dict[str, list[object]] = {
        "query": [None, 0, False, {}, ["{ __typename }"]],
        "variables": ["x", 0, False, []],
        "operationName": [{}, 0, False, []],
        "extensions": ["x", 0, False, []],
    }
    for parameter, values in wrong.items():
        for value in values:
            yield {"query": "{ __typename }", parameter: value}


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (GRAPHQL, GRAPHQL),
        ("application/json", "application/json"),
        ("*/*", "application/json"),
        ("application/*", "application/json"),
        (f"{GRAPHQL}; charset=utf-8, application/json; charset=utf-8", GRAPHQL),
        (f"application/json;q=0.5, {GRAPHQL};q=0.9", GRAPHQL),
        (f"application/json, {GRAPHQL}", "application/json"),
        (f"text/html, {GRAPHQL};q=0.1", GRAPHQL),
    ],
)
def test_the_media_type_is_the_preferred_one(client: TestClient, accept: str, media: str) -> None:
    answer = post(client, {"query": "{ __typename }"}, accept)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == f"{media}; charset=utf-8"
    assert "Accept" in answer.headers["vary"]
    assert answer.json() == {"data": {"__typename": "Query"}}


def test_no_acceptable_media_type_is_406(client: TestClient) -> None:
    assert post(client, {"query": "{ __typename }"}, "text/html").status_code == 406
    assert client.get("/graphql?query={__typename}", headers={"accept": "image/png"}).status_code == 406


@pytest.mark.parametrize(
    "query",
    [
        "{",
        "{ nonsense }",
        "query ($n: Int!) { topics(first: $n) { totalCount } }",
        "query A { a: __typename } query B { __typename }",
        "",
    ],
)
def test_a_request_that_never_ran_has_no_data(client: TestClient, query: str) -> None:
    answer = post(client, {"query": query})
    assert answer.status_code == 400
    assert list(answer.json()) == ["errors"]
    legacy = post(client, {"query": query}, "application/json")
    assert legacy.status_code == 200
    assert list(legacy.json()) == ["errors"]


def test_a_field_that_fails_is_an_answer_with_data(client: TestClient) -> None:
    partial = post(
        client, {"query": '{ statistics { topics } chain(from: "calclus", to: "limits") { length } }'}
    )
    assert partial.status_code == 200
    assert partial.json()["data"] == {"statistics": {"topics": 4}, "chain": None}
    whole = post(client, {"query": "{ topics(first: -1) { totalCount } }"})
    assert whole.status_code == 200
    assert whole.json()["data"] is None
    assert whole.json()["errors"][0]["path"] == ["topics"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"nonsense",
        b"[]",
        b"\xff\xfe",
        b'{"query": "{ __typename }", "variables": {"x": NaN}}',
        b'{"query": "{ __typename }", "variables": ' + b'{"a":' * 20_000 + b"1" + b"}" * 20_001,
        {"qeury": "{ __typename }"},
        [{"query": "{ __typename }"}],
        *malformed(),
    ],
)
def test_what_is_no_request_is_400(client: TestClient, body: Any) -> None:
    for accept in (GRAPHQL, "application/json"):
        answer = post(client, body, accept)
        assert answer.status_code == 400
        assert list(answer.json()) == ["errors"]


def test_null_is_the_same_as_not_given(client: TestClient) -> None:
    body = {
        "query": "{ __typename }",
        "variables": None,
        "operationName": None,
        "extensions": None,
        "more": 1,
    }
    assert post(client, body).json() == {"data": {"__typename": "Query"}}
    assert post(client, {"query": "query A { __typename }", "operationName": ""}).status_code == 200


@pytest.mark.parametrize(
    "kind",
    [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/json; charset=latin-1",
        "application/jsonx",
    ],
)
def test_a_body_of_another_type_is_415(client: TestClient, kind: str) -> None:
    assert post(client, {"query": "{ __typename }"}, **{"content-type": kind}).status_code == 415


@pytest.mark.parametrize(
    "kind",
    [
        "application/json; charset=utf-8",
        "Application/JSON;charset=UTF-8",
        'application/json; charset="utf-8"',
        "application/json; foo=bar",
    ],
)
def test_utf_8_is_understood(client: TestClient, kind: str) -> None:
    body = json.dumps({"query": '{ topic(ref: "Größe 🏊") { label } }'}, ensure_ascii=False).encode()
    assert post(client, body, **{"content-type": kind}).json() == {"data": {"topic": None}}


def test_a_body_that_is_too_long_is_413(client: TestClient) -> None:
    assert post(client, b" " * (Settings().max_body + 1)).status_code == 413
    fits = json.dumps({"query": "{ __typename }"}).encode()
    assert post(client, fits.ljust(Settings().max_body)).status_code == 200


def test_a_query_by_get(client: TestClient) -> None:
    params = {
        "query": "query A($ref: String!) { topic(ref: $ref) { label } } query B { __typename }",
        "variables": '{"ref": "limits"}',
        "operationName": "A",
    }
    answer = client.get("/graphql", params=params, headers={"accept": GRAPHQL})
    assert (answer.status_code, answer.json()) == (200, {"data": {"topic": {"label": "Limits"}}})
    assert client.get("/graphql", params={"query": "{ __typename }", "operationName": ""}).status_code == 200


@pytest.mark.parametrize(
    "params", [{}, {"query": ""}, {"query": "{ a }", "variables": "["}, {"query": "{ a }", "variables": "[]"}]
)
def test_a_bad_query_by_get_is_400(client: TestClient, params: dict[str, str]) -> None:
    answer = client.get("/graphql", params=params, headers={"accept": GRAPHQL})
    assert answer.status_code == 400
    assert list(answer.json()) == ["errors"]


def test_there_are_no_mutations(client: TestClient) -> None:
    by_get = client.get("/graphql", params={"query": "mutation { a }"}, headers={"accept": GRAPHQL})
    assert (by_get.status_code, by_get.headers["allow"]) == (405, "GET, HEAD, POST")
    assert "data" not in by_get.json()
    assert post(client, {"query": "mutation { a }"}).status_code == 400
    assert client.put("/graphql").status_code == 405


def scripts(answer: Any) -> list[str | None]:
    """The scripts of a page, none of which stands in the page itself."""
    return [attributes["src"] for tag, attributes in Page(answer.text).elements if tag == "script"]


@pytest.mark.parametrize("address", ["/graphql", "/graphql?query={__typename}"])
def test_a_browser_gets_a_page_for_queries(client: TestClient, address: str) -> None:
    answer = client.get(address, headers={"accept": BROWSER})
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert scripts(answer)[-1] in ("/static/ide.js", "/static/console.js")
    assert "Accept" in answer.headers["vary"]


def test_without_graphiql_the_console_takes_its_place(tmp_path: Path) -> None:
    with TestClient(create_app(example(), built=tmp_path)) as client:
        pages = [client.get(address, headers={"accept": BROWSER}) for address in ("/graphql", "/console")]
        assert [scripts(page) for page in pages] == [["/static/console.js"]] * 2
        assert pages[0].text == pages[1].text
        assert client.get("/static/graphiql.min.js").status_code == 404


def test_the_console_has_an_address_of_its_own_and_the_strict_policy(client: TestClient) -> None:
    answer = client.get("/console")
    assert scripts(answer) == ["/static/console.js"]
    assert answer.headers["content-security-policy"] == client.get("/").headers["content-security-policy"]


@pytest.mark.usefixtures("graphiql")
def test_only_the_page_of_graphiql_lets_scripts_write_styles(client: TestClient) -> None:
    answer = client.get("/graphql", headers={"accept": BROWSER})
    strict = client.get("/").headers["content-security-policy"]
    loosened = "; style-src-elem 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:"
    assert answer.headers["content-security-policy"] == strict + loosened
    for script in scripts(answer):
        found = client.get(str(script))
        assert (found.status_code, found.headers["content-type"]) == (200, "text/javascript; charset=utf-8")
    licences = client.get("/static/THIRD_PARTY.txt")
    assert "Permission is hereby granted" in licences.text


def test_half_of_a_surrogate_pair_is_sent_escaped() -> None:
    topic = Topic("odd", "half \ud800")
    with TestClient(create_app(KnowledgeGraph(topics=[topic]))) as client:
        answer = post(client, {"query": "{ topics { nodes { label } } }"})
        assert answer.json() == {"data": {"topics": {"nodes": [{"label": "half \ud800"}]}}}
        for address in ("/", "/?q=half", "/topic/odd", "/graph.json", "/graph.ttl", "/diagram.svg?to=odd"):
            assert client.get(address).status_code == 200


# --- pages


class Page(HTMLParser):
    """What a page is made of: its elements with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def links(self) -> list[str]:
        return [attributes.get("href") or "" for tag, attributes in self.elements if tag == "a"]


PAGES = ["/", "/?q=calc", "/?q=" + HOSTILE, "/topic/calculus", "/topic/evil", "/topic/nothing", "/nothing"]


def read(client: TestClient, address: str) -> Page:
    path, _, query = address.partition("?q=")
    return Page(client.get(path, params={"q": query} if query else {}, headers={"accept": BROWSER}).text)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_safe_with_any_text(client: TestClient, address: str) -> None:
    page = read(client, address)
    assert {"script", "style", "iframe", "object", "base"}.isdisjoint(tag for tag, _ in page.elements)
    for _, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
    assert [tag for tag, _ in page.elements].count("title") == 1
    assert "\x00" not in page.text


@pytest.mark.parametrize("address", [*PAGES, "/graphql", "/console"])
def test_a_page_refers_to_no_other_host_except_in_links(client: TestClient, address: str) -> None:
    for tag, attributes in read(client, address).elements:
        for name in ("src", "href", "action", "srcset", "data", "poster"):
            value = attributes.get(name) or "/"
            outward = urlsplit(value).netloc or not value.startswith("/")
            assert not outward or (tag == "a" and attributes["rel"] == "nofollow noopener noreferrer")


def test_files_of_the_pages_refer_to_no_other_host(client: TestClient) -> None:
    for name in STATIC:
        text = client.get(f"/static/{name}").text
        assert re.findall(r"https?://(?!www\.w3\.org/2000/svg)|@import|url\(", text) == []


@pytest.mark.parametrize("address", ["/", "/topic/evil", "/topic/calculus", "/graphql", "/console"])
def test_every_place_that_a_page_links_to_is_there(client: TestClient, address: str) -> None:
    page = read(client, address)
    near = [link.partition("#") for link in page.links() if link.startswith("/")]
    shown = [attributes["src"] for tag, attributes in page.elements if tag in ("img", "script")]
    used = [attributes["href"] for tag, attributes in page.elements if tag == "link"]
    for link in [*(path for path, _, _ in near), *shown, *used]:
        answer = client.get(str(link), headers={"accept": BROWSER})
        assert answer.status_code == 200, link
    for path, _, anchor in near:
        if anchor:
            assert anchor in [attributes.get("id") for _, attributes in read(client, path).elements]


def test_only_addresses_of_the_web_become_links(client: TestClient) -> None:
    outward = [link for link in read(client, "/topic/evil").links() if not link.startswith("/")]
    assert outward == ['https://example.com/"onmouseover="x']
    assert "https://example.com/?a=1&b=2" in read(client, "/topic/calculus").links()


def test_the_page_of_a_topic_tells_what_it_requires_and_why(client: TestClient) -> None:
    page = read(client, "/topic/calculus")
    for said in (
        "Calculus",
        "Analysis",
        "The study of change.",
        "Limits",
        "first learn limits",
        ":7",
        "Gradient",
        "Book",
        "Ann",
    ):
        assert said in page.text
    assert {"/topic/limits", "/topic/gradient"} <= set(page.links())
    evil = read(client, "/topic/evil")
    assert "one of Calculus, Limits" in evil.text
    assert "<script>alert(1)</script>" in evil.text


def test_a_topic_is_found_by_any_name(client: TestClient) -> None:
    answer = client.get("/topic/Analysis", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, "/topic/calculus")


@pytest.mark.parametrize("path", ["/none", "/static/none.js", "/graph.exe", "/diagram.gif"])
def test_an_address_of_nothing_says_so(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"accept": "text/plain"})
    assert (answer.status_code, answer.text) == (404, "there is nothing at this address\n")


def test_an_unknown_topic_is_404_and_suggests(client: TestClient) -> None:
    answer = client.get("/topic/calclus")
    assert answer.status_code == 404
    assert "/topic/calculus" in Page(answer.text).links()
    assert client.get("/topic/%20").status_code == 404
    assert client.get("/topic/" + "x" * 1000).status_code == 400


def test_the_start_page_tells_what_there_is_and_searches(client: TestClient) -> None:
    start = read(client, "/")
    assert "4 topics, 4 prerequisites and 5 resources out of 1 document" in start.text
    assert "/topic/evil#path" in start.links()
    assert "Which 2 topics require Calculus?" in start.text
    found = read(client, "/?q=calclus")
    assert "/topic/calculus" in found.links()
    assert ("input", "calclus") in [(tag, attributes.get("value")) for tag, attributes in found.elements]
    assert "No topic has a name like" in read(client, "/?q=zzzzzz").text


def test_an_empty_graph_has_a_start_page() -> None:
    with TestClient(create_app(KnowledgeGraph())) as client:
        assert "0 topics" in client.get("/").text
        assert client.get("/diagram.svg").status_code == 200


# --- files


def test_the_whole_graph(client: TestClient) -> None:
    graph = client.get("/graph.json")
    assert (graph.headers["content-type"], graph.content) == ("application/json", exported(example()))
    turtle = client.get("/graph.ttl")
    assert turtle.headers["content-type"] == "text/turtle; charset=utf-8"
    calculus = rdflib.URIRef("https://example.org/topic/calculus")
    assert (calculus, rdflib.DCTERMS.requires, None) in rdflib.Graph().parse(
        data=turtle.content, format="turtle"
    )
    assert client.get("/graph.exe").status_code == 404


@pytest.mark.parametrize(
    "address",
    ["/graph.json", "/graph.ttl", "/diagram.svg?to=gradient", "/static/style.css", "/schema.graphql"],
)
def test_a_file_has_a_tag_and_is_not_sent_twice(client: TestClient, address: str) -> None:
    first = client.get(address)
    tag = first.headers["etag"]
    for named in (tag, f'W/{tag}, "other"', "*"):
        again = client.get(address, headers={"if-none-match": named})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(address, headers={"if-none-match": '"other"'}).content == first.content
    head = client.head(address)
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", tag)


def test_diagrams(client: TestClient) -> None:
    picture = client.get("/diagram.svg", params={"to": ["gradient", "calculus"], "knowing": "limits"})
    assert picture.headers["content-type"] == "image/svg+xml"
    root = ElementTree.fromstring(picture.text)
    drawn = {text.text for text in root.iter("{http://www.w3.org/2000/svg}tspan")}
    assert {"Calculus", "Gradient"} <= drawn
    assert client.get("/diagram.mmd").text.startswith("flowchart")
    assert client.get("/diagram.dot?to=gradient&to=").text.startswith("digraph")
    assert 'href="/topic/gradient"' in picture.text
    unknown = client.get("/diagram.svg?to=calclus")
    assert (unknown.status_code, "Calculus" in unknown.text) == (404, True)
    assert client.get("/diagram.svg", params={"to": ["limits"] * 101}).status_code == 400
    assert client.get("/diagram.gif").status_code == 404


def test_a_picture_may_bring_its_style_but_no_script(client: TestClient) -> None:
    policy = client.get("/diagram.svg").headers["content-security-policy"]
    assert policy.startswith("default-src 'self'; ")
    assert "style-src 'self' 'unsafe-inline'" in policy
    assert "script-src" not in policy


# --- every answer


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/topic/calculus",
        "/topic/nothing",
        "/nothing",
        "/graph.json",
        "/graph.ttl",
        "/diagram.svg",
        "/diagram.mmd",
        "/graphql",
        "/console",
        "/static/style.css",
        "/healthz",
        "/readyz",
        "/docs",
        "/openapi.json",
    ],
)
def test_security_headers_stand_on_every_answer(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.headers["content-security-policy"].startswith("default-src 'self'")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "server" not in answer.headers


def test_pages_that_need_other_hosts_are_not_there(client: TestClient) -> None:
    for address in ("/docs", "/redoc", "/openapi.json"):
        assert client.get(address).status_code == 404


def test_health(client: TestClient) -> None:
    assert (client.get("/healthz").status_code, client.get("/readyz").status_code) == (200, 200)


def unreadable() -> KnowledgeGraph:
    raise StoreError("the store is damaged", "secret hint")


def test_a_graph_that_cannot_be_read_is_told_without_the_inside(caplog: pytest.LogCaptureFixture) -> None:
    with (
        TestClient(create_app(unreadable), raise_server_exceptions=False) as client,
        caplog.at_level(logging.ERROR),
    ):
        assert client.get("/healthz").status_code == 200
        assert client.get("/readyz").status_code == 503
        caplog.clear()
        for answer in (client.get("/"), post(client, {"query": "{ __typename }"})):
            assert answer.status_code == 500
            assert re.fullmatch(r"internal error [0-9a-f]{12}\n", answer.text)
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert answer.text.split()[-1] in caplog.text
        assert len(caplog.records) == 2


def test_the_graph_that_is_served_may_change() -> None:
    graphs = [KnowledgeGraph(topics=[Topic("old", "Old")])]
    with TestClient(create_app(lambda: graphs[-1])) as client:
        old = client.get("/graph.json")
        graphs.append(KnowledgeGraph(topics=[Topic("new", "New")]))
        new = client.get("/graph.json", headers={"if-none-match": old.headers["etag"]})
        assert new.status_code == 200
        assert '"New"' in new.text
        assert client.get("/topic/old").status_code == 404
        assert post(client, {"query": "{ topics { nodes { label } } }"}).json()["data"]["topics"][
            "nodes"
        ] == [{"label": "New"}]


def test_many_at_a_time_get_the_same(client: TestClient) -> None:
    app = create_app(example())
    found: list[bytes] = []

    def fetch() -> None:
        with TestClient(app) as own:
            found.append(own.get("/graph.ttl").content)

    threads = [threading.Thread(target=fetch) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(found) == 6
    assert len(set(found)) == 1
