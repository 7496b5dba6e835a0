"""Keeps the collection of garbage from what stays."""

from __future__ import annotations

import gc


def settle() -> None:
    """Take all that there is now for what stays: no collection looks through it until this is called again.

    A graph is served for long, and a collection that looks through a large one holds up every request. What is garbage
    by now, such as the graph that was served before, is freed first.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
