"""Documents that hold little themselves: they point to others, or state nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ...graph.model import Severity
from ..outline import NodeKind
from .address import lead
from .passage import Passage
from .reading import Reading
from .role import Role

_DOCUMENT = re.compile(
    r"(?![a-z][a-z0-9+.-]*:|//|#)[^#?]*\.(?:md|markdown|mdx|html?|txt|rst|adoc|ipynb)(?:[#?]|\Z)", re.I
)
_FEWEST = 4
_LEAST = 0.6
"""The number, and the share of all items, that must point elsewhere for a document to be a pointer."""
_NAMED = 3
_COLUMNS = (
    "no row at its top heads a column of topics beside one of prerequisites, parts, descriptions or links, "
    "nor two columns of where lines begin and end"
)
_RECORDS = "no record in it names a topic and lists its prerequisites, parts or resources, and no graph has nodes and lines"
_CONCEPTS = (
    "no concept with a label in it (skos:prefLabel, rdfs:label, schema:name), and no course or competency"
)
_SOUGHT: Mapping[str, str] = {
    "": "no list of topics, no prerequisite and no resource was found in it",
    "text/csv": _COLUMNS,
    "text/tab-separated-values": _COLUMNS,
    "application/json": _RECORDS,
    "application/yaml": _RECORDS,
    "application/toml": _RECORDS,
    **dict.fromkeys(
        ("text/turtle", "application/trig", "application/n-triples", "application/n-quads"), _CONCEPTS
    ),
    "application/rdf+xml": _CONCEPTS,
    "application/ld+json": _CONCEPTS,
    "application/x-ipynb+json": "no cell of text in it lists topics, prerequisites or resources",
    "text/x-opml": "no branch of its outline names a topic, a prerequisite or a resource",
    "application/x-freemind": "no branch of its map names a topic, a prerequisite or a resource",
}
"""What was looked for in a document of each media type, in vain."""


def pointers(reading: Reading, root: Passage) -> None:
    """Report a document most of whose items lead to other documents of the same place, and name those."""
    items = [
        passage
        for passage in root.walk()
        if passage.node.kind in (NodeKind.ITEM, NodeKind.ROW)
        and not passage.synthetic
        and passage.role is not Role.CONTENTS
        and passage.text
    ]
    led = list(dict.fromkeys(target for passage in items for target in _target(passage)))
    if len(led) < _FEWEST or len(led) < _LEAST * len(items):
        return
    more = f" and {len(led) - _NAMED} more" if len(led) > _NAMED else ""
    message = f"it mostly points to other documents; ingest these: {', '.join(led[:_NAMED])}{more}"
    reading.diagnose(Severity.INFO, "pointer", message)


def _target(passage: Passage) -> Iterator[str]:
    """The document to which the first words of an item or row lead, if they do."""
    spans = (*passage.spans, *(span for cell in passage.node.cells for span in cell))
    first = lead(spans)
    if first is not None and first.url and _DOCUMENT.match(first.url):
        yield first.url.split("#")[0].split("?")[0].removeprefix("./")


def nothing(reading: Reading, root: Passage) -> None:
    """Report a document that states nothing beside its subject, with what was looked for in one of its sort."""
    if reading.is_bare():
        sought = _SOUGHT.get(reading.document.media_type, _SOUGHT[""])
        reading.diagnose(Severity.INFO, "nothing-stated", f"it states nothing; {sought}")
