"""The key of an SVG picture: what its colours and its broken lines mean."""

from __future__ import annotations

from .drawing import Drawing
from .markup import Attributes, element, words
from .palette import LIGHT, Shade, shades
from .text import width

SIZE = 12.0
ROW = 26.0
CHIP = 18.0
BROKEN = {"weak": "2 3.5", "any-of": "7 4"}
"""How the lines of weak prerequisites and of alternatives are broken."""


def legend(drawing: Drawing, room: float) -> tuple[list[str], float]:
    """The elements of the key, from the point (0, 0) and no broader than `room`, and its height.

    Stages are shown where there are at least two, known topics and broken lines where there are any.
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
    broken = {"weak": any(e.weak for e in drawing.edges), "any-of": any(e.any_of for e in drawing.edges)}
    for kind, name in (("weak", "weak evidence"), ("any-of", "one of several")):
        if broken[kind]:
            note, breadth = _note(name, 38.0)
            pieces.append((_sample(kind) + note, breadth))
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


def _sample(kind: str) -> str:
    line: Attributes = {"class": "sample", "d": "M0 9H30", "fill": "none", "stroke": LIGHT.edge}
    return element("path", {**line, "stroke-width": 1.5, "stroke-dasharray": BROKEN[kind]})
