"""Measures how long the program takes to start: its help, and an answer from a store of the bundled roadmaps.

Prints the wall and processor time of the fastest of some runs, in milliseconds.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROADMAPS = Path(__file__).parents[1] / "roadmaps"
PROGRAM = [sys.executable, "-c", "from roadgraph.api.cli import main; main()"]
RUNS = 7


def timed(folder: Path, *arguments: str) -> tuple[float, float]:
    """The wall and processor time of one run, in milliseconds."""
    before, start = os.times(), time.perf_counter()
    subprocess.run([*PROGRAM, *arguments], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return wall * 1000, used * 1000


def told(name: str, runs: list[tuple[float, float]]) -> None:
    """Print the fastest of the runs."""
    wall, used = (min(run[side] for run in runs) for side in (0, 1))
    print(f"{name:32} {wall:8.0f} ms wall {used:8.0f} ms processor")


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        shutil.copytree(ROADMAPS, folder / "roadmaps")
        told("--help", [timed(folder, "--help") for _ in range(RUNS)])
        told("path --help", [timed(folder, "path", "--help") for _ in range(RUNS)])
        timed(folder, "ingest", "roadmaps")
        told("path", [timed(folder, "path", "transformers") for _ in range(RUNS)])


if __name__ == "__main__":
    main()
