"""HTML as text, with everything that is not markup escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import urlsplit

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# No spaces, no control characters, and none that turn the direction of what follows.
_URL = re.compile(r"[!-~\u00a1-\u061b\u061d-\u1fff\u2070-\ud7ff\uf900-\ufefe\uff00-\uffef]+")
_VOID = frozenset({"img", "input", "link", "meta"})


class Html(str):
    """Markup, which is written as it stands; any other text is escaped."""

    __slots__ = ()


def html(text: str) -> Html:
    """The text as markup, with U+FFFD for control characters and halves of surrogate pairs.

    >>> html("a < b & c"), html(Html("<b>x</b>"))
    ('a &lt; b &amp; c', '<b>x</b>')
    """
    return text if isinstance(text, Html) else Html(escape(_UNPRINTABLE.sub("\ufffd", text)))


def tag(name: str, attributes: Mapping[str, str | None] | None = None, *children: str | None) -> Html:
    """An element; an attribute whose value is None and a child that is None are left out.

    >>> tag("a", {"href": "/?a=1&b=2", "title": None}, "x < y")
    '<a href="/?a=1&amp;b=2">x &lt; y</a>'
    """
    written = "".join(
        f' {key}="{html(value)}"' for key, value in (attributes or {}).items() if value is not None
    )
    content = "".join(html(child) for child in children if child is not None)
    return Html(f"<{name}{written}>" if name in _VOID else f"<{name}{written}>{content}</{name}>")


def joined(parts: Iterable[str], separator: str = "") -> Html:
    """The parts, each escaped, one after the other."""
    return Html(html(separator).join(html(part) for part in parts))


def name(text: str) -> Html:
    """A name out of a document, whose direction of writing changes nothing around it."""
    return tag("bdi", None, text)


def outward(url: str | None, text: str) -> Html:
    """A link to another host that a person may click; the mere text where the URL is none of the web.

    >>> outward("javascript:alert(1)", "x")
    '<bdi>x</bdi>'
    """
    if url is None or not _is_web(url):
        return name(text)
    return tag("a", {"href": url, "rel": "nofollow noopener noreferrer"}, name(text))


def _is_web(url: str) -> bool:
    if not _URL.fullmatch(url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
