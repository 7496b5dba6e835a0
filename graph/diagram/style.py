"""The style sheet of a picture: colours as custom properties that follow the reader's light or dark setting."""

from __future__ import annotations

from collections.abc import Sequence

from .palette import DARK, LIGHT, Shade, Theme, dark_shades, shades

_RULES = {
    ".page": "fill:var(--page)",
    ".heading": "fill:var(--text)",
    ".note": "fill:var(--soft)",
    ".count": "fill:var(--soft)",
    ".line": "fill:none;stroke:var(--edge)",
    ".joint": "fill:var(--page);stroke:var(--edge)",
    ".sample": "fill:none;stroke:var(--edge)",
    ".head": "fill:var(--edge)",
    ".edge:hover .line": "stroke:var(--text);stroke-width:2.2",
    "text": "unicode-bidi:plaintext",
}


def style(scope: str, stages: int) -> str:
    """The rules for a picture of so many stages, all of them under the class `scope`."""
    light, dark = _properties(LIGHT, shades(stages)), _properties(DARK, dark_shades(stages))
    rules = [f".{scope}{{{light}}}", f"@media (prefers-color-scheme:dark){{.{scope}{{{dark}}}}}"]
    rules += [f".{scope} {selector}{{{rule}}}" for selector, rule in _RULES.items()]
    return "\n".join([*rules, *(_kind(scope, f"s{stage}") for stage in range(stages + 1))])


def _kind(scope: str, kind: str) -> str:
    """The rules for the boxes of a stage; the known ones are of stage 0."""
    parts = {
        "box": f"fill:var(--{kind}-ground);stroke:var(--{kind}-line)",
        "label": f"fill:var(--{kind}-text)",
        "badge": f"fill:var(--{kind}-badge)",
        "position": f"fill:var(--{kind}-on-badge)",
        "check": f"fill:none;stroke:var(--{kind}-on-badge)",
    }
    return "".join(f".{scope} .{kind} .{part}{{{rule}}}" for part, rule in parts.items())


def _properties(theme: Theme, kinds: Sequence[Shade]) -> str:
    """The values of all custom properties in one theme."""
    values = {"page": theme.page, "text": theme.text, "soft": theme.soft, "edge": theme.edge}
    for stage, shade in enumerate([theme.known, *kinds]):
        values |= {
            f"s{stage}-ground": shade.ground,
            f"s{stage}-line": shade.line,
            f"s{stage}-text": shade.text,
            f"s{stage}-badge": shade.badge,
            f"s{stage}-on-badge": shade.badge_text,
        }
    return ";".join(f"--{name}:{value}" for name, value in values.items())
