from __future__ import annotations

from roadgraph.api.python.reason import reasons
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import Basis, Document, Evidence, Prerequisite, Topic


def test_every_quote_is_a_reason_with_the_document_by_name() -> None:
    quotes = tuple(
        Evidence(document, line, line, f"quote {line}", "rule", Basis.TEXT, 0.7)
        for document, line in (("d1", 3), ("gone", 5))
    )
    link = Prerequisite("a", None, ("b", "c"), Basis.TEXT, 0.7, quotes)
    graph = KnowledgeGraph(
        [Topic("a", "A"), Topic("b", "B"), Topic("c", "C")],
        prerequisites=[link],
        documents=[Document("d1", "maps/one.md", None, "text/markdown", "utf-8", "")],
    )
    found = list(reasons(graph, [link]))
    assert [(reason.quote, reason.place) for reason in found] == [
        *(("quote 3", "maps/one.md:3"), ("quote 5", "gone:5"))
    ]
    assert {tuple(need.id for need in reason.needs) for reason in found} == {("b", "c")}
    assert found[0].topic.label == "A"
