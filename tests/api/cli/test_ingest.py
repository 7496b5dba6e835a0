from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
from roadgraph.api.cli import ingest
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import Roadmap
from roadgraph.graph.store import Store, save
from roadgraph.ingest.merge import merge
from roadgraph.ingest.read import read

Run = Callable[..., tuple[int, str, str]]


def names(store: str = "roadgraph.store") -> list[str]:
    """The names of the documents in a store."""
    return list(Store.open(store).roadmaps)


def test_each_document_has_a_row_and_the_totals_a_line(roadgraph: Run) -> None:
    code, out, err = roadgraph("ingest", "roadmaps", "contradiction.md")
    assert (code, err) == (0, "")
    rows = [line.split() for line in out.splitlines()]
    assert rows[0] == [
        "document",
        "topics",
        "prerequisites",
        "resources",
        "repairs",
        "not",
        "understood",
        "coverage",
    ]
    assert [row[0] for row in rows[1:4]] == [
        "contradiction.md",
        "roadmaps/harbour.txt",
        "roadmaps/sailing.md",
    ]
    assert [row[2:] for row in rows[1:4]] == [
        ["1", "0", "0", "0", "100%"],
        ["3", "0", "0", "0", "66%"],
        ["7", "1", "0", "0", "100%"],
    ]
    assert out.endswith("10 prerequisites, 1 resource, 1 conflict, stored in roadgraph.store\n")
    assert "\n3 documents, " in out
    assert names() == ["contradiction.md", "roadmaps/harbour.txt", "roadmaps/sailing.md"]


def test_the_json_of_what_was_read(roadgraph: Run) -> None:
    found = json.loads(roadgraph("ingest", "roadmaps/sailing.md", "gone.md", "--json")[1])
    (document,) = found["documents"]
    assert document["topics"] == found["totals"]["topics"] > 10
    del document["topics"], found["totals"]["topics"]
    assert found == {
        "store": "roadgraph.store",
        "documents": [
            {
                "name": "roadmaps/sailing.md",
                "prerequisites": 7,
                "resources": 1,
                "repairs": [],
                "notUnderstood": 0,
                "coverage": {"told": 14, "understood": 14, "silent": 0, "percent": 100},
                "unchanged": False,
            }
        ],
        "removed": [],
        "totals": {"documents": 1, "prerequisites": 7, "resources": 1, "conflicts": 0},
        "diagnostics": [
            {
                "severity": "error",
                "code": "missing",
                "message": "there is no such file or folder; see that the path is spelled as on disk",
                "document": "gone.md",
                "line": None,
            }
        ],
    }


def test_a_changed_document_replaces_its_part_and_the_others_stay(roadgraph: Run, tmp_path: Path) -> None:
    roadgraph("ingest", "roadmaps")
    (tmp_path / "roadmaps" / "harbour.txt").write_text(
        "Harbour roadmap\n\nKnots\n\t•\tReef Knot: requires rope handling.\n"
    )
    code, out, _ = roadgraph("ingest", "roadmaps")
    assert code == 0
    assert "(1 of 2 unchanged)" in out
    assert roadgraph("show", "reef knot")[0] == 0
    assert roadgraph("show", "bowline")[0] == 1
    assert roadgraph("show", "racing")[0] == 0


def test_what_is_unchanged_is_neither_read_nor_written_again(
    roadgraph: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    roadgraph("ingest", "roadmaps")
    before = (tmp_path / "roadgraph.store").stat().st_ino

    def never(data: bytes, name: str) -> None:
        raise AssertionError(f"{name} was read again")

    monkeypatch.setattr("roadgraph.ingest.ingest.read", never)
    code, out, _ = roadgraph("ingest", "roadmaps", "--json")
    assert code == 0
    assert [document["unchanged"] for document in json.loads(out)["documents"]] == [True, True]
    assert (tmp_path / "roadgraph.store").stat().st_ino == before


def test_a_document_is_taken_out_by_its_name_or_the_last_part_of_it(roadgraph: Run) -> None:
    roadgraph("ingest", "roadmaps", "contradiction.md")
    code, out, _ = roadgraph("ingest", "--remove", "contradiction.md", "--json")
    assert code == 0
    assert json.loads(out)["removed"] == ["contradiction.md"]
    assert roadgraph("check")[0] == 0
    assert roadgraph("ingest", "--remove", "harbour.txt")[0] == 0
    assert names() == ["roadmaps/sailing.md"]
    assert roadgraph("ingest", "contradiction.md", "--remove", "roadmaps/sailing.md")[0] == 0
    assert names() == ["contradiction.md"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("harbor.txt", "it holds harbour.txt"),
        ("zzz", "it holds harbour.txt, other/sailing.md, roadmaps/sailing.md"),
    ],
)
def test_only_what_is_there_can_be_taken_out(roadgraph: Run, tmp_path: Path, name: str, hint: str) -> None:
    lay_out_twins(tmp_path)
    roadgraph("ingest", "roadmaps", "other", "harbour.txt")
    code, out, err = roadgraph("ingest", "--remove", name)
    assert (code, out) == (1, "")
    assert err == f"roadgraph: the store holds no document called '{name}'; {hint}\n"


