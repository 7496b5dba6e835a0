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


def export(
    form: Format = None,
    base_iri: BaseIri = None,
    min_confidence: LeastConfidence = None,
    no_evidence: NoEvidence = False,
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
    from ...graph.rdf.vocabulary import namespaces

    form = chosen(form, as_json, output, EXPORTS, "json")
    given = {
        "base_iri": base_iri,
        "min_confidence": min_confidence,
        "evidence": False if no_evidence else None,
    }
    options = {name: value for name, value in given.items() if value is not None}
    if options and form not in RDF:
        said = "--base-iri, --min-confidence and --no-evidence go with formats of RDF"
        raise UsageError(said, f"choose one of {', '.join(RDF)}")
    if base_iri is not None:
        namespaces(base_iri)  # which refuses what is none, before anything is read
    with source(store, documents, curation, words) as graph:
        write(RDF[form](graph, **options) if options else EXPORTS[form](graph), output)
