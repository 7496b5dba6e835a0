"""Lists of topics and resources, narrowed and in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ..graph import model
from ..graph.label import fold
from ..graph.path import Reached, prerequisites, requiring
from ..graph.search import search as found_topics
from ..graph.state import NextTopic
from .connection import Order
from .view import BY_LABEL, BY_LIKENESS, View


@dataclass(frozen=True, slots=True)
class Listing:
    """Topics in an order."""

    topics: Sequence[model.Topic]
    order: Order[model.Topic]


@dataclass(frozen=True, slots=True)
class Selection:
    """What topics are asked for: each part narrows; None or blank where it does not. Topics are given by reference."""

    search: str | None
    requiring: str | None
    required_for: str | None
    broader: str | None
    kind: Sequence[model.TopicKind] | None
    document: str | None
    min_confidence: float

    def listing(self, view: View) -> Listing:
        """The topics asked for: in search order, else by distance from the topic they require or are required for.

        Else they stand by label. Raises `UnknownTopicError` and `UnknownDocumentError`.
        """
        listings = self._listings(view)
        first = listings[0] if listings else Listing(view.topics, BY_LABEL)
        tests = [_member(listing.topics) for listing in listings[1:]] + self._tests(view)
        return Listing([t for t in first.topics if all(test(t) for test in tests)], first.order)

    def _listings(self, view: View) -> list[Listing]:
        """The ordered lists that the selection asks for, the one whose order counts first."""
        listings = []
        if self.search is not None and self.search.strip():
            listings.append(Listing(found_topics(view.graph, self.search, len(view.topics)), BY_LIKENESS))
        if self.requiring is not None:
            reached = requiring(view.graph, self.requiring, min_confidence=self.min_confidence)
            listings.append(by_distance(reached))
        if self.required_for is not None:
            reached = prerequisites(view.graph, self.required_for, min_confidence=self.min_confidence)
            listings.append(by_distance(reached))
        return listings

    def _tests(self, view: View) -> list[Callable[[model.Topic], bool]]:
        """What a topic must pass besides."""
        tests: list[Callable[[model.Topic], bool]] = []
        if self.broader is not None:
            narrower = view.graph.narrower_of(view.graph.topic(self.broader).id)
            tests.append(_member(view.named(link.topic for link in narrower)))
        if self.document is not None:
            tests.append(_member(view.mentioned_in(view.document(self.document).id)))
        if self.kind is not None:
            kinds = self.kind
            tests.append(lambda topic: topic.kind in kinds)
        return tests


def by_distance(reached: Sequence[Reached]) -> Listing:
    """Topics by distance, then label."""
    distance = {r.topic.id: r.distance for r in reached}
    order: Order[model.Topic] = Order("distance", lambda t: (distance[t.id], t.label, t.id), (int, str, str))
    return Listing([r.topic for r in reached], order)


def by_unlocks(fringe: Sequence[NextTopic]) -> Listing:
    """Topics that can be learned next, those that unlock most first, then by label."""
    unlocks = {n.topic.id: n.unlocks for n in fringe}
    order: Order[model.Topic] = Order("unlocks", lambda t: (-unlocks[t.id], t.label, t.id), (int, str, str))
    return Listing([n.topic for n in fringe], order)


def of_types(
    resources: Iterable[model.Resource], types: Sequence[model.ResourceType] | None
) -> list[model.Resource]:
    """The resources of these types, all of them where none are given."""
    return [resource for resource in resources if types is None or resource.type in types]


def matching(resources: Iterable[model.Resource], text: str) -> list[model.Resource]:
    """The resources in whose title or creators each word of the text begins a word."""
    starts = fold(text).split()
    return [resource for resource in resources if _matches(resource, starts)]


def _matches(resource: model.Resource, starts: Sequence[str]) -> bool:
    words = " ".join(fold(name) for name in (resource.title, *resource.creators)).split()
    return all(any(word.startswith(start) for word in words) for start in starts)


def _member(topics: Iterable[model.Topic]) -> Callable[[model.Topic], bool]:
    ids = {topic.id for topic in topics}
    return lambda topic: topic.id in ids
