"""The lines of a document that no rule understood."""

from __future__ import annotations

from ...graph.model import Severity
from ..outline import NodeKind
from .passage import Passage
from .reading import Reading
from .role import LISTS_TOPICS


def understood(reading: Reading, root: Passage) -> None:
    """Report the items in a list of topics that gave no topic, no description and no resource."""
    for passage in root.walk():
        listed = passage.node.kind is NodeKind.ITEM and passage.role in LISTS_TOPICS and not passage.synthetic
        empty = listed and passage.text and not passage.structural and passage not in reading.topics_of
        if empty and not _describes(reading, passage) and not reading.states_on(passage.line):
            text = passage.text if len(passage.text) <= 60 else passage.text[:59] + "…"
            reading.diagnose(
                Severity.INFO, "not-understood", f"no statement was read from “{text}”", passage.line
            )


def _describes(reading: Reading, passage: Passage) -> bool:
    above = passage.parent
    first = above is not None and above.children[0] is passage
    found = any(child in reading.topics_of for child in passage.walk())
    return found or (first and above in reading.topics_of)
