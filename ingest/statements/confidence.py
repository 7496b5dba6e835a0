"""How far each rule that reads a prerequisite can be trusted: one table, from 0 to 1, with what it was measured on.

Order and recommendations alone prove nothing: their entries stay below 0.5.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trust:
    """A rule's trust: at most `most`, which its kind allows, and no more than its measured share of right readings.

    `right` of `read` prerequisites were right: on the documents beside the tests and the bundled roadmaps, and on 63
    published ones of many fields that were read by hand; those about which one can argue are not counted.
    """

    most: float
    right: int = 0
    read: int = 0

    @property
    def estimate(self) -> float:
        """The share to expect by Laplace's rule of succession, (right + 1) / (read + 2)."""
        return (self.right + 1) / (self.read + 2)

    @property
    def confidence(self) -> float:
        """The lesser of the two; of a rule that has not been measured, what its kind allows."""
        return min(self.most, round(self.estimate, 2)) if self.read else self.most


TRUST: Mapping[str, Trust] = {
    "prerequisite-section": Trust(0.9, 271, 276),
    "prerequisite-column": Trust(0.9, 218, 219),
    "document-prerequisites": Trust(0.75, 2, 2),
    "unlocks": Trust(0.85, 4, 6),
    "matrix": Trust(0.8, 4, 4),
    "first": Trust(0.75, 4, 4),
    "optional": Trust(0.4),
    "arrow": Trust(0.75, 24, 24),
    "vocabulary": Trust(0.9),
    "drawing": Trust(0.75, 22, 23),
    "roadmap-drawing": Trust(0.6, 6, 7),
    "name-kind": Trust(0.6, 21, 25),
    "name-part": Trust(0.6, 3, 11),
    "name-class": Trust(0.45, 19, 29),
    "foundation-of": Trust(0.7, 3, 3),
    "variant-list": Trust(0.65),
    "inside": Trust(0.6),
    "derived": Trust(0.7),
    "library-list": Trust(0.6, 8, 8),
    "level-opening": Trust(0.45),
    "hands-on": Trust(0.4, 1, 2),
}
CONFIDENCE: Mapping[str, float] = {rule: trust.confidence for rule, trust in TRUST.items()}
