from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from roadgraph.api.cli.options import MIN_CONFIDENCE
from roadgraph.graph.knowledge import DEFAULT_CONFIDENCE

Run = Callable[..., tuple[int, str, str]]

DIRECT = "Required by Mooring: 2 topics\n\ndirectly\n  Cleat Hitch\n  Knots\n"
ASK = ("prerequisites", "mooring", "--direct")


def test_the_default_confidence_is_that_of_the_graph() -> None:
    assert MIN_CONFIDENCE == DEFAULT_CONFIDENCE


def test_documents_are_read_on_the_spot_and_nothing_is_stored(roadgraph: Run, tmp_path: Path) -> None:
    assert roadgraph(*ASK, "--from", "roadmaps") == (0, DIRECT, "")
    assert roadgraph(*ASK, "--from", "roadmaps/sailing.md", "--from", "roadmaps/harbour.txt") == (
        0,
        DIRECT,
        "",
    )
    assert not list(tmp_path.glob("roadgraph.store*"))


def test_documents_are_read_from_standard_input(roadgraph: Run) -> None:
    document = b"# Baking roadmap\n- Sourdough: requires flour\n- Flour"
    code, out, err = roadgraph("prerequisites", "sourdough", "--from", "-", stdin=document)
    assert (code, err) == (0, "")
    assert out == "Required by Sourdough: 1 topic\n\ndirectly\n  Flour\n"


def test_the_store_is_the_one_named_else_that_of_the_environment_else_the_usual_one(
    roadgraph: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert roadgraph("ingest", "contradiction.md", "--store", "named.store")[0] == 0
    assert roadgraph("ingest", "roadmaps/harbour.txt")[0] == 0
    monkeypatch.setenv("ROADGRAPH_STORE", "environment.store")
    assert roadgraph("ingest", "roadmaps")[0] == 0
    assert roadgraph(*ASK) == (0, DIRECT, "")
    assert roadgraph("show", "mooring", "--store", "named.store")[0] == 1
    monkeypatch.delenv("ROADGRAPH_STORE")
    assert roadgraph(*ASK)[1] == "Required by Mooring: 1 topic\n\ndirectly\n  Cleat Hitch\n"


def test_a_missing_store_is_one_line_with_the_next_step(roadgraph: Run) -> None:
    code, out, err = roadgraph("show", "knots")
    assert (code, out) == (1, "")
    assert err == "roadgraph: there is no store at roadgraph.store; `roadgraph ingest PATH...` makes one\n"


def test_a_file_that_is_no_store_is_refused(roadgraph: Run) -> None:
    code, out, err = roadgraph("show", "knots", "--store", "contradiction.md")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "contradiction.md is no roadgraph store" in err


def test_a_store_and_documents_exclude_each_other(roadgraph: Run) -> None:
    code, out, err = roadgraph(*ASK, "--from", "roadmaps", "--store", "named.store")
    assert (code, out) == (2, "")
    assert err == "roadgraph: --store and --from exclude each other; leave one of them out\n"


def test_what_cannot_be_read_is_said_and_the_rest_is_answered(roadgraph: Run) -> None:
    code, out, err = roadgraph(*ASK, "--from", "roadmaps", "--from", "gone.md")
    assert (code, out) == (1, DIRECT)
    assert err == (
        "roadgraph: gone.md: there is no such file or folder; see that the path is spelled as on disk\n"
    )


def test_without_any_document_there_is_no_answer(roadgraph: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    code, out, err = roadgraph(*ASK, "--from", "empty")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert err.startswith("roadgraph: empty: the folder holds no documents; ")


GREEK = Path(__file__).parents[2] / "ingest" / "own_words"


def test_words_of_a_users_file_are_read_from_documents_and_into_the_store(roadgraph: Run) -> None:
    words, bread = ("--words", str(GREEK / "greek.toml")), str(GREEK / "bread.md")
    code, out, _ = roadgraph("prerequisites", "Μαγιά", "--from", bread, *words)
    assert (code, "Ζύμωμα" in out) == (0, True)
    assert roadgraph("ingest", bread, "--store", "g.store")[0] == 0
    assert "Ζύμωμα" not in roadgraph("prerequisites", "Μαγιά", "--store", "g.store")[1]
    assert roadgraph("ingest", bread, "--store", "g.store", *words)[0] == 0
    assert "Ζύμωμα" in roadgraph("prerequisites", "Μαγιά", "--store", "g.store")[1]


def test_words_without_documents_and_a_bad_file_of_words_are_errors_of_one_line(roadgraph: Run) -> None:
    code, out, err = roadgraph("search", "a", "--words", "x.toml")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "--words goes with --from and with ingest" in err
    code, out, err = roadgraph("search", "a", "--from", str(GREEK / "bread.md"), "--words", "x.toml")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "x.toml: No such file" in err
