"""The graph in Python: where it comes from, what it answers, how it shows itself."""

from __future__ import annotations

import shutil
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from roadgraph.api.cli.program import run
from roadgraph.api.python import Graph, UnreadWarning, ingest, open_store
from roadgraph.graph.errors import DocumentError, LimitError, StoreError, UnknownTopicError
from roadgraph.graph.export import EXPORTS, exported
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import Basis, Prerequisite, Topic

FIXTURES = Path(__file__).parents[1] / "cli" / "fixtures"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(FIXTURES, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ROADGRAPH_STORE", raising=False)


@pytest.fixture
def graph() -> Graph:
    return ingest("roadmaps")


def test_paths_are_files_folders_and_patterns() -> None:
    both = ingest(Path("roadmaps/sailing.md"), "roadmaps/harbour.txt")
    assert both == ingest("roadmaps") == ingest("roadmaps/*")
    assert both != ingest("roadmaps", "contradiction.md")


def test_a_document_that_cannot_be_read_is_a_warning_and_none_at_all_an_error() -> None:
    with pytest.warns(UnreadWarning, match=r"gone\.md: there is no such file"):
        assert ingest("roadmaps", "gone.md") == ingest("roadmaps")
    with pytest.raises(DocumentError, match=r"gone\.md: there is no such file"):
        ingest("gone.md")
    with pytest.raises(DocumentError, match="nothing to read"):
        ingest()


def test_curation_has_the_last_word() -> None:
    assert ingest("roadmaps", curation="deep-learning") == ingest("roadmaps", curation=["deep-learning"])
    assert len(ingest("roadmaps", curation="deep-learning").knowledge.documents) == 3


def test_a_store_is_the_one_named_or_that_of_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreError, match=r"no store at roadgraph\.store"):
        open_store()
    assert run(["ingest", "roadmaps", "--store", "my.store"]) == 0
    assert open_store("my.store") == ingest("roadmaps")
    monkeypatch.setenv("ROADGRAPH_STORE", "my.store")
    assert open_store() == ingest("roadmaps")


def test_questions_are_answered(graph: Graph) -> None:
    assert graph.learning_path("racing", knowing="knots").labels == [
        *("Wind Reading", "Steering", "Tacking", "Racing")
    ]
    assert [met.topic.label for met in graph.requiring("wind reading", direct=True)] == ["Steering"]
    assert [met.topic.label for met in graph.prerequisites("tacking")][:2] == ["Knots", "Steering"]
    assert [found.topic.id for found in graph.next_topics("rope handling", toward="racing")] == [
        *("knots", "wind-reading")
    ]
    chain = graph.chain("knots", "racing")
    assert chain is not None
    assert [topic.id for topic in chain.topics] == ["knots", "tacking", "racing"]
    assert graph.search("tackng")[0].label == "Tacking"
    assert [resource.title for resource in graph.resources("knots")] == ["The Little Book of Knots"]
    assert graph.topic("RACING").id == "racing"
    assert ingest("roadmaps", "contradiction.md").check()[0].severity == "warning"


def test_reasons_are_quotes_with_their_places_alternatives_included(graph: Graph) -> None:
    (one, other) = graph.why("racing", "steering")
    assert (one.quote, one.place) == ("**Racing**: requires tacking.", "roadmaps/sailing.md:14")
    assert (other.topic.label, [need.label for need in other.needs]) == ("Tacking", ["Steering"])
    (choice,) = graph.why("anchoring", "stern anchor")
    assert [need.label for need in choice.needs] == ["Bow Anchor", "Stern Anchor"]
    assert graph.why("knots", "racing") == ()


def test_an_unknown_topic_is_an_error_with_suggestions(graph: Graph) -> None:
    with pytest.raises(UnknownTopicError) as caught:
        graph.learning_path("raceing")
    assert caught.value.suggestions[0] == "Racing"


def test_less_confidence_lets_more_in() -> None:
    weak = Prerequisite("b", "a", (), Basis.ORDER, 0.4, ())
    knowledge = KnowledgeGraph([Topic("a", "A"), Topic("b", "B")], prerequisites=[weak])
    assert Graph(knowledge).learning_path("b").labels == ["B"]
    assert Graph(knowledge, min_confidence=0.3).learning_path("b").labels == ["A", "B"]


def test_what_is_exported_in_rdf_can_be_chosen() -> None:
    weak = Prerequisite("b", "a", (), Basis.ORDER, 0.4, ())
    knowledge = KnowledgeGraph([Topic("a", "A"), Topic("b", "B")], prerequisites=[weak])
    assert b"dcterms:requires topic:a" not in Graph(knowledge).export("turtle")
    graph = Graph(knowledge, min_confidence=0.3)
    assert b"dcterms:requires topic:a" in graph.export("turtle")
    assert b"<<( topic:b dcterms:requires topic:a )>>" in graph.export("turtle", rdf12=True)
    assert b"https://kg.example/topic/" in graph.export("ntriples", base_iri="https://kg.example/")
    with pytest.raises(ValueError, match="base_iri, evidence and rdf12 go with one of turtle, "):
        graph.export("csv", evidence=False)


def test_every_format_is_offered_and_another_refused(graph: Graph) -> None:
    assert all(graph.export(form) == exported(graph.knowledge, form) for form in EXPORTS)
    with pytest.raises(ValueError, match="no format 'png'; choose one of json, "):
        graph.export("png")
    with pytest.raises(ValueError, match="no format 'gif'; choose one of mermaid, "):
        graph.diagram(format="gif")
    with pytest.raises(ValueError, match="no format 'dot'; choose one of svg, png, pdf"):
        graph.diagram(format="dot", layout="graphviz")
    with pytest.raises(ValueError, match="no layout 'neato'; choose one of roadgraph, graphviz"):
        graph.diagram(layout="neato")


def test_it_becomes_networkx_and_rdflib(graph: Graph) -> None:
    assert graph.to_networkx().has_edge("knots", "tacking")
    assert len(graph.to_rdflib("https://my.example/")) > 100


def test_a_notebook_shows_a_drawing_with_every_topic(graph: Graph) -> None:
    shown = graph._repr_mimebundle_()
    assert set(shown) == {"text/plain", "image/svg+xml"}
    assert shown["text/plain"] == repr(graph) == f"Graph({str(graph.knowledge)[15:]}"
    fromstring(shown["image/svg+xml"])
    assert "Racing" in shown["image/svg+xml"]


def test_what_is_too_large_to_draw_is_text() -> None:
    topics = [Topic(f"t{n}", f"T{n}") for n in range(1_002)]
    asked = [Prerequisite(f"t{n}", "t0", (), Basis.TEXT, 0.9, ()) for n in range(1, 1_002)]
    large = Graph(KnowledgeGraph(topics, prerequisites=asked))
    assert set(large._repr_mimebundle_()) == {"text/plain"}
    with pytest.raises(LimitError):
        large.diagram()


def test_graphs_are_compared(graph: Graph) -> None:
    assert not graph.difference(graph)
    assert graph.difference(ingest("contradiction.md")).inversions[0].before.label == "Steering"


def test_what_cannot_be_meant_is_refused_with_what_to_give_instead(graph: Graph) -> None:
    with pytest.raises(ValueError, match="name the topics to reach, one by one"):
        graph.learning_path()
    with pytest.raises(ValueError, match="name the topics to reach, one by one"):
        graph.learning_path(["Reefing"])  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="min_confidence goes from 0 to 1 and is 5"):
        ingest("roadmaps", min_confidence=5)
