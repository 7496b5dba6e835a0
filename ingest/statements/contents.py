"""Tells a table of contents: lines that do nothing but lead to another place of the same document."""

from __future__ import annotations

from ..ornament import clean
from ..outline import Node


def is_navigation(node: Node) -> bool:
    """Whether a line is links to places of its own document and nothing else: "[Rye](#rye)", "[Top](#top) | [Next](#next)".

    >>> from roadgraph.ingest.markdown import markdown
    >>> [is_navigation(node) for node in markdown("- [Rye](#rye)\\n- [Rye](rye.md)").children]
    [True, False]
    """
    told = [span for span in node.spans if clean(span.text)]
    return bool(told) and all(span.url is not None and span.url.startswith("#") for span in told)
