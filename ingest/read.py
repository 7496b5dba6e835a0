"""Reads one document: bytes in, all that it states out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from ..graph.model import Document, Roadmap
from .asciidoc import asciidoc
from .document import document
from .drawing.drawn import DrawnNode
from .drawing.unfenced import put_in, unfenced
from .front_matter import page
from .html import html
from .mindmap import mindmap
from .notebook import notebook
from .org import org
from .outline import Node, text_of
from .plain import plain
from .rdf import jsonld, ntriples, rdfxml, turtle
from .records.json import json, loose
from .restructured import restructured
from .separated import separated
from .statements.lines import Line
from .statements.state import state
from .tongues import Tongues, bundled

READERS: Mapping[str, Callable[[str], Node]] = {
    "text/markdown": page,
    "text/html": html,
    "text/plain": plain,
    "application/x-ipynb+json": notebook,
    "application/json": json,
    "application/yaml": loose,
    "application/toml": loose,
    "application/x-freemind": mindmap,
    "text/x-rst": restructured,
    "text/org": org,
    "text/asciidoc": asciidoc,
    "text/x-opml": mindmap,
    "text/csv": separated,
    "text/tab-separated-values": separated,
    "text/turtle": turtle,
    "application/trig": turtle,
    "application/n-triples": ntriples,
    "application/n-quads": ntriples,
    "application/rdf+xml": rdfxml,
    "application/ld+json": jsonld,
}
"""The reader of each media type; others are read as plain text."""

PROSE = frozenset({"text/markdown", "text/html", "text/plain"})
"""The media types in whose texts drawings stand without a fence, and whose whole text is in one language."""


def read(data: bytes, name: str, tongues: Tongues | None = None) -> Roadmap:
    """All that a document states, with diagnostics for what was damaged or not understood; never raises.

    A pure function of the bytes, the name, and the words of the languages, those here where none are given.

    >>> roadmap = read(b"# Baking roadmap\\n- Flour\\n- Sourdough: requires flour", "baking.md")
    >>> [(p.topic, p.requires) for p in roadmap.prerequisites]
    [('sourdough', 'flour')]
    """
    tongues = tongues or bundled()
    source, diagnostics = document(data, name)
    source = replace(source, reader=tongues.reader)
    if not source.text.strip():
        return Roadmap(source, diagnostics=diagnostics)
    roadmap, _ = _stated(source, tongues)
    return replace(roadmap, diagnostics=diagnostics + roadmap.diagnostics)


def explain(document: Document, tongues: Tongues | None = None) -> tuple[Line, ...]:
    """What became of each line of a document, as this version of the program reads it; blank lines are left out.

    >>> roadmap = read(b"# Baking roadmap\\n- Flour\\n- Rye", "baking.md")
    >>> explain(roadmap.document)[1].statements
    ('topic Flour', 'Flour belongs to Baking')
    """
    return _stated(document, tongues or bundled())[1] if document.text.strip() else ()


def _stated(source: Document, tongues: Tongues) -> tuple[Roadmap, tuple[Line, ...]]:
    prose = source.media_type in PROSE or source.media_type not in READERS
    text, drawings = unfenced(source.text) if prose else (source.text, ())
    outline = READERS.get(source.media_type, plain)(text)
    put_in(outline, drawings)
    return state(source, outline, tongues.words(text if prose else _told(outline)))


def _told(outline: Node) -> str:
    """The text of an outline, without what the carrier needs to hold it together."""
    told: list[str] = []
    for node in outline.walk():
        told.extend(text_of(spans) for spans in (node.spans, *node.cells) if spans)
        told.extend([node.vocabulary.text] if node.vocabulary else ())
        told.extend(
            part.text for part in (node.drawing.parts if node.drawing else ()) if isinstance(part, DrawnNode)
        )
    return "\n".join(told)
