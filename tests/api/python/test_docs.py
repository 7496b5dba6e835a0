"""docs/python.md does what it says, and tells of all that the face offers."""

from __future__ import annotations

import doctest
import shutil
from pathlib import Path

import pytest
import roadgraph.api.python as face
from roadgraph.api.python import Graph

ROOT = Path(__file__).parents[3]
DOCS = ROOT / "docs" / "python.md"


def test_the_examples_do_what_they_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "roadmaps", tmp_path / "roadmaps")
    monkeypatch.chdir(tmp_path)
    failed, tried = doctest.testfile(str(DOCS), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert failed == 0, capsys.readouterr().out
    assert tried > 15


@pytest.mark.parametrize("name", [*face.__all__, *(name for name in vars(Graph) if not name.startswith("_"))])
def test_everything_is_told_of(name: str) -> None:
    assert f"{name}" in DOCS.read_text(encoding="utf-8")
