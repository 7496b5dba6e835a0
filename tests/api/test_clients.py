"""The calls of docs/clients.md, each run as it stands there against a server."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs" / "clients.md").read_text(encoding="utf-8")
SECTIONS = dict(section.split("\n", 1) for section in DOCS.split("\n## ")[1:])
# A block, and the name of the file that it is, where the line before ends with one.
BLOCK = re.compile(r"(?:`([\w.]+)`:\n\n)?^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHOWN = "http://127.0.0.1:8000"
CLIENTS = Path(sys.prefix) / "clients" / "bin"
NODE_MODULES = ROOT / "node_modules"
PATIENCE = 120


class Reader:
    """Somebody who does what a section says, in a folder of their own."""

    def __init__(self, folder: Path, address: str, python: Path) -> None:
        self.folder = folder
        self.address = address
        self.python = python

    def do(self, section: str) -> list[str]:
        """What each block of a section prints."""
        blocks = BLOCK.findall(SECTIONS[section])
        assert SECTIONS[section].count("```") == 2 * len(blocks) > 0
        return [self._block(*block) for block in blocks]

    def _block(self, file: str, language: str, text: str) -> str:
        text = text.replace(SHOWN, self.address)
        if file:
            (self.folder / file).write_text(text, encoding="utf-8")
            return ""
        if language == "javascript":
            (self.folder / "client.mjs").write_text(text, encoding="utf-8")
            return self._run("node", "client.mjs")
        if language == "python":
            return self._run(str(self.python / "python"), "-W", "error", "-c", text)
        assert language == "sh"
        return self._run("sh", "-e", "-c", text)

    def _run(self, *command: str) -> str:
        environment = {
            **os.environ,
            "PATH": f"{self.python}{os.pathsep}{os.environ['PATH']}",
            "NO_COLOR": "1",
        }
        ran = subprocess.run(
            command,
            cwd=self.folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout


@pytest.fixture
def reader(tmp_path: Path, address: str) -> Reader:
    return Reader(tmp_path, address, Path(sys.executable).parent)


def is_the_path(printed: str) -> bool:
    """Whether these are topics, one a line, that lead to the Transformer."""
    lines = printed.splitlines()
    return len(lines) > 5 and lines[-1] == "Transformer" and "Self-Attention" in lines


def test_every_section_is_tried() -> None:
    tried = {"curl", "gql", "sgqlc", "ariadne-codegen", "graphql-request", "Page by page"}
    assert set(SECTIONS) - tried == {"What a client meets"}
    assert "```" not in SECTIONS["What a client meets"]


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
def test_curl(reader: Reader) -> None:
    posted, got = reader.do("curl")
    assert posted.startswith('{"data":{"learningPath":{"steps":[')
    assert posted.endswith('{"topic":{"label":"Transformer"}}]}}}')
    assert '"label":"Self-Attention"' in got


def test_gql(reader: Reader) -> None:
    (printed,) = reader.do("gql")
    assert is_the_path(printed)


@pytest.mark.skipif(
    not (CLIENTS / "ariadne-codegen").exists(),
    reason="needs the environment of clients: `make test` makes it",
)
def test_sgqlc_and_ariadne_codegen(reader: Reader) -> None:
    reader.python = CLIENTS
    plain, _, typed = reader.do("sgqlc")
    assert is_the_path(plain)
    assert typed == plain
    assert reader.do("ariadne-codegen")[-1] == plain


@pytest.mark.skipif(
    shutil.which("node") is None or not (NODE_MODULES / "graphql-request").is_dir(),
    reason="needs node and what `make test` has npm install",
)
def test_graphql_request(reader: Reader) -> None:
    (reader.folder / "node_modules").symlink_to(NODE_MODULES)
    (printed,) = reader.do("graphql-request")
    assert is_the_path(printed)


def test_page_by_page(reader: Reader) -> None:
    (printed,) = reader.do("Page by page")
    labels = printed.splitlines()
    assert len(labels) == len(set(labels)) > 40
    assert {"Gradient Descent", "Transformer"} <= set(labels)
