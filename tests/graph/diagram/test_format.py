from __future__ import annotations

import os
import subprocess
import sys

import pytest
from roadgraph.graph.diagram.drawing import Drawing, Edge, Node
from roadgraph.graph.diagram.format import FORMATS

PROGRAM = """
from hashlib import sha256
from roadgraph.graph.diagram.drawing import draw_map, draw_path
from roadgraph.graph.diagram.format import FORMATS
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import Basis, Prerequisite, Topic
from roadgraph.graph.path import learning_path

names = [f"t{number}" for number in range(40)]
pairs = {(names[n], names[n * 7 % 13 + k]) for n in range(20, 40) for k in range(3)}
pairs |= {(names[n], names[n - 11]) for n in range(12, 20)}
requires = [Prerequisite(topic, need, (), Basis.TEXT, 0.55 + 0.01 * len(need), ()) for topic, need in pairs]
requires.append(Prerequisite("t39", None, ("t20", "t21"), Basis.TEXT, 0.9, ()))
graph = KnowledgeGraph([Topic(name, name.upper()) for name in names], prerequisites=requires)
path = learning_path(graph, ["t39", "t38", "t30"], ["t4"])
for drawing in (draw_path(graph, path), draw_map(graph)):
    assert len(drawing.nodes) > 5
    for write in FORMATS.values():
        print(sha256(write(drawing).encode()).hexdigest())
"""


def digests(seed: str) -> list[str]:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.split()


def test_the_same_graph_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    first = digests("1")
    assert len(first) == 6
    assert first == digests("2")


@pytest.mark.parametrize("name", ["mermaid", "dot", "svg"])
def test_every_format_writes_a_text_that_ends_in_one_newline(name: str) -> None:
    drawing = Drawing("x", (Node("a", "Alpha", 1, 1), Node("b", "Beta", 2, 2)), (Edge("a", "b"),))
    text = FORMATS[name](drawing)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "Alpha" in text
    assert "Beta" in text


def test_there_are_three_formats() -> None:
    assert list(FORMATS) == ["mermaid", "dot", "svg"]
