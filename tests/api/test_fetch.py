"""What npm brings is kept only where every file is the one of the manifest. npm is played by a script."""

from __future__ import annotations

import io
import os
import tarfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from roadgraph.api import assets as manifest
from roadgraph.api import fetch as module
from roadgraph.api.assets import NOTICE, AssetError, assets
from roadgraph.api.fetch import fetch, main

SCRIPT, LICENCE = b"let one = 1;\n", b"Anybody may do anything.\n"
Npm = Callable[[str], None]

pytestmark = pytest.mark.skipif(
    os.name != "posix", reason="the part of npm is played by a script of the shell"
)


def archive(path: Path, files: dict[str, bytes]) -> None:
    with tarfile.open(path, "w:gz") as packed:
        for name, content in files.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(content)
            packed.addfile(member, io.BytesIO(content))


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Npm:
    """Puts a script in the place of npm; the manifest asks for one file of one package."""
    (tmp_path / "assets.toml").write_text(
        f"""
        [[packages]]
        name = "one"
        version = "1.2.3"
        licence = "MIT"
        notice = {{ path = "LICENSE", sha256 = "{sha256(LICENCE).hexdigest()}" }}
        files = [{{ path = "dist/one.js", sha256 = "{sha256(SCRIPT).hexdigest()}" }}]

        [packages.contains]
        ISC = ["two", "three"]
        """,
        encoding="utf-8",
    )
    monkeypatch.setattr(manifest, "MANIFEST", tmp_path / "assets.toml")
    path = tmp_path / "bin" / "npm"
    path.parent.mkdir()
    monkeypatch.setenv("PATH", f"{path.parent}:/usr/bin:/bin")

    def play(script: str) -> None:
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    archive(tmp_path / "one.tgz", {"dist/one.js": SCRIPT, "LICENSE": LICENCE, "more.js": b"x"})
    play(f'for last; do :; done; [ "$1 $last" = "pack one@1.2.3" ] && cp {tmp_path}/one.tgz one-1.2.3.tgz')
    return play


@pytest.mark.usefixtures("npm")
def test_the_files_are_kept_with_their_licences(tmp_path: Path) -> None:
    built = tmp_path / "built"
    assert fetch(built)
    assert sorted(path.name for path in built.iterdir()) == [NOTICE, "one.js"]
    assert assets(built)["one.js"] == SCRIPT
    notice = (built / NOTICE).read_text(encoding="utf-8")
    assert notice.startswith("one 1.2.3 (MIT): one.js\n")
    assert "ISC: two, three\n" in notice
    assert LICENCE.decode() in notice


def test_what_is_there_already_is_not_fetched(npm: Npm, tmp_path: Path) -> None:
    assert fetch(tmp_path / "built")
    npm("exit 1")
    assert not fetch(tmp_path / "built")
    (tmp_path / "built" / "one.js").write_bytes(b"changed")
    with pytest.raises(AssetError):
        fetch(tmp_path / "built")


@pytest.mark.usefixtures("npm")
@pytest.mark.parametrize("wrong", ["dist/one.js", "LICENSE"])
def test_a_file_with_another_sum_is_refused_and_nothing_kept(tmp_path: Path, wrong: str) -> None:
    archive(tmp_path / "one.tgz", {"dist/one.js": SCRIPT, "LICENSE": LICENCE, wrong: b"another"})
    with pytest.raises(AssetError) as caught:
        fetch(tmp_path / "built")
    name = wrong.rpartition("/")[2]
    assert str(caught.value).startswith(f"{name} is not what the manifest says: its SHA-256 is ")
    assert not (tmp_path / "built").exists()


@pytest.mark.usefixtures("npm")
def test_a_file_that_is_lacking_is_said(tmp_path: Path) -> None:
    archive(tmp_path / "one.tgz", {"LICENSE": LICENCE})
    with pytest.raises(AssetError, match=r"one-1\.2\.3\.tgz cannot be read .*dist/one\.js"):
        fetch(tmp_path / "built")
    (tmp_path / "one.tgz").write_bytes(b"nothing packed")
    with pytest.raises(AssetError, match=r"one-1\.2\.3\.tgz cannot be read"):
        fetch(tmp_path / "built")


def test_without_npm_or_where_it_fails_one_line_says_so(
    npm: Npm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    npm("echo 'npm error code ENOTFOUND' >&2; echo more >&2; exit 1")
    with pytest.raises(AssetError, match=r"npm could not fetch it \(npm error code ENOTFOUND\)$") as caught:
        fetch(tmp_path / "built")
    assert caught.value.hint == "until `make assets` succeeds, /graphql shows roadgraph's own console"
    monkeypatch.setattr(module, "PATIENCE", 0.1)
    npm("exec sleep 60")
    with pytest.raises(AssetError, match=r"npm did not end within 0\.1 seconds"):
        fetch(tmp_path / "built")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(AssetError, match="npm is not installed"):
        fetch(tmp_path / "built")


def test_as_a_program_it_says_what_came_of_it(
    npm: Npm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module.fetch, "__defaults__", (tmp_path / "built",))
    main()
    assert capsys.readouterr().out == "Built in: one@1.2.3\n"
    main()
    assert capsys.readouterr() == ("", "")
    (tmp_path / "built" / NOTICE).unlink()
    npm("exit 7")
    with pytest.raises(SystemExit) as caught:
        main()
    assert str(caught.value).startswith(
        "roadgraph: GraphiQL was not built in: npm could not fetch it (exit code 7);"
    )
