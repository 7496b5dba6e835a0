"""The words of a language together with the English ones that people mix into it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

from ..graph.label import fold

_LABELS = (
    "topic_columns",
    "description_columns",
    "code_columns",
    "type_columns",
    "resource_columns",
    "not_resources",
    "housekeeping",
    "navigation",
    "leads",
    "catalogue",
    "title",
    "title_tails",
    "processes",
    "optional",
    "none",
)


def mixed(data: Mapping[str, Any], english: Mapping[str, Any]) -> Mapping[str, Any]:
    """The tables of a language with the English words for labels, levels and titles, where it has no such word itself.

    Sentences stay in the language: what reads like an English word in them may be another.

    >>> from roadgraph.ingest.words import tables
    >>> "week" in mixed(tables("de"), tables("en"))["roles"]["levels"]
    True
    """
    if data["language"] == english["language"]:
        return data
    own = {fold(entry) for table in ("roles", "resource_types") for entry in chain(*data[table].values())}
    roles = {name: _more(data["roles"][name], more, own) for name, more in english["roles"].items()}
    keyed = {fold(entry) for entry in chain(own, *data["keys"].values())}
    keys = {name: _more(data["keys"].get(name, ()), more, keyed) for name, more in english["keys"].items()}
    types = {
        name: _more(data["resource_types"].get(name, ()), more, own)
        for name, more in english["resource_types"].items()
    }
    labels = {name: _more(data["labels"][name], english["labels"][name], ()) for name in _LABELS}
    around = english["qualifiers"]
    qualifiers = {
        "before": _more(data["qualifiers"]["before"], filter(_several, around["before"]), ()),
        "after": _more(data["qualifiers"]["after"], around["after"], ()),
        "opening": _more(data["qualifiers"]["opening"], around["opening"], ()),
    }
    return {
        **data,
        "roles": {**data["roles"], **roles},
        "keys": {**data["keys"], **keys},
        "resource_types": {**data["resource_types"], **types},
        "labels": {**data["labels"], **labels},
        "qualifiers": {**data["qualifiers"], **qualifiers},
    }


def _several(phrase: str) -> bool:
    return " " in phrase


def _more(entries: Iterable[str], others: Iterable[str], taken: Iterable[str]) -> list[str]:
    """The entries, then the others that are not taken."""
    return [*entries, *(other for other in others if fold(other) not in taken)]
