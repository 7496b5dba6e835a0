"""The lines of a document that no rule understood."""

from __future__ import annotations

from collections.abc import Collection

from ...graph.model import Severity
from ..outline import NodeKind
from .passage import Passage
from .reading import Reading
from .role import LISTS_TOPICS


def understood(reading: Reading, root: Passage) -> None:
    """Report the items in a list of topics that gave no topic, no description and no resource."""
    holding = holders(reading)
    for passage in root.walk():
        listed = passage.node.kind is NodeKind.ITEM and passage.role in LISTS_TOPICS and not passage.synthetic
        empty = listed and passage.text and not passage.structural and passage not in holding
        if empty and not _describes(reading, passage) and not reading.states_on(passage.line):
            text = passage.text if len(passage.text) <= 60 else passage.text[:59] + "…"
            reading.diagnose(
                Severity.INFO, "not-understood", f"no statement was read from “{text}”", passage.line
            )


def holders(reading: Reading) -> Collection[Passage]:
    """The passages that gave topics, and those around them."""
    found: set[Passage] = set()
    for passage in reading.topics_of:
        found.add(passage)
        for above in passage.ancestors():
            if above in found:
                break
            found.add(above)
    return found


def _describes(reading: Reading, passage: Passage) -> bool:
    above = passage.parent
    return above is not None and above.children[0] is passage and above in reading.topics_of
