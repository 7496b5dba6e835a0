"""Documents that hold little themselves: they point to others, or state nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    """Report a document that states nothing beside its subject."""
    if reading.is_bare():
        message = "it states nothing; no list of topics, no prerequisite and no resource was found in it"
        reading.diagnose(Severity.INFO, "nothing-stated", message)
