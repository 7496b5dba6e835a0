"""Measures how fast a large graph is written in Turtle, beside rdflib's own serializer, and holds both to the same triples.

Prints the seconds of the processor that each takes for a graph of some topics, 100,000 if no other number is given, and their ratio. Ours
starts from the knowledge graph, rdflib's from an RDF graph that is ready.
"""

from __future__ import annotations

import sys
import time

import pyoxigraph
from roadgraph.graph.export import exported
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import Basis, Broader, Prerequisite, Topic
from roadgraph.graph.rdf.triples import triples

TOPICS = 100_000


def synthetic(number: int) -> KnowledgeGraph:
    """A graph of so many topics, each of which belongs to one and requires another that come before it."""
    names = [f"topic-{position}" for position in range(number)]
    topics = [Topic(name, name.replace("-", " "), (name.upper(),)) for name in names]
    broader = [Broader(name, names[position // 10], ()) for position, name in enumerate(names) if position]
    needs = [
        Prerequisite(name, names[position // 2], (), Basis.STATED, 0.9, ())
        for position, name in enumerate(names)
        if position
    ]
    return KnowledgeGraph(topics, broader, prerequisites=needs)


def main() -> None:
    """Print the table."""
    graph = synthetic(int(sys.argv[1]) if len(sys.argv) > 1 else TOPICS)
    start = time.process_time()
    written = exported(graph, "turtle")
    ours = time.process_time() - start
    rdf = triples(graph)
    start = time.process_time()
    serialized = rdf.serialize(format="turtle", encoding="utf-8")
    theirs = time.process_time() - start
    read = [
        sum(1 for _ in pyoxigraph.parse(data, pyoxigraph.RdfFormat.TURTLE)) for data in (written, serialized)
    ]
    print(f"{len(graph.topics):,} topics, {len(rdf):,} triples; read back: {read[0]:,} and {read[1]:,}")
    print(f"ours    {ours:8.2f} s {len(written):12,} bytes")
    print(f"rdflib  {theirs:8.2f} s {len(serialized):12,} bytes")
    print(f"ratio   {theirs / ours:8.1f}")


if __name__ == "__main__":
    main()
