"""How far each rule that reads a prerequisite can be trusted: one table, from 0 to 1.

Order and recommendations alone prove nothing: their entries stay below 0.5.
"""

from __future__ import annotations

from collections.abc import Mapping

CONFIDENCE: Mapping[str, float] = {
    "prerequisite-section": 0.9,
    "prerequisite-column": 0.9,
    "document-prerequisites": 0.75,
    "unlocks": 0.85,
    "matrix": 0.8,
    "first": 0.75,
    "optional": 0.4,
    "arrow": 0.75,
    "drawing": 0.75,
    "roadmap-drawing": 0.6,
    "name-kind": 0.7,
    "name-part": 0.6,
    "name-class": 0.45,
    "foundation-of": 0.7,
    "variant-list": 0.65,
    "inside": 0.6,
    "derived": 0.7,
    "library-list": 0.6,
    "level-opening": 0.45,
    "hands-on": 0.4,
}
