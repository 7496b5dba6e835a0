"""The program, called as a user calls it, in a folder with two roadmaps on sailing and one that contradicts them."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from roadgraph.api.cli.program import run

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def roadgraph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Calls the program with arguments and bytes for standard input; gives exit code, output and talk."""
    shutil.copytree(Path(__file__).parent / "fixtures", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    for variable in ("ROADGRAPH_STORE", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(variable, raising=False)

    def call(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        code = run(arguments)
        out, err = capsys.readouterr()
        return code, out, err

    return call
