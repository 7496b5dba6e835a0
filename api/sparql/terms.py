"""What the server and the process that answers queries agree on."""

from __future__ import annotations

from dataclasses import dataclass

ROWS = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
    "application/json",
    "application/xml",
)
"""The media types of what SELECT and ASK find, the first by default."""

TRIPLES = ("text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml")
"""The media types of what CONSTRUCT and DESCRIBE find."""

READY = b"r"
"""What the process says once it has the graph."""

ASK = b"q"
"""What goes with the socket of a query."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a query may use up: seconds, bytes of memory beyond the graph's, rows or triples, bytes of them about."""

    seconds: float
    memory: int
    rows: int
    size: int


@dataclass(frozen=True, slots=True)
class Head:
    """How a query was answered; `size` is that of the content in bytes, `cut` whether there would have been more."""

    status: int
    media: str
    size: int
    cut: bool = False
