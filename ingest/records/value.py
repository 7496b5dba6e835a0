"""The values of a data file with the lines where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, number or truth value as it is written, without quotation marks, its lines, and the column (from 0) where it begins."""

    text: str
    line: int
    end_line: int = 0
    quoted: bool = False
    column: int = 0


@dataclass(slots=True)
class Sequence:
    """Values one after another, and the line where they begin."""

    line: int
    values: list[Value] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Values by their keys in the order of the file, and the line where they begin."""

    line: int
    pairs: list[tuple[Scalar, Value]] = field(default_factory=list)

    def get(self, *keys: str) -> Value | None:
        """The value of the first of these keys that is there, without regard to case; None where none is."""
        for wanted in keys:
            for key, value in self.pairs:
                if key.text.lower() == wanted:
                    return value
        return None

    def text(self, *keys: str) -> str:
        """The text of the first of these keys that is there and has a text; "" where none has."""
        for key in keys:
            found = self.get(key)
            if isinstance(found, Scalar) and found.text.strip():
                return found.text
        return ""

    def mapping(self, *keys: str) -> Mapping:
        """The mapping below the first of these keys that is there; an empty one where there is none."""
        found = self.get(*keys)
        return found if isinstance(found, Mapping) else Mapping(self.line)

    def records(self, *keys: str) -> list[Mapping]:
        """The mappings in the sequence below the first of these keys that is there."""
        found = self.get(*keys)
        return (
            [one for one in found.values if isinstance(one, Mapping)] if isinstance(found, Sequence) else []
        )


Value = Scalar | Sequence | Mapping


def scalars(value: Value | None) -> Iterator[Scalar]:
    """The scalars of a value and of all below it, in the order of the file."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        match one:
            case Scalar():
                yield one
            case Sequence():
                waiting.extend(reversed(one.values))
            case Mapping():
                waiting.extend(below for _, below in reversed(one.pairs))
            case None:
                pass


def mappings(value: Value | None) -> Iterator[Mapping]:
    """The mappings in a value, itself included, in the order of the file."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Sequence):
            waiting.extend(reversed(one.values))
        elif isinstance(one, Mapping):
            yield one
            waiting.extend(below for _, below in reversed(one.pairs))
