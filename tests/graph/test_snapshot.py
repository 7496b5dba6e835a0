"""Snapshots: replaced whole or not at all, by one writer at a time."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from roadgraph.graph.errors import StoreError
from roadgraph.graph.snapshot import APPLICATION, read, write


def content(value: str) -> bytes:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(f"PRAGMA application_id = {APPLICATION}")
        database.execute("CREATE TABLE said (value)")
        database.execute("INSERT INTO said VALUES (?)", (value,))
        database.commit()
        return database.serialize()


def said(path: Path) -> str:
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(read(path)[0])
        (value,) = database.execute("SELECT value FROM said").fetchone()
        return str(value)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "store"
    write(place, content("one"))
    return place


def test_what_is_written_is_what_is_read(path: Path) -> None:
    whole, seal = read(path)
    assert bytes(whole) == content("one")
    assert len(seal) == 64


def test_sqlite_itself_can_open_a_snapshot(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT value FROM said").fetchall() == [("one",)]
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_the_generation_before_is_kept(path: Path) -> None:
    assert names(path.parent) == ["store", "store.lock"]
    for value in ("two", "three"):
        write(path, content(value))
    assert (said(path), said(path.with_name("store.previous"))) == ("three", "two")
    assert names(path.parent) == ["store", "store.lock", "store.previous"]


def test_a_damaged_generation_does_not_take_the_place_of_a_whole_one(path: Path) -> None:
    write(path, content("two"))
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(StoreError, match="is damaged") as caught:
        read(path)
    assert "store.previous" in caught.value.hint
    write(path, content("three"))
    assert (said(path), said(path.with_name("store.previous"))) == ("three", "one")


@pytest.mark.parametrize("fails_at", [1, 2])
def test_a_failure_before_the_new_one_is_in_place_leaves_the_old_one(
    path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    replace, calls = os.replace, 0

    def failing(source: Path, target: Path) -> None:
        nonlocal calls
        calls += 1
        if calls == fails_at:
            raise OSError("the power is gone")
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(StoreError, match=r"cannot write .*the power is gone"):
        write(path, content("two"))
    assert calls == fails_at
    assert said(path) == "one"
    assert not [name for name in names(path.parent) if name.endswith(".tmp")]
    write(path, content("three"))
    assert (said(path), said(path.with_name("store.previous"))) == ("three", "one")


def test_what_a_killed_writer_left_is_swept_and_nothing_else(path: Path) -> None:
    for name in ("store.new.4242.tmp", "store.old.4242.tmp", "store.tmp", "other.new.1.tmp"):
        path.with_name(name).write_text("x")
    write(path, content("two"))
    assert names(path.parent) == ["other.new.1.tmp", "store", "store.lock", "store.previous", "store.tmp"]


def test_a_second_writer_waits_a_while_and_gives_up(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, holding, go_on = os.replace, threading.Event(), threading.Event()

    def slow(source: Path, target: Path) -> None:
        holding.set()
        assert go_on.wait(30)
        replace(source, target)

    monkeypatch.setattr(os, "replace", slow)
    first = threading.Thread(target=write, args=(path, content("two")))
    first.start()
    assert holding.wait(30)
    with pytest.raises(StoreError, match="another writer holds") as caught:
        write(path, content("three"), wait=0.05)
    assert "try again" in caught.value.hint
    go_on.set()
    first.join(30)
    assert said(path) == "two"


def test_writers_at_once_all_write_one_after_the_other(path: Path) -> None:
    values = [f"writer {number}" for number in range(8)]
    writers = [threading.Thread(target=write, args=(path, content(value))) for value in values]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(30)
    last, before = said(path), said(path.with_name("store.previous"))
    assert {last, before} < set(values)
    assert last != before
    assert names(path.parent) == ["store", "store.lock", "store.previous"]


def test_a_change_to_what_was_not_seen_is_refused(path: Path) -> None:
    _, seal = read(path)
    write(path, content("two"), seen=seal)
    with pytest.raises(StoreError, match="another writer has changed"):
        write(path, content("three"), seen=seal)
    assert said(path) == "two"


def test_a_file_of_another_kind_is_not_overwritten(tmp_path: Path) -> None:
    notes, other = tmp_path / "notes.md", tmp_path / "other.sqlite"
    notes.write_text("# Notes\n")
    with closing(sqlite3.connect(other)) as database:
        database.execute("CREATE TABLE mine (x)")
    for place in (notes, other):
        before = place.read_bytes()
        with pytest.raises(StoreError, match="is no roadgraph store"):
            write(place, content("one"))
        assert place.read_bytes() == before


def test_an_empty_file_may_be_written_over(tmp_path: Path) -> None:
    place = tmp_path / "store"
    place.touch()
    write(place, content("one"))
    assert said(place) == "one"
    assert names(tmp_path) == ["store", "store.lock"]


def test_a_folder_that_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot write") as caught:
        write(tmp_path / "none" / "store", content("one"))
    assert "folder exists" in caught.value.hint


@pytest.mark.skipif(sys.platform == "win32", reason="links and modes are of POSIX")
def test_a_link_stays_a_link_and_a_mode_stays(path: Path) -> None:
    link = path.with_name("link")
    link.symlink_to(path)
    path.chmod(0o600)
    write(link, content("two"))
    assert link.is_symlink()
    assert said(path) == "two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_system_without_hard_links_keeps_a_copy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    write(path, content("two"))
    assert (said(path), said(path.with_name("store.previous"))) == ("two", "one")
