"""Reads the YAML and TOML that people write by hand: keys, lists, texts and values in brackets; the rest is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .flow import flow, unescaped
from .value import Mapping, Scalar, Sequence, Value

_KEY = re.compile(
    r"(\"[^\"\n]{1,120}\"|'[^'\n]{1,120}'|[^\s\-#\[\]{}\"':=][^:=\n]{0,120})(?::(?=\s|\Z)|(?<=\s)=(?=\s))\s*(.*)\Z"
)
_DASH = re.compile(r"-(?:\s+|\Z)")
_SECTION = re.compile(r"\[\[?([\w.\-]{1,120})\]\]?\s*(?:#.*)?\Z")
_REMARK = re.compile(r"\s#.*\Z")
_BLOCK = re.compile(r"[|>][-+\d]*\s*(?:#.*)?\Z")
_MOST_LINES = 200
"""The lines within which a value in brackets must end."""
_MOST_NESTED = 40


def yaml(text: str, line: int = 1) -> Value:
    """The value of a text whose first line has this number in its document; never raises.

    >>> value = yaml("title: Rye: a course\\nrequires:\\n  - flour\\n  - water # any")
    >>> value.text("title"), [one.text for one in value.pairs[1][1].values]
    ('Rye: a course', ['flour', 'water'])
    """
    reader = _Reader(text.split("\n"), line)
    reader.read()
    return reader.root


class _Reader:
    """Reads line by line; `_open` holds what is open with the indentation of its entries."""

    def __init__(self, lines: list[str], first: int) -> None:
        self.root: Mapping | Sequence = Mapping(first)
        self._lines = lines
        self._first = first
        self._at = 0
        self._open: list[tuple[int, Mapping | Sequence]] = []
        self._waiting: tuple[Mapping, Scalar, int] | None = None

    def read(self) -> None:
        """Read all lines."""
        while self._at < len(self._lines):
            told = self._lines[self._at].expandtabs(4)
            body = told.strip()
            section = _SECTION.match(body)
            if body and not body.startswith(("#", "---", "...")):
                if section and body[0] == told[0]:
                    self._section(section.group(1), body.startswith("[["))
                else:
                    self._entry(len(told) - len(told.lstrip()), body)
            self._at += 1

    def _section(self, name: str, listed: bool) -> None:
        """Open a table of TOML; it hangs below the root."""
        if not isinstance(self.root, Mapping):
            return
        self._waiting = None
        made = Mapping(self._first + self._at)
        several = self.root.get(name.lower()) if listed else None
        if isinstance(several, Sequence):
            several.values.append(made)
        else:
            value: Value = Sequence(made.line, [made]) if listed else made
            self.root.pairs.append((Scalar(name, made.line), value))
        self._open = [(0, made)]

    def _entry(self, indent: int, body: str) -> None:
        dash = _DASH.match(body)
        if dash is not None:
            sequence = self._container(indent, Sequence)
            rest = body[dash.end() :]
            if not isinstance(sequence, Sequence):
                return
            if _KEY.match(rest) and rest[:1] not in "[{" and len(self._open) < _MOST_NESTED:
                made = Mapping(self._first + self._at)
                sequence.values.append(made)
                self._open.append((indent + dash.end(), made))
                self._pair(made, indent + dash.end(), rest)
            elif rest:
                sequence.values.append(self._value(rest, indent))
            return
        if _KEY.match(body):
            self._pair(self._container(indent, Mapping), indent, body)

    def _container(self, indent: int, kind: type[Mapping] | type[Sequence]) -> Mapping | Sequence:
        """The mapping or sequence to which an entry with this indentation belongs, opened where there is none."""
        while self._open and (
            self._open[-1][0] > indent
            or (self._open[-1][0] == indent and not isinstance(self._open[-1][1], kind))
        ):
            if (
                self._waiting is not None
                and self._waiting[2] <= indent
                and self._waiting[0] is self._open[-1][1]
            ):
                break
            self._open.pop()
        if self._open and isinstance(self._open[-1][1], kind) and self._waiting is None:
            return self._open[-1][1]
        if self._open and isinstance(self._open[-1][1], kind) and self._open[-1][0] == indent:
            return self._open[-1][1]
        made = kind(self._first + self._at)
        if self._waiting is not None:
            self._waiting[0].pairs.append((self._waiting[1], made))
            self._waiting = None
        elif not self._open:
            self.root = made if not _filled(self.root) else self.root
            made = self.root if isinstance(self.root, kind) else made
        self._open.append((indent, made))
        return made

    def _pair(self, mapping: Mapping | Sequence, indent: int, body: str) -> None:
        found = _KEY.match(body)
        if found is None or not isinstance(mapping, Mapping):
            return
        key = Scalar(_unquoted(found.group(1).strip()), self._first + self._at)
        rest = found.group(2).strip()
        self._waiting = None
        if rest and not rest.startswith("#"):
            mapping.pairs.append((key, self._value(rest, indent)))
        else:
            self._waiting = (mapping, key, indent)

    def _value(self, rest: str, indent: int) -> Value:
        line = self._first + self._at
        if _BLOCK.match(rest):
            return Scalar(" ".join(self._block(indent)), min(line + 1, self._first + self._at))
        if rest[0] in "[{":
            found = flow(self._bracketed(rest), 0, line)
            return found if found is not None else Scalar("", line)
        return Scalar(_unquoted(rest), line, line, rest[0] in "\"'")

    def _block(self, indent: int) -> Iterator[str]:
        """The lines of a text that is indented more than its key."""
        while self._at + 1 < len(self._lines):
            told = self._lines[self._at + 1]
            if told.strip() and len(told) - len(told.lstrip()) <= indent:
                return
            self._at += 1
            yield told.strip()

    def _bracketed(self, rest: str) -> str:
        """A value in brackets up to the line on which they close."""
        told = [rest]
        depth = rest.count("[") + rest.count("{") - rest.count("]") - rest.count("}")
        while depth > 0 and len(told) < _MOST_LINES and self._at + 1 < len(self._lines):
            self._at += 1
            more = self._lines[self._at]
            told.append(more)
            depth += more.count("[") + more.count("{") - more.count("]") - more.count("}")
        return "\n".join(told)


def _filled(value: Mapping | Sequence) -> bool:
    return bool(value.pairs if isinstance(value, Mapping) else value.values)


def _unquoted(text: str) -> str:
    """A text without its quotation marks, or without the remark behind it."""
    end = text.find(text[0], 1) if text[:1] in "\"'" and text else -1
    if end > 0:
        inner = text[1 : text.rfind(text[0])] if text.rfind(text[0]) > 0 else text[1:]
        return unescaped(inner) if text[0] == '"' else inner.replace("''", "'")
    return _REMARK.sub("", text).strip()
