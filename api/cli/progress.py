"""A progress bar on standard error, where that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from .clean import clean


@contextmanager
def progress(doing: str) -> Iterator[Callable[[str, int, int], None]]:
    """What is to be told a name, its position from 1 and how many there are, before each is dealt with."""
    if not sys.stderr.isatty():
        yield lambda name, position, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        TextColumn(doing),
        BarColumn(complete_style="cyan", finished_style="cyan"),
        MofNCompleteColumn(),
        TextColumn("{task.fields[name]}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=None, name="")

        def tell(name: str, position: int, total: int) -> None:
            bar.update(task, completed=position - 1, total=total, name=clean(name))

        yield tell
