from __future__ import annotations

import io
import sys

import pytest
from roadgraph.api.cli.progress import progress

EVIL = "maps/\x1b]0;owned\x07[bold]a.md"


@pytest.mark.parametrize("terminal", [False, True])
def test_a_bar_is_for_terminals_and_names_cannot_steer_them(
    monkeypatch: pytest.MonkeyPatch, terminal: bool
) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: terminal)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "200")
    with progress("reading") as tell:
        tell(EVIL, 2, 3)
    shown = stream.getvalue()
    assert ("reading" in shown and "1/3" in shown and "[bold]a.md" in shown) == terminal
    assert bool(shown) == terminal
    assert "\x1b]" not in shown
    assert "\x07" not in shown
