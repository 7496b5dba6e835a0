"""Colours of stages: one lightness, so that all are read equally well, and a hue that moves on with the stage."""

from __future__ import annotations

import math
from dataclasses import dataclass

FIRST_HUE = 200.0
"""The hue of the first stage in degrees of OKLCH: a teal."""

HUE_SPAN = 200.0
"""How far the hue of the last of many stages lies from the first: through blue and violet to a warm pink."""

HUE_STEP = 38.0
"""How far the hues of two stages lie apart at the most."""


@dataclass(frozen=True, slots=True)
class Shade:
    """The colours of one kind of box, as `#rrggbb`: its ground, its line, its badge, and the text on each."""

    ground: str
    line: str
    text: str
    badge: str
    badge_text: str


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of a picture on a light or a dark page."""

    page: str
    text: str
    soft: str
    edge: str
    known: Shade


LIGHT = Theme(
    "#ffffff", "#1b222c", "#525d6b", "#69747f", Shade("#f1f3f5", "#98a1ab", "#434c57", "#6a737d", "#ffffff")
)
DARK = Theme(
    "#14181e", "#e8ebef", "#a3adb9", "#8d97a3", Shade("#22272e", "#5d6671", "#b6bec8", "#8b949e", "#14181e")
)


def shades(stages: int) -> tuple[Shade, ...]:
    """The shade of each of so many stages on a light page."""
    return tuple(
        Shade(oklch(0.955, 0.03, hue), oklch(0.62, 0.1, hue), LIGHT.text, oklch(0.5, 0.1, hue), "#ffffff")
        for hue in _hues(stages)
    )


def dark_shades(stages: int) -> tuple[Shade, ...]:
    """The shade of each of so many stages on a dark page."""
    return tuple(
        Shade(oklch(0.29, 0.045, hue), oklch(0.6, 0.09, hue), DARK.text, oklch(0.78, 0.09, hue), DARK.page)
        for hue in _hues(stages)
    )


def _hues(stages: int) -> list[float]:
    step = min(HUE_STEP, HUE_SPAN / max(stages - 1, 1))
    return [FIRST_HUE + step * index for index in range(stages)]


def oklch(lightness: float, chroma: float, hue: float) -> str:
    """The nearest sRGB colour, as `#rrggbb`, of one given in OKLCH (Björn Ottosson, 2020); `hue` is in degrees.

    >>> oklch(1, 0, 0), oklch(0, 0, 0)
    ('#ffffff', '#000000')
    """
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    return "#" + "".join(f"{round(255 * _gamma(min(max(part, 0.0), 1.0))):02x}" for part in linear)


def _gamma(linear: float) -> float:
    return 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055
