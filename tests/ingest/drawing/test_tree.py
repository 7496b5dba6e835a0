"""Trees of characters and of indentation; listings of files are none."""

from __future__ import annotations

import pytest
from roadgraph.ingest.drawing.drawn import Drawn
from roadgraph.ingest.drawing.tree import tree

EXPECTED = [("Fibre", "Wool"), ("Wool", "Merino"), ("Wool", "Shetland"), ("Fibre", "Cotton")]


def pairs(drawn: Drawn | None) -> list[tuple[str, str]]:
    assert drawn is not None
    shown = {node.name: node.text for node in drawn.nodes}
    return [(shown[edge.source], shown[edge.target]) for edge in drawn.edges]


@pytest.mark.parametrize(
    "text",
    [
        "Fibre\n├── Wool\n│   ├── Merino\n│   └── Shetland\n│\n└── Cotton",
        "Fibre\n├─ Wool      # from sheep\n│  ├─ Merino   ← soft\n│  └─ Shetland\n└─ Cotton",
        "Fibre\n+-- Wool\n|   +-- Merino\n|   \\-- Shetland\n\\-- Cotton",
        "Fibre\n|-- Wool\n|   |-- Merino\n|   `-- Shetland\n`-- Cotton",
        "Fibre\n│\n├───► Wool\n│     ├───► Merino\n│     └───► Shetland\n└───► Cotton",
        "Fibre\n  Wool\n    Merino\n    Shetland\n  Cotton",
        "Fibre\n\tWool\n\t\tMerino\n\t\tShetland\n\tCotton",
        "\nFibre\n├── <b>Wool</b>\n│\u00a0\u00a0 ├── Merino\n│\u00a0\u00a0 └── Shetland\n└── Cotton\n",
    ],
)
def test_every_style(text: str) -> None:
    found = tree(text, 5)
    assert pairs(found) == EXPECTED
    assert found is not None
    assert (found.kind, found.is_tree) == ("tree", True)
    lines = text.replace("<b>", "").expandtabs(4).split("\n")
    assert all(node.text in lines[node.line - 5] for node in found.nodes)


@pytest.mark.parametrize(
    "text",
    [
        "project\n├── src\n│   └── Main\n└── Other",
        "project\n├── data/\n└── Notes",
        "project\n├── notes.md\n└── Other",
        ".\n├── Notes\n└── Other",
        "project\n├── Chapter one\n└── README",
        "course\n├── lecture_1.ipynb\n└── lecture_2.ipynb",
    ],
)
def test_listings_of_files_are_no_trees(text: str) -> None:
    assert tree(text) is None


def test_names_with_a_dot_are_no_files() -> None:
    assert pairs(tree("Web\n├── Node.js\n└── ASP.NET")) == [("Web", "Node.js"), ("Web", "ASP.NET")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Wool\nCotton\nSilk",
        "def knit(yarn):\n    cast_on(yarn)\n    return yarn",
        "key: value\n  other: value\n  third: value",
        "if wool:\n  knit\n  purl",
        "First a sentence.\n  Then another one.\n  And a third.",
        "- Wool\n  - Merino\n  - Shetland",
        "a long text in prose\n├── with one branch only",
        "Wool\n  Merino\nCotton\n  Pima",
    ],
)
def test_other_text_is_no_tree(text: str) -> None:
    found = tree(text)
    assert found is None or len(found.roots) > 1
