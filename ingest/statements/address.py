"""Which links lead to something to learn from, and which only keep house."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from ..ornament import clean
from ..outline import Span, text_of

_PICTURE = re.compile(r"shields\.io|badge|\.(?:svg|png|jpe?g|gif|webp|ico)(?:\?|\Z)", re.IGNORECASE)
_HOUSEKEEPING = re.compile(
    r"(?:^|\.)(?:creativecommons\.org|choosealicense\.com|licensebuttons\.net|opensource\.org/licen|star-history\.com"
    r"|opencollective\.com|patreon\.com|buymeacoffee\.com|ko-fi\.com|paypal\.(?:com|me)|contrib\.rocks|awesome\.re"
    r"|(?:twitter|x)\.com/(?:intent|share)|facebook\.com/share|linkedin\.com/(?:share|cws/share)|t\.me/share"
    r"|reddit\.com/submit|travis-ci|circleci\.com|codecov\.io|coveralls\.io|github\.com/sponsors/"
    r"|(?:github|gitlab)\.[^/]+/[^/]+/[^/]+/(?:-/)?(?:edit|issues(?:/new|/?\Z)|pulls?\Z|pull/new|fork|stargazers"
    r"|network|graphs/|actions|compare|commits?/|merge_requests"
    r"|blob/[^/]+/(?:\.github/)?(?:contributing|licen[cs]e|code[_-]of[_-]conduct|changelog|security|authors)\b))",
    re.IGNORECASE,
)


def lead(spans: Iterable[Span]) -> Span | None:
    """The first span that shows a word: no pictogram, number or box to tick."""
    return next((span for span in spans if clean(span.text)), None)


def web_address(url: str) -> bool:
    """Whether a link leads to a page on the web."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def teaches(url: str) -> bool:
    """Whether a link leads to a page that may teach something: no picture, licence, sponsor, or page that edits.

    >>> [teaches(f"https://{one}") for one in ("example.org/bread", "ko-fi.com/ann", "github.com/a/b/issues/new")]
    [True, False, False]
    """
    return web_address(url) and not _PICTURE.search(url) and not _HOUSEKEEPING.search(url.split("://", 1)[1])


def is_front_page(url: str, name: str) -> bool:
    """Whether a link by a name leads to the front page of the place of that name: "GitHub" to https://github.com/."""
    _, _, place = url.partition("://")
    host, _, path = place.partition("/")
    return bool(name.strip()) and not path and name.strip().casefold().replace(" ", "") in host.casefold()


def same_address(url: str) -> str:
    """What two addresses of one page share: all but the scheme, "www." and a slash at the end."""
    return url.split("://", 1)[-1].removeprefix("www.").rstrip("/")


def addresses(spans: Iterable[Span]) -> list[tuple[str, str]]:
    """The addresses that some spans link to and that may teach something, each with the text that links to it."""
    found: dict[str, list[Span]] = {}
    last = None
    for span in spans:
        if span.url and teaches(span.url) and (span.url == last or span.url not in found):
            found.setdefault(span.url, []).append(span)
        last = span.url
    return [(url, text_of(tuple(linked))) for url, linked in found.items()]
