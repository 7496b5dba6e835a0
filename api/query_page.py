"""The pages to try queries on: GraphiQL where it was built in, and roadgraph's own console."""

from __future__ import annotations

from pathlib import Path

from .markup import Html
from .page import page
from .served import Representation
from .shield import HEADERS

EXPLORER = Path(__file__).with_name("explorer")

# GraphiQL writes style elements of its own while it runs, and its style sheet brings its fonts and pictures along.
STYLED = {
    "Content-Security-Policy": (
        HEADERS["Content-Security-Policy"]
        + "; style-src-elem 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:"
    )
}


def console_page() -> Representation:
    """The console: a query with its variables, the answer, and the schema."""
    return _page(
        "Console", "console.html", ["style.css", "examples.css", "console.css"], ["console.js"], "console"
    )


def graphiql_page() -> Representation:
    """GraphiQL, with the same example queries."""
    styles = ["examples.css", "graphiql.min.css", "graphiql.css"]
    scripts = ["react.production.min.js", "react-dom.production.min.js", "graphiql.min.js", "ide.js"]
    return _page("GraphQL", "graphiql.html", styles, scripts, headers=STYLED)


def sparql_page() -> Representation:
    """The page for SPARQL: a query, and what it finds as a table."""
    return _page(
        "SPARQL", "sparql.html", ["style.css", "examples.css", "console.css"], ["sparql.js"], "console"
    )


def _page(
    title: str,
    content: str,
    styles: list[str],
    scripts: list[str],
    kind: str | None = None,
    headers: dict[str, str] | None = None,
) -> Representation:
    """A page around a file of the explorer."""
    inside = Html((EXPLORER / content).read_text(encoding="utf-8"))
    written = page(title, inside, styles=styles, scripts=scripts, kind=kind)
    return Representation.of(bytes(written.body), "text/html", headers)
