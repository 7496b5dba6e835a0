"""The diagram formats by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from .dot import dot
from .drawing import Drawing
from .mermaid import mermaid
from .svg import svg

FORMATS: Mapping[str, Callable[[Drawing], str]] = MappingProxyType(
    {"mermaid": mermaid, "dot": dot, "svg": svg}
)
"""What writes a drawing in each format."""
