"""The spans of a piece of text that a data file holds: links and bold of Markdown, links of wikis, web addresses."""

from __future__ import annotations

import re
from dataclasses import replace

from .markdown import marked
from .outline import Span
from .plain import spans_of

_MARKED = re.compile(r"\]\(|\*\*\w|`\w")
_WIKI = re.compile(r"\[\[([^\[\]|#\n]{1,200})(?:[|#][^\[\]\n]{0,200})?\]\]")


def inline_spans(text: str, line: int) -> tuple[Span, ...]:
    """The spans of a text that begins on a line, a span a line at least.

    >>> [(span.text, span.url) for span in inline_spans("[Rye](https://example.org/rye) and [[Wheat|w]]", 3)]
    [('Rye', 'https://example.org/rye'), (' and Wheat', None)]
    """
    found: list[Span] = []
    for at, part in enumerate(_WIKI.sub(r"\1", text).split("\n")):
        spans = marked(part) if _MARKED.search(part) else spans_of(part, line)
        found.extend(replace(span, line=line + at) for span in spans)
    return tuple(found)
