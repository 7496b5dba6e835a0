"""What nests without end, or closes what was never opened, is read all the same."""

from __future__ import annotations

import pytest
from roadgraph.ingest.read import read

HARD = {
    "lists.html": "<ul><li>Rye\n" * 3000,
    "bullets.md": "\n".join("  " * depth + "- Rye" for depth in range(400)),
    "quotes.md": ">" * 3000 + " Rye",
    "fences.md": "\n".join("`" * size + "markdown" for size in range(1100, 2, -1)) + "\n# Rye\n",
    "sections.html": "<details><summary>Rye</summary>\n" * 2000,
    "emphasis.md": "# Bread\n\n" + "*a **b " * 2000,
    "brackets.md": "# Bread\n\n- " + "[" * 5000 + "\n- " + "(" * 5000 + "\n- Rye",
}


@pytest.mark.parametrize("name", HARD)
def test_depth_is_no_error(name: str) -> None:
    roadmap = read(HARD[name].encode(), name)
    assert roadmap == read(HARD[name].encode(), name)


def test_a_link_that_is_closed_twice_leaves_the_others_whole() -> None:
    roadmap = read(
        b"# Bread roadmap\n- [Rye</a>](https://example.org/a) then [Oats](https://example.org/b)", "b.md"
    )
    assert "https://example.org/b" in {resource.url for resource in roadmap.resources}
