"""Pages of lists after the Relay cursor connections specification, with a total.

A cursor is the sort key of its item, so that it stays valid while other items come and go.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, TypeAlias, TypeVar

import strawberry

from .errors import ArgumentError, CursorError

T = TypeVar("T")
S = TypeVar("S")

PAGE = 50
"""The number of items of a page where a query names none."""

LARGEST_PAGE = 500
"""The greatest number of items of a page that a query may name."""

First = Annotated[
    int | None,
    strawberry.argument(
        description=f"How many items to answer: {PAGE} if not given, {LARGEST_PAGE} at most."
    ),
]
After = Annotated[
    str | None,
    strawberry.argument(description="Answer the items after this cursor, the `endCursor` of a page before."),
]

Key: TypeAlias = tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class Order(Generic[S]):
    """The order of a list: `key` is different for each item; `shape` are the types of its parts.

    Items stand by `key`, ascending; only with `ranked` the list has an order of its own, and a key merely tells which
    item is meant. Cursors bear the order's name, so that none is taken for one of another list.
    """

    name: str
    key: Callable[[S], Key]
    shape: tuple[type[int] | type[str], ...]
    ranked: bool = False

    def cursor(self, key: Key) -> str:
        """The key as an opaque text."""
        written = json.dumps([self.name, *key], ensure_ascii=False, separators=(",", ":"))
        return urlsafe_b64encode(written.encode("utf-8", "surrogatepass")).decode().rstrip("=")

    def parsed(self, cursor: str) -> Key:
        """The key that a cursor holds; `CursorError` where it is none of this order."""
        try:
            written = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("utf-8", "surrogatepass")
            name, *key = json.loads(written)
        except (ValueError, TypeError, RecursionError):
            raise _foreign() from None
        if name != self.name or tuple(map(type, key)) != self.shape or self.cursor(tuple(key)) != cursor:
            raise _foreign()
        return tuple(key)


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    """Where a page stands in its list."""

    has_next_page: bool = strawberry.field(description="Whether items follow.")
    has_previous_page: bool = strawberry.field(description="Whether items stand before.")
    start_cursor: str | None = strawberry.field(
        description="The cursor of the first item; null on an empty page."
    )
    end_cursor: str | None = strawberry.field(
        description="The cursor of the last item, to be given as `after` for the next page; null on an empty page."
    )


@strawberry.type(description="An item of a page, with its cursor.")
class Edge(Generic[T]):
    """An item of a page, with its cursor."""

    cursor: str = strawberry.field(description="Where the item stands, whatever else comes or goes.")
    node: T = strawberry.field(description="The item.")


@strawberry.type(description="A page of a list.")
class Connection(Generic[T]):
    """A page of a list."""

    total_count: int = strawberry.field(description="The number of items in the whole list.")
    page_info: PageInfo = strawberry.field(description="Where the page stands in the list.")
    edges: list[Edge[T]] = strawberry.field(description="The items with their cursors.")
    nodes: list[T] = strawberry.field(description="The items.")


def page(
    items: Sequence[S], order: Order[S], node: Callable[[S], T], first: int | None, after: str | None
) -> Connection[T]:
    """The page of at most `first` items after the cursor `after`, each item shown as `node` has it.

    `items` stand in `order`. Raises `ArgumentError` for a size that is negative or too large, `CursorError` for a
    cursor of another list.
    """
    size = _size(first)
    start = 0 if after is None else _start(items, order, after)
    shown = items[start : start + size]
    edges = [Edge(cursor=order.cursor(order.key(item)), node=node(item)) for item in shown]
    info = PageInfo(
        has_next_page=start + size < len(items),
        has_previous_page=start > 0,
        start_cursor=edges[0].cursor if edges else None,
        end_cursor=edges[-1].cursor if edges else None,
    )
    return Connection(
        total_count=len(items), page_info=info, edges=edges, nodes=[edge.node for edge in edges]
    )


def _size(first: int | None) -> int:
    if first is None:
        return PAGE
    if first < 0:
        raise ArgumentError(f"`first` is {first}", "a page has no negative number of items")
    if first > LARGEST_PAGE:
        hint = f"ask for {LARGEST_PAGE} and go on with `after`"
        raise ArgumentError(f"`first` is {first}, more than {LARGEST_PAGE}", hint)
    return first


def _start(items: Sequence[S], order: Order[S], after: str) -> int:
    """The index of the first item after the cursor."""
    key = order.parsed(after)
    if not order.ranked:
        return bisect_right(items, key, key=order.key)
    for index, item in enumerate(items):
        if order.key(item) == key:
            return index + 1
    raise CursorError("the item that `after` stands for is no longer found", "begin again without `after`")


def _foreign() -> CursorError:
    return CursorError("`after` is no cursor of this list", "give the `endCursor` of a page of the same list")
