from __future__ import annotations

import csv
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st
from roadgraph.graph.exchange.flat import flat
from roadgraph.graph.exchange.table import COLUMNS, FORMULA, table
from roadgraph.graph.knowledge import KnowledgeGraph


def rows(data: bytes) -> list[dict[str, str]]:
    """The rows as a program reads them that knows of the apostrophe."""
    found = list(csv.reader(StringIO(data.decode(), newline=""), strict=True))
    assert tuple(found[0]) == COLUMNS
    assert {len(row) for row in found} == {len(COLUMNS)}
    return [
        {
            name: cell.removeprefix("'") if cell[1:].startswith(FORMULA) else cell
            for name, cell in zip(COLUMNS, row, strict=True)
            if cell
        }
        for row in found[1:]
    ]


def expected(graph: KnowledgeGraph) -> list[dict[str, str]]:
    made = flat(graph)
    nodes = [{"element": "node", "id": node, **told} for node, told in made.nodes(data=True)]
    edges = [
        {"element": "edge", "id": key, "source": u, "target": v, **told}
        for u, v, key, told in made.edges(keys=True, data=True)
    ]
    return [{name: str(value) for name, value in row.items()} for row in (*nodes, *edges)]


def test_every_node_and_edge_is_a_row(graph: KnowledgeGraph) -> None:
    assert rows(table(graph)) == expected(graph)


@given(st.data())
def test_any_text_is_read_back_and_none_begins_a_formula(
    hostile_graphs: st.SearchStrategy[KnowledgeGraph], data: st.DataObject
) -> None:
    graph = data.draw(hostile_graphs)
    written = table(graph)
    found = list(csv.reader(StringIO(written.decode(), newline="")))
    assert [cell for row in found for cell in row if cell.startswith(FORMULA)] == []
    assert [row["id"] for row in rows(written)] == [row["id"] for row in expected(graph)]


def test_a_formula_has_an_apostrophe(graph: KnowledgeGraph) -> None:
    assert b",'=Sea," in table(graph)
