from __future__ import annotations

import io
from pathlib import Path

import pytest
from roadgraph.graph.model import Roadmap
from roadgraph.ingest.ingest import ingest
from roadgraph.ingest.merge import merge
from roadgraph.ingest.read import read
from roadgraph.ingest.tongues import Tongues

BREAD = b"# Bread roadmap\n- Flour\n- Sourdough: requires flour\n"
CAKE = b"# Cake roadmap\n- Sponge: requires flour\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two roadmaps."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "bread.md").write_bytes(BREAD)
    (tmp_path / "maps" / "cake.md").write_bytes(CAKE)
    return tmp_path


def test_every_document_is_read_and_all_are_merged() -> None:
    found = ingest(["maps"])
    roadmaps = (read(BREAD, "maps/bread.md"), read(CAKE, "maps/cake.md"))
    assert found.roadmaps == roadmaps
    assert found.graph == merge(roadmaps)
    assert [(p.topic, p.requires) for p in found.graph.prerequisites] == [
        ("sourdough", "flour"),
        ("sponge", "flour"),
    ]
    assert found.diagnostics == roadmaps[0].diagnostics + roadmaps[1].diagnostics


def test_standard_input_is_read_among_the_others() -> None:
    found = ingest(["maps/cake.md", "-"], io.BytesIO(BREAD))
    assert [roadmap.document.name for roadmap in found.roadmaps] == ["maps/cake.md", "stdin"]
    assert [topic.id for topic in found.roadmaps[1].topics] == [t.id for t in read(BREAD, "stdin").topics]


def test_what_cannot_be_read_stops_nothing_and_is_no_roadmap(here: Path) -> None:
    (here / "maps" / "picture").write_bytes(b"\x89PNG\r\n\x1a\n....")
    (here / "maps" / "empty.md").write_bytes(b"")
    found = ingest(["gone.md", "maps"])
    assert [roadmap.document.name for roadmap in found.roadmaps] == [
        "maps/bread.md",
        "maps/cake.md",
        "maps/empty.md",
    ]
    told = [(diagnostic.code, diagnostic.document) for diagnostic in found.diagnostics]
    assert told[:2] == [("missing", "gone.md"), ("binary", "maps/picture")]
    assert ("empty", "maps/empty.md") in told


def test_nothing_at_all_is_an_empty_graph() -> None:
    found = ingest([])
    assert (found.roadmaps, found.diagnostics) == ((), ())
    assert found.graph == merge(())


def test_a_known_document_is_read_again_only_when_its_bytes_have_changed(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = {roadmap.document.name: roadmap for roadmap in ingest(["maps"]).roadmaps}
    again: list[str] = []

    def noted(data: bytes, name: str, tongues: Tongues) -> Roadmap:
        again.append(name)
        return read(data, name, tongues)

    monkeypatch.setattr("roadgraph.ingest.ingest.read", noted)
    assert ingest(["maps"], known=known).roadmaps == tuple(known.values())
    assert again == []
    (here / "maps" / "cake.md").write_bytes(CAKE + b"- Icing\n")
    found = ingest(["maps"], known=known)
    assert again == ["maps/cake.md"]
    assert found.roadmaps[0] is known["maps/bread.md"]
    assert found.roadmaps[1] == read(CAKE + b"- Icing\n", "maps/cake.md")


def test_only_the_paths_given_are_read_whatever_is_known() -> None:
    known = {roadmap.document.name: roadmap for roadmap in ingest(["maps"]).roadmaps}
    assert ingest(["maps/cake.md"], known=known).roadmaps == (known["maps/cake.md"],)


def test_progress_is_told_before_each_document() -> None:
    told: list[tuple[str, int, int]] = []
    ingest(["maps"], progress=lambda *step: told.append(step))
    assert told == [("maps/bread.md", 1, 2), ("maps/cake.md", 2, 2)]


def test_the_order_and_number_of_paths_make_no_difference() -> None:
    assert ingest(["maps/cake.md", "maps/bread.md", "maps"]) == ingest(["maps"])
