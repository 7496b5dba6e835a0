"""What the endpoint says of itself (https://www.w3.org/TR/sparql11-service-description/)."""

from __future__ import annotations

from rdflib.namespace import RDF, VOID, XSD

from ...graph.rdf.nodes import Node, Text

SD = "http://www.w3.org/ns/sparql-service-description#"

FORMATS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML"),
)
"""The names that the W3C has for the formats of results."""

DUMPS = ("graph.ttl", "graph.nt", "graph.jsonld", "graph.rdf")
"""Where the whole graph is had, below the root of the server."""


def described(root: str, triples: int) -> tuple[list[Node], dict[str, str]]:
    """The nodes of the description and their namespaces; `root` is the address of the server.

    The IRI of the service is its address. That of its dataset, and of the one graph in this, lead there too.

    >>> nodes, _ = described("https://example.org/", 7)
    >>> [name for name, _ in nodes]
    ['server:sparql', 'sparql:dataset', 'sparql:graph']
    """
    namespaces = {
        "entailment": "http://www.w3.org/ns/entailment/",
        "formats": "http://www.w3.org/ns/formats/",
        "rdf": str(RDF),
        "sd": SD,
        "server": root,
        "sparql": f"{root}sparql#",
        "void": str(VOID),
        "xsd": str(XSD),
    }
    service: Node = (
        "server:sparql",
        [
            ("rdf:type", "sd:Service"),
            ("sd:endpoint", "server:sparql"),
            ("sd:supportedLanguage", "sd:SPARQL11Query"),
            ("sd:defaultEntailmentRegime", "entailment:Simple"),
            ("sd:defaultDataset", "sparql:dataset"),
            *(("sd:resultFormat", f"formats:{name}") for name in FORMATS),
        ],
    )
    dataset: Node = ("sparql:dataset", [("rdf:type", "sd:Dataset"), ("sd:defaultGraph", "sparql:graph")])
    graph: Node = (
        "sparql:graph",
        [
            ("rdf:type", "sd:Graph"),
            ("rdf:type", "void:Dataset"),
            ("void:triples", Text(str(triples), datatype="xsd:integer")),
            ("void:sparqlEndpoint", "server:sparql"),
            *(("void:dataDump", f"{root}{name}") for name in DUMPS),
        ],
    )
    return [service, dataset, graph], namespaces
