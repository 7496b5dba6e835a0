from __future__ import annotations

import html
import re
from itertools import combinations

import pytest
from roadgraph.graph.diagram.drawing import NOTHING, Drawing, Edge, Node
from roadgraph.graph.diagram.mermaid import LONGEST, mermaid
from roadgraph.graph.diagram.text import printable
from roadgraph.graph.errors import LimitError

NODE = re.compile(r'  (n\d+)\["((?:[\w ,()/-]|#\d+;)*)"\]:::(stage\d+|known)')
JOINT = re.compile(r'  (any\d+)\(\["(1 of \d+)"\]\):::(joint)')
EDGE = re.compile(r"  (n\d+|any\d+) (-->|-\.->|---|-\.-) (n\d+|any\d+)")
CLASS = re.compile(
    r"  classDef (stage\d+|known|joint) fill:#[0-9a-f]{6},stroke:#[0-9a-f]{6},color:#[0-9a-f]{6}"
)


def read(text: str) -> tuple[str, dict[str, tuple[str, str]], list[tuple[str, str, str]]]:
    """The direction, the nodes (label and class by name) and the links of a flowchart of which every line is understood."""
    first, *lines = text.splitlines()
    nodes: dict[str, tuple[str, str]] = {}
    links: list[tuple[str, str, str]] = []
    classes: set[str] = set()
    for line in lines:
        if node := NODE.fullmatch(line):
            nodes[node[1]] = (html.unescape(re.sub(r"#(\d+);", r"&#\1;", node[2])), node[3])
        elif joint := JOINT.fullmatch(line):
            nodes[joint[1]] = (joint[2], joint[3])
        elif edge := EDGE.fullmatch(line):
            links.append((edge[1], edge[2], edge[3]))
        else:
            found = CLASS.fullmatch(line)
            assert found, line
            classes.add(found[1])
    assert {kind for _, kind in nodes.values()} <= classes
    return first, nodes, links


def test_a_path_runs_down_with_numbered_steps_and_grey_known_topics() -> None:
    drawing = Drawing(
        "Path",
        (Node("a", "A & B", 0, known=True), Node("b", "Self-attention", 1, 1), Node("c", "C++ (2nd)", 2, 2)),
        (Edge("a", "b"), Edge("b", "c", weak=True)),
    )
    assert read(mermaid(drawing)) == (
        "flowchart TD",
        {
            "n1": ("A & B (known already)", "known"),
            "n2": ("1. Self-attention", "stage1"),
            "n3": ("2. C++ (2nd)", "stage2"),
        },
        [("n1", "-->", "n2"), ("n2", "-.->", "n3")],
    )


def test_alternatives_meet_before_what_needs_one_of_them() -> None:
    nodes = tuple(Node(name, name.upper(), 1) for name in "abcd")
    one, other = ("a", "b"), ("b", "c", "x")
    edges = [Edge(source, "d", any_of=one) for source in "ab"]
    edges += [Edge(source, "d", weak=True, any_of=other) for source in "bc"]
    _, drawn, links = read(mermaid(Drawing("x", nodes, tuple(edges))))
    assert {name: label for name, (label, kind) in drawn.items() if kind == "joint"} == {
        "any1": "1 of 2",
        "any2": "1 of 3",
    }
    assert links == [
        ("n1", "---", "any1"),
        ("n2", "---", "any1"),
        ("n2", "-.-", "any2"),
        ("n3", "-.-", "any2"),
        ("any1", "-->", "n4"),
        ("any2", "-.->", "n4"),
    ]


def test_a_map_runs_across() -> None:
    drawing = Drawing("Map", (Node("a", "A", 1), Node("b", "B", 2)), (Edge("a", "b"),), across=True)
    first, nodes, links = read(mermaid(drawing))
    assert first == "flowchart LR"
    assert [label for label, _ in nodes.values()] == ["A", "B"]
    assert links == [("n1", "-->", "n2")]


def test_hostile_labels_and_ids_stay_labels(hostile: str) -> None:
    drawing = Drawing(
        hostile, (Node(hostile, hostile, 1, 1), Node("b", hostile, 2)), (Edge(hostile, "b", title=hostile),)
    )
    _, nodes, links = read(mermaid(drawing))
    shown = printable(hostile, LONGEST)
    # Mermaid reads no empty label.
    assert nodes == {"n1": (f"1. {shown}", "stage1"), "n2": (shown or "\xa0", "stage2")}
    assert links == [("n1", "-->", "n2")]


def test_words_of_the_language_and_list_marks_are_not_read_as_such() -> None:
    text = mermaid(Drawing("x", (Node("end", "end", 1), Node("b", "- item", 1), Node("c", "1. item", 1)), ()))
    assert '  n1["end"]' in text
    assert '  n2["#45; item"]' in text
    assert '  n3["1#46; item"]' in text


def test_a_long_label_is_clipped() -> None:
    _, nodes, _ = read(mermaid(Drawing("x", (Node("a", "a" * 10_000, 1),), ())))
    assert nodes["n1"][0] == "a" * (LONGEST - 1) + "…"


def test_topics_lead_to_their_pages() -> None:
    drawing = Drawing("x", (Node("a", "A", 1), Node('"b', "B", 1)), (), pages="/topic/")
    clicks = [line for line in mermaid(drawing).splitlines() if "click" in line]
    assert clicks == ['  click n1 href "/topic/a"', '  click n2 href "/topic/%22b"']


def test_what_mermaid_would_not_draw_is_refused_with_a_way_out() -> None:
    nodes = tuple(Node(f"t{index}", f"T{index}", 1) for index in range(33))
    edges = tuple(Edge(one.id, other.id) for one, other in combinations(nodes, 2))
    assert len(read(mermaid(Drawing("x", nodes, edges[:500])))[2]) == 500
    with pytest.raises(LimitError, match="draws 500 arrows, the diagram has 501") as refused:
        mermaid(Drawing("x", nodes, edges[:501]))
    assert "fewer topics" in refused.value.hint
    many = tuple(Node(f"t{index}", "深" * 70, 1) for index in range(600))
    with pytest.raises(LimitError, match="reads 50,000 characters"):
        mermaid(Drawing("x", many, ()))


def test_an_empty_drawing_says_so() -> None:
    assert mermaid(Drawing("x", (), ())) == f'flowchart TD\n  nothing["{NOTHING[:-1]}#46;"]\n'
