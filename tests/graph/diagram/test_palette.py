from __future__ import annotations

from collections.abc import Callable

import pytest
from roadgraph.graph.diagram.palette import DARK, LIGHT, Shade, Theme, dark_shades, oklch, shades


def luminance(colour: str) -> float:
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio as WCAG 2 defines it."""
    lighter, darker = sorted([luminance(one), luminance(other)], reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_contrast_of_known_colours() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("stages", [1, 2, 3, 5, 8, 13, 21, 60])
@pytest.mark.parametrize(("theme", "kinds"), [(LIGHT, shades), (DARK, dark_shades)], ids=["light", "dark"])
def test_all_text_has_a_contrast_of_four_and_a_half(
    theme: Theme, kinds: Callable[[int], tuple[Shade, ...]], stages: int
) -> None:
    made = kinds(stages)
    assert len(made) == stages
    for shade in (theme.known, *made):
        assert contrast(shade.text, shade.ground) >= 4.5
        assert contrast(shade.badge_text, shade.badge) >= 4.5
    for colour in (theme.text, theme.soft, theme.edge):
        assert contrast(colour, theme.page) >= 4.5


@pytest.mark.parametrize("stages", [2, 6, 15])
def test_every_stage_has_its_own_colour(stages: int) -> None:
    assert len({shade.line for shade in shades(stages)}) == stages
    assert len({shade.line for shade in dark_shades(stages)}) == stages


def test_oklch_gives_the_srgb_primaries() -> None:
    # The coordinates of the primaries are those of the CSS Color 4 specification's conversion.
    assert oklch(0.62796, 0.25768, 29.234) == "#ff0000"
    assert oklch(0.86644, 0.29483, 142.495) == "#00ff00"
    assert oklch(0.45201, 0.31321, 264.052) == "#0000ff"
