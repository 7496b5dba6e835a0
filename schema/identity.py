"""Global ids and IRIs of what a graph holds."""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode

import strawberry

from ..graph import model
from ..graph.rdf.vocabulary import FOLDERS, named
from .described import described_interface


@described_interface
class Node:
    """What has an id of its own and is found again by it."""

    id: strawberry.ID = strawberry.field(description="An opaque id, unique among things of all kinds.")


def global_id(kind: str, key: str) -> strawberry.ID:
    """The id by which `node` finds a thing again: opaque, unique among things of all kinds.

    >>> parsed_id(global_id("Topic", "calculus"))
    ('Topic', 'calculus')
    """
    return strawberry.ID(b64encode(f"{kind}:{key}".encode("utf-8", "surrogatepass")).decode())


def parsed_id(written: str) -> tuple[str, str]:
    """The kind and the key in a global id, both empty where it is none."""
    try:
        kind, _, key = b64decode(written, validate=True).decode("utf-8", "surrogatepass").partition(":")
    except (binascii.Error, ValueError):
        return "", ""
    return kind, key


def named_iri(base: str, kind: str, name: str) -> str:
    """The IRI that a thing has in the RDF exports under a base; kinds are as for `named`.

    >>> named_iri("https://example.org/", "topic", "calculus")
    'https://example.org/topic/calculus'
    """
    return base + FOLDERS[kind] + named(kind, name).removeprefix(f"{kind}:")


def document_iri(base: str, document: model.Document) -> str:
    """The IRI of a document in the RDF exports under a base."""
    return named_iri(base, "doc", f"d{document.id[:12]}")
