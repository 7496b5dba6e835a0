"""Types and fields whose description in the schema is their docstring, so that it is written once."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, TypeVar, dataclass_transform

import strawberry
from strawberry import UNSET

T = TypeVar("T")


@dataclass_transform(kw_only_default=True, field_specifiers=(strawberry.field,))
def described(cls: type[T]) -> type[T]:
    """The class as a type of the schema."""
    return strawberry.type(cls, description=inspect.getdoc(cls))


@dataclass_transform(kw_only_default=True, field_specifiers=(strawberry.field,))
def described_interface(cls: type[T]) -> type[T]:
    """The class as an interface of the schema."""
    return strawberry.interface(cls, description=inspect.getdoc(cls))


def field(resolver: Callable[..., Any]) -> Any:
    """The method as a field of the schema, which it resolves.

    An argument whose default is None has no default in the schema: not given is then the same as null.
    """
    signature = inspect.signature(resolver)
    published = [p.replace(default=UNSET) if p.default is None else p for p in signature.parameters.values()]
    resolver.__signature__ = signature.replace(parameters=published)  # type: ignore[attr-defined]
    return strawberry.field(resolver, description=inspect.getdoc(resolver))
