"""`roadgraph schema`: the GraphQL schema."""

from __future__ import annotations

from .options import Output
from .write import write


def schema(output: Output = None) -> None:
    """The GraphQL schema, in its definition language."""
    from ...schema.build import build_schema

    write(build_schema().as_str().rstrip() + "\n", output)
