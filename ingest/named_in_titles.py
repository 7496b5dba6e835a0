"""Topics of other documents that the title of a resource names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from ..graph.model import Resource, Topic
from .identity import squeezed

_TOKEN = re.compile(r"[^\W_]+(?:['’.\-/+#&][^\W_]+)*[+#]*")
_LONGEST = 6


class NamedInTitles:
    """Finds topics in titles by names that are hardly a word of everyday: of several words, or with a capital inside.

    A topic counts only where a document mentions it together with a topic that the resource is known to teach: what
    is called alike in another field is something else.
    """

    def __init__(self, topics: Iterable[Topic]) -> None:
        self._by_name: dict[str, str] = {}
        self._documents: Mapping[str, set[str]] = defaultdict(set)
        for topic in sorted(topics, key=lambda topic: topic.id):
            self._documents[topic.id].update(mention.document for mention in topic.mentions)
            for name in (topic.label, *topic.aliases):
                if _is_distinct(name):
                    self._by_name.setdefault(squeezed(name), topic.id)

    def __call__(self, resource: Resource, taught: Iterable[str]) -> set[str]:
        """The topics beside those `taught` that the title of a resource names."""
        near = set[str]().union(*(self._documents[topic] for topic in taught if topic in self._documents))
        return {topic for topic in self._named(resource.title) if not near.isdisjoint(self._documents[topic])}

    def _named(self, title: str) -> Iterable[str]:
        tokens = list(_TOKEN.finditer(title))
        at = 0
        while at < len(tokens):
            for size in range(min(_LONGEST, len(tokens) - at), 0, -1):
                part = title[tokens[at].start() : tokens[at + size - 1].end()]
                topic = self._by_name.get(squeezed(part)) if _is_distinct(part) else None
                if topic is not None:
                    yield topic
                    at += size - 1
                    break
            at += 1


def _is_distinct(name: str) -> bool:
    """Whether a name has several words, or a capital or a figure after its first letter."""
    return " " in name.strip() or (len(name) > 2 and name[1:].lower() != name[1:])
