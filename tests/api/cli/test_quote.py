from __future__ import annotations

from roadgraph.api.cli.quote import grounds, labels, needs, quote
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import Basis, Document, Evidence, Mention, Prerequisite, Topic

GRAPH = KnowledgeGraph(
    topics=[Topic("a", "Alpha"), Topic("b", "Beta"), Topic("c", "Gamma")],
    documents=[Document("d1", "maps/one.md", None, "text/markdown", "utf-8", "")],
)


def evidence(quote: str, confidence: float, line: int = 1, document: str = "d1") -> Evidence:
    """Evidence of this text and trust."""
    return Evidence(document, line, line, quote, "rule", Basis.STATED, confidence)


def prerequisite(*places: Evidence, any_of: tuple[str, ...] = ()) -> Prerequisite:
    """Beta requires Alpha, or one of several."""
    return Prerequisite("b", None if any_of else "a", any_of, Basis.CURATED, 0.9, places)


def test_the_most_trusted_quote_is_shown_of_several_the_plainest() -> None:
    marked, plain, weak = (
        evidence("**b**: a", 0.9),
        evidence("b needs a, as everybody knows", 0.9, 7),
        evidence("b a", 0.5),
    )
    expected = (("“b needs a, as everybody knows”", "quote"), "  ", ("maps/one.md:7", "place"))
    assert grounds(GRAPH, prerequisite(weak, marked, plain)) == expected


def test_without_a_quote_the_basis_is_shown() -> None:
    assert grounds(GRAPH, prerequisite()) == (("curated", "quiet"),)


def test_a_document_that_is_not_there_is_shown_by_its_id() -> None:
    assert grounds(GRAPH, prerequisite(evidence("b", 0.9, document="gone")))[-1] == ("gone:1", "place")


def test_labels_stand_in_one_phrase() -> None:
    assert labels(GRAPH, []) == ""
    assert labels(GRAPH, ["a"], last=" or ") == "Alpha"
    assert labels(GRAPH, ["a", "b", "c"]) == "Alpha, Beta, Gamma"
    assert labels(GRAPH, ["a", "b", "c"], last=" and ") == "Alpha, Beta and Gamma"
    assert needs(GRAPH, prerequisite(any_of=("a", "c"))) == "Alpha or Gamma"


def test_columns_of_a_table_are_told_apart_where_a_person_reads() -> None:
    place = Mention("d", 1, 1, "Rye\trequires\t\tFlour", "rule")
    assert quote(KnowledgeGraph(), place)[0] == ("“Rye · requires · Flour”", "quote")
