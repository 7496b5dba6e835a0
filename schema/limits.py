"""What a query may ask for and use up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..graph.errors import LimitError
from .weight import Weight


@dataclass(frozen=True, slots=True)
class Limits:
    """What a single query may ask for and use up.

    Before it runs, in this order: `max_characters` and `max_tokens` bound the text of the document; `max_depth` the
    fields from the outermost to the innermost; `max_aliases`, `max_fields` and `max_directives` the renamed fields,
    all fields and directives as they are written, each counted wherever its fragment is used; `max_pairs` the pairs of
    fields of one name, which have to be compared; `max_cost` the fields that an answer can have, as `weight` estimates
    it; `max_text` the characters of a text and `max_items` the items of a list that is given as an argument.

    While it runs: `max_resolved` bounds the fields of the answer, `max_answer` its bytes, about, and `max_seconds` the
    time. Without `introspection` nobody can ask for the schema, without `suggestions` no message tells names of it.
    """

    max_tokens: int = 2_000
    max_depth: int = 15
    max_aliases: int = 30
    max_cost: int = 200_000
    max_text: int = 500
    max_items: int = 100
    max_characters: int = 30_000
    max_fields: int = 1_000
    max_directives: int = 50
    max_pairs: int = 5_000
    max_resolved: int = 250_000
    max_answer: int = 20_000_000
    max_seconds: float = 10.0
    introspection: bool = True
    suggestions: bool = True


FLAT = (
    "nothing has to be nested to follow prerequisites: `prerequisites(transitive: true)`, "
    "`requiredBy(transitive: true)` and `learningPath` are flat lists"
)
"""What to do instead of nesting."""


def check(weight: Weight, arguments: Iterable[tuple[str, Any]], limits: Limits) -> None:
    """Raise `LimitError` where a query goes beyond a limit, saying by how much and what to change."""
    within(weight.depth, limits.max_depth, "the query is {} fields deep", FLAT)
    for count, limit, counted in (
        (weight.aliases, limits.max_aliases, "aliases"),
        (weight.fields, limits.max_fields, "fields"),
        (weight.directives, limits.max_directives, "directives"),
    ):
        within(count, limit, f"the query has {{}} {counted}", "send it in several requests")
    smaller = "ask for smaller pages (`first`), for fewer lists within lists, or in several requests"
    within(weight.cost, limits.max_cost, "the query can cost {}", f"{smaller}; {FLAT}")
    for name, value in arguments:
        # A cursor bears a label, and is compared with nothing but itself.
        if name != "after":
            _check_value(name, value, limits)


def within(count: int, limit: int, said: str, hint: str) -> None:
    """Raise `LimitError` where a count is beyond its limit; it is put in the place of `{}` in what is said.

    >>> within(3, 2, "the query has {} aliases", "send it in several requests")
    Traceback (most recent call last):
    roadgraph.graph.errors.LimitError: the query has 3 aliases, the limit is 2
    """
    if count > limit:
        raise LimitError(f"{said.format(_number(count))}, the limit is {_number(limit)}", hint)


def _check_value(name: str, value: Any, limits: Limits) -> None:
    values = value if isinstance(value, list) else [value]
    if len(values) > limits.max_items:
        said = f"`{name}` has {len(values)} items, the limit is {limits.max_items}"
        raise LimitError(said, "give fewer, in several requests if need be")
    longest = max(map(len, _texts(values)), default=0)
    if longest > limits.max_text:
        said = f"`{name}` holds a text of {longest} characters, the limit is {limits.max_text}"
        raise LimitError(said, "shorten it")


def _texts(values: Iterable[Any]) -> Iterator[str]:
    """The texts among values, and those within objects but for the content of documents, which `max_ingest` bounds."""
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, Mapping):
            yield from _texts(held for name, held in value.items() if name != "content")


def _number(count: int) -> str:
    """A number that people can read, however large."""
    return f"{count:,}" if count < 10**12 else "more than a trillion"
