"""How the server behaves: what it allows, how long it waits, and for whom it works."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from typing import Any

from ..graph.errors import RoadgraphError
from ..graph.knowledge import BASE_IRI
from ..schema.limits import Limits
from .hosts import HOST


class SettingError(RoadgraphError):
    """A setting that there is not, or whose value makes no sense."""

    code = "setting"


@dataclass(frozen=True, slots=True)
class Settings:
    """How the server behaves; sizes are in bytes, times in seconds.

    `max_head` and `max_body` bound a request, `max_ingest` one that bears the token. A request's head must be there
    after `head_seconds`, its body after `body_seconds`, and an answer taken after `take_seconds`; an idle connection is
    kept for `idle_seconds`, and requests have `end_seconds` to end after a signal. One that bears the token may take
    `ingest_seconds`. Beyond `max_connections` a worker
    answers 503; it executes `max_executions` queries at a time.

    A query in SPARQL is stopped after `sparql_seconds`, or when it takes `sparql_memory` beyond what the graph takes;
    its answer is cut at `sparql_rows` rows or triples, and at about `sparql_answer` bytes; a worker executes
    `sparql_executions` at a time.

    `hosts` are the names by which the server may be called, any if there are none; `origins` those of pages of others
    that may read answers. With a `token`, whoever has it may change the store. IRIs in
    RDF begin with `base_iri`.
    """

    limits: Limits = field(default_factory=Limits)
    max_head: int = 65_536
    max_body: int = 262_144
    max_ingest: int = 33_554_432
    head_seconds: float = 10.0
    body_seconds: float = 15.0
    take_seconds: float = 60.0
    idle_seconds: float = 10.0
    end_seconds: float = 10.0
    ingest_seconds: float = 120.0
    max_connections: int = 500
    max_executions: int = 4
    sparql_seconds: float = 5.0
    sparql_memory: int = 500_000_000
    sparql_rows: int = 10_000
    sparql_answer: int = 20_000_000
    sparql_executions: int = 2
    workers: int = 1
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    token: str | None = field(default=None, repr=False)
    access_log: bool = False
    base_iri: str = BASE_IRI

    def __post_init__(self) -> None:
        """Refuse with `SettingError` the hosts and origins that no request could ever have."""
        for name in self.hosts:
            if not _NAME.fullmatch(name.lower()):
                said = f"{name!r} is no name of a host"
                raise SettingError(said, "give one without scheme and port, such as example.org, or *")
        for origin in self.origins:
            if not _ORIGIN.fullmatch(origin) or origin.endswith(USUAL.get(origin.split(":")[0], "no port")):
                hint = (
                    "write it as browsers send it, such as https://example.org: no path, no usual port; or *"
                )
                raise SettingError(f"{origin!r} is no origin", hint)


USUAL = {"http": ":80", "https": ":443"}
"""The ports that browsers leave out of an origin."""

_NAME = re.compile(rf"\*|(?:\*\.)?{HOST}")
_ORIGIN = re.compile(rf"\*|[a-z][a-z0-9+.-]*://{HOST}(?::[1-9]\d{{0,4}})?")

SWITCH = {"on": True, "off": False}
"""How a switch is written."""


def adjusted(settings: Settings, given: Iterable[str]) -> Settings:
    """The settings with limits changed that are written as `name=value`, with `-` or `_` in the name.

    Raises `SettingError` for a limit that there is not, or a value that is none.

    >>> adjusted(Settings(), ["max-depth=5", "body_seconds=2.5", "introspection=off"]).limits.max_depth
    5
    """
    limits: dict[str, Any] = {}
    own: dict[str, Any] = {}
    for written in given:
        name, _, value = written.partition("=")
        key = name.strip().replace("-", "_")
        if key in DEFAULTS_OF_QUERIES:
            limits[key] = _value(written, value.strip(), DEFAULTS_OF_QUERIES[key])
        elif key in DEFAULTS:
            own[key] = _value(written, value.strip(), DEFAULTS[key])
        else:
            known = ", ".join(sorted(name.replace("_", "-") for name in DEFAULTS_OF_QUERIES | DEFAULTS))
            raise SettingError(f"there is no limit called {name!r}", f"choose among {known}")
    return replace(settings, limits=replace(settings.limits, **limits), **own)


def _value(written: str, value: str, default: float) -> float:
    """A value of the kind that the default is; a number is positive."""
    if isinstance(default, bool):
        if value in SWITCH:
            return SWITCH[value]
        raise SettingError(f"the limit {written!r} is a switch", "write on or off after the =")
    try:
        number = type(default)(value)
    except ValueError:
        number = 0
    if 0 < number < float("inf"):
        return number
    kind = "a positive whole number" if isinstance(default, int) else "a positive number of seconds"
    raise SettingError(f"the limit {written!r} has no value that makes sense", f"write {kind} after the =")


def _defaults(of: Settings | Limits) -> dict[str, float]:
    found = {f.name: getattr(of, f.name) for f in fields(of)}
    return {name: value for name, value in found.items() if isinstance(value, int | float)}


DEFAULTS_OF_QUERIES = _defaults(Limits())
"""The limits of a query, by name."""

DEFAULTS = {
    name: value for name, value in _defaults(Settings()).items() if name not in ("workers", "access_log")
}
"""The limits of the server, by name."""
