"""What a shell offers to complete a topic with."""

from __future__ import annotations

import typer

from .source import store_path

MOST = 50
"""The number of topics that are offered at most."""


def topics(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The topics of the store whose slug begins so, as slug and label; none where there is no store."""
    from ...graph.errors import RoadgraphError
    from ...graph.store import Store

    try:
        graph = Store.open(store_path(context.params.get("store"))).graph
    except RoadgraphError:
        return []
    begun = [topic for topic in graph.topics.values() if topic.id.startswith(incomplete)]
    return [(topic.id, topic.label) for topic in begun[:MOST]]
