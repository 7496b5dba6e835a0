"""Documents that hold little themselves."""

from __future__ import annotations

import pytest
from roadgraph.ingest.read import read

INDEX = """\
# Weaving

## Cloth

- [Looms](./looms.md)
- [Warping](warping.md#tools)
- [Yarn](notes/yarn.html)
- [Dyes](dyes.md)
- [Dyes again](dyes.md)
"""


def said(text: str) -> list[tuple[str, str]]:
    """The codes and messages of what a document's reader reports of the whole of it."""
    return [(d.code, d.message) for d in read(text.encode(), "weaving.md").diagnostics if d.line is None]


def test_a_document_that_points_to_others_names_them() -> None:
    message = (
        "it mostly points to other documents; ingest these: looms.md, warping.md, notes/yarn.html and 1 more"
    )
    assert said(INDEX) == [("pointer", message)]


def test_a_few_such_links_among_topics_are_no_pointer() -> None:
    assert said("# Weaving\n\n- Looms\n- Warping\n- Yarn\n- Dyes\n" + INDEX.split("Cloth")[1]) == []


def test_links_to_the_web_and_into_the_document_itself_are_no_pointer() -> None:
    links = "".join(
        f"- [Loom {at}](https://example.org/{at}.md)\n- [Part {at}](#part-{at})\n" for at in range(9)
    )
    assert said(f"# Weaving\n\n{links}") == []


def test_a_document_that_states_nothing_says_so() -> None:
    ((code, message),) = said("# Weaving\n\nWe moved. Nothing is left here.\n")
    assert code == "nothing-stated"
    assert message.startswith("it states nothing")
    assert said("# Weaving\n\n- Looms\n") == []


@pytest.mark.parametrize(
    ("name", "text", "sought"),
    [
        ("a.csv", "height,width\n1,2\n", "column of topics"),
        ("a.json", '{"name": "loom", "version": "1.0.0", "dependencies": {"yarn": "^2.0.0"}}', "no record"),
        ("a.yaml", "on: push\njobs:\n  build:\n    needs: test\n", "no record"),
        ("a.ipynb", '{"cells": [{"cell_type": "code", "source": ["x = 1"]}]}', "no cell of text"),
        ("a.opml", '<opml><body><outline text=""/></body></opml>', "no branch"),
    ],
)
def test_a_data_file_that_states_nothing_says_what_was_looked_for(name: str, text: str, sought: str) -> None:
    ((code, message),) = [(d.code, d.message) for d in read(text.encode(), name).diagnostics]
    assert code == "nothing-stated"
    assert sought in message