def test_a_name_that_means_two_documents_is_refused(roadgraph: Run, tmp_path: Path) -> None:
    lay_out_twins(tmp_path)
    roadgraph("ingest", "roadmaps", "other", "harbour.txt")
    code, _, err = roadgraph("ingest", "--remove", "sailing.md")
    assert code == 1
    assert err == (
        "roadgraph: 2 documents are called 'sailing.md'; name other/sailing.md or roadmaps/sailing.md\n"
    )


def lay_out_twins(folder: Path) -> None:
    """Move the files about, so that two bear one name in two folders."""
    (folder / "other").mkdir()
    (folder / "contradiction.md").rename(folder / "other" / "sailing.md")
    (folder / "roadmaps" / "harbour.txt").rename(folder / "harbour.txt")


def test_nothing_to_read_is_wrong_usage(roadgraph: Run) -> None:
    code, out, err = roadgraph("ingest")
    assert (code, out) == (2, "")
    assert (
        err == "roadgraph: there is nothing to read; name files, folders, patterns or - for standard input\n"
    )


def spoil(folder: Path, kind: str) -> str:
    """The path of a file or folder of this kind, made in the folder."""
    place = folder / kind
    if kind == "empty.md":
        place.write_bytes(b"")
    elif kind == "picture.png":
        place.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    elif kind == "bare":
        place.mkdir()
    elif kind == "loop.md":
        place.symlink_to(place)
    return kind


@pytest.mark.parametrize(
    ("kind", "code", "said"),
    [
        ("gone.md", 1, "gone.md: there is no such file or folder; "),
        ("*.rst", 1, "*.rst: nothing matches this pattern; "),
        ("loop.md", 1, "loop.md: cannot be read: Too many levels of symbolic links; "),
        ("picture.png", 1, "picture.png: the file is a PNG image, not text; "),
        ("bare", 1, "bare: the folder holds no documents; "),
        ("empty.md", 0, "empty.md: the document is empty"),
    ],
)
def test_one_bad_file_never_stops_the_others(
    roadgraph: Run, tmp_path: Path, kind: str, code: int, said: str
) -> None:
    bad = spoil(tmp_path, kind)
    found, out, err = roadgraph("ingest", bad, "roadmaps")
    assert found == code
    assert err.startswith(f"roadgraph: {said}")
    assert err.count("\n") == 1
    assert "roadmaps/sailing.md" in out
    assert set(names()) >= {"roadmaps/harbour.txt", "roadmaps/sailing.md"}
    assert kind not in names() or kind == "empty.md"


def test_without_any_document_no_store_is_made(roadgraph: Run, tmp_path: Path) -> None:
    code, out, err = roadgraph("ingest", "gone.md")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert not list(tmp_path.glob("roadgraph.store*"))


def test_a_document_that_can_no_longer_be_read_keeps_what_it_said(roadgraph: Run, tmp_path: Path) -> None:
    roadgraph("ingest", "roadmaps")
    (tmp_path / "roadmaps" / "sailing.md").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert roadgraph("ingest", "roadmaps")[0] == 1
    assert roadgraph("show", "racing")[0] == 0


