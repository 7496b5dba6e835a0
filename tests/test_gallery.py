"""The pictures of the gallery are what the commands beside them draw."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from roadgraph.api.cli.program import run

ROOT = Path(__file__).parents[1]
GALLERY = ROOT / "docs" / "gallery"
PAGE = (ROOT / "docs" / "diagrams.md").read_text(encoding="utf-8")
COMMANDS = [shlex.split(line)[1:] for line in re.findall(r"^    (roadgraph diagram .+)$", PAGE, re.MULTILINE)]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: Path(command[-1]).name)
def test_a_picture_is_what_its_command_draws(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    *asked, _, picture = command
    assert run([*asked, "-o", str(tmp_path / "drawn.svg")]) == 0
    if (tmp_path / "drawn.svg").read_bytes() != Path(picture).read_bytes():
        pytest.fail(f"{picture} is out of date: run `make gallery` and look at the picture", pytrace=False)


def test_every_picture_is_shown_and_drawn_and_small() -> None:
    names = {file.name for file in GALLERY.glob("*.svg")}
    assert names == set(re.findall(r"!\[.+\]\(gallery/(.+?)\)", PAGE)) == {Path(c[-1]).name for c in COMMANDS}
    assert all(file.stat().st_size < 500_000 for file in GALLERY.iterdir())
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(re.findall(r"!\[.+\]\(docs/gallery/.+\.svg\)", readme)) == 1
