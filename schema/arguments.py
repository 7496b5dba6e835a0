"""The arguments that several fields share, described once, and how their values are checked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import strawberry

from ..graph import model
from .enums import DiagramFormat
from .errors import ArgumentError

MinConfidence = Annotated[
    float, strawberry.argument(description="Prerequisites below this confidence, 0 to 1, are left out.")
]
AnyConfidence = Annotated[
    float,
    strawberry.argument(description="Relations below this confidence, 0 to 1, are left out; 0 keeps all."),
]
Bases = Annotated[
    list[model.Basis] | None,
    strawberry.argument(description="Only prerequisites of one of these bases, if given."),
]
Transitive = Annotated[
    bool, strawberry.argument(description="All the way, as one flat list; otherwise direct ones only.")
]
Types = Annotated[
    list[model.ResourceType] | None,
    strawberry.argument(description="Only resources of one of these types, if given."),
]
Format = Annotated[DiagramFormat, strawberry.argument(description="How the diagram is written.")]
To = Annotated[
    Sequence[str], strawberry.argument(description="The topics to reach: slugs, IRIs, labels or aliases.")
]
Knowing = Annotated[
    Sequence[str],
    strawberry.argument(
        description="The topics known already, and with them all that they require (references)."
    ),
]


def confidence(value: float) -> float:
    """The value, if it is one; `ArgumentError` where it does not lie between 0 and 1."""
    if 0 <= value <= 1:
        return value
    raise ArgumentError(f"`minConfidence` is {value:g}", "a confidence lies between 0 and 1")
