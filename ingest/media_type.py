"""Tells what sort of document a text is: by its content, then by its name."""

from __future__ import annotations

import json
import re

from .separated import table_of

MARKDOWN, HTML, PLAIN = "text/markdown", "text/html", "text/plain"
JSON, NOTEBOOK, LINKED = "application/json", "application/x-ipynb+json", "application/ld+json"
OPML, FREEMIND = "text/x-opml", "application/x-freemind"
TURTLE, NTRIPLES, RDFXML = "text/turtle", "application/n-triples", "application/rdf+xml"
CSV, TSV = "text/csv", "text/tab-separated-values"

_EXTENSIONS = {
    "md": MARKDOWN,
    "markdown": MARKDOWN,
    "mdown": MARKDOWN,
    "mkd": MARKDOWN,
    "htm": HTML,
    "html": HTML,
    "xhtml": HTML,
    "csv": CSV,
    "tsv": TSV,
    "tab": TSV,
    "ipynb": NOTEBOOK,
    "json": JSON,
    "opml": OPML,
    "mm": FREEMIND,
    "yaml": "application/yaml",
    "yml": "application/yaml",
    "toml": "application/toml",
    "rst": "text/x-rst",
    "org": "text/org",
    "adoc": "text/asciidoc",
    "asciidoc": "text/asciidoc",
    "ttl": TURTLE,
    "trig": "application/trig",
    "nt": NTRIPLES,
    "nq": "application/n-quads",
    "rdf": RDFXML,
    "jsonld": LINKED,
}

