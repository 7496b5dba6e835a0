"""What has been read of one document so far, and how a statement of it is quoted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ...graph.label import fold, slug
from ...graph.model import (
    Application,
    Basis,
    Broader,
    Diagnostic,
    Document,
    Evidence,
    Mention,
    Prerequisite,
    Resource,
    Roadmap,
    Severity,
    Topic,
    TopicKind,
)
from ..acronym import MOST_LETTERS, is_acronym
from ..language import language_of
from ..phrase import Name
from ..words import Words
from .passage import Passage
from .shelf import Shelf
from .table import is_code

_MARKERS = re.compile(
    r"(?:[\s\u00a0]+|[-*+•◦▪▫‣·○●■–—](?=\s)|\(?\d{1,3}(?:\.\d{1,3})*[.):]?(?=\s)|#+(?=\s)|>|\|)*"
)
_LONGEST_QUOTE = 280
_LONGEST_STRING = 4_000
_STRING = re.compile(
    r'\s*(?:"[^"\\]{0,80}"\s*:\s*)?"((?>[^"\\]|\\[^n]|\\n(?!"\s*,?\s*\Z))*+)(?:\\n)?"\s*,?\s*'
)
"""A line of a JSON file that holds one string, with or without its key."""
_LABELLING = frozenset({"topics", "title"})
_LONGEST_NAME = 8


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


class Reading:
    """Gathers what one document states; the rules add to it in the order of their table."""

    def __init__(self, document: Document, words: Words) -> None:
        self.document = document
        self.words = words
        self.subject: Draft | None = None
        self.topics_of: dict[Passage, tuple[Draft, ...]] = {}
        self._lines = document.text.split("\n")
        self._data = document.media_type.endswith("json")
        self._long = (0, "")
        self._names: dict[str, Draft] = {}
        self._parts: dict[str, tuple[Draft, ...]] = {}
        self._broader: dict[Draft, dict[Draft, set[Mention]]] = {}
        self._applications: dict[tuple[Draft, Draft], set[Mention]] = {}
        self._prerequisites: dict[tuple[Draft, frozenset[Draft]], set[Evidence]] = {}
        self._resources = Shelf[Draft]()
        self._diagnostics: list[Diagnostic] = []
        self._stated_on: set[int] = set()

    # Places

    def mention(self, passage: Passage, rule: str, needle: str = "") -> Mention:
        """The place of a passage, quoted; of several lines, the one that holds the needle."""
        return self.place(passage.line, passage.end_line, rule, needle)

    def place(self, line: int, end_line: int, rule: str, needle: str = "") -> Mention:
        """The place between two lines, quoted; of several lines, the one that holds the needle."""
        wanted = needle and end_line > line
        at = (
            max(range(line, end_line + 1), key=lambda at: (self._overlap(needle, at), -at))
            if wanted
            else line
        )
        if line == end_line or (wanted and self._overlap(needle, at)):
            return Mention(self.document.id, at, at, self._quote(at, needle), rule)
        shown = [at for at in range(line, end_line + 1) if self._lines[at - 1].strip()] or [line]
        if len(shown) > 1 and not wanted:
            text = "\n".join(self._lines[shown[0] - 1 : shown[-1]]).strip()
            if len(text) <= _LONGEST_QUOTE:
                return Mention(self.document.id, shown[0], shown[-1], text, rule)
        return Mention(self.document.id, shown[0], shown[0], self._quote(shown[0], ""), rule)

    def _overlap(self, needle: str, line: int) -> int:
        """How many words of a text stand in a line."""
        return len(set(fold(needle).split()) & set(fold(self._lines[line - 1]).split()))

    def _quote(self, line: int, needle: str) -> str:
        raw = self._lines[line - 1]
        string = _STRING.fullmatch(raw) if self._data and len(raw) <= _LONGEST_STRING else None
        shown = string.group(1) if string else raw
        found = _MARKERS.match(shown)
        text = shown[found.end() if found else 0 :].rstrip(" \t\r|")
        if len(text) <= _LONGEST_QUOTE:
            return text or raw.strip()
        at = max(0, self._lowered(line, text).find(needle.casefold())) if needle else 0
        near = max(0, at - _LONGEST_QUOTE // 2)
        start = max(text.rfind(sign, near, at) + len(sign) for sign in (". ", '"')) if near else 0
        return text[max(start, near) : max(start, near) + _LONGEST_QUOTE].strip()

    def _lowered(self, line: int, text: str) -> str:
        """A long text of one line without regard to case: kept, since a data file may be one line throughout."""
        if self._long[0] != line:
            self._long = (line, text.casefold())
        return self._long[1]

    def writes(self, text: str) -> bool:
        """Whether the document writes these words just so, capitals included."""
        return re.search(rf"(?<!\w){re.escape(text)}(?!\w)", self.document.text) is not None

    def evidence(self, place: Mention, basis: Basis, confidence: float) -> Evidence:
        """The place as evidence for a prerequisite."""
        return Evidence(
            place.document, place.line, place.end_line, place.quote, place.rule, basis, confidence
        )

    # Topics

    def known(self, text: str) -> bool:
        """Whether a topic of this name has been read, or a part of the document is called so."""
        return self._key(text) in self._names or self._key(text) in self._parts

    def refer(self, text: str, drafts: tuple[Draft, ...]) -> None:
        """Let a name such as "Module 3", which is no name of a topic, stand for topics."""
        if self._key(text) not in self._names:
            self._parts.setdefault(self._key(text), drafts)

    def part(self, text: str) -> tuple[Draft, ...] | None:
        """The topics for which the name of a part of the document stands, None where it is no such name."""
        found = self._parts.get(self._key(text)) if self._key(text) not in self._names else None
        return None if found is None else tuple(dict.fromkeys(draft.itself for draft in found))

    def asked(self, clauses: Iterable[tuple[Name, ...]], place: Mention) -> list[tuple[Draft, ...]]:
        """What some clauses of requirements ask for; of a part of the document, each of its topics."""
        found: list[tuple[Draft, ...]] = []
        for names in clauses:
            told = [self.part(one.label) for one in names]
            drafts = [
                (self.topic(one, place),) if part is None else part
                for one, part in zip(names, told, strict=True)
            ]
            if len(names) == 1:
                found.extend((draft,) for draft in drafts[0])
            else:
                found.append(tuple(dict.fromkeys(draft for several in drafts for draft in several)))
        return found

    def _named(self, wanted: str) -> Draft | None:
        found = self._names.get(wanted)
        several = self._parts.get(wanted, ()) if found is None else ()
        return several[0].itself if len(several) == 1 else found

    def find(self, text: str, loosely: bool = False) -> Draft | None:
        """The topic of this name, if one has been read; loosely, also of this name with a word that adds nothing."""
        wanted = self._key(text)
        if wanted in self._names or not wanted or not loosely:
            return self._named(wanted)
        fuller = (self._names.get(wanted + self._key(word)) for word in sorted(self.words.generic))
        return next((draft for draft in fuller if draft is not None), None)

    def topic(self, name: Name, place: Mention, kind: TopicKind = TopicKind.CONCEPT) -> Draft:
        """The topic of a name, made where there is none yet; the names that it brings are names of one topic."""
        keys = [self._key(one) for one in (name.label, *name.aliases) if self._key(one)]
        owners = [self._names[one] for one in keys if one in self._names]
        draft = owners[0] if owners else Draft()
        for other in owners[1:]:
            if other is not draft:
                self._unite(draft, other)
        for one, spelled in zip(keys, (name.label, *name.aliases), strict=False):
            if one in self._names and self.words.declines and place.rule not in _LABELLING:
                continue  # A sentence gives the name in another case.
            self._names[one] = draft
            draft.labels[spelled] += _weight(spelled, place) if spelled == name.label else 1
        draft.mentions.add(place)
        draft.kinds[kind] += 1
        draft.opening = draft.opening or name.opening
        return draft

    def _unite(self, into: Draft, other: Draft) -> None:
        for spelled in [spelled for spelled, owner in self._names.items() if owner is other]:
            self._names[spelled] = into
        other.united = into
        into.labels.update(other.labels)
        into.kinds.update(other.kinds)
        into.mentions |= other.mentions
        into.definition = into.definition or other.definition
        for passage, drafts in self.topics_of.items():
            self.topics_of[passage] = tuple(dict.fromkeys(into if one is other else one for one in drafts))

    def drafts(self) -> list[Draft]:
        """The topics read so far, in the order of reading."""
        return list(dict.fromkeys(self._names.values()))

    def spot(self, text: str) -> list[Spotted]:
        """The known topics that a text names, longest names first, in the order of the text."""
        tokens = [(found.start(), found.end()) for found in self.words.token.finditer(text)]
        spotted: list[Spotted] = []
        at = 0
        while at < len(tokens):
            for size in range(min(_LONGEST_NAME, len(tokens) - at), 0, -1):
                start, end = tokens[at][0], tokens[at + size - 1][1]
                draft = self._named(self._key(text[start:end]))
                if draft is not None and self._stands(text, start, end):
                    spotted.append(Spotted(start, end, draft))
                    at += size
                    break
            else:
                at += 1
        return spotted

    def _key(self, text: str) -> str:
        return key(text, self.words)

    def _stands(self, text: str, start: int, end: int) -> bool:
        """Whether what stands between two positions can be a name: no single small letter, and no part of a word."""
        single = end - start == 1 and text[start:end] == text[start:end].lower()
        return self.words.stands_alone(text, start, end) if self.words.unspaced else not single

    # Relations

    def broader(self, topic: Draft, above: Draft, place: Mention) -> None:
        """State that a topic is a part or a kind of another."""
        if topic is not above:
            self._broader.setdefault(topic, {}).setdefault(above, set()).add(place)

    def broader_of(self, topic: Draft) -> Collection[Draft]:
        """What a topic has been read to be a part or a kind of."""
        return self._broader.get(topic, {})

    def application(self, method: Draft, task: Draft, place: Mention) -> None:
        """State that a method is applied to a task."""
        if method is not task:
            self._applications.setdefault((method, task), set()).add(place)

    def requires(self, topic: Draft, needed: Iterable[Draft], evidence: Evidence) -> None:
        """State that a topic requires another, or one of several."""
        needs = frozenset(needed) - {topic}
        if needs:
            self._stated_on.add(evidence.line)
            self._prerequisites.setdefault((topic, needs), set()).add(evidence)

    def resource(self, resource: Resource, topics: Iterable[Draft]) -> None:
        """State that a resource teaches topics."""
        self._resources.add(resource, topics)

    def has_resource_on(self, line: int) -> bool:
        """Whether a resource has been read on a line."""
        return self._resources.has_on(line)

    def states_on(self, line: int) -> bool:
        """Whether a prerequisite or a resource has been read on a line."""
        return line in self._stated_on or self.has_resource_on(line)

    def is_bare(self) -> bool:
        """Whether nothing has been read but what the document is about."""
        others = any(draft is not self.subject for draft in self._names.values())
        return not others and not self._resources

    def diagnose(self, severity: Severity, code: str, message: str, line: int | None = None) -> None:
        """Report what was not understood."""
        self._diagnostics.append(Diagnostic(severity, code, message, self.document.name, line))

    # Result

    def roadmap(self) -> Roadmap:
        """All that the document states."""
        drafts = self.drafts()
        ids = _ids(drafts)
        return Roadmap(
            document=self.document,
            topics=tuple(
                sorted((self._topic(draft, ids[draft]) for draft in drafts), key=lambda topic: topic.id)
            ),
            broader=tuple(
                Broader(ids[below.itself], ids[above.itself], tuple(sorted(places)))
                for below, over in self._broader.items()
                for above, places in over.items()
                if below.itself is not above.itself
            ),
            applications=tuple(
                Application(ids[method.itself], ids[task.itself], tuple(sorted(places)))
                for (method, task), places in self._applications.items()
                if method.itself is not task.itself
            ),
            prerequisites=tuple(self._stated(ids)),
            resources=tuple(
                replace(resource, topics=tuple(sorted({ids[draft.itself] for draft in topics})))
                for resource, topics in self._resources
            ),
            diagnostics=tuple(self._diagnostics),
        )

    def _topic(self, draft: Draft, identifier: str) -> Topic:
        label = draft.label
        aliases = tuple(sorted(set(draft.labels) - {label}))
        mentions = tuple(sorted(draft.mentions))
        return Topic(
            identifier,
            label,
            aliases,
            draft.kind,
            draft.definition,
            mentions,
            language_of(label, self.words),
        )

    def _stated(self, ids: dict[Draft, str]) -> Iterator[Prerequisite]:
        for (topic, needs), evidence in self._prerequisites.items():
            first = max(evidence, key=lambda e: (e.confidence, e))
            needed = sorted({ids[need.itself] for need in needs} - {ids[topic.itself]})
            if not needed:
                continue
            single = needed[0] if len(needed) == 1 else None
            alternatives = () if single else tuple(needed)
            yield Prerequisite(
                ids[topic.itself],
                single,
                alternatives,
                first.basis,
                first.confidence,
                tuple(sorted(evidence)),
            )


def _weight(label: str, place: Mention) -> int:
    """How much a spelling counts: most where it is itself a label, less where it stands in lower case or in prose."""
    return (3 if " " not in label or label[1:] != label[1:].lower() else 2) if place.rule in _LABELLING else 1


def _ids(drafts: list[Draft]) -> dict[Draft, str]:
    """Identifiers that are unique in the document: the slug of the label, numbered where two labels share one."""
    taken: Counter[str] = Counter()
    ids: dict[Draft, str] = {}
    for draft in drafts:
        made = slug(draft.label)
        taken[made] += 1
        ids[draft] = made if taken[made] == 1 else f"{made}-{taken[made]}"
    return ids
