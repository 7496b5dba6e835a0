"""A process shut in: it can open nothing, and ends when its time is over."""

from __future__ import annotations

import os
import resource
import signal
from math import ceil
from pathlib import Path

from .terms import Bounds

UNKNOWN = 1 << 30
"""The address space that is taken to be in use where the system does not tell."""


def confine(kept: int, bounds: Bounds) -> None:
    """Shut this process in for good: of what is open only the file descriptor `kept` stays.

    The alarm ends the process whatever library it is busy in. No file, socket or pipe can be opened, no process or
    thread begun, nothing written to a disk, and no memory taken beyond the bound.
    """
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, bounds.seconds)
    space = _space() + bounds.memory
    os.closerange(0, kept)
    os.closerange(kept + 1, max(resource.getrlimit(resource.RLIMIT_NOFILE)[0], kept + 1))
    _limit(resource.RLIMIT_CPU, ceil(bounds.seconds) + 1)
    _limit(resource.RLIMIT_AS, space)
    for nothing in (
        resource.RLIMIT_NOFILE,
        resource.RLIMIT_FSIZE,
        resource.RLIMIT_CORE,
        resource.RLIMIT_NPROC,
    ):
        _limit(nothing, 0)


def _limit(kind: int, most: int) -> None:
    """Lower a limit, and never raise it."""
    hard = resource.getrlimit(kind)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (most, most))


def _space() -> int:
    """The bytes of address space that this process uses."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return UNKNOWN
    return pages * resource.getpagesize()
