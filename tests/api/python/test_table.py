from __future__ import annotations

from roadgraph.api.python import Table


def table(*values: str) -> Table[str]:
    return Table(values, ("name", "length"), lambda value: (value, len(value)))


def test_it_is_a_tuple_of_its_values() -> None:
    assert table("a", "bc") == ("a", "bc")
    assert table("a", "bc")[1] == "bc"


def test_its_text_is_a_table_and_cannot_steer_a_terminal() -> None:
    assert repr(table("knots", "a\x1bb")) == "name   length\nknots       5\na\ufffdb         3"
    assert repr(table()) == "name  length"


def test_its_html_says_hostile_text_and_does_not_obey_it() -> None:
    shown = table("<script>&")._repr_html_()
    assert "<td>&lt;script&gt;&amp;</td><td>9</td>" in shown
    assert "<script>" not in shown
