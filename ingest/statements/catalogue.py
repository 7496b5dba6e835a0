"""Documents that list links and teach nothing themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from ...graph.label import fold
from ..ornament import without_ornament
from ..outline import Node, NodeKind, text_of
from .address import lead, web_address
from .passage import Passage

_FEWEST = 10
_LEAST_LINKED = 0.6
_MOST_OF_ONE_PLACE = 0.5
_LEAST_WORDS = 2.5
"""Titles have some words, names of topics few; and a list of topics links each to the same place."""


def lists_links(outline: Node) -> bool:
    """Whether most items of a document begin with a link to another place on the web, by a title of several words."""
    items, links = 0, list[tuple[str, str]]()
    for node in outline.walk():
        if node.kind is NodeKind.ITEM and text_of(node.spans).strip():
            leads = list(_lead(node))
            items += not leads or not leads[0][0].startswith("#")
            links += [found for found in leads if web_address(found[0])]
    if len(links) < _FEWEST or len(links) < _LEAST_LINKED * items:
        return False
    places = Counter(urlsplit(url).netloc for url, _ in links)
    words = sum(len(text.split()) for _, text in links)
    return max(places.values()) <= _MOST_OF_ONE_PLACE * len(links) and words >= _LEAST_WORDS * len(links)


def _lead(node: Node) -> Iterator[tuple[str, str]]:
    """The address and the text of the link with which an item begins."""
    first = lead(node.spans)
    if first is not None and first.url:
        yield first.url, without_ornament("".join(span.text for span in node.spans if span.url == first.url))


def front_matter(root: Node, title: Node | None) -> int:
    """How many blocks stand before a document's title of the first level and list nothing: banners, thanks to sponsors."""
    if title is None or title.level != 1 or title.kind is not NodeKind.HEADING:
        return 0
    before = [child for child in root.children if child.line < title.line]
    listing = any(node.kind in (NodeKind.ITEM, NodeKind.ROW) for child in before for node in child.walk())
    return 0 if listing else len(before)


def gives_links(passage: Passage) -> bool:
    """Whether a heading is the name of the place to which the links right below it lead."""
    name = fold(passage.text).replace(" ", "")
    spans = (span for child in passage.node.children for span in child.spans if span.url)
    return any(
        name and name in urlsplit(span.url or "").netloc for span in spans if web_address(span.url or "")
    )
