"""`roadgraph serve`: the graph over HTTP."""

from __future__ import annotations

from typing import Annotated

import typer

from .options import Curation, From, OwnWords, StorePath
from .source import source, store_path
from .usage import UsageError

Host = Annotated[str, typer.Option("--host", metavar="HOST", help="The address to listen on.")]
Port = Annotated[
    int,
    typer.Option(
        "--port", metavar="PORT", min=0, max=65535, help="The port to listen on; 0 for any free one."
    ),
]


Workers = Annotated[
    int,
    typer.Option("--workers", metavar="N", min=1, max=64, help="The number of processes that answer."),
]
Limit = Annotated[
    list[str] | None,
    typer.Option(
        "--limit",
        metavar="NAME=VALUE",
        help="Set a limit, such as max-cost=500000; may be repeated. docs/server.md has them all.",
        show_default=False,
    ),
]
AllowHost = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-host",
        metavar="NAME",
        help="Answer only to this name, or * for any; may be repeated. By default to those of the own machine "
        "where HOST is one, else to any.",
        show_default=False,
    ),
]
AllowOrigin = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-origin",
        metavar="ORIGIN",
        help="Let pages of this origin read answers (CORS), or * those of any; may be repeated.",
        show_default=False,
    ),
]
Token = Annotated[
    str | None,
    typer.Option(
        "--token",
        metavar="TOKEN",
        envvar="ROADGRAPH_TOKEN",
        help="Let whoever sends this token change the store; better given as $ROADGRAPH_TOKEN.",
        show_default=False,
        show_envvar=False,
    ),
]
AccessLog = Annotated[
    bool, typer.Option("--access-log/--no-access-log", help="Write a line for each request.")
]
BaseIri = Annotated[
    str | None,
    typer.Option(
        "--base-iri",
        metavar="IRI",
        help="What IRIs in RDF begin with: the address of this server, for them to lead to it.",
        show_default=False,
    ),
]

OWN = ("localhost", "127.0.0.1", "[::1]")
"""The usual names of the own machine."""


def serve(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    workers: Workers = 1,
    limit: Limit = None,
    allow_host: AllowHost = None,
    allow_origin: AllowOrigin = None,
    token: Token = None,
    access_log: AccessLog = True,
    base_iri: BaseIri = None,
    store: StorePath = None,
    documents: From = None,
    curation: Curation = None,
    words: OwnWords = None,
) -> None:
    """Serve the graph over HTTP: GraphQL, pages, exports.

    A store is followed: what is ingested while the server runs is served from then on.
    """
    from dataclasses import replace

    from ...graph.rdf.vocabulary import namespaces
    from .. import server
    from ..followed import Followed
    from ..settings import Settings, adjusted

    settings = Settings(
        workers=workers,
        hosts=tuple(allow_host or _names(host)),
        origins=tuple(allow_origin or ()),
        token=(token or "").strip() or None,
        access_log=access_log,
    )
    settings = adjusted(settings, limit or ())
    if base_iri is not None:
        namespaces(base_iri)  # which refuses what is none
        settings = replace(settings, base_iri=base_iri)
    if documents:
        if settings.token:
            raise UsageError("--token and --from exclude each other", "serve a store for it to be changed")
        with source(store, documents, curation, words) as graph:
            server.serve(graph, host, port, settings)
    else:
        server.serve(Followed(store_path(store)), host, port, settings)


def _names(host: str) -> tuple[str, ...]:
    """The names to answer to on an address: on the own machine only its names, so that no page of others gets in."""
    from ipaddress import ip_address

    try:
        own = ip_address(host).is_loopback
    except ValueError:
        own = host.lower() == "localhost"
    others = () if ":" in host or host.lower() in OWN else (host,)
    return (*OWN, *others) if own else ()
