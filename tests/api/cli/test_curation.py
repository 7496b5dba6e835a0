"""--curation: a file, or a bundled one by name, has the last word."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., tuple[int, str, str]]
ACT = "topic\tact\tobject\treason\nBread\trequires\tFlour\tthere is no bread without it\n"


def bread(folder: Path = Path()) -> None:
    (folder / "bread.md").write_text("# Baking roadmap\n- Bread\n- Flour\n", "utf-8")
    (folder / "mine.tsv").write_text(ACT, "utf-8")


def test_a_curated_prerequisite_is_recognisable_and_quotes_its_file(roadgraph: Run) -> None:
    bread()
    assert json.loads(roadgraph("path", "bread", "--from", "bread.md", "--json")[1])["length"] == 1
    found = json.loads(
        roadgraph("path", "bread", "--from", "bread.md", "--curation", "mine.tsv", "--json")[1]
    )
    assert [step["topic"]["slug"] for step in found["steps"]] == ["flour", "bread"]
    ((because,),) = [step["because"] for step in found["steps"] if step["because"]]
    assert (because["basis"], because["confidence"]) == ("curated", 1)
    assert [(e["document"], e["line"]) for e in because["evidence"]] == [("mine.tsv", 2)]


def test_a_store_replays_it_and_lets_it_go(roadgraph: Run) -> None:
    bread()
    assert roadgraph("ingest", "bread.md", "--curation", "mine.tsv")[0] == 0
    assert "1. Flour" in roadgraph("path", "bread")[1]
    Path("water.md").write_text("# Baking roadmap\n- Water\n", "utf-8")
    assert roadgraph("ingest", "water.md")[0] == 0
    assert "1. Flour" in roadgraph("path", "bread")[1]
    assert roadgraph("ingest", "--remove", "mine.tsv")[0] == 0
    assert "Flour" not in roadgraph("path", "bread")[1]


def test_an_unknown_one_is_an_error_that_names_the_bundled_ones(roadgraph: Run) -> None:
    bread()
    code, out, err = roadgraph("path", "bread", "--from", "bread.md", "--curation", "no-such")
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "deep-learning" in err


def test_it_needs_documents(roadgraph: Run) -> None:
    code, _, err = roadgraph("path", "bread", "--curation", "deep-learning")
    assert code == 2
    assert "--from" in err
