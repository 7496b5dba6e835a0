"""What the README shows is what happens."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from roadgraph.ingest.ingest import ingest
from roadgraph.schema.build import build_schema
from roadgraph.schema.view import View

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS: list[tuple[str, str]] = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
LEFT_OUT = "…"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that holds the bundled roadmaps, as a fresh checkout does."""
    shutil.copytree(ROOT / "roadmaps", tmp_path / "roadmaps")
    monkeypatch.chdir(tmp_path)
    for variable in ("ROADGRAPH_STORE", "COLUMNS"):
        monkeypatch.delenv(variable, raising=False)


def blocks(language: str) -> list[str]:
    """The code blocks in a language."""
    return [text for named, text in BLOCKS if named == language]


def shows(pattern: str, output: str) -> bool:
    """Whether some text is the output where … stands for anything left out: lines, or a part of one."""
    parts = [re.escape(part) for part in re.split(rf"^{LEFT_OUT}\n", pattern, flags=re.MULTILINE)]
    lines = [part.replace(re.escape(LEFT_OUT), ".*") for part in parts]
    return re.fullmatch("(?:.*\n)*?".join(lines), output) is not None


def test_every_block_is_of_a_kind_that_is_tested() -> None:
    assert {language for language, _ in BLOCKS} == {"console", "python", "graphql"}
    assert README.count("```") == 2 * len(BLOCKS)


def test_the_ellipsis_stands_for_what_is_left_out_and_nothing_else() -> None:
    assert shows("a\n…\nd\n", "a\nb\nc\nd\n")
    assert shows("a … c\n", "a b c\n")
    assert not shows("a\nd\n", "a\nb\nd\n")
    assert not shows("a\n…\nd\n", "a\nb\nc\nd\ne\n")
    assert not shows("a … c\n", "a b\nc\n")


def test_commands_print_what_is_shown() -> None:
    program = shutil.which("roadgraph", path=Path(sys.executable).parent)
    assert program is not None, "the program is not installed beside this Python"
    commands = [part for block in blocks("console") for part in block.split("$ ")[1:]]
    assert len(commands) >= 5
    for part in commands:
        command, _, shown = part.partition("\n")
        name, *arguments = shlex.split(command)
        assert name == "roadgraph"
        # An environment by value: readline, which pytest imports, sets COLUMNS behind Python's back.
        ran = subprocess.run([program, *arguments], capture_output=True, encoding="utf-8", env={**os.environ})
        assert (ran.returncode, ran.stderr) == (3 if arguments == ["check"] else 0, ""), command
        assert shows(shown, ran.stdout), f"{command} printed\n{ran.stdout}"
    assert Path("transformers.svg").read_text(encoding="utf-8").startswith(("<svg", "<?xml"))


@pytest.mark.parametrize("block", blocks("python"))
def test_python_runs(block: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(block, "README.md", "exec"), {})
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 5
    assert "Transformer" in lines[-1]


@pytest.mark.parametrize("block", blocks("graphql"))
def test_graphql_is_answered(block: str) -> None:
    answer = build_schema().execute_sync(block, context_value=View(ingest(["roadmaps"]).graph))
    assert answer.errors is None
    assert answer.data is not None
    steps = answer.data["learningPath"]["steps"]
    assert steps[-1]["topic"]["label"].startswith("Transformer")
    assert steps[0]["because"][0]["evidence"][0]["document"]["name"].startswith("roadmaps/")


def test_links_lead_somewhere() -> None:
    targets = re.findall(r"\]\(([^)]+)\)", README)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
