"""Reads values in brackets: JSON, and the flow style of YAML and TOML, with remarks, loose words and spare commas."""

from __future__ import annotations

import re

from .value import Mapping, Scalar, Sequence, Value

_SPACE = re.compile(r"(?>[\s,\ufeff]+|//[^\n]*|/\*(?>[^*]|\*(?!/))*+\*/|\#[^\n]*)*+")
_DOUBLE = re.compile(r'"((?>[^"\\]|\\.)*+)(?:"|\Z)', re.DOTALL)
_SINGLE = re.compile(r"'((?>[^']|'')*+)(?:'|\Z)", re.DOTALL)
_LOOSE = re.compile(r"(?>[^\[\]{},:=\n\"]|:(?=//))+")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\n", "b": " ", "f": " ", "\n": ""}
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_ALONE = re.compile("[\ud800-\udfff]")
MOST_NESTED = 200
"""The depth below which values are passed over."""


def unescaped(text: str) -> str:
    r"""A text between quotation marks as it is meant.

    >>> unescaped(r"Cr\u00e8me \"br\u00fbl\u00e9e\"")
    'Crème "brûlée"'
    """
    if "\\" not in text:
        return text
    plain = _ESCAPE.sub(lambda hit: chr(int(hit[1], 16)) if hit[1] else _ESCAPED.get(hit[2], hit[2]), text)
    plain = _SURROGATES.sub(lambda hit: hit[0].encode("utf-16", "surrogatepass").decode("utf-16"), plain)
    return _ALONE.sub("\ufffd", plain)


def flow(text: str, at: int = 0, line: int = 1) -> Value | None:
    """The value that begins at a place of a text, on this line of its document; None where none does; never raises.

    >>> value = flow('{"rye": ["dark",\\n "light"]}')
    >>> [(one.text, one.line) for one in value.pairs[0][1].values]
    [('dark', 1), ('light', 2)]
    """
    reader = _Flow(text, at, line)
    reader.read()
    return reader.root.values[0] if reader.root.values else None


class _Flow:
    """Reads one value; `root` holds it."""

    def __init__(self, text: str, at: int, line: int) -> None:
        self.root = Sequence(line)
        self._text = text
        self._at = at
        self._line = line
        self._start = text.rfind("\n", 0, at) + 1
        self._open: list[Sequence | Mapping] = [self.root]
        self._keys: list[Scalar | None] = [None]

    def read(self) -> None:
        """Read until the value ends."""
        while True:
            self._space()
            if self._at >= len(self._text) or (self.root.values and len(self._open) == 1):
                return
            char = self._text[self._at]
            if char in "[{":
                self._begin(char)
            elif char in "]}":
                self._at += 1
                if len(self._open) > 1:
                    self._open.pop()
                    self._keys.pop()
            else:
                self._scalar(char)

    def _space(self) -> None:
        found = _SPACE.match(self._text, self._at)
        if found is not None and found.end() > self._at:
            self._pass(found)

    def _begin(self, char: str) -> None:
        made = Sequence(self._line) if char == "[" else Mapping(self._line)
        if len(self._open) <= MOST_NESTED:
            self._put(made)
        self._open.append(made)
        self._keys.append(None)
        self._at += 1

    def _scalar(self, char: str) -> None:
        pattern = {'"': _DOUBLE, "'": _SINGLE}.get(char, _LOOSE)
        found = pattern.match(self._text, self._at)
        if found is None:
            self._at += 1
            return
        line, column = self._line, self._at - self._start
        self._pass(found)
        raw = found.group(1) if char in "\"'" else found.group()
        told = unescaped(raw) if char == '"' else raw.replace("''", "'") if char == "'" else raw.strip()
        scalar = Scalar(told, line, self._line, char in "\"'", column)
        if isinstance(self._open[-1], Mapping) and self._keys[-1] is None and self._colon():
            self._keys[-1] = scalar
        else:
            self._put(scalar)

    def _pass(self, found: re.Match[str]) -> None:
        """Go on behind what was found."""
        breaks = found.group().count("\n")
        if breaks:
            self._line += breaks
            self._start = self._text.rfind("\n", found.start(), found.end()) + 1
        self._at = found.end()

    def _colon(self) -> bool:
        """Whether a colon or an equals sign follows; it is taken."""
        self._space()
        found = self._text[self._at : self._at + 1]
        self._at += found in (":", "=")
        return found in (":", "=")

    def _put(self, value: Value) -> None:
        above, key = self._open[-1], self._keys[-1]
        if isinstance(above, Sequence):
            above.values.append(value)
        elif key is not None:
            above.pairs.append((key, value))
            self._keys[-1] = None
