"""Files of words that users bring, for a language that has none here or as additions to one that has."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ..graph.errors import RoadgraphError
from ..graph.label import fold
from .words import languages, tables

Tables = Mapping[str, Any]
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_FEWEST = 8
"""How many small words it takes at least to tell a language by."""
_FLAGS: Mapping[str, type] = {
    "sentences.declines": bool,
    "sentences.linked": bool,
    "sentences.head_first": bool,
    "sentences.instances": bool,
    "sentences.stem": int,
}
_PATTERNS = frozenset(
    f"requirements.{name}"
    for name in (
        "versions", "terms", "asking", "asked", "inline", "inline_optional", "first", "all_before", "one_before",
    )
)  # fmt: skip
"""The lists whose entries are regular expressions."""
_OPTIONAL = frozenset({"sentences.endings", "joints.fixed", *_FLAGS})
_ENTRIES: Mapping[str, Mapping[str, str]] = {
    "cues": {"cue": "pattern", "before": "side", "after": "side", "confidence": "trust", "use": "basis"},
    "outright": {"cue": "pattern", "confidence": "trust"},
    "openings": {"cue": "pattern", "first": "side", "second": "side", "confidence": "trust"},
    "descriptions": {
        "cue": "pattern", "needs": "flag", "serves": "flag", "broader": "flag", "confidence": "trust",
    },
    "resource_signs": {"type": "word", "sign": "pattern"},
    "legends": {"sign": "pattern", "back": "flag"},
}  # fmt: skip
"""What an entry of each array of tables holds."""
_LEFT_OUT = frozenset({"use", "needs", "serves", "broader", "back"})
"""What an entry may leave out."""


class WordsError(RoadgraphError):
    """A file of words that cannot be used: `str(error)` says where and what, `hint` what to do."""

    code = "words"


def own_words(path: str | Path) -> tuple[Tables, bytes]:
    """The tables of a file of words, and its bytes; `WordsError` in one line where it cannot be used."""
    try:
        content = Path(path).read_bytes()
        told = tomllib.loads(content.decode("utf-8-sig"))
    except OSError as error:
        raise WordsError(f"{path}: {error.strerror or error}", "name a file of words as on disk") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WordsError(f"{path}: this is no TOML in UTF-8: {error}", _HINT) from None
    _check(told, str(path))
    return told, content


_OF_LABELS = ("roles", "keys", "resource_types")
_HINT = "docs/languages.md describes the file table by table"


def _check(told: Tables, name: str) -> None:
    tag = told.get("language")
    if not isinstance(tag, str) or not _TAG.fullmatch(tag) or tag == "und":
        raise WordsError(f"{name}: it does not say its language", 'begin it with a tag: language = "el"')
    for table, entries in told.items():
        if table != "language":
            _check_table(table, entries, tables("en"), name)
    small = told.get("sentences", {}).get("marks", ())
    if tag not in languages() and len(small) < _FEWEST:
        raise WordsError(
            f"{name}: {len(small)} small words are too few to tell a new language by",
            f"list its commonest words, {_FEWEST} or more, as marks in [sentences]",
        )


def _check_table(table: str, entries: Any, pattern: Tables, name: str, path: str = "") -> None:
    where = f"{path}{table}"
    if table not in pattern or table == "language":
        known = [f"[{one}]" for one in pattern if one != "language"]
        raise WordsError(f"{name}: there is no table [{where}]", _near(f"[{table}]", known))
    if table in _ENTRIES:
        _check_entries(where, entries, _ENTRIES[table], name)
        return
    if not isinstance(entries, dict):
        raise WordsError(f"{name}: [{where}] is no table", f"write it as [{where}] on a line of its own")
    known = [*pattern[table], *(one.split(".")[1] for one in _OPTIONAL if one.startswith(f"{table}."))]
    for key, value in entries.items():
        if key not in known:
            raise WordsError(f"{name}: [{where}] has no entry {key!r}", _near(key, known))
        if key in _ENTRIES:
            _check_table(key, value, {key: pattern[table][key]}, name, f"{where}.")
        elif isinstance(pattern[table].get(key), dict):
            _check_lists(f"{where}.{key}", value, name)
        else:
            _check_value(where, key, value, name)


def _check_lists(table: str, value: Any, name: str) -> None:
    if not isinstance(value, dict):
        raise WordsError(f"{name}: [{table}] is no table", f"write it as [{table}] on a line of its own")
    for key, entries in value.items():
        _check_value(table, key, entries, name)


def _check_value(table: str, key: str, value: Any, name: str) -> None:
    wanted = _FLAGS.get(f"{table}.{key}")
    if wanted is not None:
        if not isinstance(value, wanted):
            what = "true or false" if wanted is bool else "a number"
            raise WordsError(f"{name}: {key!r} in [{table}] is not {what}", _HINT)
        return
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
        raise WordsError(f"{name}: {key!r} in [{table}] is no list of words", f'write {key} = ["...", "..."]')
    if f"{table}.{key}" in _PATTERNS:
        for one in value:
            _compile(one, f"{name}: {key!r} in [{table}]")


def _check_entries(table: str, entries: Any, parts: Mapping[str, str], name: str) -> None:
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise WordsError(f"{name}: {table!r} is no list of entries", f"begin each entry with [[{table}]]")
    for at, entry in enumerate(entries, start=1):
        where = f"{name}: [[{table}]] number {at}"
        for part in parts:
            if part not in entry and part not in _LEFT_OUT:
                raise WordsError(f"{where} has no {part!r}", _HINT)
        for part, value in entry.items():
            if part not in parts:
                raise WordsError(f"{where} has a part {part!r} that means nothing", _near(part, parts))
            _check_part(parts[part], part, value, where)


def _check_part(kind: str, part: str, value: Any, where: str) -> None:
    right = {
        "side": value in ("A", "B"),
        "basis": value in ("stated", "text"),
        "flag": isinstance(value, bool),
        "trust": isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= 1,
        "word": value in tables("en")["resource_types"],
        "pattern": isinstance(value, str) and bool(value),
    }[kind]
    if not right:
        hints = {
            "side": '"A" is what needs, "B" what is needed',
            "basis": 'it is "stated" or "text"',
            "flag": "it is true or false",
            "trust": "it is a number above 0 and at most 1",
            "word": f"it is one of {', '.join(tables('en')['resource_types'])}",
            "pattern": "it is a regular expression",
        }
        raise WordsError(f"{where}: {part} = {value!r} does not do", hints[kind])
    if kind == "pattern":
        _compile(str(value), where)


def _compile(pattern: str, where: str) -> None:
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        raise WordsError(f"{where}: no regular expression: {error}", f"see {pattern[:40]!r}") from None
    if compiled.match("") is not None:
        raise WordsError(f"{where}: {pattern[:40]!r} matches anything", "let it match one letter at least")


def _near(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word, list(known), n=3, cutoff=0.5)
    return f"did you mean {' or '.join(near)}?" if near else _HINT


def united(base: Tables, own: Tables) -> Tables:
    """The tables of a language with those of a user's file, whose entries come first and keep the part they give a word.

    >>> united({"roles": {"meta": ["a"], "order": ["b"]}}, {"roles": {"order": ["a"]}})
    {'roles': {'meta': [], 'order': ['a', 'b']}}
    """
    taken = {
        fold(entry) for table in _OF_LABELS for entries in own.get(table, {}).values() for entry in entries
    }
    empty: Any = {}
    return {
        table: _united(base.get(table, empty), own.get(table), taken if table in _OF_LABELS else set())
        for table in dict.fromkeys([*base, *own])
    }


def _united(entries: Any, own: Any, taken: set[str]) -> Any:
    if isinstance(entries, dict):
        told = own or {}
        names = dict.fromkeys([*entries, *told])
        empty: Any = []
        return {name: _united(entries.get(name, empty), told.get(name), taken) for name in names}
    if isinstance(entries, list) and isinstance(own, list | None):
        kept = [one for one in entries if not isinstance(one, str) or fold(one) not in taken]
        return [*(own or ()), *kept]
    return entries if own is None else own


def blank(tag: str) -> Tables:
    """The tables of a language of which nothing is known but its tag, and the addresses by which resources show."""
    english = tables("en")
    empty = {table: _blank(entries) for table, entries in english.items()}
    return {**empty, "language": tag, "resource_signs": english["resource_signs"]}


def _blank(entries: Any) -> Any:
    return {name: _blank(value) for name, value in entries.items()} if isinstance(entries, dict) else []
