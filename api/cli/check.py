"""`roadgraph check`: what a person should look at."""

from __future__ import annotations

from collections import Counter
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from ...graph.model import Severity
from . import lines, shapes
from .answer import answer
from .options import Curation, From, Json, Output, OwnWords, StorePath
from .quote import count, located
from .source import own_tongues, source

if TYPE_CHECKING:
    from ...graph.check import Finding
    from ...graph.knowledge import KnowledgeGraph
    from ...ingest.tongues import Tongues
    from .page import Page

Strict = Annotated[bool, typer.Option("--strict", help="Mere notes count as findings too.")]

ByLine = Annotated[
    bool, typer.Option("--lines", help="Tell of every line of every document what became of it.")
]

FOUND = 3
"""The exit code that says that there are findings."""

NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

SHOWN = 3
"""The number of places of a finding that are shown."""


def check(
    strict: Strict = False,
    by_line: ByLine = False,
    store: StorePath = None,
    documents: From = None,
    curation: Curation = None,
    words: OwnWords = None,
    as_json: Json = False,
    output: Output = None,
) -> None:
    """Contradictions, gaps and lines not understood.

    Tells what a person should look at, and of contradictions what was kept and what was cut; then how much of each
    document was understood.

    The exit code is 3 where there are warnings or errors, with --strict also where there are mere notes.
    """
    from ...graph.check import check

    tongues = own_tongues(words)
    with source(store, documents, curation, words) as graph:
        findings = check(graph)
        codes = dict(sorted(Counter(finding.code for finding in findings).items()))
        shape: shapes.Shape = {
            "findings": [shapes.finding(graph, finding) for finding in findings],
            "codes": codes,
            "count": len(findings),
            "documents": lines.shape(graph, by_line, tongues) if as_json else [],
        }
        answer(shape, partial(_show, graph, findings, by_line, tongues), as_json, output)
        if any(strict or finding.severity is not Severity.INFO for finding in findings):
            raise typer.Exit(FOUND)


def _show(
    graph: KnowledgeGraph, findings: tuple[Finding, ...], by_line: bool, tongues: Tongues | None, page: Page
) -> None:
    for number, ((severity, code), group) in enumerate(groupby(findings, key=lambda f: (f.severity, f.code))):
        if number:
            page.gap()
        found = list(group)
        page.line((code, severity), f": {count(len(found), NOUNS[severity])}")
        for finding in found:
            show_finding(graph, finding, page)
    if findings:
        page.gap()
    if not lines.show(graph, by_line, page, tongues) and not findings:
        page.line("Nothing to look at.")


def show_finding(graph: KnowledgeGraph, finding: Finding, page: Page) -> None:
    """Lay a finding out with its first places."""
    page.line(finding.message, indent=2)
    places = list(dict.fromkeys(located(graph, place) for place in finding.places))
    more = f" and {len(places) - SHOWN} more" if len(places) > SHOWN else ""
    if places:
        page.line((", ".join(places[:SHOWN]), "place"), (more, "quiet"), indent=4)
