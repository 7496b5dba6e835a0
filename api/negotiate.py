"""In which media type a client sends, and which of several it would rather have."""

from __future__ import annotations

from collections.abc import Sequence
from email.message import Message
from typing import NamedTuple

from starlette.requests import Request


class _Range(NamedTuple):
    """A media range of an `Accept` header: how exact it is, its quality and its place in the header."""

    media: str
    exactness: int
    quality: float
    place: int

    def holds(self, media: str) -> bool:
        if self.exactness == 1:
            return media.startswith(self.media.removesuffix("*"))
        return self.exactness == 0 or media == self.media


RANGES = 100
"""The number of media ranges of an `Accept` header that are heard; no client has as many."""

UTF_8 = frozenset({"", "utf-8", "utf8"})


def sent(request: Request) -> str | None:
    """The media type of a body in lower case, without parameters; None where the body is said not to be in UTF-8."""
    message = Message()
    message["Content-Type"] = request.headers.get("content-type", "")
    try:
        return message.get_content_type() if message.get_content_charset("") in UTF_8 else None
    except ValueError:
        return None


def accepted(request: Request) -> str | None:
    """What a request says that it takes, in however many `Accept` headers; None where it says nothing."""
    return ", ".join(request.headers.getlist("accept")) or None


def negotiate(accept: str | None, offered: Sequence[str]) -> str | None:
    """The media type of `offered` that an `Accept` header prefers (RFC 9110, section 12.5.1); None where it takes none.

    Without a header it is the first offered. Of types of one quality the one wins that is named more exactly, then
    the one that is named earlier, then the one that is offered earlier. Parameters other than `q` are not regarded.

    >>> negotiate("text/html, */*;q=0.8", ["application/json", "text/html"])
    'text/html'
    >>> negotiate("image/png", ["application/json"]) is None
    True
    """
    if accept is None or not accept.strip():
        return offered[0]
    ranges = [_range(part, place) for place, part in enumerate(accept.split(",", RANGES)[:RANGES])]
    ranked: list[tuple[float, int, int, int]] = []
    for preference, media in enumerate(offered):
        held = [found for found in ranges if found.holds(media)]
        if held:
            best = max(held, key=lambda found: (found.exactness, found.quality))
            ranked.append((-best.quality, -best.exactness, best.place, preference))
    found = min(ranked, default=None)
    return None if found is None or found[0] == 0 else offered[found[-1]]


def _range(part: str, place: int) -> _Range:
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    exactness = 0 if media == "*/*" else 1 if media.endswith("/*") else 2
    quality = next((_quality(p[2:]) for p in parameters if p.startswith("q=")), 1.0)
    return _Range(media, exactness, quality, place)


def _quality(written: str) -> float:
    try:
        quality = float(written)
    except ValueError:
        return 0.0
    return quality if 0 <= quality <= 1 else 0.0
