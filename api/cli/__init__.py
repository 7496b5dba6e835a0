"""The command line, one file a command."""

from __future__ import annotations

import signal
import sys
from types import FrameType

INTERRUPTED = 130
"""The exit code of a program that Ctrl-C ends."""

ENDING = tuple(getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name))
"""The other signals that ask a program to end."""


def main() -> None:
    """Run the program `roadgraph` and end with its exit code."""
    for number in ENDING:
        if signal.getsignal(number) is signal.SIG_DFL:  # and not ignored, as `nohup` has it
            signal.signal(number, _end)
    try:
        from .program import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)


def _end(number: int, _: FrameType | None) -> None:
    """End in peace, so that no half-written file and no process is left; the next such signal ends at once."""
    signal.signal(number, signal.SIG_DFL)
    sys.exit(128 + number)
