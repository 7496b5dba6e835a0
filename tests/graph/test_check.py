"""Findings: contradictions, cycles, topics that are only cited, diagnostics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.graph.check import RULES, Finding, check
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import (
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
    Severity,
    Topic,
)

ONE = Document("11", "maps/one.md", None, "text/markdown", "utf-8", "# One\nB after A\r\n???\n")
TWO = Document("22", "two.md", None, "text/markdown", "utf-8", "A after B")


def evidence(document: Document, line: int, quote: str, confidence: float = 0.9) -> Evidence:
    return Evidence(document.id, line, line, quote, "phrase", Basis.STATED, confidence)


def needs(topic: str, other: str, *found: Evidence, confidence: float = 0.9) -> Prerequisite:
    return Prerequisite(topic, other, (), Basis.STATED, confidence, found)


def codes(findings: Sequence[Finding]) -> list[str]:
    return [finding.code for finding in findings]


KEPT = needs("b", "a", evidence(ONE, 2, "B after A"))
CUT = needs("a", "b", evidence(TWO, 1, "A after B", 0.6), confidence=0.6)
A, B = Topic("a", "A", definition="First."), Topic("b", "B", definition="Second.")


class TestConflicts:
    def test_a_contradiction_is_told_once_with_both_quotes(self) -> None:
        conflict = Conflict("contradiction", "A requires B was cut", ("a", "b"), (KEPT,), (CUT,))
        graph = KnowledgeGraph([A, B], prerequisites=[KEPT], documents=[ONE, TWO], conflicts=[conflict])
        assert check(graph) == (
            Finding(
                Severity.WARNING,
                "contradiction",
                "A requires B was cut; kept: “B after A” (maps/one.md:2); cut: “A after B” (two.md:1)",
                ("a", "b"),
                (*KEPT.evidence, *CUT.evidence),
            ),
        )

    def test_a_cycle_is_a_conflict(self) -> None:
        conflict = Conflict("cycle", "a cycle", ("a", "b"), (KEPT, KEPT), (CUT,))
        (found,) = check(KnowledgeGraph([A, B], conflicts=[conflict]))
        assert found.code == "conflict"
        assert found.places == (*KEPT.evidence, *CUT.evidence)

    def test_the_most_trusted_quote_is_shown_and_shortened(self) -> None:
        weak, strong = evidence(ONE, 1, "weak", 0.5), evidence(ONE, 3, "s" * 200, 0.8)
        conflict = Conflict("cycle", "m", ("a", "b"), (needs("b", "a", weak, strong),), ())
        (found,) = check(KnowledgeGraph([A, B], documents=[ONE], conflicts=[conflict]))
        assert found.message == f"m; kept: “{'s' * 79}…” (maps/one.md:3); cut: nothing"
        assert found.places == (weak, strong)

    def test_without_evidence_it_says_what_was_claimed(self) -> None:
        conflict = Conflict("cycle", "m", ("a", "b"), (), (needs("b", "a"),))
        (found,) = check(KnowledgeGraph([A, B], conflicts=[conflict]))
        assert found.message == "m; kept: nothing; cut: B requires A (stated)"


class TestCitedOnly:
    CITED = Topic("t", "T", mentions=(Mention("11", 2, 2, "T", "phrase"),))
    CITING = Topic("u", "U", definition="Explained.")
    RELATION = needs("u", "t", evidence(ONE, 2, "U after T"))

    def graph(self, cited: Topic | None = None, *more: Prerequisite, **parts: object) -> KnowledgeGraph:
        topics = [cited or self.CITED, self.CITING, Topic("v", "V")]
        relations = [self.RELATION, *more]
        return KnowledgeGraph(topics, prerequisites=relations, documents=[ONE], **parts)  # type: ignore[arg-type]

    def test_a_topic_that_is_required_and_nothing_more(self) -> None:
        assert check(self.graph()) == (
            Finding(
                Severity.INFO,
                "cited-only",
                "T is explained nowhere, but required by U",
                ("t",),
                (*self.CITED.mentions, *self.RELATION.evidence),
            ),
        )

    def test_many_citing_topics_are_counted(self) -> None:
        citing = [Topic(f"c{n}", f"C{n}") for n in range(5)]
        graph = KnowledgeGraph([self.CITED, *citing], prerequisites=[needs(c.id, "t") for c in citing])
        assert check(graph)[0].message == "T is explained nowhere, but required by C0, C1, C2 and 2 more"

    def test_an_alternative_is_cited_too(self) -> None:
        clause = Prerequisite("u", None, ("t", "v"), Basis.STATED, 0.9, ())
        graph = KnowledgeGraph([self.CITED, self.CITING, Topic("v", "V")], prerequisites=[clause])
        assert {finding.topics for finding in check(graph)} == {("t",), ("v",)}

    def test_what_explains_a_topic(self) -> None:
        place = Mention("11", 1, 1, "T", "phrase")
        resource = Resource("r", "R", None, ResourceType.BOOK, (), ("t",), (place,))
        assert check(self.graph(replace(self.CITED, definition="A thing."))) == ()
        assert check(self.graph(replace(self.CITED, mentions=(*self.CITED.mentions, place)))) == ()
        assert check(self.graph(None, needs("t", "v", confidence=0.1))) == ()
        assert check(self.graph(resources=[resource])) == ()
        assert check(self.graph(broader=[Broader("v", "t", (place,))])) == ()
        assert codes(check(self.graph(broader=[Broader("t", "v", (place,))]))) == ["cited-only"]

    def test_what_nothing_requires_is_not_cited(self) -> None:
        assert check(KnowledgeGraph([self.CITED])) == ()
        weak = needs("u", "t", confidence=0.4)
        assert check(KnowledgeGraph([self.CITED, self.CITING], prerequisites=[weak])) == ()


class TestDiagnostics:
    def test_each_is_a_finding_with_its_line(self) -> None:
        said = Diagnostic(Severity.WARNING, "not-understood", "what is this", ONE.name, 3)
        assert check(KnowledgeGraph(documents=[ONE], diagnostics=[said])) == (
            Finding(
                Severity.WARNING,
                "not-understood",
                "what is this",
                (),
                (Mention("11", 3, 3, "???", "not-understood"),),
            ),
        )

    @pytest.mark.parametrize(
        ("document", "line", "place"),
        [
            ("11", 2, Mention("11", 2, 2, "B after A", "c")),
            ("one.md", None, Mention("11", 1, 3, "", "c")),
            ("22", None, Mention("22", 1, 1, "", "c")),
            ("11", 99, Mention("11", 99, 99, "", "c")),
            ("gone.md", 4, Mention("gone.md", 4, 4, "", "c")),
            ("gone.md", None, Mention("gone.md", 1, 1, "", "c")),
        ],
    )
    def test_the_place_is_the_line_or_the_whole_document(
        self, document: str, line: int | None, place: Mention
    ) -> None:
        said = Diagnostic(Severity.INFO, "c", "m", document, line)
        (found,) = check(KnowledgeGraph(documents=[ONE, TWO], diagnostics=[said]))
        assert found.places == (place,)


def test_errors_come_first_then_by_code_document_and_line() -> None:
    said = [
        Diagnostic(Severity.INFO, "a", "1", "two.md", 1),
        Diagnostic(Severity.INFO, "a", "2", "maps/one.md", 2),
        Diagnostic(Severity.INFO, "a", "3", "maps/one.md", 1),
        Diagnostic(Severity.WARNING, "b", "4", "two.md", 1),
        Diagnostic(Severity.ERROR, "z", "5", "two.md", 1),
        Diagnostic(Severity.WARNING, "a", "6", "two.md", 1),
    ]
    found = check(KnowledgeGraph(documents=[ONE, TWO], diagnostics=said))
    assert [finding.message for finding in found] == ["5", "6", "4", "3", "2", "1"]


@given(st.from_type(KnowledgeGraph))
def test_the_findings_are_those_of_the_rules(graph: KnowledgeGraph) -> None:
    found = check(graph)
    assert set(found) == {finding for rule in RULES.values() for finding in rule(graph)}
    assert check(graph) == found
    cited = {finding.topics[0] for finding in found if finding.code == "cited-only"}
    assert cited == {
        topic for topic in graph.topics if graph.required_by(topic) and not graph.requires(topic, 0.0)
    }
