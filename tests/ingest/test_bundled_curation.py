"""The curation of deep learning that comes with the package: sound in itself, and a help where documents are silent."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from roadgraph.graph.export import exported
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.label import fold, slug
from roadgraph.graph.model import Basis, Mention, Roadmap, Topic
from roadgraph.graph.path import learning_path, requiring
from roadgraph.ingest.curate import idle
from roadgraph.ingest.curation import RECOMMENDED, Curation, Verb, curation, find_curation
from roadgraph.ingest.document import document
from roadgraph.ingest.merge import merge
from roadgraph.ingest.read import read

ROADMAPS = Path(__file__).parents[2] / "roadmaps"
SHARED = Path(__file__).parents[3] / "shared"

ROADMAP = b"""# Roadmap to large language models

- Backpropagation
- CNNs and RNNs
- GANs
- Transformers
- LLMs
- RAG
- Fine-tuning with LoRA
"""


@pytest.fixture(scope="module")
def bundled() -> Curation:
    name, data = find_curation("deep-learning")
    return curation(data, name)


@pytest.fixture(scope="module")
def field(bundled: Curation) -> KnowledgeGraph:
    """The graph of a document that names every topic of the curation and states nothing."""
    names = dict.fromkeys(act.topic for act in bundled.acts if act.verb is Verb.REQUIRES)
    source, _ = document("\n".join(names).encode(), "everything.txt")
    places = {name: Mention(source.id, line, line, name, "test") for line, name in enumerate(names, 1)}
    topics = (Topic(slug(name), name, mentions=(place,)) for name, place in places.items())
    return merge([Roadmap(source, tuple(topics))], [bundled])


def reached(graph: KnowledgeGraph, topic: str) -> set[str]:
    return set(nx.ancestors(graph.prerequisite_graph(), graph.topic(topic).id))


def test_every_line_is_an_act_with_a_reason_and_every_prerequisite_a_source(bundled: Curation) -> None:
    assert bundled.diagnostics == ()
    assert [act.quote for act in bundled.acts if not act.reason] == []
    assert [act.quote for act in bundled.acts if act.verb is Verb.REQUIRES and not act.source] == []
    assert Counter(act.verb for act in bundled.acts)[Verb.REQUIRES] > 400


def test_reasons_stand_on_their_own(bundled: Curation) -> None:
    reasons = Counter(act.reason for act in bundled.acts if act.verb is Verb.REQUIRES)
    told = [reason for reason in reasons if len(reason.split()) < 4 or reason.endswith(".")]
    assert told == []


def test_a_name_is_spelled_in_one_way(bundled: Curation) -> None:
    spelled: dict[str, set[str]] = {}
    for act in bundled.acts:
        for name in (act.topic, *(act.objects if act.verb is not Verb.KIND else ())):
            spelled.setdefault(fold(name), set()).add(name)
    assert [names for names in spelled.values() if len(names) > 1] == []


def test_names_that_are_the_same_stand_on_the_left_once(bundled: Curation) -> None:
    same = [act for act in bundled.acts if act.verb in (Verb.SAME, Verb.LABEL)]
    short, full = [fold(act.topic) for act in same], {fold(act.objects[0]) for act in same}
    assert [name for name, times in Counter(short).items() if times > 1 or name in full] == []
    used = {fold(n) for act in bundled.acts if act.verb is Verb.REQUIRES for n in (act.topic, *act.objects)}
    assert sorted(used & set(short)) == []


def test_all_acts_stand_together(bundled: Curation, field: KnowledgeGraph) -> None:
    assert field.conflicts == ()
    assert [d for d in field.diagnostics if d.document == "deep-learning.tsv"] == []
    lines = {e.line for p in field.prerequisites for e in p.evidence if e.rule == "curation"}
    required = {act.line for act in bundled.acts if act.verb is Verb.REQUIRES}
    assert lines >= required
    assert lines - required <= {act.line for act in bundled.acts if act.verb is Verb.RECOMMENDS}
    assert {p.confidence for p in field.prerequisites if p.basis is Basis.CURATED} == {1.0, RECOMMENDED}


@pytest.mark.parametrize(
    ("topic", "needs"),
    [
        ("backpropagation", {"chain rule", "derivative", "forward propagation", "loss function"}),
        ("transformer", {"self-attention", "positional encoding", "softmax", "backpropagation", "calculus"}),
        ("LSTM", {"recurrent neural network", "vanishing gradient problem"}),
        ("GAN", {"generator", "discriminator", "probability distribution"}),
        ("deep Q-network", {"Markov decision process", "Q-learning", "neural network"}),
        ("PCA", {"eigenvector", "variance", "matrix"}),
        ("RAG", {"large language model", "embedding", "transformer"}),
    ],
)
def test_a_topic_reaches_what_textbooks_teach_before_it(
    field: KnowledgeGraph, topic: str, needs: set[str]
) -> None:
    assert {field.topic(name).id for name in needs} <= reached(field, topic)


@pytest.mark.parametrize(
    ("topic", "other"),
    [
        ("convolutional neural network", "recurrent neural network"),
        ("transformer", "convolutional neural network"),
        ("gated recurrent unit", "long short-term memory"),
        ("GPT", "BERT"),
        ("PyTorch", "TensorFlow"),
        ("TorchServe", "TensorFlow"),
        ("diffusion model", "GAN"),
        ("VAE", "GAN"),
        ("Q-learning", "neural network"),
        ("gradient descent", "backpropagation"),
        ("gradient descent", "neural network"),
        ("calculus", "linear algebra"),
        ("decision tree", "calculus"),
        ("NumPy", "linear algebra"),
        ("unsupervised learning", "supervised learning"),
        ("ResNet", "VGG"),
        ("cross-entropy loss", "mean squared error"),
        ("dropout", "batch normalization"),
        ("CNN", "image classification"),
        ("word2vec", "transformer"),
    ],
)
def test_siblings_and_alternatives_are_no_chain(field: KnowledgeGraph, topic: str, other: str) -> None:
    assert field.topic(other).id not in reached(field, topic)


def test_a_short_roadmap_gets_the_foundations_that_it_leaves_out(bundled: Curation) -> None:
    roadmap = read(ROADMAP, "llm.md")
    bare, graph = merge([roadmap]), merge([roadmap], [bundled])
    assert bare.find("calculus") is None
    steps = [step.topic.label for step in learning_path(graph, ["RAG"]).steps]
    order = ["Calculus", "Gradient Descent", "Backpropagation", graph.topic("transformer").label]
    assert sorted(order, key=steps.index) == order
    assert graph.topic("LLMs").label == "Large Language Model"
    assert graph.topic("GANs").id not in {step.topic.id for step in learning_path(graph, ["RAG"]).steps}


def test_a_roadmap_of_another_field_is_left_alone(bundled: Curation) -> None:
    roadmap = read((ROADMAPS / "bread-baking.md").read_bytes(), "bread.md")
    bare, graph = merge([roadmap]), merge([roadmap], [bundled])
    assert (dict(graph.topics), graph.prerequisites) == (dict(bare.topics), bare.prerequisites)
    assert idle(bundled, graph.topics) == bundled.acts


def test_it_agrees_with_the_bundled_roadmaps(bundled: Curation) -> None:
    roadmaps = [read(path.read_bytes(), path.name) for path in sorted(ROADMAPS.iterdir())]
    bare, graph = merge(roadmaps), merge(roadmaps, [bundled])
    assert graph.conflicts == bare.conflicts
    kept = {(p.topic, p.needs) for p in graph.prerequisites}
    for p in bare.prerequisites:
        assert (graph.topic(p.topic).id, tuple(sorted(graph.topic(need).id for need in p.needs))) in kept
    assert len(requiring(graph, "calculus")) > len(requiring(bare, "calculus"))


@pytest.fixture(scope="module")
def score(bundled: Curation, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    if not SHARED.is_dir():
        pytest.skip("needs the annotated roadmaps beside the project")
    roadmaps = [read(path.read_bytes(), path.name) for path in sorted((SHARED / "seeds").iterdir())]
    place = tmp_path_factory.mktemp("curated") / "graph.json"
    place.write_bytes(exported(merge(roadmaps, [bundled])))
    command = [sys.executable, str(SHARED / "gold" / "score.py"), str(place), "--json"]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True, timeout=60).stdout))


@pytest.mark.parametrize(
    ("figure", "least"),
    [
        ("requires: direct edges judged right", 0.97),
        ("requires: agreed essential, reachable", 0.90),
        ("requires: closure pairs judged right", 0.97),
        ("requires: any-of groups found", 1.0),
        ("requires: those that the documents support", 0.75),
        ("questions of annotator 1 answered", 0.85),
        ("questions of annotator 2 answered", 0.85),
        ("topic precision", 0.95),
        ("topic recall", 0.92),
        ("quotes found at their line", 1.0),
    ],
)
def test_figures_with_it_stay_at_least(score: dict[str, Any], figure: str, least: float) -> None:
    good, total = score[figure]
    assert good / total >= least


def test_with_it_names_of_one_thing_meet(score: dict[str, Any]) -> None:
    assert score["topic merge errors"] == 0
    assert score["topic split errors"] <= 4


def test_with_it_no_forbidden_prerequisite_is_reached(score: dict[str, Any]) -> None:
    assert score["requires: forbidden pairs reached"][0] == 0
    assert score["requires: reversed"] == 0
