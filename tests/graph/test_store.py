"""The store: what is saved is what is opened, and a damaged store is never taken for a whole one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from roadgraph.graph import snapshot
from roadgraph.graph import store as store_module
from roadgraph.graph.errors import ChangedStoreError, StoreError
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import (
    Application,
    Basis,
    Broader,
    Conflict,
    Diagnostic,
    Document,
    Evidence,
    Mention,
    Prerequisite,
    Resource,
    ResourceType,
    Roadmap,
    Severity,
    Topic,
    TopicKind,
)
from roadgraph.graph.store import Store, is_store, save


def document(name: str, text: str = "LSTM needs backprop\n") -> Document:
    return Document(
        name.encode().hex().ljust(64, "0"), name, None, "text/plain", "utf-8", text, ("mojibake",)
    )


FIRST, SECOND = document("first.md"), document("second.md", "another text\n")
PLACE = (Mention(FIRST.id, 1, 1, "LSTM", "rule"),)
SAID = (Evidence(FIRST.id, 1, 1, "needs backprop", "rule", Basis.STATED, 0.9),)
NEED = Prerequisite("lstm", "backprop", (), Basis.STATED, 0.9, SAID)
BACK = Prerequisite("backprop", "lstm", (), Basis.ORDER, 0.25, SAID)
ROADMAP = Roadmap(
    FIRST,
    (Topic("backprop", "Backprop"), Topic("lstm", "LSTM", ("l",), TopicKind.MODEL, "d", PLACE, "de")),
    (Broader("lstm", "backprop", PLACE),),
    (Application("lstm", "backprop", PLACE),),
    (NEED,),
    (Resource("r", "R", None, ResourceType.BOOK, ("Ann",), ("lstm",), PLACE),),
    (Diagnostic(Severity.WARNING, "odd", "an odd line", FIRST.id, 1),),
)
ROADMAPS = [Roadmap(SECOND), ROADMAP]
GRAPH = KnowledgeGraph(
    (*ROADMAP.topics, Topic("cell", "Cell")),
    ROADMAP.broader,
    ROADMAP.applications,
    (NEED, Prerequisite("cell", None, ("backprop", "lstm"), Basis.TEXT, 0.5, ())),
    ROADMAP.resources,
    (FIRST, SECOND),
    (Conflict("cycle", "cut", ("backprop", "lstm"), (NEED,), (BACK,)),),
    ROADMAP.diagnostics,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "roadgraph.store"
    save(place, ROADMAPS, GRAPH)
    return place


def test_what_is_saved_is_what_is_opened(path: Path) -> None:
    store = Store.open(path)
    assert store.graph == GRAPH
    assert store.roadmaps == {"first.md": ROADMAP, "second.md": Roadmap(SECOND)}
    assert list(store.roadmaps) == ["first.md", "second.md"]
    assert store.graph is store.graph


def test_digests_are_known_without_decoding_a_roadmap(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(store_module, "msgspec")
    assert Store.open(path).digests == {"first.md": FIRST.id, "second.md": SECOND.id}


def test_the_same_content_makes_the_same_bytes(path: Path, tmp_path: Path) -> None:
    save(tmp_path / "again", reversed(ROADMAPS), GRAPH)
    assert (tmp_path / "again").read_bytes() == path.read_bytes()
    assert Store.open(tmp_path / "again").seal == Store.open(path).seal


def test_a_text_is_kept_once(tmp_path: Path) -> None:
    text = "a line that is said once only\n" * 5
    one = document("one.md", text)
    save(tmp_path / "store", [Roadmap(one)], KnowledgeGraph(documents=[one]))
    assert (tmp_path / "store").read_bytes().count(text.encode()) == 1
    assert Store.open(tmp_path / "store").graph.documents[one.id].text == text


def test_an_empty_graph_is_a_graph(tmp_path: Path) -> None:
    save(tmp_path / "store", [], KnowledgeGraph())
    store = Store.open(tmp_path / "store")
    assert (store.graph, store.roadmaps, store.digests) == (KnowledgeGraph(), {}, {})


def test_a_store_outlives_the_file_that_it_was_opened_from(path: Path) -> None:
    store = Store.open(path)
    save(path, [], KnowledgeGraph())
    assert store.graph == GRAPH


places = st.builds(Mention)
said = st.builds(Evidence, confidence=st.floats(0, 1))
needs = st.builds(Prerequisite, confidence=st.floats(0, 1), evidence=st.lists(said, max_size=2).map(tuple))
topics = st.builds(Topic)
documents = st.builds(Document)


@st.composite
def roadmaps(draw: st.DrawFn) -> Roadmap:
    """A roadmap of any values of the right types."""
    return Roadmap(
        draw(documents),
        tuple(draw(st.lists(topics, max_size=2))),
        tuple(draw(st.lists(st.builds(Broader), max_size=2))),
        tuple(draw(st.lists(st.builds(Application), max_size=2))),
        tuple(draw(st.lists(needs, max_size=2))),
        tuple(draw(st.lists(st.builds(Resource), max_size=2))),
        tuple(draw(st.lists(st.builds(Diagnostic), max_size=2))),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(roadmaps(), max_size=3, unique_by=lambda roadmap: roadmap.document.name), needs)
def test_any_content_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, stated: list[Roadmap], cut: Prerequisite
) -> None:
    graph = KnowledgeGraph(
        topics=[topic for roadmap in stated for topic in roadmap.topics],
        resources=[resource for roadmap in stated for resource in roadmap.resources],
        documents=[roadmap.document for roadmap in stated],
        conflicts=[Conflict("cycle", "", (), (), (cut,))],
        diagnostics=[diagnostic for roadmap in stated for diagnostic in roadmap.diagnostics],
    )
    place = tmp_path_factory.mktemp("any") / "store"
    save(place, stated, graph)
    store = Store.open(place)
    assert store.graph == graph
    assert store.roadmaps == {roadmap.document.name: roadmap for roadmap in stated}


def test_a_flipped_bit_anywhere_is_seen(path: Path) -> None:
    whole = path.read_bytes()
    sampled = {*range(100), *range(100, len(whole), 37), *range(len(whole) - 64, len(whole))}
    for position in sorted(sampled):
        flipped = bytearray(whole)
        flipped[position] ^= 1 << position % 8
        path.write_bytes(flipped)
        with pytest.raises(StoreError) as caught:
            Store.open(path)
        assert "ingest" in caught.value.hint


@pytest.mark.parametrize("length", [0, 1, 16, 47, 48, 100, 4096, -49, -48, -1])
def test_a_store_cut_short_is_seen(path: Path, length: int) -> None:
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(StoreError):
        Store.open(path)


def test_a_store_that_something_was_added_to_is_seen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(StoreError, match="does not match its checksum"):
        Store.open(path)


def test_a_missing_store_says_how_one_is_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store at") as caught:
        Store.open(tmp_path / "none")
    assert "roadgraph ingest" in caught.value.hint


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot read"):
        Store.open(tmp_path)


def test_another_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("# Notes\n")
    with pytest.raises(StoreError, match="is no roadgraph store"):
        Store.open(tmp_path / "notes.md")


def test_a_store_of_another_version_is_said_to_be_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as later:
        later.setattr(store_module, "FORMAT", 99)
        save(tmp_path / "store", ROADMAPS, GRAPH)
    with pytest.raises(StoreError, match="version 99; this program reads version 1"):
        Store.open(tmp_path / "store")


def sealed(place: Path, *statements: str) -> None:
    """Change a store behind its back and seal it again, as a program of another mind would."""
    content, _ = snapshot.read(place)
    database = sqlite3.connect(":memory:")
    database.deserialize(bytes(content))
    for statement in statements:
        database.execute(statement)
    database.commit()
    snapshot.write(place, database.serialize())
    database.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE part SET content = '[{}]' WHERE name = 'topics'",
        "UPDATE part SET content = 'x' WHERE name = 'broader'",
        "DELETE FROM part WHERE name = 'resources'",
        "DELETE FROM text",
        """UPDATE part SET content = '[
            {"topic":"a","requires":"b","any_of":[],"basis":"text","confidence":1,"evidence":[]},
            {"topic":"b","requires":"a","any_of":[],"basis":"text","confidence":1,"evidence":[]}]'
            WHERE name = 'prerequisites'""",
    ],
)
def test_content_that_is_no_graph_is_damage(path: Path, statement: str) -> None:
    sealed(path, statement)
    with pytest.raises(StoreError, match="is damaged"):
        _ = Store.open(path).graph


def test_a_store_without_its_tables_is_damage(path: Path) -> None:
    sealed(path, "DROP TABLE roadmap")
    with pytest.raises(StoreError, match="no such table"):
        Store.open(path)


def test_two_documents_of_one_name_are_not_mixed_up(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"two documents are called 'first\.md'"):
        save(path, [ROADMAP, Roadmap(document("first.md", "other"))], GRAPH)
    assert path.read_bytes() == before


@pytest.mark.parametrize("broken", [document("a", "half \ud800"), Document("b", "b\udc80", None, "", "", "")])
def test_text_that_is_no_unicode_is_refused_and_changes_nothing(path: Path, broken: Document) -> None:
    before = path.read_bytes()
    with pytest.raises(StoreError, match="cannot be stored") as caught:
        save(path, [Roadmap(broken)], KnowledgeGraph())
    assert "valid Unicode" in caught.value.hint
    assert path.read_bytes() == before


def test_a_change_that_began_from_an_older_generation_is_refused(path: Path) -> None:
    mine = Store.open(path)
    save(path, [ROADMAP], GRAPH)
    with pytest.raises(StoreError, match="another writer has changed"):
        save(path, [], KnowledgeGraph(), opened=mine)
    assert list(Store.open(path).digests) == ["first.md"]
    save(path, [], KnowledgeGraph(), opened=Store.open(path))
    assert not Store.open(path).digests


def test_a_change_that_began_from_no_store_is_refused_where_there_is_one_by_now(tmp_path: Path) -> None:
    place = tmp_path / "new.store"
    save(place, [ROADMAP], GRAPH, new=True)
    with pytest.raises(ChangedStoreError):
        save(place, [], KnowledgeGraph(), new=True)
    assert list(Store.open(place).digests) == ["first.md"]


def test_a_store_is_told_from_other_files(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "notes.md"
    other.write_text("# Notes")
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    assert is_store(path)
    assert [place for place in (other, tmp_path, tmp_path / "none", Path("a\0b")) if is_store(place)] == []
