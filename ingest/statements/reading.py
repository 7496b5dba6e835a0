"""What has been read of one document so far."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

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
from ..known_names import KnownNames
from ..language import language_of
from ..phrase import Name
from ..words import Words
from .draft import LABELLING, Draft, Spotted, identifiers, key, weight
from .passage import Passage
from .place import Places
from .shelf import Shelf
from .windows import Windows

_LONGEST_NAME = 8


class Reading:
    """Gathers what one document states; the rules add to it in the order of their table."""

    def __init__(self, document: Document, words: Words) -> None:
        self.document = document
        self.words = words
        self.subject: Draft | None = None
        self.topics_of: dict[Passage, tuple[Draft, ...]] = {}
        self.known = KnownNames(self._knows)
        """Whether a topic of this name has been read, or a part of the document is called so."""
        self._changes = 0
        self._last: tuple[tuple[str, int], list[Spotted]] = (("", 0), [])
        """What the last text names, and how often the topics had changed then: a line of links is asked for each."""
        self._places = Places(document)
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
        return self._places.between(passage.line, passage.end_line, rule, needle)

    def place(
        self, line: int, end_line: int, rule: str, needle: str = "", column: int | None = None
    ) -> Mention:
        """The place between two lines, quoted; of several lines, the one that holds the needle, of a long one, what stands around a column."""
        return self._places.between(line, end_line, rule, needle, column)

    def writes(self, text: str) -> bool:
        """Whether the document writes these words just so, capitals included."""
        return re.search(rf"(?<!\w){re.escape(text)}(?!\w)", self.document.text) is not None

    def evidence(self, place: Mention, basis: Basis, confidence: float) -> Evidence:
        """The place as evidence for a prerequisite."""
        return Evidence(
            place.document, place.line, place.end_line, place.quote, place.rule, basis, confidence
        )

    # Topics

    def _knows(self, text: str) -> bool:
        wanted = self._key(text)
        return wanted in self._names or wanted in self._parts

    def refer(self, text: str, drafts: tuple[Draft, ...]) -> None:
        """Let a name such as "Module 3", which is no name of a topic, stand for topics."""
        self._changes += 1
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
        self._changes += 1
        keys = [self._key(one) for one in (name.label, *name.aliases) if self._key(one)]
        owners = [self._names[one] for one in keys if one in self._names]
        draft = owners[0] if owners else Draft()
        for other in owners[1:]:
            if other is not draft:
                self._unite(draft, other)
        for one, spelled in zip(keys, (name.label, *name.aliases), strict=False):
            if one in self._names and self.words.declines and place.rule not in LABELLING:
                continue  # A sentence gives the name in another case.
            self._names[one] = draft
            draft.labels[spelled] += weight(spelled, place) if spelled == name.label else 1
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
        if self._last[0] != (text, self._changes):
            self._last = ((text, self._changes), self._spotted(text))
        return [*self._last[1]]

    def _spotted(self, text: str) -> list[Spotted]:
        windows = Windows(text, self.words)
        spotted: list[Spotted] = []
        at = 0
        while at < len(windows.places):
            start = windows.places[at][0]
            keys = windows.keys(at, _LONGEST_NAME)
            for size in range(len(keys), 0, -1):
                end = windows.places[at + size - 1][1]
                draft = self._named(keys[size - 1])
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
        ids = identifiers(drafts)
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
