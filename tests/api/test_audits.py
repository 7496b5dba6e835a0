"""The audits for GraphQL over HTTP of graphql-http, against a server. `make audits` shows what they print."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 120


@pytest.mark.skipif(
    shutil.which("node") is None or not (ROOT / "node_modules" / "graphql-http").is_dir(),
    reason="needs node and what `make test` has npm install",
)
def test_every_audit_passes(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["node", "tests/api/audits.mjs", f"{address}/graphql"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=PATIENCE)
    with capsys.disabled():
        print(f"\naudits of graphql-http: {ran.stdout.strip() or ran.stderr}")
    assert (ran.stdout, ran.stderr, ran.returncode) == ("61/61\n", "", 0)
