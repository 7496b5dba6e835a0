"""A topic while its document is being read, and the key under which its names meet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from ...graph.label import fold, slug
from ...graph.model import Mention, TopicKind
from ..acronym import MOST_LETTERS, is_acronym
from ..words import Words
from .table import is_code

LABELLING = frozenset({"topics", "title"})
"""The rules whose quote is the name itself."""


@lru_cache(maxsize=65_536)
def key(text: str, words: Words) -> str:
    """The key under which names of one document meet: folded, without the endings of case and number that the
    language's words take, and without the spaces that hyphens come and go with.
    """
    return words.stem.sub("", fold(text)).replace(" ", "")


@dataclass(slots=True, eq=False)
class Draft:
    """A topic while its document is being read."""

    labels: Counter[str] = field(default_factory=Counter)
    kinds: Counter[TopicKind] = field(default_factory=Counter)
    mentions: set[Mention] = field(default_factory=set)
    definition: str | None = None
    opening: bool = False
    united: Draft | None = None
    """The topic that this one turned out to be."""

    @property
    def itself(self) -> Draft:
        """The topic that this one turned out to be, or itself."""
        draft = self
        while draft.united is not None:
            draft = draft.united
        return draft

    @property
    def label(self) -> str:
        """The best label: a full name before its acronym and any name before a course's code, then the most frequent, then the first in order."""
        told = [n for n in self.labels if not is_code(n)] or list(self.labels)
        full = [n for n in told if len(n) > MOST_LETTERS or not any(is_acronym(n, o) for o in self.labels)]
        return min(full or told, key=lambda n: (-self.labels[n], len(n), n))

    @property
    def kind(self) -> TopicKind:
        """The kind that most of its places speak for; a concept where none does."""
        spoken = [kind for kind in TopicKind if kind is not TopicKind.CONCEPT and self.kinds[kind]]
        return min(
            spoken, key=lambda k: (-self.kinds[k], list(TopicKind).index(k)), default=TopicKind.CONCEPT
        )


@dataclass(frozen=True, slots=True)
class Spotted:
    """A known topic that a text names between two positions."""

    start: int
    end: int
    draft: Draft


def weight(label: str, place: Mention) -> int:
    """How much a spelling counts: most where it is itself a label, less where it stands in lower case or in prose."""
    return (3 if " " not in label or label[1:] != label[1:].lower() else 2) if place.rule in LABELLING else 1


def identifiers(drafts: list[Draft]) -> dict[Draft, str]:
    """Identifiers that are unique in the document: the slug of the label, numbered where two labels share one."""
    taken: Counter[str] = Counter()
    ids: dict[Draft, str] = {}
    for draft in drafts:
        made = slug(draft.label)
        taken[made] += 1
        ids[draft] = made if taken[made] == 1 else f"{made}-{taken[made]}"
    return ids
