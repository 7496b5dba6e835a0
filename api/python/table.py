"""Answers of several values, shown as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import TypeVar

from ..cli.page import PLAIN_WIDTH, Page

T = TypeVar("T")


class Table(tuple[T, ...]):
    """A tuple that shows itself as a table, in a terminal and in a notebook.

    >>> Table(["knots", "sails"], ("topic", "letters"), lambda text: (text, len(text)))
    topic  letters
    knots        5
    sails        5
    """

    header: tuple[str, ...]
    cells: Callable[[T], Sequence[str | int]]

    def __new__(
        cls, values: Iterable[T], header: tuple[str, ...], cells: Callable[[T], Sequence[str | int]]
    ) -> Table[T]:
        """The values under a header, each of which `cells` lays out as a row."""
        made = super().__new__(cls, values)
        made.header, made.cells = header, cells
        return made

    def __repr__(self) -> str:
        page = Page(False, PLAIN_WIDTH)
        page.table(self.header, map(self.cells, self))
        return page.text().rstrip("\n")

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{escape(name)}</th>" for name in self.header)
        rows = "".join(
            "<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in self.cells(value)) + "</tr>"
            for value in self
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
