"""The command line keeps its contract, where that is at hand: every command, every option, every format."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from roadgraph.api.cli.program import COMMANDS

Run = Callable[..., tuple[int, str, str]]

CONTRACT = Path(__file__).parents[4] / "shared" / "contract" / "cli.md"
ROWS: dict[str, str] = (
    dict(re.findall(r"^\| `roadgraph (\w+)(.*)$", CONTRACT.read_text("utf-8"), re.MULTILINE))
    if CONTRACT.exists()
    else {}
)
pytestmark = pytest.mark.skipif(not ROWS, reason="the contract is not at hand")


def test_every_command_is_there() -> None:
    assert ROWS.keys() <= COMMANDS.keys()


@pytest.mark.parametrize("command", ROWS)
def test_every_option_and_format_is_there(roadgraph: Run, command: str) -> None:
    shown = " ".join(roadgraph(command, "--help")[1].split())
    options = re.findall(r"--[a-z-]+", ROWS[command])
    formats = [
        form for listed in re.findall(r"--format ([a-z|\\-]+)", ROWS[command]) for form in listed.split("\\|")
    ]
    assert [option for option in options if option not in shown] == []
    assert [form for form in formats if form not in shown] == []
