"""What every export of the bundled roadmaps is: its size, what it holds, whether two hash seeds give the same bytes and whether
it is read back equal, and the seconds that writing it takes; then what the judges of shapes and of SKOS say.

"Read back equal" is, for RDF, the same graph by our own reader; for TriG the triples of Turtle; for the formats of graphs as many
nodes and edges as were written, by NetworkX, or as many rows. Tests hold each of them to every value.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pyoxigraph
import pyshacl
import rdflib
import skosify
from roadgraph.graph.exchange.flat import flat
from roadgraph.graph.exchange.network import network
from roadgraph.graph.export import EXPORTS, exported
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.rdf.read import read
from roadgraph.ingest.ingest import ingest

ROOT = Path(__file__).parents[1]
ENDINGS = {"turtle": "ttl", "ntriples": "nt", "jsonld": "jsonld", "rdfxml": "rdf"}
SEEDS = ("0", "1")
DIGESTS = f"""
import hashlib
from roadgraph.graph.export import EXPORTS, exported
from roadgraph.ingest.ingest import ingest
graph = ingest([{str(ROOT / "roadmaps")!r}]).graph
for name in EXPORTS:
    print(name, hashlib.sha256(exported(graph, name)).hexdigest())
"""


def digests(seed: str) -> dict[str, str]:
    """The hashes of all exports by a program of its own with this hash seed."""
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    told = subprocess.run(
        [sys.executable, "-c", DIGESTS], env=environment, capture_output=True, text=True, check=True
    )
    return dict(line.split(" ") for line in told.stdout.splitlines())


def sizes(graph: nx.Graph) -> tuple[int, int]:
    """The number of nodes and of edges."""
    return graph.number_of_nodes(), graph.number_of_edges()


def triples_of(data: bytes, form: pyoxigraph.RdfFormat) -> set[tuple[object, object, object]]:
    """The triples that a reader other than rdflib finds."""
    return {(quad.subject, quad.predicate, quad.object) for quad in pyoxigraph.parse(data, form)}


def held(name: str, data: bytes, graph: KnowledgeGraph) -> tuple[str, bool]:
    """What an export holds, and whether it is read back equal."""
    if name in ENDINGS:
        form = pyoxigraph.RdfFormat.from_extension(ENDINGS[name])
        assert form is not None
        told = exported(graph, name, min_confidence=0)
        same = exported(read(told, f"graph.{ENDINGS[name]}")) == exported(graph)
        return f"{len(triples_of(data, form)):,} triples", same
    if name == "trig":
        found = triples_of(data, pyoxigraph.RdfFormat.TRIG)
        return f"{len(found):,} triples", found == triples_of(
            exported(graph, "turtle"), pyoxigraph.RdfFormat.TURTLE
        )
    if name == "json":
        told = json.loads(data)
        return f"{len(told['topics']):,} topics", len(told["topics"]) == len(graph.topics)
    if name == "csv":
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
        counted = sum(sizes(flat(graph)))
        return f"{len(rows) - 1:,} rows", len(rows) - 1 == counted and len({len(row) for row in rows}) == 1
    readers: dict[str, tuple[Callable[[], nx.Graph], Callable[[KnowledgeGraph], nx.Graph]]] = {
        "node-link": (lambda: nx.node_link_graph(json.loads(data), edges="edges"), network),
        "cytoscape": (lambda: nx.cytoscape_graph(json.loads(data)), network),
        "graphml": (lambda: nx.read_graphml(io.BytesIO(data), force_multigraph=True), flat),
        "gexf": (lambda: nx.read_gexf(io.BytesIO(data)), flat),
    }
    reader, made = readers[name]
    nodes, edges = sizes(reader())
    return f"{nodes:,} nodes, {edges:,} edges", (nodes, edges) == sizes(made(graph))


class Listener(logging.Handler):
    """Keeps what is logged."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.heard: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep an entry."""
        self.heard.append(record)


def verdicts(graph: KnowledgeGraph) -> None:
    """Print what pyshacl and skosify say of the Turtle."""
    rdf = rdflib.Graph(bind_namespaces="none").parse(data=exported(graph, "turtle"), format="turtle")
    conforms, _, _ = pyshacl.validate(
        rdf, shacl_graph=rdflib.Graph().parse(ROOT / "graph" / "rdf" / "shapes.ttl")
    )
    print(f"pyshacl   {'conforms' if conforms else 'DOES NOT CONFORM'}")
    listener = Listener(logging.WARNING)
    logging.getLogger().addHandler(listener)
    skosify.skosify(rdf, label="Learning map")
    logging.getLogger().removeHandler(listener)
    print(f"skosify   {len(listener.heard)} warnings")


def main() -> None:
    """Print the table."""
    graph = ingest([ROOT / "roadmaps"]).graph
    first, second = map(digests, SEEDS)
    print(f"{'format':10} {'bytes':>10} {'holds':>26} {'stable':>7} {'read back equal':>16} {'seconds':>8}")
    for name in EXPORTS:
        start = time.process_time()
        data = exported(graph, name)
        seconds = time.process_time() - start
        stable = first[name] == second[name] == hashlib.sha256(data).hexdigest()
        holds, same = held(name, data, graph)
        told = ("yes" if one else "NO" for one in (stable, same))
        print("{:10} {:>10,} {:>26} {:>7} {:>16} {:8.3f}".format(name, len(data), holds, *told, seconds))
    verdicts(graph)


if __name__ == "__main__":
    main()
