"""A store that is followed: replaced, damaged, lost, and asked for by many at a time."""

from __future__ import annotations

import gc
import pickle
import threading
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from roadgraph.api import followed
from roadgraph.api.followed import Followed
from roadgraph.api.settle import settle
from roadgraph.graph.errors import StoreError
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import Topic
from roadgraph.graph.store import Store, save


def put(path: Path, name: str) -> None:
    """Replace the store by one of a single topic."""
    save(path, [], KnowledgeGraph(topics=[Topic(name, name.title())]))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    put(tmp_path / "roadgraph.store", "old")
    return tmp_path / "roadgraph.store"


def test_a_store_is_read_when_it_was_replaced_and_only_then(path: Path) -> None:
    found = Followed(path)
    first = found()
    assert found() is first
    put(path, "new")
    assert [*found().topics] == ["new"]
    assert found() is found()


@pytest.fixture
def collected() -> Iterator[None]:
    """What is frozen is given back to the collection of garbage."""
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("collected")
def test_what_was_served_before_is_freed_and_what_is_served_is_not_looked_through(path: Path) -> None:
    found = Followed(path)
    settle()
    before = weakref.ref(found())
    found().prerequisite_graph().edges  # noqa: B018 - made once, and kept; it refers to the graph in a circle
    put(path, "new")
    assert [*found().topics] == ["new"]
    assert before() is None
    assert not any(value is found() for value in gc.get_objects())


def test_many_who_ask_have_it_read_once_and_wait_for_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Followed(path)
    read, reading, go_on = Store.open, threading.Event(), threading.Event()
    opened: list[Path] = []

    def slowly(place: Path) -> Store:
        opened.append(place)
        reading.set()
        assert go_on.wait(60)
        return read(place)

    monkeypatch.setattr(Store, "open", slowly)
    monkeypatch.setattr(followed, "PATIENCE", 60)
    put(path, "new")
    with ThreadPoolExecutor(1) as first:
        asked = first.submit(found)
        assert reading.wait(60)
        assert [[*found().topics] for _ in range(20)] == [["old"]] * 20
        go_on.set()
        assert [*asked.result(60).topics] == ["new"]
    assert len(opened) == 1


def test_a_damaged_store_is_outlived_and_said(
    path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = Followed(path)
    path.write_bytes(b"damaged")
    assert [[*found().topics] for _ in range(5)] == [["old"]] * 5
    assert len(caplog.records) == 1
    path.unlink()
    assert [*found().topics] == ["old"]
    put(path, "new")
    assert [*found().topics] == ["new"]
    monkeypatch.setattr(followed, "AGAIN", 0)
    path.unlink()
    assert [[*found().topics] for _ in range(3)] == [["new"]] * 3


def test_another_process_opens_the_store_anew(path: Path) -> None:
    found = pickle.loads(pickle.dumps(Followed(path)))
    assert [*found().topics] == ["old"]
    with pytest.raises(StoreError):
        Followed(path.with_name("none"))
