"""Text for a person to read: in calm colours on a terminal, plain anywhere else."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import TypeAlias

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from .clean import clean

Part: TypeAlias = str | tuple[str, str]
"""A piece of text, or such a piece and the name of its style."""

STYLES: Mapping[str, str] = {
    "title": "bold",
    "heading": "cyan",
    "topic": "bold",
    "quiet": "dim",
    "quote": "italic",
    "place": "blue",
    "error": "red",
    "warning": "yellow",
    "info": "dim",
}

PLAIN_WIDTH = 100
"""The width, in columns, of text that does not go to a terminal."""

NARROWEST = 20


class Page:
    """A page to which lines and tables are added; nothing that is added can steer a terminal."""

    def __init__(self, coloured: bool, width: int) -> None:
        self._text = StringIO()
        self._console = Console(
            file=self._text,
            width=width,
            force_terminal=coloured,
            color_system="standard" if coloured else None,
            legacy_windows=False,
            markup=False,
            highlight=False,
            emoji=False,
        )

    @classmethod
    def of_terminal(cls, output: bool) -> Page:
        """A page for standard output, or with `output` for a file: coloured where a person sees it and wants it."""
        if output:
            return cls(False, PLAIN_WIDTH)
        wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        width = shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns
        return cls(sys.stdout.isatty() and wanted, max(width, NARROWEST))

    def line(self, *parts: Part, indent: int = 0, lead: str = "", wrap: bool = True) -> None:
        """Add a line, wrapped to the width: all of it indented, with `lead` right before the first word.

        Without `wrap` it stays one line, for what is copied whole, such as an address.
        """
        text = Text.assemble(*map(_part, parts), no_wrap=not wrap, overflow="fold" if wrap else "ignore")
        if not wrap:
            self._console.print(Text(" " * indent) + text, no_wrap=True, overflow="ignore", crop=False)
        elif not lead:
            self._console.print(Padding(text, (0, 0, 0, indent), expand=False))
        else:
            grid = Table.grid(padding=(0, 1, 0, 0))
            grid.add_column(width=indent - 1, justify="right", no_wrap=True)
            grid.add_column()
            grid.add_row(Text(lead, style=STYLES["quiet"]), text)
            self._console.print(grid)

    def gap(self) -> None:
        """Add an empty line."""
        self._console.print()

    def table(self, header: Sequence[str], rows: Iterable[Sequence[str | int]]) -> None:
        """Add a table; numbers stand to the right."""
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style=STYLES["heading"])
        listed = [list(row) for row in rows]
        for at, name in enumerate(header):
            numbers = bool(listed) and all(isinstance(row[at], int) for row in listed)
            table.add_column(Text(clean(name)), justify="right" if numbers else "left", overflow="fold")
        for row in listed:
            table.add_row(*(Text(clean(str(cell))) for cell in row))
        self._console.print(table)

    def text(self) -> str:
        """All that was added; no line ends in spaces."""
        return "".join(f"{line.rstrip()}\n" for line in self._text.getvalue().split("\n")[:-1])


def _part(part: Part) -> tuple[str, str]:
    text, style = (part, "") if isinstance(part, str) else part
    return clean(text), STYLES[style] if style else ""
