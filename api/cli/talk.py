"""What a command says on standard error, beside its answer."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from ...graph.model import Diagnostic, Severity
from .clean import clean


def talk(message: str) -> None:
    """Say one line."""
    print(f"roadgraph: {clean(message)}", file=sys.stderr, flush=True)


def report(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether errors are among the diagnostics; errors and warnings about whole documents are said, a line each."""
    failed = False
    for found in diagnostics:
        error = found.severity is Severity.ERROR
        if error or (found.severity is Severity.WARNING and found.line is None):
            talk(f"{found.document}: {found.message}")
        failed = failed or error
    return failed
