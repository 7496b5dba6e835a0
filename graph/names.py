"""The names under which topics are known, and which of them come near a given text."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz import fuzz, process

from .label import fold, slug
from .model import Topic


class Names:
    """Every label and alias of some topics, compared by `fold`. A label wins over an alias, a smaller id over a larger."""

    def __init__(self, topics: Mapping[str, Topic]) -> None:
        self._topics = topics
        self._ids: dict[str, str] = {}
        for topic in topics.values():
            self._ids.setdefault(fold(topic.label), topic.id)
        for topic in topics.values():
            for alias in topic.aliases:
                self._ids.setdefault(fold(alias), topic.id)
        self._ids.pop("", None)

    def find(self, ref: str) -> str | None:
        """The id of the topic meant by `ref`: a slug, IRI, label or alias in any case and number; None if unknown."""
        if ref in self._topics:
            return ref
        if "/topic/" in ref:
            ref = ref.rsplit("/topic/", 1)[1]
            return ref if ref in self._topics else None
        found = self._ids.get(fold(ref))
        if found is None and slug(ref) in self._topics:
            return slug(ref)
        return found

    def nearest(self, text: str, limit: int, cutoff: float) -> list[tuple[str, float]]:
        """At most `limit` pairs of topic id and likeness (0 to 100, at least `cutoff`), the likest first.

        The likeness is RapidFuzz's weighted ratio of the folded names, which forgives typing errors and word order.
        """
        key = fold(text)
        hits = process.extract(key, self._ids.keys(), scorer=fuzz.WRatio, score_cutoff=cutoff, limit=limit * 4)
        best: dict[str, float] = {}
        for name, score, _ in hits:
            exactness = score + (5 if name == key else 2 if name.startswith(key) else 0)
            topic = self._ids[name]
            best[topic] = max(best.get(topic, 0.0), exactness)
        return sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]
