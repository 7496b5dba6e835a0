from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


def test_two_documents_of_which_one_has_the_order_of_the_other_reversed(roadgraph: Run) -> None:
    code, out, err = roadgraph("diff", "roadmaps/sailing.md", "contradiction.md")
    assert (code, err) == (0, "")
    assert out.startswith("A roadmaps/sailing.md\nB contradiction.md\n\n3 topics in both, ")
    assert "topics only in A\n  Afloat, Anchoring, " in out
    assert out.endswith(
        "order inversions\n"
        "  A: Steering → Tacking\n"
        "     “**Tacking**: requires steering and knots.” roadmaps/sailing.md:12\n"
        "  B: Tacking → Steering\n"
        "     “**Steering**: requires tacking.” contradiction.md:3\n"
    )


def test_the_json_of_a_difference(roadgraph: Run) -> None:
    found = json.loads(roadgraph("diff", "roadmaps/sailing.md", "contradiction.md", "--json")[1])
    assert (found["a"], found["b"]) == ("roadmaps/sailing.md", "contradiction.md")
    assert found["topics"]["onlyB"] == []
    assert found["topics"]["same"] == 2
    (changed,) = found["topics"]["changed"]
    assert (changed["a"]["kind"], changed["b"]["kind"]) == ("concept", "area")
    (asked,) = found["prerequisites"]["onlyB"]
    assert (asked["topic"], asked["prerequisite"]) == ("steering", "tacking")
    assert asked["evidence"][0]["document"] == "contradiction.md"
    (inversion,) = found["inversions"]
    assert (inversion["before"]["slug"], inversion["after"]["slug"]) == ("steering", "tacking")
    assert [link["topic"] for link in inversion["a"] + inversion["b"]] == ["tacking", "steering"]


@pytest.mark.parametrize("pair", [["a.store", "roadmaps"], ["roadmaps", "a.store"], ["a.store", "a.store"]])
def test_stores_and_folders_are_compared_alike(roadgraph: Run, pair: Sequence[str]) -> None:
    roadgraph("ingest", "roadmaps", "--store", "a.store")
    code, out, err = roadgraph("diff", *pair)
    assert (code, err) == (0, "")
    assert out.splitlines()[3].endswith(" topics in both, 0 only in A, 0 only in B")
    assert out.endswith("\n0 order inversions\n")


def test_standard_input_is_a_document(roadgraph: Run) -> None:
    code, out, _ = roadgraph("diff", "-", "contradiction.md", stdin=b"# Racing roadmap\n- Tacking\n")
    assert code == 0
    assert out.startswith("A -\nB contradiction.md\n")


def test_standard_input_is_not_both(roadgraph: Run) -> None:
    code, out, err = roadgraph("diff", "-", "-", stdin=b"# Racing roadmap\n- Tacking\n")
    assert (code, out) == (2, "")
    assert err == "roadgraph: standard input can be read but once; put one of the two into a file\n"


@pytest.mark.parametrize("pair", [["gone.md", "roadmaps"], ["roadmaps", "gone.md"]])
def test_what_is_not_there_is_one_line(roadgraph: Run, pair: Sequence[str]) -> None:
    code, out, err = roadgraph("diff", *pair)
    assert (code, out) == (1, "")
    assert err.startswith("roadgraph: gone.md: there is no such file or folder; ")
    assert err.count("\n") == 1


def test_a_damaged_store_is_not_taken_for_a_document(roadgraph: Run, tmp_path: Path) -> None:
    roadgraph("ingest", "roadmaps", "--store", "a.store")
    place = tmp_path / "a.store"
    place.write_bytes(place.read_bytes()[:-1] + b"!")
    code, out, err = roadgraph("diff", "a.store", "roadmaps")
    assert (code, out) == (1, "")
    assert err.startswith("roadgraph: the store a.store is damaged: ")
