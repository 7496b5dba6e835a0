from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

PROGRAM = "from roadgraph.api.cli import main; main()"


def completed(folder: Path, words: Sequence[str]) -> list[str]:
    """What bash is offered for the last of these words."""
    asked = {
        "_ROADGRAPH_COMPLETE": "complete_bash",
        "COMP_WORDS": " ".join(("roadgraph", *words)),
        "COMP_CWORD": str(len(words)),
    }
    command = [sys.executable, "-c", PROGRAM]
    found = subprocess.run(
        command, cwd=folder, env=os.environ | asked, capture_output=True, check=True, text=True
    )
    assert found.stderr == ""
    return found.stdout.split()


@pytest.mark.parametrize(
    "words", [["show", "k"], ["path", "kn"], ["path", "racing", "-k", "k"], ["chain", "racing", "k"]]
)
def test_topics_of_the_store_are_offered(roadgraph: Run, tmp_path: Path, words: Sequence[str]) -> None:
    roadgraph("ingest", "roadmaps")
    assert completed(tmp_path, words) == ["knots"]


def test_another_store_is_heeded(roadgraph: Run, tmp_path: Path) -> None:
    roadgraph("ingest", "roadmaps", "--store", "my.store")
    assert completed(tmp_path, ["show", "--store", "my.store", "k"]) == ["knots"]


def test_without_a_store_nothing_is_offered(roadgraph: Run, tmp_path: Path) -> None:
    assert completed(tmp_path, ["show", "k"]) == []
    (tmp_path / "roadgraph.store").write_text("no store")
    assert completed(tmp_path, ["show", "k"]) == []
