"""The sign at which arrows from alternatives meet: it says of how many one is enough."""

from __future__ import annotations

from .layout import JOINT
from .markup import Attributes, element, words
from .palette import LIGHT


def joint(text: str, left: float, middle: float) -> str:
    """The sign with this text, from the left end of its middle line."""
    breadth, height = JOINT
    pill: Attributes = {
        "x": left,
        "y": middle - height / 2,
        "width": breadth,
        "height": height,
        "rx": height / 2,
    }
    place: Attributes = {"x": left + breadth / 2, "y": middle + 3.5}
    return element("rect", {"class": "joint", **pill, "fill": LIGHT.page, "stroke": LIGHT.edge}) + element(
        "text",
        {"class": "count", **place, "font-size": 10.0, "text-anchor": "middle", "fill": LIGHT.soft},
        words(text),
    )
