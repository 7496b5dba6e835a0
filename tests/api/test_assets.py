"""What others wrote is used where it is what the manifest says, and not otherwise."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from roadgraph.api import assets as module
from roadgraph.api.assets import NOTICE, AssetError, File, assets, packages

ROOT = Path(__file__).parents[2]
SETTINGS = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(AssetError, match="GraphiQL was not built in") as caught:
        assets(tmp_path)
    assert caught.value.hint == "`make assets` builds it in where npm is installed"


@pytest.mark.usefixtures("graphiql")
def test_a_file_that_was_changed_is_refused_by_name(tmp_path: Path) -> None:
    whole = assets()
    for name, content in whole.items():
        (tmp_path / name).write_bytes(content)
    assert assets(tmp_path) == whole
    with (tmp_path / "graphiql.min.js").open("ab") as file:
        file.write(b" ")
    with pytest.raises(
        AssetError, match=r"^graphiql\.min\.js is not what the manifest says: its SHA-256 is "
    ):
        assets(tmp_path)


def test_the_manifest_tells_version_licence_and_sum_of_every_file() -> None:
    for package in packages():
        assert re.fullmatch(r"\d+\.\d+\.\d+", package.version)
        assert package.licence
        assert package.files
        for file in (package.notice, *package.files):
            assert re.fullmatch("[0-9a-f]{64}", file.sha256)
    names = [file.name for package in packages() for file in package.files]
    assert len(names) == len({*names, NOTICE}) - 1


def test_a_file_has_the_last_part_of_its_path_as_name() -> None:
    assert File("umd/react.js", "").name == "react.js"


def test_npm_is_asked_for_the_versions_of_the_manifest() -> None:
    assert SETTINGS["optionalDependencies"] == {package.name: package.version for package in packages()}


def test_every_version_for_npm_is_exact() -> None:
    versions = SETTINGS["optionalDependencies"] | SETTINGS["devDependencies"]
    assert [version for version in versions.values() if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []


def test_nothing_of_others_and_no_lock_is_kept_in_the_repository() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    built = module.BUILT.relative_to(Path(module.__file__).parents[1]).as_posix()
    assert {f"{built}/", "node_modules/", "package-lock.json"} <= set(ignored)
