"""What hostile documents become in every export and picture: valid by a strict reader, and nothing that runs."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import StringIO
from types import MappingProxyType
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from rdflib import Dataset, Graph, URIRef
from roadgraph.graph.diagram.drawn import drawn
from roadgraph.graph.diagram.format import FORMATS
from roadgraph.graph.diagram.html import html
from roadgraph.graph.export import EXPORTS, exported
from roadgraph.graph.knowledge import KnowledgeGraph

# rdflib's own readers of JSON-LD and TriG use them.
pytestmark = [
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated"),
    pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated"),
]

NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Characters that no line of a text can hold."""

PICTURES = {**FORMATS, "html": html}

FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
"""What a spreadsheet takes for the beginning of a formula."""


def rdf(syntax: str) -> Callable[[str], list[str]]:
    """A reader that gives the labels of topics, and has seen that every address is one of the web."""

    def read(text: str) -> list[str]:
        if syntax == "trig":
            triples = [quad[:3] for quad in Dataset().parse(data=text, format="trig").quads()]
        else:
            triples = list(Graph(bind_namespaces="none").parse(data=text, format=syntax))
        addresses = {str(term) for triple in triples for term in triple if isinstance(term, URIRef)}
        assert [a for a in addresses if not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", a)] == []
        labelled = "http://www.w3.org/2004/02/skos/core#prefLabel"
        return [str(term) for _, predicate, term in triples if str(predicate) == labelled]

    return read


def network(graph: Any) -> list[str]:
    return [str(told.get("label", "")) for _, told in graph.nodes(data=True) if told["type"] == "topic"]


def table(text: str) -> list[str]:
    rows = list(csv.DictReader(StringIO(text, newline=""), strict=True))
    cells = [cell for row in rows for cell in row.values()]
    assert [cell for cell in cells if FORMULA.match(cell)] == []
    return [row["label"].removeprefix("'") for row in rows if row["type"] == "topic"]


READERS: Mapping[str, Callable[[str], list[str]]] = MappingProxyType(
    {
        "json": lambda text: [topic["label"] for topic in json.loads(text)["topics"]],
        "turtle": rdf("turtle"),
        "ntriples": rdf("nt"),
        "jsonld": rdf("json-ld"),
        "rdfxml": rdf("xml"),
        "trig": rdf("trig"),
        "node-link": lambda text: network(nx.node_link_graph(json.loads(text), edges="edges")),
        "cytoscape": lambda text: network(nx.cytoscape_graph(json.loads(text))),
        "graphml": lambda text: network(nx.parse_graphml(text)),
        "gexf": lambda text: [
            node.get("label") or "" for node in ElementTree.fromstring(text).findall(".//{*}node")
        ],
        "csv": table,
    }
)
"""A strict reader of each export, which gives the labels of topics."""


@pytest.mark.parametrize("form", EXPORTS)
def test_every_export_of_hostile_documents_is_read(form: str, hostile_graph: KnowledgeGraph) -> None:
    text = exported(hostile_graph, form).decode()
    assert not NEVER.search(text)
    labels = READERS[form](text)
    assert len(labels) >= len(hostile_graph.topics) - 1
    assert {"</script><script>alert(1)</script>", "]]><script>alert(1)</script>"} <= set(labels)
    assert max(map(len, labels)) == 10_000


def test_no_address_of_another_kind_than_the_web_becomes_one(hostile_graph: KnowledgeGraph) -> None:
    text = exported(hostile_graph, "turtle").decode()
    assert re.findall(r"<(?!https?://)[a-z]+:[^>]*>", re.sub(r'"(?:[^"\\]|\\.)*"', '""', text)) == []


@pytest.mark.parametrize("form", PICTURES)
@pytest.mark.parametrize("to", [(), ("h31",)], ids=["map", "path"])
def test_every_picture_of_hostile_documents_is_text_of_known_characters(
    form: str, to: tuple[str, ...], hostile_graph: KnowledgeGraph
) -> None:
    text = PICTURES[form](replace(drawn(hostile_graph, to), pages="/topic/"))
    text.encode()
    assert not NEVER.search(text)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f]", text)
    assert len(text) < 400_000


def test_the_only_links_of_a_picture_are_those_to_pages(hostile_graph: KnowledgeGraph) -> None:
    root = ElementTree.fromstring(FORMATS["svg"](replace(drawn(hostile_graph), pages="/topic/")))
    assert not any(key.lower().startswith("on") for element in root.iter() for key in element.keys())  # noqa: SIM118
    links = [value for element in root.iter() for key, value in element.items() if "href" in key]
    assert len(links) == len(hostile_graph.topics)
    assert [link for link in links if not re.fullmatch(r"/topic/h\d+", link)] == []
