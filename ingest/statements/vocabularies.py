"""Topics, prerequisites, parts and resources of a vocabulary in RDF, as it states them."""

from __future__ import annotations

from collections import Counter

from ...graph.label import digest, fold
from ...graph.model import Basis, Mention, Resource, ResourceType, Severity
from ..ornament import clean
from ..phrase import Name, listing
from ..requirement import requirements
from ..vocabulary.vocabulary import Concept, Place, Vocabulary
from .address import teaches
from .asked import is_prose
from .confidence import CONFIDENCE
from .draft import Draft, key
from .passage import Passage
from .reading import Reading

RULE = "vocabulary"
"""The name of the rule in places and evidence."""


def vocabularies(reading: Reading, root: Passage) -> None:
    """Read a vocabulary: its words say outright what is a topic, and what requires, holds or teaches it."""
    for passage in root.walk():
        if passage.node.vocabulary is not None:
            _Statement(reading, passage.node.vocabulary).state()


class _Statement:
    """States what one vocabulary says."""

    def __init__(self, reading: Reading, told: Vocabulary) -> None:
        self._reading = reading
        self._told = told
        self._topics: dict[str, Draft] = {}
        self._labels = {one.iri: one.label for one in told.concepts}

    def state(self) -> None:
        """State the topics, then what is said of them, then what could not be read."""
        self._concepts()
        self._parts()
        self._requirements()
        self._works()
        self._flaws()

    def _flaws(self) -> None:
        """Report of the document as a whole what could not be read, so that whoever ingests it is told."""
        if self._told.flaws:
            first, *others = self._told.flaws
            where = f"line {first.line}: " if first.line else ""
            more = f", and {len(others)} more" if others else ""
            message = f"it cannot be read whole; {where}{first.message}{more}"
            self._reading.diagnose(Severity.WARNING, "syntax", message)

    def _key(self, name: str) -> str:
        return key(name, self._reading.words)

    def _concepts(self) -> None:
        """Make a topic of each concept; a further name that several concepts have, or that is a label, is none."""
        labels = {self._key(one.label) for one in self._told.concepts}
        claims = Counter(name for one in self._told.concepts for name in {self._key(a) for a in one.aliases})
        for one in self._told.concepts:
            own = self._key(one.label)
            aliases = tuple(
                alias
                for alias in one.aliases
                if self._key(alias) == own
                or (self._key(alias) not in labels and claims[self._key(alias)] == 1)
            )
            self._topics[one.iri] = self._topic(one, aliases)

    def _topic(self, one: Concept, aliases: tuple[str, ...]) -> Draft:
        place = self._place(one.place, one.label)
        draft = self._reading.topic(Name(one.label, aliases), place)
        draft.labels[one.label] += 1  # The label that is preferred wins over the others.
        draft.definition = draft.definition or one.definition or None
        return draft

    def _place(self, place: Place, needle: str) -> Mention:
        return self._reading.place(place.line, place.line, RULE, needle, place.column)

    def _parts(self) -> None:
        for part in self._told.parts:
            whole = self._topics[part.whole].itself
            place = self._place(part.place, self._labels[part.whole])
            self._reading.broader(self._topics[part.concept].itself, whole, place)

    def _requirements(self) -> None:
        for one in self._told.requirements:
            place = self._place(one.place, one.text or self._labels[one.needs[0]])
            evidence = self._reading.evidence(place, Basis.STATED, CONFIDENCE[RULE])
            needed = tuple(self._topics[iri].itself for iri in one.needs)
            for needs in [needed] if needed else self._asked(one.text, place):
                self._reading.requires(self._topics[one.concept].itself, needs, evidence)

    def _asked(self, text: str, place: Mention) -> list[tuple[Draft, ...]]:
        """What a text of requirements asks for; of whole sentences, nothing."""
        words = self._reading.words
        if fold(clean(text)) in words.labels["none"] or is_prose(text, words):
            return []
        clauses = [
            clause for part in text.split(";") for clause in requirements(part, words, self._reading.known)
        ]
        return self._reading.asked(clauses, place)

    def _works(self) -> None:
        for work in self._told.works:
            if not teaches(work.url):
                continue
            kind = ResourceType(work.type) if work.type else self._type(work.title, work.url)
            place = self._place(work.place, work.title)
            identity = digest(kind.value, fold(work.title), work.url)[:16]
            resource = Resource(identity, work.title, work.url, kind, work.creators, (), (place,))
            taught = [self._topics[iri].itself for iri in work.teaches]
            for text in work.told:
                listed = listing(text, self._reading.words, self._reading.known)
                taught += [self._reading.topic(one, place).itself for one in listed.names if listed.complete]
            self._reading.resource(resource, taught)

    def _type(self, title: str, url: str) -> ResourceType:
        """The type that a title or an address shows; else a website."""
        signs = self._reading.words.resource_signs
        found = (kind for kind, sign in signs if sign.search(title) or sign.search(url))
        return ResourceType(next(found, ResourceType.WEBSITE))
