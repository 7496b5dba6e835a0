"""docs/cli.md tells of every command, option, format and field of JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from roadgraph.api.cli.format import ENDINGS
from roadgraph.api.cli.program import COMMANDS
from roadgraph.graph.diagram.format import FORMATS
from roadgraph.graph.export import EXPORTS
from roadgraph.graph.model import Basis

Run = Callable[..., tuple[int, str, str]]

DOCS = (Path(__file__).parents[3] / "docs" / "cli.md").read_text(encoding="utf-8")
RULES, _, REST = DOCS.partition("## Commands")
TABLE, _, JSON = REST.partition("## JSON")
SHARED, _, ANSWERS = JSON.partition("| command | answer |")


def row(text: str, command: str) -> str:
    """The row of a table that tells of a command."""
    return next(line for line in text.splitlines() if re.match(rf"\| .*`{command}\b", line))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_documented(roadgraph: Run, command: str) -> None:
    told = RULES + row(TABLE, command)
    options = re.findall(r"^  (?:-\w, )?(--[a-z-]+)", roadgraph(command, "--help")[1], re.MULTILINE)
    assert "--help" in options
    assert [option for option in options if option not in told] == []


def test_every_format_and_ending_is_documented() -> None:
    assert all(f"`{form}`" in row(TABLE, "path") and f"`{form}`" in row(TABLE, "diagram") for form in FORMATS)
    assert all(f"`{form}`" in TABLE for form in EXPORTS)
    assert all(f"`{ending}`" in DOCS for ending in ENDINGS)
    assert all(f"`{basis}`" in DOCS for basis in Basis)


def fields(value: object) -> Iterator[str]:
    """The names of all fields of some JSON; those of a table by code are values."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield name
            yield from () if name == "codes" else fields(part)
    if isinstance(value, list):
        for part in value:
            yield from fields(part)


@pytest.mark.parametrize(
    "arguments",
    [
        ["ingest", "roadmaps", "gone.md"],
        ["check", "--lines", "--from", "roadmaps", "--from", "contradiction.md"],
        ["path", "anchoring", "-k", "knots", "--from", "roadmaps"],
        ["next", "-k", "knots", "--from", "roadmaps"],
        ["prerequisites", "racing", "--from", "roadmaps"],
        ["requiring", "knots", "--from", "roadmaps"],
        ["chain", "knots", "racing", "--from", "roadmaps"],
        ["why", "racing", "knots", "--from", "roadmaps"],
        ["show", "knots", "--from", "roadmaps"],
        ["search", "knots", "--from", "roadmaps"],
        ["resources", "knots", "--from", "roadmaps"],
        ["diff", "roadmaps", "contradiction.md"],
    ],
)
def test_every_field_of_json_is_documented(roadgraph: Run, arguments: Sequence[str]) -> None:
    answer = json.loads(roadgraph(*arguments, "--json")[1])
    told = SHARED + row(ANSWERS, arguments[0]) + (row(ANSWERS, "chain") if arguments[0] == "why" else "")
    assert [name for name in fields(answer) if f'"{name}"' not in told] == []


def test_only_answering_commands_have_json(roadgraph: Run) -> None:
    answering = {command for command in COMMANDS if "--json" in roadgraph(command, "--help")[1]}
    assert set(COMMANDS) - answering == {"demo", "diagram", "schema", "serve"}
