"""A drawing as one page that a browser shows without a network: to zoom, to search, to follow topic by topic."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html import escape
from importlib.resources import files

from ..encoding import encoded
from .drawing import Drawing, Group
from .svg import svg
from .text import printable

POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'"
"""What the page may load: nothing but what stands in it; and run: no script but its own, which has this digest."""


def html(drawing: Drawing) -> str:
    """The drawing as a page of HTML with all that it needs inside: the picture of `svg`, and a script for its reader.

    A topic that is chosen shows what it needs and what needs it, with the quotes; the others fade. Where topics
    have pages, its name leads to its own.
    Raises `LimitError` as `svg` does.
    """
    title = escape(printable(drawing.title))
    script = f"\n{_part('page.js')}"
    policy = POLICY.format(b64encode(sha256(script.encode()).digest()).decode())
    return f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">
<title>{title}</title>
<style>
{_part("page.css")}</style>
<header>
<input type="search" placeholder="Find a topic" aria-label="Find a topic">
<button id="nearer" aria-label="Nearer">+</button>
<button id="farther" aria-label="Farther">−</button>
<button id="whole">Whole</button>
</header>
<main>
{svg(replace(drawing, pages=""))}</main>
<aside aria-live="polite"></aside>
<script type="application/json" id="drawing">{_data(drawing)}</script>
<script>{script}</script>
</html>
"""


def _data(drawing: Drawing) -> str:
    """The topics' labels and pages, the arrows between them and the groups of these, in the order of the picture, as JSON that ends no element."""
    index = {node.id: at for at, node in enumerate(drawing.nodes)}
    groups: dict[Group, list[int]] = {group: [] for group in drawing.groups}
    for at, edge in enumerate(drawing.edges):
        if edge.group:
            groups[edge.group].append(at)
    told = {
        "pages": [drawing.page(node) for node in drawing.nodes if drawing.pages],
        "nodes": [printable(node.label) for node in drawing.nodes],
        "edges": [
            {"source": index[edge.source], "target": index[edge.target], "title": printable(edge.title)}
            for edge in drawing.edges
        ],
        "groups": list(groups.values()),
    }
    return encoded(told).decode().replace("<", "\\u003c")


def _part(name: str) -> str:
    return (files("roadgraph.graph.diagram") / name).read_text(encoding="utf-8")
