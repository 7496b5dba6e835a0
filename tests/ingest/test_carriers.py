"""The readers of data files: nothing raises, places stay within the file, and every quote stands at its line."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.graph.model import Evidence, Mention
from roadgraph.ingest.outline import Node
from roadgraph.ingest.read import READERS, read

ENDINGS = {
    "application/x-ipynb+json": "ipynb",
    "application/json": "json",
    "application/yaml": "yaml",
    "application/toml": "toml",
    "application/x-freemind": "mm",
    "text/markdown": "md",
    "text/x-opml": "opml",
    "text/x-rst": "rst",
    "text/org": "org",
    "text/asciidoc": "adoc",
    "text/html": "html",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
CELL = '{"cells": [{"cell_type": "markdown", "source": ['
PIECES = {
    "rst": ["Rye", "===", "---", ".. note::", "   Requires dough.", ".. x", "- a", "#. b", "`A <https://example.org>`_", "``c``", ":Needs: d", ".. list-table::", "   :header-rows: 1", "   * - Topic", "     - Requires", ".. csv-table::", "   :header: Topic, Requires", "   a, \"b", "+---+---+", "| a | b |", "+===+===+", "===  ===", "a    b", "---  ---", ".. toctree::", "   a <b>", ":ref:`e <f>`", "::", ""],
    "org": ["#+TITLE: Rye", "* TODO Dough :a:", "** b", "- a :: b", "| Topic | Requires |", "|---+---|", "| a | b |", ":A:", ":END:", "#+BEGIN_SRC", "#+END_SRC", "[[https://example.org][x]]", "*c* /d/ =e=", "SCHEDULED: <x>", ""],
    "adoc": ["= Rye", "== Dough", "* a", "** b", ". c", "|===", "|Topic |Requires", "|a", "|b |c", "[cols=\"1,2\"]", "[cols=2*]", "----", "====", ".x", "a:: b", "link:x[y]", "<<z,w>>", ":toc:", "NOTE: n", ""],
    "html": ["<section>", "</section>", "<div>", "</div>", "<h1>Rye", "<h2>Prerequisites</h2>", "<h3>a", "<ul><li>b", "</ul>", "<nav>", "</nav>", '<div class="sidebar">', "<table><tr><th>Topic<th>Requires<tr><td>a<td>b</table>", "</", "<!", "text", ""],
    "yaml": ["title: Rye", "- name: a", "  requires:", "  - b", "    - c: d", "topics:", "[a, b", "]", "{", "x: |", "   y", "'", "-", ":", "#", "[[t]]", ""],
    "toml": ["title = 'Rye'", "[[topics]]", "name = \"a\"", "requires = [\"b\",", "]", "[a.b]", "=", ""],
    "md": ["---", "+++", "title: Rye", "prerequisites: [a, b]", "requires:", "- c", "# Rye", "x = 1", ""],
    "json": ['{"title": "Rye course", "topics": [', '{"id": "a", "title": "Dough",', '"requires": ["a", "b c"]', '"anyOf": ["a", "b"]', "}", "]", ",", "[", "{",
             '{"nodes": [{"id": "a", "type": "topic", "data": {"label": "Dough"}}], "edges": [{"source": "a", "target": "b", "label": "requires"}]}',
             '"resources": [{"title": "A", "url": "https://example.org/a"}]', ":", '"', "\\u00e9", "1", "null", "\n", ""],
    "mm": ['<map version="1.0.1">', '<node TEXT="Rye', '"', ">", "/>", '<node\nID="a"\nTEXT="Flour &amp; water">', "</node>", "</map>", "&nbsp;", "&",
           '<richcontent TYPE="NODE"><html>', "text", "</html></richcontent>", '<!DOCTYPE x [<!ENTITY a "b">]>', "\n"],
    "opml": ["<opml><head><title>Rye course</title></head><body>", '<outline text="Flour">', '<outline text="a" _note="b&#10;c" url="https://example.org/a"/>',
             "</outline>", "</body></opml>", "<", "&a;", "\n", ""],
    "ipynb": [CELL, '"# Rye\\n",', '"- Dark ', 'rye\\n- Light\\n"', ']}]}', '"```mermaid\\ngraph TD\\n  Flour --> Dough\\n  Dough --> Bread\\n```"',
              '"```\\n",', '"| a | b |\\n|---|---|\\n| c | d |"', '"<ul><li>x"', "[", "{", '\n', ""],
    "csv": ["topic,prerequisites", "source;target;relation", "Rye,", '"', '""', ",", ";", "\t", "|", "a,b;c", '"x,y"', "\n", ""],
}  # fmt: skip
HARD = [
    ("rst", "", "`a ", 20_000, ""),
    ("rst", "", "+---+---+\n| a | b |\n", 4_000, ""),
    ("rst", "===  ===\n", "a    b\n", 10_000, "===  ==="),
    ("rst", "", "===  ===\n", 10_000, ""),
    ("rst", ".. list-table::\n\n", "   * - a\n     - b\n", 4_000, ""),
    ("rst", ".. csv-table::\n\n", '   "a,\n', 4_000, ""),
    ("rst", "", ":\n", 8_000, ""),
    ("org", "", ":a:\n", 8_000, ""),
    ("org", "", "#+BEGIN_a\n", 8_000, ""),
    ("org", "", "[[a", 8_000, ""),
    ("adoc", "", "|===\n|a\n", 8_000, ""),
    ("adoc", "", "----\n", 8_000, ""),
    ("adoc", "", "link:a[", 8_000, ""),
    ("html", "<html><body>", "</", 20_000, ""),
    ("html", "<html><body>", "<div><section><h2>a", 4_000, ""),
    ("html", "<html><body>", "<div><ul><li>a</section>", 4_000, ""),
    ("md", "", "[[", 20_000, ""),
    ("md", "", "==\n", 8_000, ""),
    ("rst", "", "Rye\n===\n\n- a\n\n", 3_000, ""),
    ("yaml", "topics:\n", "- name: a\n  requires: [b]\n", 4_000, ""),
    ("yaml", "", "a: [", 8_000, ""),
    ("yaml", "", "- [\n", 4_000, ""),
    ("md", "---\n", "a: b\n", 10_000, "---\n"),
    ("json", '{"topics": [', '{"id": "a", "title": "Dough", "requires": ["b"]},', 4_000, "]}"),
    ("json", "", '{"topics": [', 8_000, ""),
    ("json", "", '{"a": "', 8_000, ""),
    (
        "json",
        '{"nodes": [{"id": "a"}, {"id": "b"}], "edges": [',
        '{"source": "a", "target": "b"},',
        4_000,
        "]}",
    ),
    ("opml", "<opml><body>", '<outline text="Rye">', 8_000, ""),
    (
        "opml",
        '<!DOCTYPE x [<!ENTITY a "',
        "&a;",
        8_000,
        '">]><opml><body><outline text="&a;"/></body></opml>',
    ),
    ("mm", '<map version="1"><node TEXT="a">', '<node TEXT="&amp;&"/>', 8_000, ""),
    ("ipynb", CELL, '"- Rye\\n",\n', 10_000, ""),
    ("ipynb", "", CELL, 5_000, ""),
    ("ipynb", CELL + '"', "- Rye\\n", 10_000, '"]}]}'),
    ("csv", 'topic,requires\n"', '""', 50_000, ""),
    ("csv", "topic,requires\n", '"a', 50_000, ""),
    ("csv", "topic,requires\n", '"\n', 50_000, ""),
    ("csv", "topic,requires\n", "x,y\n", 30_000, ""),
]
"""Texts that try a reader, each as what stands before and after a piece that is repeated."""


def within(root: Node, last: int) -> None:
    for node in root.walk():
        assert 1 <= node.line <= node.end_line <= last
        for span in (*node.spans, *(span for cell in node.cells for span in cell)):
            assert 1 <= span.line <= last
        for part in (*node.drawing.parts, *node.drawing.edges) if node.drawing else ():
            assert 1 <= part.line <= last


def total(text: str, name: str) -> None:
    roadmap = read(text.encode("utf-8", "replace"), name)
    assert roadmap == read(text.encode("utf-8", "replace"), name)
    lines = roadmap.document.text.split("\n")
    places: list[Mention | Evidence] = [m for topic in roadmap.topics for m in topic.mentions]
    places += [m for resource in roadmap.resources for m in resource.mentions]
    places += [m for broader in roadmap.broader for m in broader.evidence]
    places += [e for prerequisite in roadmap.prerequisites for e in prerequisite.evidence]
    for place in places:
        assert place.quote in "\n".join(lines[place.line - 1 : place.end_line])
    if roadmap.document.media_type in READERS:
        within(READERS[roadmap.document.media_type](roadmap.document.text), len(lines))


@pytest.mark.parametrize("ending", sorted({*ENDINGS.values(), *PIECES}))
@given(st.text(max_size=200))
def test_any_text_is_read(ending: str, text: str) -> None:
    total(text, f"x.{ending}")


@pytest.mark.parametrize("ending", PIECES)
@given(st.data())
def test_broken_pieces_are_read(ending: str, data: st.DataObject) -> None:
    pieces = data.draw(st.lists(st.sampled_from(PIECES[ending]), max_size=30))
    for joint in ("\n", ""):
        total(joint.join(pieces), f"x.{ending}")


@pytest.mark.parametrize(("ending", "before", "piece", "count", "after"), HARD)
def test_hard_texts_are_read_in_linear_time(
    ending: str, before: str, piece: str, count: int, after: str
) -> None:
    kind = next(kind for kind, named in ENDINGS.items() if named == ending)
    times = []
    for size in (count // 40, count // 4, count):
        start = process_time()
        READERS[kind](before + piece * size + after)
        times.append(process_time() - start)
    assert times[2] < 12 * times[1] + 0.5
