"""What is packaged is what stands in the folders, no more and no less."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("api", "graph", "ingest", "schema")
TYPES = ROOT / ".types" / "roadgraph"


def package_files() -> set[str]:
    """Every file that a user needs, relative to the root of the repository."""
    below = [
        p for folder in (*FOLDERS, "roadmaps", "curation") for p in (ROOT / folder).rglob("*") if p.is_file()
    ]
    shipped = [
        p.relative_to(ROOT) for p in below if "__pycache__" not in p.parts and not p.name.startswith(".")
    ]
    return {"__init__.py", "py.typed", *(path.as_posix() for path in shipped)}


def test_the_package_list_equals_the_folders() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    folders = {p.parent for folder in FOLDERS for p in (ROOT / folder).rglob("*.py")}
    packages = {".".join(("roadgraph", *folder.relative_to(ROOT).parts)) for folder in folders}
    assert settings["packages"] == sorted({"roadgraph", *packages})
    assert settings["package-dir"] == {"roadgraph": "."}


def test_every_folder_of_modules_is_a_package() -> None:
    folders = {p.parent for folder in FOLDERS for p in (ROOT / folder).rglob("*.py")}
    assert [str(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []


def test_no_other_module_stands_at_the_root() -> None:
    assert [path.name for path in ROOT.glob("*.py")] == ["__init__.py"]


def test_the_type_checkers_see_the_folders_under_the_import_name() -> None:
    links = {link.name: link.readlink().as_posix() for link in TYPES.iterdir()}
    assert links == {name: f"../../{name}" for name in (*FOLDERS, "__init__.py", "py.typed")}


def test_the_installed_package_holds_the_example_roadmaps() -> None:
    names = {path.name for path in (files("roadgraph") / "roadmaps").iterdir()}
    assert {"deep-learning-levels.md", "transformers-step-by-step.md", "bread-baking.md"} <= names


def test_every_example_roadmap_is_described() -> None:
    described = (ROOT / "docs" / "roadmaps.md").read_text(encoding="utf-8")
    names = [path.name for path in (ROOT / "roadmaps").iterdir()]
    assert [name for name in names if f"| `{name}` |" not in described] == []


@pytest.mark.parametrize("file", ["constraints.txt", "constraints-clients.txt"])
def test_constraints_name_exact_versions_only(file: str) -> None:
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    pins = [line.partition("==") for line in lines]
    assert lines == sorted(lines)
    assert [pin for pin in pins if not (pin[0] and pin[2][:1].isdigit())] == []


def test_the_wheel_holds_every_module_and_all_data(tmp_path: Path) -> None:
    pytest.importorskip("setuptools", minversion="77", reason="building asks for setuptools 77 or newer")
    # Built from a copy: setuptools would leave a build folder beside the sources, and read from it the next time.
    source = tmp_path / "source"
    unwanted = shutil.ignore_patterns(
        ".*", "__pycache__", "*.egg-info", "build", "dist", "tests", "node_modules"
    )
    shutil.copytree(ROOT, source, ignore=unwanted)
    command = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(tmp_path),
        str(source),
    ]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = {name.removeprefix("roadgraph/") for name in archive.namelist() if ".dist-info/" not in name}
    assert names == package_files()
    assert {"api/assets.toml", "api/explorer/ide.js"} <= names
    if (ROOT / "api" / "built").is_dir():
        assert {"api/built/graphiql.min.js", "api/built/THIRD_PARTY.txt"} <= names
