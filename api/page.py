"""The frame of every HTML page."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import HTMLResponse

from .markup import Html, html, joined, tag

PLACES = {
    "/": "Topics",
    "/diagram.svg": "Map",
    "/graphql": "GraphQL",
    "/console": "Console",
    "/sparql": "SPARQL",
    "/graph.ttl": "Turtle",
    "/graph.json": "JSON",
    "/schema.graphql": "Schema",
}
"""The places that the head of every page links to."""


def page(
    title: str,
    *content: Html,
    status: int = 200,
    styles: Sequence[str] = ("style.css",),
    scripts: Sequence[str] = (),
    kind: str | None = None,
) -> HTMLResponse:
    """An HTML page of this title, with the style sheets and scripts that it needs."""
    head = tag(
        "head",
        None,
        tag("meta", {"charset": "utf-8"}),
        tag("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        tag("meta", {"name": "color-scheme", "content": "light dark"}),
        tag("title", None, title if title == "roadgraph" else f"{title} · roadgraph"),
        tag("link", {"rel": "icon", "href": "/static/icon.svg", "type": "image/svg+xml"}),
        *(tag("link", {"rel": "stylesheet", "href": f"/static/{name}"}) for name in ("frame.css", *styles)),
        *(_script(name) for name in scripts),
    )
    links = joined(tag("a", {"href": path}, text) for path, text in PLACES.items())
    top = tag("header", None, tag("a", {"class": "mark", "href": "/"}, "roadgraph"), tag("nav", None, links))
    body = tag("body", {"class": kind}, top, tag("main", None, *content))
    return HTMLResponse(f"<!doctype html>\n{tag('html', {'lang': 'en'}, head, body)}\n", status)


def _script(name: str) -> Html:
    """A script that runs once the page has been read, after those before it; our own are modules."""
    mode = {"defer": ""} if name.endswith(".min.js") else {"type": "module"}
    return tag("script", {"src": f"/static/{name}"} | mode)


def section(title: str, *content: str | None, anchor: str | None = None) -> Html:
    """A part of a page, under a heading."""
    return tag("section", {"id": anchor}, tag("h2", None, title), *content)


def items(parts: list[Html], kind: str | None = None, ordered: bool = False) -> Html:
    """A list of parts."""
    return tag("ol" if ordered else "ul", {"class": kind}, *(tag("li", None, part) for part in parts))


def counted(number: int, one: str, many: str | None = None) -> Html:
    """A number and what is counted.

    >>> counted(1, "topic"), counted(1200, "topic")
    ('1 topic', '1,200 topics')
    """
    return html(f"{number:,} {one if number == 1 else many or one + 's'}")


def problem(title: str, said: str, status: int, *content: Html) -> HTMLResponse:
    """A page that says what went wrong."""
    return page(title, tag("h1", None, title), tag("p", None, said), *content, status=status)
