"""What became of each line of a document."""

from __future__ import annotations

import pytest
from roadgraph.graph.model import Coverage
from roadgraph.ingest.read import explain, read
from roadgraph.ingest.statements.lines import Line, Part

GARDEN = """\
# Orchard Roadmap

Fruit takes years.

## Grafting
Joining two plants so that they grow on as one.
It is done in spring.

![a graft](graft.png)

- Whip graft: requires a sharp knife
- Rootstock
- "Old wives tell it otherwise, and who are we to judge?"

```sh
prune --all
```

## Resources

| Title | Link |
|---|---|
| The Orchard Book | [here](https://example.org/orchard) |

## License

Free for all.

- Take what you like
"""


def parts(text: str, name: str = "orchard.md") -> dict[int, Part]:
    """The parts of a document's lines by number."""
    return {line.number: line.part for line in explain(read(text.encode(), name).document)}


def test_every_line_with_text_has_a_part() -> None:
    assert parts(GARDEN) == {
        1: Part.STATEMENT,
        3: Part.PROSE,
        5: Part.STATEMENT,
        6: Part.DESCRIPTION,
        7: Part.DESCRIPTION,
        9: Part.MARKUP,
        11: Part.STATEMENT,
        12: Part.STATEMENT,
        13: Part.UNREAD,
        15: Part.MARKUP,
        16: Part.MARKUP,
        17: Part.MARKUP,
        19: Part.LABEL,
        21: Part.LABEL,
        22: Part.MARKUP,
        23: Part.STATEMENT,
        25: Part.SILENT,
        27: Part.SILENT,
        29: Part.SILENT,
    }


def test_a_silent_line_tells_which_heading_silences_it() -> None:
    silent = [line for line in explain(read(GARDEN.encode(), "orchard.md").document) if line.because]
    assert [(line.number, line.because) for line in silent] == [(25, 25), (27, 25), (29, 25)]


def test_a_line_tells_what_it_states() -> None:
    told = {line.number: line.statements for line in explain(read(GARDEN.encode(), "orchard.md").document)}
    assert told[12] == ("topic Rootstock", "Rootstock belongs to Grafting")
    assert told[23] == ("book “The Orchard Book”",)
    assert told[13] == ()


def test_coverage_counts_neither_labels_nor_silent_lines_nor_markup() -> None:
    document = read(GARDEN.encode(), "orchard.md").document
    assert document.coverage == Coverage(told=9, understood=7, silent=3)
    assert Coverage(told=9, understood=7, silent=3).percent == 77


def test_a_document_that_tells_nothing_has_no_share() -> None:
    assert Coverage(0, 0, 2).percent is None
    assert explain(read(b"", "empty.md").document) == ()
    assert read(b"", "empty.md").document.coverage is None


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_lines_are_those_on_disk(ends: str) -> None:
    assert parts(GARDEN.replace("\n", ends)) == parts(GARDEN)


def test_a_plain_text_is_told_line_by_line_too() -> None:
    text = "Harbour roadmap\n\nKnots:\n- Bowline\n- Cleat hitch: requires the bowline\n"
    assert parts(text, "harbour.txt") == dict.fromkeys((1, 3, 4, 5), Part.STATEMENT)
    assert Line(3, Part.STATEMENT, ("topic Knots", "Knots belongs to Harbour")) in explain(
        read(text.encode(), "harbour.txt").document
    )
