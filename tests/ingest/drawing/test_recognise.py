"""Which drawing a block of code holds, and what holds for every reader of drawings."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.ingest.drawing.boxes import boxes
from roadgraph.ingest.drawing.dot import dot
from roadgraph.ingest.drawing.drawn import Drawn
from roadgraph.ingest.drawing.mermaid import mermaid
from roadgraph.ingest.drawing.plantuml import plantuml
from roadgraph.ingest.drawing.recognise import LONGEST_LINE, MOST_LINES, drawing_of, recognise
from roadgraph.ingest.drawing.tree import tree
from roadgraph.ingest.markdown import markdown
from roadgraph.ingest.outline import NodeKind

READERS: dict[str, Callable[[str, int], Drawn | None]] = {
    "mermaid": mermaid,
    "dot": dot,
    "plantuml": plantuml,
    "tree": tree,
    "boxes": boxes,
    "recognise": lambda text, line: recognise(text, "", line),
}
PIECES = [
    "graph TD", "flowchart LR", "mindmap", "stateDiagram-v2", "digraph {", "subgraph x", "end", "@startuml", "@startmindmap", "@enduml",
    "state x {", "}", "{", "[", "]", "(", ")", "((", '"', "\\", "|", "&", ";", ":", "-->", "->", "--", "-.->", "==>", "<-", "---", "~~~",
    "A", "Rye bread", "label=", "*", "**", "├── ", "│   ", "└── ", "+-- ", "| ", "┌──┐", "│ a│", "└─┬┘", "▼", "→", "v", "^", "<br>", "#35;",
    "@{", "%%", "/*", "*/", "'", "//", "<", ">", "[*]", "  ", "\n", "\n", "\n  ", "\t", "---\n", "title: x", "note", ":x;", "😀", "\u3000", "\r",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
@given(text=TEXTS, line=st.integers(1, 50))
def test_reading_is_total_deterministic_and_consistent(
    read: Callable[[str, int], Drawn | None], text: str, line: int
) -> None:
    drawn = read(text, line)
    assert drawn == read(text, line)
    if drawn is None:
        return
    names = [part.name for part in drawn.parts]
    last = line + text.count("\n")
    assert len(names) == len(set(names))
    assert all(line <= part.line <= last for part in (*drawn.parts, *drawn.edges))
    assert all(part.group in ("", *names) for part in drawn.parts)
    assert all(edge.source in names and edge.target in names for edge in drawn.edges)
    assert all(edge.source != edge.target for edge in drawn.edges)


@given(lines=st.lists(st.sampled_from(PIECES), max_size=30), before=st.integers(0, 9))
def test_lines_count_from_the_first(lines: list[str], before: int) -> None:
    text = "graph TD\n" + " ".join(lines)
    one, other = mermaid(text, 1), mermaid(text, 1 + before)
    assert [part.line + before for part in one.parts] == [part.line for part in other.parts]


@pytest.mark.parametrize(
    ("info", "text", "nodes"),
    [
        ("mermaid", "graph TD\nA --> B", 2),
        ("{mermaid}", "graph TD\nA --> B", 2),
        ("", "%% note\n\nflowchart LR\nA --> B", 2),
        ("text", "graph LR\nA --> B", 2),
        ("graphviz", "digraph { a -> b }", 2),
        ("", "// note\nstrict digraph order {\n a -> b }", 2),
        ("puml", "@startuml\nA --> B\n@enduml", 2),
        ("", "@startmindmap\n* A\n** B", 2),
        ("", "Flour\n  ↓\nDough", 2),
        ("text", "Bread\n├── Rye\n└── Wheat", 3),
        ("mermaid", "timeline\n  2020 : Rye --> Wheat", 0),
        ("mermaid", "graph TD\n" + "A --> B;" * LONGEST_LINE, 0),
    ],
)
def test_a_drawing_is_recognised(info: str, text: str, nodes: int) -> None:
    drawn = recognise(text, info)
    assert drawn is not None
    assert len(drawn.nodes) == nodes


@pytest.mark.parametrize(
    ("info", "text"),
    [
        ("python", "a -> b"),
        ("bash", "project\n├── Rye\n└── Wheat"),
        ("", "Flour → Dough → Bread"),
        ("", "graph the function\nA --> B"),
        ("", ""),
    ],
)
def test_anything_else_is_not(info: str, text: str) -> None:
    assert recognise(text, info) is None


def test_the_lines_of_a_block_are_those_of_its_document() -> None:
    outline = markdown("# Bread\n\n- Rye:\n\n  ```mermaid\n  graph TD\n  A --> B\n  ```\n")
    (code,) = (node for node in outline.walk() if node.kind is NodeKind.CODE)
    drawn = drawing_of(code)
    assert drawn is not None
    assert [edge.line for edge in drawn.edges] == [7]
    assert drawing_of(outline) is None


def test_a_long_drawing_in_a_language_is_read() -> None:
    text = "digraph {\n" + "\n".join(f"a{at} -> a{at + 1}" for at in range(MOST_LINES + 1)) + "\n}"
    drawn = recognise(text, "dot")
    assert drawn is not None
    assert len(drawn.edges) == MOST_LINES + 1
