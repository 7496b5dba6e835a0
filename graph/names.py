"""The names under which topics are known, and which of them come near a given text."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from rapidfuzz import fuzz, process

from .label import fold, slug
from .model import Topic

_ACRONYMS = re.compile(r"[^\W\d_a-z]['’ʼ]?s\b")  # "GPs", which without regard to case is "GPS"

COMPARED_WORDS = 12
"""The number of words of a text that are compared with names; what follows is not looked at."""

NEAR_WORD = 60
"""The least likeness of a word of a text to a word of a name, of 100, for the name to be compared at all."""


class Names:
    """Every label and alias of some topics, compared by `fold`: labels win over aliases, smaller ids over larger."""

    def __init__(self, topics: Mapping[str, Topic]) -> None:
        self._topics = topics
        self._ids: dict[str, str] = {}
        self._spelled: dict[str, str] = {}
        for topic in topics.values():
            first = topics[self._ids.setdefault(fold(topic.label), topic.id)]
            if first.label != topic.label:
                self._spelled.setdefault(topic.label, topic.id)
        for topic in topics.values():
            for alias in topic.aliases:
                self._ids.setdefault(fold(alias), topic.id)
        for topic in topics.values():
            for name in filter(_ACRONYMS.search, (topic.label, *topic.aliases)):
                self._ids.setdefault(fold(name.casefold()), topic.id)
        self._ids.pop("", None)

    def find(self, ref: str) -> str | None:
        """The id of the topic meant by `ref`: slug, IRI, label or alias in any case and number; None if unknown."""
        if ref in self._topics:
            return ref
        local = ref.rpartition("topic/")[2]  # the end of its IRI under any base, which may end in / or #
        if local in self._topics:
            return local
        if ref in self._spelled:
            return self._spelled[ref]
        found = self._ids.get(fold(ref)) or self._ids.get(fold(ref.casefold()))
        if found is None and slug(ref) in self._topics:
            return slug(ref)
        return found

    def beginning(self, text: str) -> list[tuple[str, str]]:
        """Pairs of a topic id and a folded name of that topic in which every word of the text begins a word."""
        starts = fold(text).split()[:COMPARED_WORDS]
        begun = [self._begun(start) for start in starts]
        rarest = min(begun, key=lambda words: sum(len(self._words[word]) for word in words), default=())
        return [
            (self._ids[name], name)
            for name in self._containing(rarest)
            if all(any(word.startswith(start) for word in name.split()) for start in starts)
        ]

    def nearest(self, text: str, limit: int, cutoff: float) -> list[tuple[str, float]]:
        """At most `limit` pairs of topic id and likeness (0 to 100, at least `cutoff`), the likest first.

        The likeness is RapidFuzz's weighted ratio of the folded names, which forgives typing errors and word
        order. Names are compared that have a word like one of the text's, or one that it begins.
        """
        words = fold(text).split()[:COMPARED_WORDS]
        key = " ".join(words)
        names = self._containing([near for word in words for near in (*self._like(word), *self._begun(word))])
        hits = process.extract(key, names, scorer=fuzz.WRatio, score_cutoff=cutoff, limit=4 * limit)
        best: dict[str, tuple[float, float]] = {}
        for name, score, _ in hits:
            rank = (-score, -fuzz.ratio(key, name))
            best[self._ids[name]] = min(rank, best.get(self._ids[name], rank))
        ranked = sorted(best.items(), key=lambda found: (found[1], found[0]))[:limit]
        return [(topic, -score) for topic, (score, _) in ranked]

    def _like(self, word: str) -> list[str]:
        """The words of names that are like the given one, the likest first."""
        hits = process.extract(word, self._vocabulary, scorer=fuzz.ratio, score_cutoff=NEAR_WORD, limit=None)
        return [like for like, _, _ in hits]

    def _begun(self, start: str) -> Sequence[str]:
        """The words of names that begin so."""
        first = bisect_left(self._vocabulary, start)
        return self._vocabulary[first : bisect_left(self._vocabulary, start + chr(sys.maxunicode), first)]

    def _containing(self, words: Iterable[str]) -> list[str]:
        """The names that contain one of the words."""
        return list(dict.fromkeys(name for word in words for name in self._words[word]))

    @cached_property
    def _vocabulary(self) -> list[str]:
        return sorted(self._words)

    @cached_property
    def _words(self) -> Mapping[str, list[str]]:
        words: defaultdict[str, list[str]] = defaultdict(list)
        for name in self._ids:
            for word in dict.fromkeys(name.split()):
                words[word].append(name)
        return dict(words)
