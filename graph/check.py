"""What to look at in a graph: contradictions, cycles, unexplained topics, lines not understood."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from .alike import alike
from .knowledge import KnowledgeGraph
from .model import Conflict, Diagnostic, Evidence, Mention, Prerequisite, Severity

QUOTED = 80
"""The number of characters of a quote that a message shows; `places` hold it whole."""

NAMED = 3
"""The number of topics that a message names before it counts the rest."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at: how much it matters, which rule found it, and which topics and places it concerns.

    `code` is the name of the rule, or for a diagnostic the diagnostic's own code. `topics` are ids, `places`
    quote documents by id.
    """

    severity: Severity
    code: str
    message: str
    topics: tuple[str, ...] = ()
    places: tuple[Mention | Evidence, ...] = ()


def check(graph: KnowledgeGraph) -> tuple[Finding, ...]:
    """All findings of all `RULES`, errors first, then by code, document, line and message.

    >>> check(KnowledgeGraph())
    ()
    """
    found = (finding for rule in RULES.values() for finding in rule(graph))
    return tuple(sorted(found, key=partial(_rank, graph)))


def contradiction(graph: KnowledgeGraph) -> Iterator[Finding]:
    """The pairs of topics of which each is said to require the other."""
    for found in graph.conflicts:
        if found.kind == "contradiction":
            yield _conflicting(graph, "contradiction", found)


def conflict(graph: KnowledgeGraph) -> Iterator[Finding]:
    """All other prerequisites that cannot stand together, above all cycles, and what was cut."""
    for found in graph.conflicts:
        if found.kind != "contradiction":
            yield _conflicting(graph, "conflict", found)


def cited_only(graph: KnowledgeGraph) -> Iterator[Finding]:
    """The topics that others require but that are explained nowhere.

    Those without prerequisites, resources, definition, parts and kinds, that are mentioned once at most.
    """
    for topic in graph.topics.values():
        citing = graph.required_by(topic.id)
        explained = topic.definition or len(topic.mentions) > 1 or graph.requires(topic.id, 0.0)
        if citing and not explained and not graph.resources_of(topic.id) and not graph.narrower_of(topic.id):
            labels = sorted({graph.topics[p.topic].label for p in citing})
            more = f" and {len(labels) - NAMED} more" if len(labels) > NAMED else ""
            message = f"{topic.label} is explained nowhere, but required by {', '.join(labels[:NAMED])}{more}"
            cited = dict.fromkeys(place for p in citing for place in p.evidence)
            yield Finding(Severity.INFO, "cited-only", message, (topic.id,), (*topic.mentions, *cited))


def merge_candidate(graph: KnowledgeGraph) -> Iterator[Finding]:
    """The pairs of topics whose names look alike; they were left apart, and a person may know better."""
    for one, other in alike(graph):
        message = f"{one.label} and {other.label} look alike and were left apart"
        yield Finding(
            Severity.INFO,
            "merge-candidate",
            message,
            (one.id, other.id),
            (*one.mentions[:1], *other.mentions[:1]),
        )


def diagnostic(graph: KnowledgeGraph) -> Iterator[Finding]:
    """What was repaired, lost or not understood while documents were read."""
    for ref, found in groupby(graph.diagnostics, key=lambda d: d.document):
        document = graph.document(ref)
        lines = [] if document is None else document.text.split("\n")
        for d in found:
            place = _diagnosed(d, ref if document is None else document.id, lines)
            yield Finding(d.severity, d.code, d.message, (), (place,))


RULES: Mapping[str, Callable[[KnowledgeGraph], Iterable[Finding]]] = {
    "contradiction": contradiction,
    "conflict": conflict,
    "cited-only": cited_only,
    "merge-candidate": merge_candidate,
    "diagnostic": diagnostic,
}
"""The rules by name, each a function from a graph to its findings."""


def _conflicting(graph: KnowledgeGraph, code: str, conflict: Conflict) -> Finding:
    kept, cut = (", ".join(_told(graph, p) for p in side) for side in (conflict.kept, conflict.cut))
    places = dict.fromkeys(place for p in (*conflict.kept, *conflict.cut) for place in p.evidence)
    message = f"{conflict.message}; kept: {kept or 'nothing'}; cut: {cut or 'nothing'}"
    return Finding(Severity.WARNING, code, message, conflict.topics, tuple(places))


def _told(graph: KnowledgeGraph, p: Prerequisite) -> str:
    """The most trusted quote for a prerequisite and its place, or what it says where it has no quote."""
    if not p.evidence:
        topic, *needs = (graph.topics[topic].label for topic in (p.topic, *p.needs))
        return f"{topic} requires {' or '.join(needs)} ({p.basis})"
    best = min(p.evidence, key=lambda e: (-e.confidence, e))
    quote = best.quote if len(best.quote) <= QUOTED else best.quote[: QUOTED - 1] + "…"
    return f"“{quote}” ({_name(graph, best.document)}:{best.line})"


def _diagnosed(diagnostic: Diagnostic, document: str, lines: Sequence[str]) -> Mention:
    """The line that a diagnostic is about, or else the whole document, without a quote."""
    if diagnostic.line is None:
        return Mention(document, 1, max(1, len(lines) - (lines[-1:] == [""])), "", diagnostic.code)
    quote = "".join(lines[diagnostic.line - 1 : diagnostic.line]).strip()
    return Mention(document, diagnostic.line, diagnostic.line, quote, diagnostic.code)


def _name(graph: KnowledgeGraph, document: str) -> str:
    found = graph.documents.get(document)
    return document if found is None else found.name


def _rank(graph: KnowledgeGraph, finding: Finding) -> tuple[object, ...]:
    """The place of a finding among all."""
    places = [(_name(graph, p.document), p.line, p.end_line, p.quote) for p in finding.places]
    return (
        list(Severity).index(finding.severity),
        finding.code,
        places[:1],
        finding.message,
        finding.topics,
        places,
    )
