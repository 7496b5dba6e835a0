"""The diagram formats by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import TypeAlias

from .dot import dot
from .drawing import Drawing
from .graphviz import graphviz
from .html import html
from .mermaid import mermaid
from .svg import svg

Writer: TypeAlias = Callable[[Drawing], str | bytes]

FORMATS: Mapping[str, Callable[[Drawing], str]] = MappingProxyType(
    {"mermaid": mermaid, "dot": dot, "svg": svg}
)
"""What writes a drawing in each format that needs nothing else and is sent by the server."""

IMAGES: Mapping[str, Callable[[Drawing], bytes]] = MappingProxyType(
    {form: partial(graphviz, form=form) for form in ("png", "pdf")}
)
"""What writes a drawing in each format that is no text, with Graphviz."""

LAYOUTS: Mapping[str, Mapping[str, Writer]] = MappingProxyType(
    {
        "roadgraph": {**FORMATS, "html": html, **IMAGES},
        "graphviz": {"svg": lambda drawing: graphviz(drawing, "svg").decode(), **IMAGES},
    }
)
"""What writes a drawing in each format, by whose layout is asked for; the usual format comes first."""
