"""Measures the pictures of the gallery and of random maps: seconds in our layout and in that of Graphviz, crossings, bytes.

Graphviz is left out where pygraphviz is not installed. Random maps are the same each time.
"""

from __future__ import annotations

import random
import time
from importlib.util import find_spec
from pathlib import Path

import networkx as nx
from roadgraph.graph.diagram import layers
from roadgraph.graph.diagram.drawing import Drawing, Edge, Node
from roadgraph.graph.diagram.drawn import drawn
from roadgraph.graph.diagram.graphviz import graphviz
from roadgraph.graph.diagram.svg import svg
from roadgraph.graph.knowledge import stages
from roadgraph.ingest.ingest import ingest

ROOT = Path(__file__).parents[1]
RANDOM = ((500, 700), (1000, 1500))
"""The topics and arrows of random maps, before those that follow from others are left out."""


def maps() -> dict[str, Drawing]:
    """What is drawn, by name."""
    graph = ingest([ROOT / "roadmaps"], curations=["deep-learning"]).graph
    fields = ingest([ROOT / "docs" / "gallery" / "fields.csv"]).graph
    drawings = {
        "path to transformers": drawn(graph, ["transformers"]),
        "map": drawn(graph),
        "fields": drawn(fields),
    }
    return drawings | {f"random, {count}": chance(count, arrows) for count, arrows in RANDOM}


def chance(count: int, arrows: int) -> Drawing:
    """A random map, in which most arrows are short."""
    source = random.Random(count)
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(f"t{number}" for number in range(count))
    for _ in range(arrows):
        start = source.randrange(count - 1)
        graph.add_edge(f"t{start}", f"t{min(count - 1, start + 1 + int(source.expovariate(10 / count)))}")
    reduced = nx.transitive_reduction(graph)
    nodes = tuple(Node(topic, f"Topic {topic}", stage + 1) for topic, stage in stages(reduced).items())
    return Drawing("Random", nodes, tuple(Edge(*pair) for pair in sorted(reduced.edges)), across=True)


def crossings(drawing: Drawing) -> int:
    """The number of crossings in the picture, those of arrows that meet at a topic left out."""
    met: list[int] = []
    ordered = layers._ordered

    def counted(given: layers.Layers) -> layers.Layers:
        found = ordered(given)
        met.append(layers._crossings(found, found.rows))
        return found

    layers._ordered = counted
    try:
        svg(drawing)
    finally:
        layers._ordered = ordered
    return sum(met)


def main() -> None:
    """Print the table."""
    print(
        f"{'':22}{'topics':>8}{'arrows':>8}{'SVG s':>8}{'bytes':>11}{'crossings':>11}{'Graphviz PDF s':>16}"
    )
    for name, drawing in maps().items():
        start = time.perf_counter()
        size = len(svg(drawing).encode())
        ours = time.perf_counter() - start
        start = time.perf_counter()
        if find_spec("pygraphviz"):
            graphviz(drawing, "pdf")
        theirs = f"{time.perf_counter() - start:.2f}" if find_spec("pygraphviz") else "-"
        print(
            f"{name:22}{len(drawing.nodes):8,}{len(drawing.edges):8,}{ours:8.2f}{size:11,}"
            f"{crossings(drawing):11,}{theirs:>16}"
        )


if __name__ == "__main__":
    main()
