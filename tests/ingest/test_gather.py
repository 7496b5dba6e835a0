from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.graph.model import Severity
from roadgraph.ingest.document import MAX_BYTES
from roadgraph.ingest.gather import NO_DOCUMENTS, Gathered, gather


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lay_out(*paths: str) -> None:
    """Make files that hold their own paths."""
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(path)


def names(gathered: Gathered) -> list[str]:
    """The names of what was found, in order."""
    return [source.name for source in gathered.sources]


def codes(gathered: Gathered) -> list[tuple[str, str]]:
    """What was not found, by code and name."""
    assert all(diagnostic.severity is Severity.ERROR for diagnostic in gathered.diagnostics)
    return [(diagnostic.code, diagnostic.document) for diagnostic in gathered.diagnostics]


def test_a_folder_gives_all_documents_below_it_by_name() -> None:
    lay_out("maps/b.md", "maps/a/z.txt", "maps/a/y/x", "maps/c.html")
    gathered = gather(["maps"])
    assert list(gathered) == [
        (name, name.encode()) for name in ("maps/a/y/x", "maps/a/z.txt", "maps/b.md", "maps/c.html")
    ]
    assert (len(gathered), gathered.diagnostics) == (4, ())


@pytest.mark.parametrize("path", ["maps", "./maps/", "maps/../maps", "maps//"])
def test_a_name_is_the_path_without_what_is_needless_in_it(path: str) -> None:
    lay_out("maps/a.md")
    assert names(gather([path])) == ["maps/a.md"]


def test_the_present_folder_leaves_no_trace_in_names(here: Path) -> None:
    lay_out("maps/a.md")
    assert names(gather(["."])) == names(gather([here])) == names(gather([here / "maps"])) == ["maps/a.md"]


def test_a_path_outside_stays_as_it_was_given(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out("maps/a.md", "work/b.md")
    monkeypatch.chdir("work")
    assert names(gather(["../maps", "b.md"])) == ["../maps/a.md", "b.md"]
    assert names(gather([here / "maps"])) == [(here / "maps" / "a.md").as_posix()]


def test_a_document_is_given_once_however_often_it_is_named(here: Path) -> None:
    lay_out("maps/a.md", "maps/b.md")
    Path("maps/link.md").symlink_to(here / "maps" / "a.md")
    gathered = gather(["maps", "maps/a.md", here / "maps" / "b.md", "./maps", "maps/*.md"])
    assert names(gathered) == ["maps/a.md", "maps/b.md"]


@given(st.permutations(["maps", "maps/a.md", "other/c.md", "o*"]))
def test_the_order_of_the_paths_makes_no_difference(paths: list[str]) -> None:
    lay_out("maps/a.md", "maps/b.md", "other/c.md")
    assert names(gather(paths)) == ["maps/a.md", "maps/b.md", "other/c.md"]


def test_what_holds_no_documents_is_passed_over_in_folders_and_patterns() -> None:
    lay_out("maps/a.md", "maps/.hidden.md", "maps/.git/config", "maps/.venv/lib/a.md", "maps/CVS/Root")
    lay_out(
        "maps/env/pyvenv.cfg",
        "maps/env/lib/readme.md",
        "maps/node_modules/x/readme.md",
        "maps/__pycache__/a.txt",
    )
    lay_out(
        "maps/picture.PNG",
        "maps/roadgraph.store",
        "maps/roadgraph.store.previous",
        "maps/roadgraph.store.lock",
    )
    for paths in (["maps"], ["maps/*"], ["m*"], ["**/*.md"]):
        gathered = gather(paths)
        assert (names(gathered), gathered.diagnostics) == (["maps/a.md"], ())


@pytest.mark.parametrize("path", ["maps/.hidden.md", "maps/picture.png", "maps/.drafts/a.md"])
def test_a_file_that_is_named_itself_is_always_tried(path: str) -> None:
    lay_out("maps/.hidden.md", "maps/picture.png", "maps/.drafts/a.md")
    assert list(gather([path])) == [(path, path.encode())]


def test_a_hidden_folder_that_is_named_itself_is_entered() -> None:
    lay_out("maps/.drafts/a.md", "maps/.drafts/.old/b.md")
    assert names(gather(["maps/.drafts"])) == ["maps/.drafts/a.md"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("maps/*.md", ["maps/a.md", "maps/b.md"]),
        ("maps/[ac].*", ["maps/a.md", "maps/c.txt"]),
        ("m?ps/a.md", ["maps/a.md"]),
        ("**/*.txt", ["maps/c.txt", "maps/deep/d.txt"]),
        ("maps/d*", ["maps/deep/d.txt"]),
    ],
)
def test_patterns(here: Path, pattern: str, found: list[str]) -> None:
    lay_out("maps/a.md", "maps/b.md", "maps/c.txt", "maps/deep/d.txt")
    assert names(gather([pattern])) == names(gather([here / pattern])) == found


def test_a_file_whose_name_looks_like_a_pattern_is_a_file() -> None:
    lay_out("maps/[a].md", "maps/a.md")
    assert names(gather(["maps/[a].md"])) == ["maps/[a].md"]


