"""A small graph in which every answer can be found by hand, and a way to ask it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import (
    Basis,
    Broader,
    Conflict,
    Document,
    Evidence,
    Mention,
    Prerequisite,
    Resource,
    ResourceType,
    Topic,
    TopicKind,
)
from roadgraph.schema.build import build_schema
from roadgraph.schema.view import View
from strawberry.types import ExecutionResult

MATHS, NETS = "a" * 64, "b" * 64


def topic(name: str, label: str, kind: TopicKind = TopicKind.CONCEPT, **more: Any) -> Topic:
    mention = Mention(NETS if kind is not TopicKind.CONCEPT else MATHS, 1, 1, label, "heading")
    return Topic(name, label, kind=kind, mentions=(mention,), **more)


def relation(
    name: str,
    requires: str | None,
    basis: Basis = Basis.STATED,
    confidence: float = 0.9,
    any_of: tuple[str, ...] = (),
) -> Prerequisite:
    said = f"{name} needs {requires or ' or '.join(any_of)}"
    place = Evidence(MATHS, 2, 3, said, "sentence", basis, confidence)
    return Prerequisite(name, requires, any_of, basis, confidence, (place,))


def example() -> KnowledgeGraph:
    """Limits → calculus → gradient → gradient descent → neural network → image recognition, which needs a tool too.

    The network depends weakly on limits as well. Keras and PyTorch are alternatives. Bread has to do with nothing.
    """
    return KnowledgeGraph(
        topics=[
            topic("limits", "Limits"),
            topic("calculus", "Calculus", aliases=("Analysis",)),
            topic("gradient", "Gradient"),
            topic("gradient-descent", "Gradient Descent", definition="Walking downhill."),
            topic("neural-network", "Neural Network", TopicKind.MODEL),
            topic("image-recognition", "Image Recognition", TopicKind.TASK),
            topic("keras", "Keras", TopicKind.TOOL),
            topic("pytorch", "PyTorch", TopicKind.TOOL),
            topic("machine-learning", "Machine Learning", TopicKind.AREA),
            topic("bread", "Bread"),
        ],
        broader=[
            Broader(
                "gradient-descent", "machine-learning", (Mention(NETS, 1, 1, "Gradient Descent", "tree"),)
            ),
            Broader("neural-network", "machine-learning", (Mention(NETS, 1, 1, "Neural Network", "tree"),)),
        ],
        prerequisites=[
            relation("calculus", "limits"),
            relation("gradient", "calculus", Basis.TEXT, 0.6),
            relation("gradient-descent", "gradient"),
            relation("neural-network", "gradient-descent"),
            relation("neural-network", "limits", Basis.ORDER, 0.3),
            relation("image-recognition", "neural-network"),
            relation("image-recognition", None, any_of=("keras", "pytorch")),
        ],
        resources=[
            Resource(
                "r1",
                "Calculus Made Easy",
                "https://example.com/calculus?a=1&b=2",
                ResourceType.BOOK,
                ("Silvanus Thompson",),
                ("calculus", "limits"),
                (Mention(MATHS, 4, 4, "Calculus Made Easy", "link"),),
            ),
            Resource(
                "r2",
                "Baking Videos",
                None,
                ResourceType.VIDEO,
                (),
                ("bread",),
                (Mention(MATHS, 5, 5, "Baking", "link"),),
            ),
            Resource("r3", "A Calculus Course", None, ResourceType.COURSE, (), ("calculus",), ()),
        ],
        documents=[
            Document(MATHS, "notes/maths.md", "Mathematics", "text/markdown", "utf-8", "one\ntwo\nthree\n"),
            Document(NETS, "notes/nets.txt", None, "text/plain", "utf-8", "one", ("mojibake",)),
        ],
        conflicts=[
            Conflict(
                "cycle",
                "calculus and limits need each other",
                ("calculus", "limits"),
                (relation("calculus", "limits"),),
                (relation("limits", "calculus", Basis.TEXT, 0.6),),
            )
        ],
    )


@pytest.fixture(scope="session")
def graph() -> KnowledgeGraph:
    return example()


@pytest.fixture(scope="session")
def execute(graph: KnowledgeGraph) -> Callable[..., ExecutionResult]:
    """Execute a query, with variables as keywords."""
    schema, view = build_schema(), View(graph)

    def executed(query: str, **variables: Any) -> ExecutionResult:
        return schema.execute_sync(query, variable_values=variables, context_value=view)

    return executed


@pytest.fixture(scope="session")
def ask(execute: Callable[..., ExecutionResult]) -> Callable[..., Any]:
    """The data of a query, which must not fail."""

    def asked(query: str, **variables: Any) -> Any:
        result = execute(query, **variables)
        assert result.errors is None, result.errors
        return result.data

    return asked


@pytest.fixture(scope="session")
def refused(execute: Callable[..., ExecutionResult]) -> Callable[..., Any]:
    """The only error of a query, as a client sees it."""

    def answered(query: str, **variables: Any) -> Any:
        result = execute(query, **variables)
        assert result.errors is not None
        (error,) = result.errors
        return error.formatted

    return answered
