"""The key of an SVG picture: what its colours, broken lines and joints mean."""

from __future__ import annotations

from .drawing import Drawing
from .joint import joint
from .layout import JOINT
from .markup import Attributes, element, words
from .palette import LIGHT, Shade, shades
from .text import width

SIZE = 12.0
ROW = 26.0
CHIP = 18.0
BROKEN = "6 4"
"""How the lines of weak prerequisites are broken."""


def legend(drawing: Drawing, room: float) -> tuple[list[str], float]:
    """The elements of the key, from the point (0, 0) and no broader than `room`, and its height.

    Stages are shown where there are at least two, known topics, broken lines and joints where there are any.
    """
    drawn: list[str] = []
    x, y = 0.0, 0.0
    for piece, breadth in _pieces(drawing):
        if x and x + breadth > room:
            x, y = 0.0, y + ROW
        drawn.append(element("g", {"transform": f"translate({x:.1f} {y:.1f})"}, piece))
        x += breadth
    return drawn, y + CHIP if drawn else 0.0


def _pieces(drawing: Drawing) -> list[tuple[str, float]]:
    """The parts of the key that must not be torn apart, with their breadths."""
    pieces: list[tuple[str, float]] = []
    if drawing.stages > 1:
        pieces.append(_note("Stage", 0.0, 7.0))
        for stage, shade in enumerate(shades(drawing.stages), 1):
            last = 16.0 if stage == drawing.stages else 3.0
            pieces.append((_chip(f"s{stage}", shade, str(stage)), 24.0 + last))
    if any(node.known for node in drawing.nodes):
        note, breadth = _note("known already", 30.0)
        pieces.append((_chip("s0", LIGHT.known, "") + note, breadth))
    if any(edge.weak for edge in drawing.edges):
        note, breadth = _note("weak evidence", 38.0)
        pieces.append((_sample() + note, breadth))
    if drawing.groups:
        note, breadth = _note("one of these is enough", JOINT[0] + 8.0)
        pieces.append((joint("1 of n", 0.0, CHIP / 2) + note, breadth))
    return pieces


def _note(text: str, x: float, after: float = 16.0) -> tuple[str, float]:
    at: Attributes = {"class": "note", "x": x, "y": 13.0, "font-size": SIZE, "fill": LIGHT.soft}
    return element("text", at, words(text)), x + width(text) * SIZE + after


def _chip(kind: str, shade: Shade, text: str) -> str:
    box: Attributes = {
        "class": "box",
        "width": 24.0,
        "height": CHIP,
        "rx": 5.0,
        "fill": shade.ground,
        "stroke": shade.line,
    }
    at: Attributes = {
        "class": "label",
        "x": 12.0,
        "y": 13.0,
        "font-size": 11.0,
        "text-anchor": "middle",
        "fill": shade.text,
    }
    return element("g", {"class": kind}, element("rect", box), element("text", at, words(text)))


def _sample() -> str:
    line: Attributes = {"class": "sample", "d": "M0 9H30", "fill": "none", "stroke": LIGHT.edge}
    return element("path", {**line, "stroke-width": 1.5, "stroke-dasharray": BROKEN})
