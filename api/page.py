"""The frame of every HTML page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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


DATA: Mapping[str, tuple[str, str]] = {
    "ttl": ("Turtle", "text/turtle"),
    "jsonld": ("JSON-LD", "application/ld+json"),
    "nt": ("N-Triples", "application/n-triples"),
    "rdf": ("RDF/XML", "application/rdf+xml"),
}
"""What each thing is told in as data: names and media types by the ending of its address."""


def page(
    title: str,
    *content: Html,
    status: int = 200,
    styles: Sequence[str] = ("style.css",),
    scripts: Sequence[str] = (),
    kind: str | None = None,
    data: str | None = None,
) -> HTMLResponse:
    """An HTML page of this title, with the style sheets and scripts that it needs.

    `data` is the address of the thing that the page tells of, which is there as data, too.
    """
    told = {f"{data}.{ending}": form for ending, form in DATA.items()} if data else {}
    head = tag(
        "head",
        None,
        tag("meta", {"charset": "utf-8"}),
        tag("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        tag("meta", {"name": "color-scheme", "content": "light dark"}),
        tag("title", None, title if title == "roadgraph" else f"{title} · roadgraph"),
        tag("link", {"rel": "icon", "href": "/static/icon.svg", "type": "image/svg+xml"}),
        *(tag("link", {"rel": "stylesheet", "href": f"/static/{name}"}) for name in ("frame.css", *styles)),
        *(
            tag("link", {"rel": "alternate", "type": media, "href": place})
            for place, (_, media) in told.items()
        ),
        *(_script(name) for name in scripts),
    )
    links = joined(tag("a", {"href": path}, text) for path, text in PLACES.items())
    top = tag("header", None, tag("a", {"class": "mark", "href": "/"}, "roadgraph"), tag("nav", None, links))
    forms = joined((tag("a", {"href": place}, form) for place, (form, _) in told.items()), " · ")
    below = tag("p", {"class": "facts"}, "As data: ", forms) if told else Html("")
    body = tag("body", {"class": kind}, top, tag("main", None, *content, below))
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
