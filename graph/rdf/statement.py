"""A statement of RDF with the line where it stands, and what came of reading a text of them."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import NamedTuple

from rdflib.term import Node

BASE = "http://document.invalid/"
"""What relative IRIs are resolved against: nobody can own a name below `.invalid` (RFC 2606)."""

# rdflib warns of each IRI that it cannot write; whoever sets up logging still hears of it.
logging.getLogger("rdflib").addHandler(logging.NullHandler())


class Statement(NamedTuple):
    """Subject, predicate and object, and the line (from 1) and column (from 0) where the object stands; line 0 where that is not known."""

    subject: Node
    predicate: Node
    object: Node
    line: int
    column: int = 0


class Fault(NamedTuple):
    """What could not be read, and its line; 0 where that is not known."""

    message: str
    line: int


@dataclass(slots=True)
class Parsed:
    """The statements of a text in their order, as far as it could be read, and its faults."""

    statements: list[Statement] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def said(error: Exception) -> str:
    """What an error of a parser says, in one line.

    >>> said(ValueError("no\\n such prefix"))
    'no such prefix'
    """
    return " ".join(str(error).split())[:200] or type(error).__name__
