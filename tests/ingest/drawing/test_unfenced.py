"""Drawings without a fence around them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.ingest.drawing.recognise import drawing_of
from roadgraph.ingest.drawing.unfenced import put_in, unfenced
from roadgraph.ingest.markdown import markdown
from roadgraph.ingest.outline import Node, NodeKind
from roadgraph.ingest.plain import plain

MERMAID = "graph TD\n  A[Clay] --> B[Slip]\n\n  B --> C\n  style A fill:#fff"
MINDMAP = "mindmap\n  root((Clay))\n    Slip\n\n    Grog"
TITLED = "---\ntitle: Order of study\n---\nflowchart LR\n  Clay --> Slip"
DOT = 'digraph {\n  clay -> slip [label="{x}"];\n\n}'
PLANTUML = "@startuml\nClay --> Slip\n\n@enduml"


@pytest.mark.parametrize("drawing", [MERMAID, MINDMAP, TITLED, DOT, PLANTUML])
@pytest.mark.parametrize("around", ["{}", "{}\n", "# Pottery\n\n{}\n\nAfter - all.\n", "One line\n{}\n"])
def test_a_drawing_is_taken_out_whole(drawing: str, around: str) -> None:
    text = around.format(drawing)
    rest, (node,) = unfenced(text)
    assert rest.count("\n") == text.count("\n")
    assert [line for line in rest.split("\n") if line] == [
        line for line in around.replace("{}", "").split("\n") if line
    ]
    assert "\n".join(span.text for span in node.spans) == drawing
    assert text.split("\n")[node.line - 1] == drawing.split("\n")[0]
    found = drawing_of(node)
    assert found is not None
    assert len(found.nodes) >= 2


@pytest.mark.parametrize(
    "text",
    [
        "```mermaid\ngraph TD\nA --> B\n```",
        "~~~\ndigraph { a -> b }\n~~~",
        "A graph TD\nA --> B",
        "graph TD",
        "graph TD\n\nA sentence about it.",
        "digraph {\n a -> b",
        "@startuml\nA --> B",
        "mindmap\nnot indented",
    ],
)
def test_anything_else_stays(text: str) -> None:
    assert unfenced(text) == (text, ())


def test_prose_after_a_drawing_is_no_part_of_it() -> None:
    rest, (node,) = unfenced(
        "flowchart LR\nA --> B\n\nSlip (thin clay) is -- as said -- wet.\n\n- A list --> x"
    )
    assert node.end_line == 2
    assert rest.startswith("\n\n\nSlip (thin clay)")


@pytest.mark.parametrize("read", [markdown, plain])
def test_it_is_put_under_the_heading_above_it(read: Callable[[str], Node]) -> None:
    text = "1. Pottery\n\nText.\n\n2. Order\n\ngraph TD\nA --> B\n\nMore text.\n\n3. End\n"
    text = (
        text
        if read is plain
        else "".join(f"# {line}\n" if line[:1].isdigit() else f"{line}\n" for line in text.split("\n"))
    )
    rest, nodes = unfenced(text)
    root = read(rest)
    put_in(root, nodes)
    (above,) = (node for node in root.walk() if any(child.kind is NodeKind.CODE for child in node.children))
    assert above.text.endswith("Order")
    assert [child.kind for child in above.children] == [NodeKind.CODE, NodeKind.PARAGRAPH]


@given(
    st.lists(
        st.sampled_from(["graph TD", "A --> B", "digraph {", "}", "{", "@startuml", "@enduml", "---", "```", "~~~", "", "  x", "# H", "text"]),
        max_size=25,
    )
)  # fmt: skip
def test_lines_are_kept_or_taken_and_never_changed(lines: list[str]) -> None:
    rest, nodes = unfenced("\n".join(lines))
    kept = rest.split("\n")
    assert all(before.end_line < after.line for before, after in pairwise(nodes))
    taken = {span.line: span.text for node in nodes for span in node.spans}
    assert len(kept) == len(lines) or not lines
    assert all(
        kept[at] == line or (kept[at] == "" and taken[at + 1] == line) for at, line in enumerate(lines)
    )
    root = markdown(rest)
    put_in(root, nodes)
    assert sum(node.kind is NodeKind.CODE and node.info != "" for node in root.walk()) >= len(nodes)
