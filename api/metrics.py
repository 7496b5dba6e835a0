"""What has happened in the server, in numbers for Prometheus."""

from __future__ import annotations

import os

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

from ..graph.knowledge import KnowledgeGraph

MEDIA_TYPE = CONTENT_TYPE_LATEST

SHARED = "PROMETHEUS_MULTIPROC_DIR"
"""The environment variable that names the folder in which several workers add up their numbers."""

METHODS = {"GET", "HEAD", "POST", "OPTIONS"}

SECONDS = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Metrics:
    """The numbers of one application; with several workers, the sums over all of them."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        self._requests = Counter(
            "roadgraph_requests",
            "Requests that were answered.",
            ("method", "route", "status"),
            registry=registry,
        )
        self._seconds = Histogram(
            "roadgraph_request_seconds",
            "How long requests took.",
            ("route",),
            buckets=SECONDS,
            registry=registry,
        )
        self._errors = Counter(
            "roadgraph_graphql_errors", "Errors in GraphQL answers, by code.", ("code",), registry=registry
        )
        self._graph = Gauge(
            "roadgraph_graph",
            "How much the served graph holds.",
            ("of",),
            registry=registry,
            multiprocess_mode="mostrecent",
        )
        ProcessCollector(registry=registry)

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request that was answered; `route` is the pattern of its address."""
        known = method if method in METHODS else "other"
        self._requests.labels(known, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def error(self, code: str) -> None:
        """Count an error of a GraphQL answer."""
        self._errors.labels(code).inc()

    def graph(self, graph: KnowledgeGraph) -> None:
        """Tell how much the graph holds that is served from now on."""
        for of in ("topics", "prerequisites", "resources", "documents", "conflicts"):
            self._graph.labels(of).set(len(getattr(graph, of)))

    def written(self) -> bytes:
        """The numbers in the text format of Prometheus."""
        if SHARED not in os.environ:
            return generate_latest(self._registry)
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry)
