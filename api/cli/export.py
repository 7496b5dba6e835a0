"""`roadgraph export`: the whole graph in an exchange format."""

from __future__ import annotations

from typing import Annotated

import typer

from .format import chosen
from .options import Curation, From, Json, Output, OwnWords, StorePath
from .source import source
from .usage import UsageError
from .write import write

Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="json, turtle, ntriples, jsonld, rdfxml, trig, node-link, cytoscape, graphml, gexf or csv. Else what FILE's ending says, or json.",
        show_default=False,
    ),
]
BaseIri = Annotated[
    str | None,
    typer.Option(
        "--base-iri",
        metavar="IRI",
        help="RDF only: what the IRIs of topics and the like begin with.",
        show_default=False,
    ),
]
LeastConfidence = Annotated[
    float | None,
    typer.Option(
        "--min-confidence",
        min=0,
        max=1,
        metavar="N",
        help="RDF only: leave out prerequisites of less confidence than this, by default 0.5.",
        show_default=False,
    ),
]
NoEvidence = Annotated[bool, typer.Option("--no-evidence", help="RDF only: leave out the quotes.")]
Rdf12 = Annotated[
    bool,
    typer.Option(
        "--rdf12", help="Turtle, N-Triples and TriG only: statements as RDF 1.2 has them, triple terms."
    ),
]


def export(
    form: Format = None,
    base_iri: BaseIri = None,
    min_confidence: LeastConfidence = None,
    no_evidence: NoEvidence = False,
    rdf12: Rdf12 = False,
    store: StorePath = None,
    documents: From = None,
    curation: Curation = None,
    words: OwnWords = None,
    as_json: Json = False,
    output: Output = None,
) -> None:
    """The whole graph in an exchange format.

    The same graph gives the same bytes.
    """
    from ...graph.export import EXPORTS, RDF
    from ...graph.rdf.syntax import REIFYING
    from ...graph.rdf.vocabulary import namespaces

    form = chosen(form, as_json, output, EXPORTS, "json")
    given = {
        "base_iri": base_iri,
        "min_confidence": min_confidence,
        "evidence": False if no_evidence else None,
        "rdf12": rdf12 or None,
    }
    options = {name: value for name, value in given.items() if value is not None}
    if options and form not in RDF:
        said = "--base-iri, --min-confidence, --no-evidence and --rdf12 go with formats of RDF"
        raise UsageError(said, f"choose one of {', '.join(REIFYING if rdf12 else RDF)}")
    if rdf12 and form not in REIFYING:
        raise UsageError(f"{form} cannot hold RDF 1.2", f"choose one of {', '.join(REIFYING)}")
    if base_iri is not None:
        namespaces(base_iri)  # which refuses what is none, before anything is read
    with source(store, documents, curation, words) as graph:
        write(EXPORTS[form](graph, **options), output)
