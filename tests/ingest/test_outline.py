"""The outline that the readers of Markdown, HTML and plain text yield."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.ingest.html import html
from roadgraph.ingest.markdown import markdown
from roadgraph.ingest.outline import Node, NodeKind
from roadgraph.ingest.plain import plain

READERS = {"markdown": markdown, "html": html, "plain": plain}


def shape(node: Node) -> list[tuple[int, int, str]]:
    """Every block below a node as depth, line and text."""
    found: list[tuple[int, int, str]] = []

    def visit(one: Node, depth: int) -> None:
        for child in one.children:
            found.append((depth, child.line, child.text.strip()))
            visit(child, depth + 1)

    visit(node, 0)
    return found


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_reading_is_total_and_stays_within_the_lines(read: Callable[[str], Node], text: str) -> None:
    root = read(text.replace("\r\n", "\n").replace("\r", "\n"))
    last = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for node in root.walk():
        assert 1 <= node.line <= node.end_line <= max(last, 1)
        assert all(node.line <= span.line <= max(last, 1) for span in node.spans)


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
@given(
    st.lists(
        st.sampled_from(["# A", "## B", "- c", "  - d", "1. e", "\t•\tf", "\t◦\tg", "<ul><li>", "</ul>", "<details>", "",
                         "<summary>h</summary>", "</details>", "| i | j |", "|---|---|", "```", "> k", "**l**:", "<td>", "===="]),
        max_size=25,
    )
)  # fmt: skip
def test_broken_structure_never_raises_and_reads_the_same_twice(
    read: Callable[[str], Node], lines: list[str]
) -> None:
    text = "\n".join(lines)
    assert shape(read(text)) == shape(read(text))


def test_headings_nest_by_level_and_lists_by_indent() -> None:
    text = "# Bread\n\n## Flour\n- Rye\n  - Dark rye\n- Wheat\n\n## Water\n"
    assert shape(markdown(text)) == [
        (0, 1, "Bread"), (1, 3, "Flour"), (2, 4, "Rye"), (3, 5, "Dark rye"), (2, 6, "Wheat"), (1, 8, "Water"),
    ]  # fmt: skip


def test_a_list_nests_in_the_line_that_introduces_it_and_a_bold_line_is_a_heading() -> None:
    text = "Tools:\n- Scale\n\n**Doughs**\n\n- Wet dough\n\nProse that ends.\n- Salt\n"
    assert shape(markdown(text)) == [
        (0, 1, "Tools:"), (1, 2, "Scale"), (0, 4, "Doughs"), (1, 6, "Wet dough"), (1, 8, "Prose that ends."), (1, 9, "Salt"),
    ]  # fmt: skip


def test_a_second_paragraph_of_an_item_stands_below_it() -> None:
    text = "1. Kneading\n   - Folding\n\n   **Practice**: Knead a dough.\n2. Proofing\n"
    assert shape(markdown(text)) == [
        (0, 1, "Kneading"), (1, 2, "Folding"), (1, 4, "Practice: Knead a dough."), (0, 5, "Proofing"),
    ]  # fmt: skip


def test_html_in_markdown_joins_the_same_tree() -> None:
    text = (
        "<h1 align='center'>Bread</h1>\n\n<details>\n<summary>Flour</summary>\n\n- Rye\n\n</details>\n\n"
        "<ul>\n<li>Water\n<ul><li>Ice</li></ul>\n</li>\n</ul>\n"
    )
    assert shape(markdown(text)) == [
        (0, 1, "Bread"), (1, 4, "Flour"), (2, 6, "Rye"), (1, 11, "Water"), (2, 12, "Ice"),
    ]  # fmt: skip


def test_a_fence_that_says_markdown_is_markdown_and_others_are_code() -> None:
    root = markdown("```markdown\n# Bread\n```\n\n```\nflour -> dough\n```\n")
    assert [(n.kind, n.line, n.text) for n in root.walk()][1:] == [
        (NodeKind.HEADING, 2, "Bread"),
        (NodeKind.CODE, 6, "flour -> dough"),
    ]


def test_links_bold_and_lines_are_kept_in_the_spans() -> None:
    (item,) = [
        n
        for n in markdown("- **Rye** and\n  [wheat](https://example.org/w)\n").walk()
        if n.kind is NodeKind.ITEM
    ]
    assert [(s.text, s.line, s.strong, s.url) for s in item.spans if s.text.strip()] == [
        ("Rye", 1, True, None), (" and", 1, False, None), ("wheat", 2, False, "https://example.org/w"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (markdown, "| Topic | Needs |\n|---|---|\n| Bread | Flour |\n| Flour | – |\n"),
        (
            html,
            "<table><tr><th>Topic<th>Needs</tr>\n\n<tr><td>Bread<td>Flour</tr>\n<tr><td>Flour<td>–</tr></table>",
        ),
    ],
)
def test_tables_have_a_header_and_rows_on_their_lines(read: Callable[[str], Node], text: str) -> None:
    (table,) = [n for n in read(text).walk() if n.kind is NodeKind.TABLE]
    cells = [
        ["".join(s.text for s in cell).strip() for cell in row.cells] for row in (table, *table.children)
    ]
    assert cells == [["Topic", "Needs"], ["Bread", "Flour"], ["Flour", "–"]]
    assert [row.line for row in table.children] == [3, 4]


def test_front_matter_is_no_text_and_lines_still_count() -> None:
    assert shape(markdown("---\ntitle: x\n---\n# Bread\n")) == [(0, 4, "Bread")]


def test_plain_bullets_of_another_shape_nest_at_the_same_indent() -> None:
    text = "1. Flour\nKey topics:\n\t•\tRye\n\t◦\tDark rye\n\t•\tWheat\nResources:\n\t•\tA book\n\n2. Water\n"
    assert shape(plain(text)) == [
        (0, 1, "Flour"), (1, 2, "Key topics:"), (2, 3, "Rye"), (3, 4, "Dark rye"), (2, 5, "Wheat"),
        (1, 6, "Resources:"), (2, 7, "A book"), (0, 9, "Water"),
    ]  # fmt: skip


def test_plain_numbered_lines_in_a_row_are_a_list_and_alone_they_are_headings() -> None:
    assert [d for d, _, _ in shape(plain("Bread\n\n1. Mix\n2. Fold\n3. Bake\n"))] == [0, 1, 1, 1]
    assert shape(plain("1. Mix\nStir well.\n\n2. Fold\nGently.\n"))[2] == (0, 4, "Fold")
