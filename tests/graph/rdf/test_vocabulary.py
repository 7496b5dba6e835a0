"""IRIs: a web address is one only where two readers agree, everything else stays text."""

from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import URIRef
from roadgraph.graph.errors import RoadgraphError
from roadgraph.graph.rdf.vocabulary import expanded, named, namespaces, web_iri


@pytest.mark.parametrize(
    "address",
    [
        "https://cs231n.stanford.edu/",
        "http://example.com",
        "HTTPS://Example.com:8080/a/b.html?q=a+b&c=%20#top",
        "https://en.wikipedia.org/wiki/Long_short-term_memory_(LSTM)",
        "https://пример.рф/путь",
        "https://example.com/~user/;v=1,2/!$'*@:",
        "https://example.com/\U0001f600",
    ],
)
def test_web_addresses_are_iris(address: str) -> None:
    assert web_iri(address) == URIRef(address)
    assert pyoxigraph.NamedNode(address).value == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.com",
        "//example.com/",
        "ftp://example.com/",
        "javascript:alert(1)",
        "data:text/html,x",
        "http\u017f://example.com/",
        "https://",
        "https:///path",
        "https://user@example.com/",
        "https://example.com:port/",
        "https://exa mple.com/",
        "https://example.com/a b",
        "https://example.com/%zz",
        "https://example.com/%",
        'https://example.com/"',
        "https://example.com/<x>",
        "https://example.com/> . <https://example.com/x",
        "https://example.com/\\",
        "https://example.com/{x}",
        "https://example.com/a|b^c`",
        "https://example.com/[1]",
        "https://example.com/#a#b",
        "https://example.com/\n",
        "https://example.com/\x00",
        "https://example.com/\ud800",
        "https://example.com/\u202egpj",
        "https://example.com/\u200b",
        "https://example.com/\ue000",
        "https://example.com/\ufffe",
        " https://example.com/",
    ],
)
def test_other_addresses_stay_text(address: str) -> None:
    assert web_iri(address) is None


@given(st.text(st.characters(), max_size=12), st.text(st.characters(), max_size=12))
def test_what_passes_for_a_web_address_is_an_iri(host: str, path: str) -> None:
    address = f"https://{host}/{path}"
    if web_iri(address) is not None:
        assert pyoxigraph.NamedNode(address).value == address


@pytest.mark.parametrize("base", ["", "kg/", "https://kg.example", "https://kg.example/ /", "urn:x:"])
def test_a_base_that_is_none_is_a_mistake_of_the_caller(base: str) -> None:
    with pytest.raises(RoadgraphError, match="no base IRI") as caught:
        namespaces(base)
    assert "ends in / or #" in caught.value.hint


@pytest.mark.parametrize(
    ("name", "written"),
    [("cs231n", "cs231n"), ("a> <b/\ud800", "a%3E%20%3Cb%2F%3F"), ("-a.b~_", "%2Da%2Eb%7E%5F")],
)
def test_names_are_encoded(name: str, written: str) -> None:
    below = namespaces("https://kg.example/")
    assert expanded(named("res", name), below) == f"https://kg.example/resource/{written}"