def test_a_file_that_is_no_store_is_left_alone(roadgraph: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a store")
    code, _, err = roadgraph("ingest", "roadmaps", "--store", "notes.txt")
    assert (code, err.count("\n")) == (1, 1)
    assert (tmp_path / "notes.txt").read_text() == "not a store"


@pytest.mark.parametrize("paths", [["-"], ["roadmaps", "-"]])
def test_standard_input_is_a_document(roadgraph: Run, paths: Sequence[str]) -> None:
    assert roadgraph("ingest", *paths, stdin=b"# Baking roadmap\n- Flour\n")[0] == 0
    assert "stdin" in names()


def test_columns_are_those_of_the_rows() -> None:
    assert len(ingest.COLUMNS) == 7


def test_processes_that_ingest_at_once_lose_nothing(tmp_path: Path) -> None:
    documents = [f"{topic}.md" for topic in ("flour", "water", "yeast", "salt")]
    for name in documents:
        (tmp_path / name).write_text(f"# Baking roadmap\n\n- {name[:-3]}: requires patience.\n")
    code = "from roadgraph.api.cli import main; main()"
    environment = {name: value for name, value in os.environ.items() if name != "ROADGRAPH_STORE"}
    running = [
        subprocess.Popen([sys.executable, "-c", code, "ingest", name], cwd=tmp_path, env=environment)
        for name in documents
    ]
    assert [process.wait(60) for process in running] == [0, 0, 0, 0]
    assert names(str(tmp_path / "roadgraph.store")) == sorted(documents)


def test_a_change_is_made_to_what_another_process_left(
    roadgraph: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    merged = merge

    def meanwhile(roadmaps: Iterable[Roadmap]) -> KnowledgeGraph:
        """Merges, after another process has stored a document and taken one out."""
        monkeypatch.setattr("roadgraph.api.change.merge", merged)
        opened = Store.open("roadgraph.store")
        others = [opened.roadmaps["roadmaps/sailing.md"], read(b"# Baking roadmap\n- Flour\n", "baking.md")]
        save("roadgraph.store", others, merged(others), opened=opened)
        return merged(roadmaps)

    roadgraph("ingest", "roadmaps")
    monkeypatch.setattr("roadgraph.api.change.merge", meanwhile)
    assert roadgraph("ingest", "contradiction.md")[0] == 0
    assert names() == ["baking.md", "contradiction.md", "roadmaps/sailing.md"]


@pytest.mark.parametrize("order", [["roadmaps", "contradiction.md"], ["contradiction.md", "roadmaps"]])
def test_removing_a_document_restores_the_former_graph_byte_for_byte(
    roadgraph: Run, order: Sequence[str]
) -> None:
    kept, guest = order
    roadgraph("ingest", kept)
    before = roadgraph("export")[1]
    roadgraph("ingest", guest)
    assert roadgraph("export")[1] != before
    removed = [part for name in names() if name.startswith(guest) for part in ("--remove", name)]
    assert roadgraph("ingest", *removed)[0] == 0
    assert roadgraph("export")[1] == before


def test_names_with_spaces_and_letters_of_any_alphabet(roadgraph: Run, tmp_path: Path) -> None:
    folder = tmp_path / "My Roadmaps"
    folder.mkdir()
    (tmp_path / "contradiction.md").rename(folder / "Für alle 帆.md")
    store = "Mein Speicher é.store"
    code, out, err = roadgraph("ingest", "My Roadmaps", "--store", store)
    assert (code, err) == (0, "")
    assert "My Roadmaps/Für alle 帆.md" in out
    assert names(store) == ["My Roadmaps/Für alle 帆.md"]
    assert roadgraph("ingest", "My Roadmaps/*帆*", "--store", store, "--json")[0] == 0
    assert roadgraph("export", "--store", store, "-o", "Mein Graph é.json")[0] == 0
    assert (tmp_path / "Mein Graph é.json").exists()
    assert roadgraph("ingest", "--remove", "Für alle 帆.md", "--store", store)[0] == 0
    assert names(store) == []


@pytest.mark.parametrize("store", ["none/at/all.store", "roadmaps", "roadmaps/sailing.md/a.store"])
def test_a_store_that_cannot_be_written_is_one_line(roadgraph: Run, store: str) -> None:
    code, out, err = roadgraph("ingest", "contradiction.md", "--store", store)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert err.startswith(("roadgraph: cannot write ", "roadgraph: cannot read "))
    assert "; " in err


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits of a file's size to set")
def test_a_full_disk_is_one_line_and_the_store_stays_as_it_was(roadgraph: Run, tmp_path: Path) -> None:
    roadgraph("ingest", "contradiction.md")
    before = (tmp_path / "roadgraph.store").read_bytes()
    code = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096));"
        "from roadgraph.api.cli import main; main()"
    )
    command = [sys.executable, "-c", code, "ingest", "roadmaps", "--store", "roadgraph.store"]
    asked = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=tmp_path)
    assert (asked.returncode, asked.stdout) == (1, "")
    assert asked.stderr.startswith("roadgraph: cannot write ")
    assert asked.stderr.count("\n") == 1
    assert (tmp_path / "roadgraph.store").read_bytes() == before
    assert not list(tmp_path.glob("*.tmp"))
