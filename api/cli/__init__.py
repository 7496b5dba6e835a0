"""The command line, one file a command."""

from __future__ import annotations

import sys

INTERRUPTED = 130
"""The exit code of a program that Ctrl-C ends."""


def main() -> None:
    """Run the program `roadgraph` and end with its exit code."""
    try:
        from .program import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)
