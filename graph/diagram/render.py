"""The process in which Graphviz runs: DOT comes in and a picture goes out.

It is started as a program, with the format, the greatest size in inches (0 for any), and what it may use: seconds of
processor time and bytes of address space.
"""

from __future__ import annotations

import sys
from importlib import import_module


def main(form: str, inches: str, seconds: str, memory: str) -> None:
    """Write the picture of what stands on standard input to standard output."""
    _bound(int(seconds), int(memory))
    graph = import_module("pygraphviz").AGraph(string=sys.stdin.buffer.read().decode())
    if int(inches):
        graph.graph_attr["size"] = f"{inches},{inches}"
    sys.stdout.buffer.write(graph.draw(format=form, prog="dot"))


def _bound(seconds: int, memory: int) -> None:
    try:
        import resource
    except ImportError:  # on Windows, where the time limit of who waits is all there is
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


if __name__ == "__main__":
    main(*sys.argv[1:])
