"""The same question by command line, GraphQL and Python has the same answer, for every topic of the bundled roadmaps."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from roadgraph.api.cli.program import run
from roadgraph.api.python import Graph, open_store
from roadgraph.graph.model import Prerequisite
from roadgraph.graph.path import Chain, LearningStep
from roadgraph.graph.store import Store
from roadgraph.schema.build import build_schema
from roadgraph.schema.view import View

ROADMAPS = Path(__file__).parents[2] / "roadmaps"

QUERY = """
query($topic: String!) {
  learningPath(to: [$topic]) { ... on LearningPath { length steps {
    position stage topic { slug label } requires { slug } because { ...Why }
  } } }
  requiring: topics(requiring: $topic, first: 500) { totalCount nodes { slug } }
  prerequisites: topics(requiredFor: $topic, first: 500) { totalCount nodes { slug } }
  direct: topic(ref: $topic) {
    prerequisites(first: 500) { nodes { slug } } requiredBy(first: 500) { nodes { slug } }
  }
  next: nextTopics(knowing: [$topic], first: 500) { totalCount nodes { slug } }
  toward: nextTopics(knowing: [], toward: $topic, first: 500) { nodes { slug } }
  search: topics(search: $topic, first: 20) { nodes { slug } }
}
fragment Why on Prerequisite {
  topic { slug } prerequisite { slug } anyOf { slug } confidence evidence { line quote document { name } }
}
"""

CHAIN = """
query($from: String!, $to: String!) { chain(from: $from, to: $to) { topics { slug } } }
"""

Answers = dict[str, Any]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of all bundled roadmaps."""
    place = tmp_path_factory.mktemp("same") / "bundled.store"
    assert run(["ingest", str(ROADMAPS), "--store", str(place)]) == 0
    return place


@pytest.fixture(scope="module")
def graph(store: Path) -> Graph:
    return open_store(store)


@pytest.fixture
def by_command_line(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Any]:
    """Gives the JSON of a command that asks the store, which is read but once."""
    opened = Store.open(store)
    monkeypatch.setattr(Store, "open", lambda path: opened)
    monkeypatch.setenv("ROADGRAPH_STORE", str(store))

    def ask(*arguments: str) -> Any:
        assert run([*arguments, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return ask


@pytest.fixture(scope="module")
def by_graphql(graph: Graph) -> Callable[..., Any]:
    """Gives the data with which a query is answered."""
    schema, view = build_schema(), View(graph.knowledge)

    def ask(query: str, **variables: str) -> Any:
        answer = schema.execute_sync(query, variable_values=variables, context_value=view)
        assert answer.errors is None
        return answer.data

    return ask


def slugs(topics: Iterable[Mapping[str, Any]]) -> list[str]:
    return [topic["slug"] for topic in topics]


def reason(
    topic: str, needs: Iterable[str], confidence: float, places: Iterable[tuple[str, int, str]]
) -> object:
    return topic, sorted(needs), confidence, sorted(places)


def answers_of_python(graph: Graph, topic: str) -> Answers:
    def told(p: Prerequisite) -> object:
        names = {d.id: d.name for d in graph.knowledge.documents.values()}
        places = [(names[e.document], e.line, e.quote) for e in p.evidence]
        return reason(p.topic, p.needs, p.confidence, places)

    def step(s: LearningStep) -> object:
        because = sorted(map(told, s.because), key=str)
        return s.position, s.stage, s.topic.id, s.topic.label, sorted(s.requires), because

    return {
        "path": [step(s) for s in graph.learning_path(topic)],
        "requiring": [met.topic.id for met in graph.requiring(topic)],
        "prerequisites": [met.topic.id for met in graph.prerequisites(topic)],
        "direct": [
            [met.topic.id for met in asked(topic, direct=True)]
            for asked in (graph.prerequisites, graph.requiring)
        ],
        "next": [found.topic.id for found in graph.next_topics(topic)],
        "toward": [found.topic.id for found in graph.next_topics(toward=topic)],
        "search": [found.id for found in graph.search(topic)],
    }


def answers_of_command_line(ask: Callable[..., Any], topic: str) -> Answers:
    def told(p: Mapping[str, Any]) -> object:
        needs = p["anyOf"] or [p["prerequisite"]]
        return reason(
            p["topic"],
            needs,
            p["confidence"],
            [(e["document"], e["line"], e["quote"]) for e in p["evidence"]],
        )

    def step(s: Mapping[str, Any]) -> object:
        because = sorted(map(told, s["because"]), key=str)
        return (
            s["position"],
            s["stage"],
            s["topic"]["slug"],
            s["topic"]["label"],
            sorted(s["requires"]),
            because,
        )

    return {
        "path": [step(s) for s in ask("path", topic)["steps"]],
        "requiring": slugs(ask("requiring", topic)["topics"]),
        "prerequisites": slugs(ask("prerequisites", topic)["topics"]),
        "direct": [
            slugs(ask(asked, topic, "--direct")["topics"]) for asked in ("prerequisites", "requiring")
        ],
        "next": slugs(ask("next", "--knowing", topic)["topics"]),
        "toward": slugs(ask("next", "--toward", topic)["topics"]),
        "search": slugs(ask("search", topic)["topics"]),
    }


def answers_of_graphql(ask: Callable[..., Any], topic: str) -> Answers:
    def told(p: Mapping[str, Any]) -> object:
        needs = slugs(p["anyOf"] or [p["prerequisite"]])
        places = [(e["document"]["name"], e["line"], e["quote"]) for e in p["evidence"]]
        return reason(p["topic"]["slug"], needs, p["confidence"], places)

    def step(s: Mapping[str, Any]) -> object:
        because = sorted(map(told, s["because"]), key=str)
        requires = sorted(slugs(s["requires"]))
        return s["position"], s["stage"], s["topic"]["slug"], s["topic"]["label"], requires, because

    data = ask(QUERY, topic=topic)
    listed = {
        name: slugs(data[name]["nodes"])
        for name in ("requiring", "prerequisites", "next", "toward", "search")
    }
    assert all(
        data[name]["totalCount"] == len(listed[name]) for name in ("requiring", "prerequisites", "next")
    )
    assert data["learningPath"]["length"] == len(data["learningPath"]["steps"])
    direct = [slugs(data["direct"][side]["nodes"]) for side in ("prerequisites", "requiredBy")]
    return {"path": [step(s) for s in data["learningPath"]["steps"]], "direct": direct, **listed}


def test_every_topic_has_the_same_answers_by_every_face(
    graph: Graph, by_command_line: Callable[..., Any], by_graphql: Callable[..., Any]
) -> None:
    assert len(graph.topics) > 200
    for topic in graph.knowledge.topics:
        expected = answers_of_python(graph, topic)
        assert answers_of_command_line(by_command_line, topic) == expected
        assert answers_of_graphql(by_graphql, topic) == expected


def test_every_chain_from_a_foundation_is_the_same_by_every_face(
    graph: Graph, by_command_line: Callable[..., Any], by_graphql: Callable[..., Any]
) -> None:
    chains: dict[tuple[str, str], Chain | None] = {
        (start, met.topic.id): graph.chain(start, met.topic.id)
        for start in ("calculus", "python")
        for met in graph.requiring(start)
    }
    assert len(chains) > 30
    for (start, end), chain in chains.items():
        assert chain is not None
        expected = [topic.id for topic in chain.topics]
        assert slugs(by_command_line("chain", start, end)["topics"]) == expected
        assert slugs(by_graphql(CHAIN, **{"from": start, "to": end})["chain"]["topics"]) == expected