_PAGE = re.compile(
    r"\A(?>\s+|<!--(?>.*?-->)|<\?(?>.*?>))*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
"""The beginning of an HTML page. Tags further down are not asked for: Markdown may hold any of them."""

_OUTLINED = re.compile(
    r"\A(?>\s+|<!--(?>.*?-->)|<\?(?>.*?>)|<!doctype(?>[^>]*>))*+<(?:(opml)\b|map\s+version\s*=)",
    re.IGNORECASE | re.DOTALL,
)
"""The beginning of an outline or mind map in XML."""

_TRIPLES = re.compile(
    r"""
    \A(?>\s+|\#[^\n]*)*+
    (?: (@prefix\b|@base\b|(?i:prefix|base)(?=\s+(?:[\w.-]*:\s*)?<)) [^<\n]{0,100}+ <[^<>\s]*[/\#:][^<>\s]*>
      | (?:<[^<>\s]+>|_:\S+)[ \t]+<[^<>\s]+>[ \t]+(?:[<"]|_:)[^\n]*\.[ \t]*+(?:\#[^\n]*)?(?:\n|\Z) )
    """,
    re.VERBOSE,
)
"""The beginning of a text in Turtle, with what it declares, or of one in N-Triples."""

_RDFXML = re.compile(
    r"\A(?>\s+|<!--(?>.*?-->)|<\?(?>.*?>)|<!doctype(?>[^>\[]*)(?>\[[^\]]*\])?\s*>)*+<(?:\w{1,20}:)?RDF\b(?=\s|>)",
    re.IGNORECASE | re.DOTALL,
)
"""The beginning of a text in RDF/XML."""

_LINKED = re.compile(r'"@(?:context|graph|id)"\s*+:')
"""What only JSON-LD holds; where it tells of no concepts, it is read as JSON all the same."""

_MARKDOWN = re.compile(
    r"""
      ^\ {0,3}\#{1,6}[ \t]++\S                    # a heading,
    | ^[^\s>|-][^\n]{0,200}\n\ {0,3}(?:={3,}|-{3,})[ \t]*$  # or one that is underlined
    | ^[ \t>]*+(?:```|~~~)                         # a block of code
    | ^\ {0,3}>[ ]?\S                             # a quotation
    | ^[ \t]*+\|?[ ]*+:?-{3,}+:?[ ]*\|            # a table
    | (?<![*\w])\*\*[^\s*][^*\n]{0,200}\*\*(?!\w) | (?<![`\w])`[^`\n]{1,200}`(?!`)
    | \]\([^()\s]{1,500}[ )] | ^[ ]{0,3}\[[^\]\n]{1,200}\]:[ ]\S
    | ^[ \t]*[-*+][ ]\[[ xX]\][ ]
    """,
    re.VERBOSE | re.MULTILINE,
)
"""What only Markdown holds. A list of dashes or numbers is no sign of it."""

_OUTLINE = re.compile(r"^[ \t]*[•◦▪▫‣⁃●○■□➤►➢✓✔·∙][ \t]*\S|^\t+\S", re.MULTILINE)
"""A line of an outline as word processors and note-taking programs export it."""

_LINES_A_SIGN = 10
"""A sign of Markdown outweighs so many lines of an outline."""


_BRACKETS = re.compile(r"\s*+(?:\{\s*+[\"}]|\[\s*+[\[{\"])")
"""The beginning of a JSON object or array."""

_NOTEBOOK = re.compile(r'"cell_type"\s*+:\s*+"')
"""What the files of notebooks hold."""

_DIRECTIVES = re.compile(r"^\.\. [\w-]{1,40}::|`[^`<>\n]{1,200}<https?://[^`<>\s]{1,300}>`_", re.MULTILINE)
"""What only reStructuredText holds."""

_HASHED = re.compile(r"^#{1,6} \S", re.MULTILINE)
"""A heading of Markdown."""

_LEAST_ROWS = 3
_EVEN = 0.9
"""How many rows, and which part of them in even width, make a text one of separated values."""


def media_type(text: str, name: str) -> str:
    """The media type of a text: what its content shows, else what its name says, else plain text.

    `name` is the document's file name or path.

    >>> media_type("# Roadmap\\n- Algebra", "notes.txt"), media_type("\\t•\\tAlgebra", "notes.txt")
    ('text/markdown', 'text/plain')
    >>> media_type("<!DOCTYPE html><title>Roadmap</title>", "notes.txt"), media_type("a,b", "table.csv")
    ('text/html', 'text/csv')
    """
    named = _EXTENSIONS.get(name.rpartition(".")[2].lower()) if "." in name else None
    if _PAGE.match(text):
        return HTML
    outlined = _OUTLINED.match(text)
    if outlined:
        return OPML if outlined.group(1) else FREEMIND
    if named is None and (triples := _TRIPLES.match(text)):
        return TURTLE if triples.group(1) else NTRIPLES
    if named is None and _RDFXML.match(text):
        return RDFXML
    if named == JSON or (named is None and _is_json(text)):
        return NOTEBOOK if _NOTEBOOK.search(text) else LINKED if _LINKED.search(text) else JSON
    if named is not None and named != MARKDOWN:
        return named
    if named is None and _DIRECTIVES.search(text) and not _HASHED.search(text):
        return "text/x-rst"
    return (None if named else _separated(text)) or _marked(text) or named or PLAIN


def _is_json(text: str) -> bool:
    """Whether a text is one JSON object or array."""
    if not _BRACKETS.match(text):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _separated(text: str) -> str | None:
    """Separated values where the text has a header of topics, and rows of as many cells; None where it has not."""
    table = table_of(text, ",;\t")
    if table is None or len(table.rows) < _LEAST_ROWS:
        return None
    even = sum(len(row) == len(table.parts) for row in table.rows)
    return (
        (TSV if "\t" in text.split("\n")[table.rows[0][0][1] - 1] else CSV)
        if even >= _EVEN * len(table.rows)
        else None
    )


def _marked(text: str) -> str | None:
    """Markdown or plain text by the signs of each, None where there are none."""
    signs = sum(1 for _ in _MARKDOWN.finditer(text))
    outline = sum(1 for _ in _OUTLINE.finditer(text))
    if signs * _LINES_A_SIGN > outline:
        return MARKDOWN
    return PLAIN if outline else None