def test_what_is_not_there_is_told_and_the_others_go_on() -> None:
    lay_out("maps/a.md", "bare/.keep", "pictures/p.png")
    gathered = gather(["gone.md", "maps", "*.rst", "bare", "pictures", ""])
    assert names(gathered) == ["maps/a.md"]
    assert codes(gathered) == [
        ("missing", "gone.md"),
        ("missing", "*.rst"),
        ("no-documents", "bare"),
        ("no-documents", "pictures"),
        ("missing", "."),
    ]


def test_standard_input_is_a_document_and_is_read_last_of_all() -> None:
    lay_out("a.md")
    stream = io.BytesIO(b"from a pipe")
    gathered = gather(["-", "a.md", "-"], stream)
    assert stream.tell() == 0
    assert list(gathered) == [("a.md", b"a.md"), ("stdin", b"from a pipe")]


def test_standard_input_that_is_not_there_or_closed_is_unreadable() -> None:
    assert codes(gather(["-"])) == [("unreadable", "stdin")]
    stream = io.BytesIO()
    stream.close()
    ((name, content),) = gather(["-"], stream)
    assert not isinstance(content, bytes)
    assert (name, content.code) == ("stdin", "unreadable")


def test_files_are_read_one_at_a_time() -> None:
    lay_out("a.md", "b.md")
    reading = iter(gather(["."]))
    next(reading)
    Path("b.md").write_text("changed meanwhile")
    assert next(reading) == ("b.md", b"changed meanwhile")


def test_a_file_that_cannot_be_read_is_told_in_its_place() -> None:
    lay_out("a.md", "c.md")
    Path("b.md").symlink_to("b.md")
    (a, b, c) = [content for _, content in gather(["a.md", "b.md", "c.md"])]
    assert (a, c) == (b"a.md", b"c.md")
    assert not isinstance(b, bytes)
    assert (b.severity, b.code, b.document) == (Severity.ERROR, "unreadable", "b.md")
    assert b.message.startswith("cannot be read: Too many levels of symbolic links; ")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_told() -> None:
    lay_out("maps/a.md", "maps/closed/b.md", "maps/c.md")
    Path("maps/closed").chmod(0)
    Path("maps/c.md").chmod(0)
    try:
        gathered = gather(["maps"])
        assert names(gathered) == ["maps/a.md", "maps/c.md"]
        assert codes(gathered) == [("unreadable", "maps/closed")]
        contents = dict(gathered)
        assert contents["maps/a.md"] == b"maps/a.md"
        assert not isinstance(contents["maps/c.md"], bytes)
    finally:
        Path("maps/closed").chmod(0o700)


def test_links_that_lead_back_do_no_harm(here: Path) -> None:
    lay_out("maps/a.md", "maps/deep/b.md")
    Path("maps/deep/up").symlink_to(here / "maps")
    Path("maps/deep/self").symlink_to(here / "maps" / "deep")
    Path("maps/broken.md").symlink_to("nowhere")
    gathered = gather(["maps"])
    assert (names(gathered), gathered.diagnostics) == (["maps/a.md", "maps/deep/b.md"], ())


def test_a_linked_folder_is_entered(here: Path) -> None:
    lay_out("elsewhere/a.md")
    Path("maps").mkdir()
    Path("maps/linked").symlink_to(here / "elsewhere")
    assert names(gather(["maps"])) == ["maps/linked/a.md"]


def test_no_more_is_read_than_tells_that_a_file_is_too_large() -> None:
    with Path("huge.md").open("wb") as file:
        file.truncate(MAX_BYTES + 1000)
    ((_, content),) = gather(["huge.md"])
    assert isinstance(content, bytes)
    assert len(content) == MAX_BYTES + 1


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_name_that_is_no_unicode_is_told_apart_and_can_be_encoded() -> None:
    for name in (b"caf\xe9.md", b"caf\xe8.md", "café.md".encode()):
        try:
            Path(os.fsdecode(name)).write_text("espresso")
        except OSError:
            pytest.skip("this file system takes UTF-8 only")
    found = names(gather(["."]))
    assert len(set(found)) == 3
    assert all(name.encode() for name in found)
    assert "café.md" in found


def test_endings_are_in_small_letters_without_a_dot() -> None:
    assert not [ending for ending in NO_DOCUMENTS if not ending.isalnum() or ending != ending.lower()]
    assert not NO_DOCUMENTS & {
        "md",
        "markdown",
        "txt",
        "html",
        "htm",
        "rst",
        "csv",
        "json",
        "ipynb",
        "opml",
        "",
    }


@given(st.lists(st.text(st.sampled_from("ab*?[]!-/. \0é\udcff") | st.characters(), max_size=8), max_size=4))
def test_it_never_raises_whatever_the_paths(paths: list[str]) -> None:
    lay_out("a/b", "b/a*", "ab")
    within = [path for path in paths if not path.startswith("/") and ".." not in path and path != "-"]
    gathered = gather(within)
    assert set(names(gathered)) <= {"a/b", "b/a*", "ab"}
    assert bool(within) == bool(gathered.sources or gathered.diagnostics)
