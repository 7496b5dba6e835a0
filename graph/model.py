"""The plain values of the graph, named in the words of SKOS, PROV, DCMI and schema.org.

Everything here is immutable, ordered and hashable, and knows nothing of how it was read or stored.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class TopicKind(StrEnum):
    """What sort of thing a topic is."""

    AREA = "area"
    CONCEPT = "concept"
    MODEL = "model"
    TASK = "task"
    TOOL = "tool"
    DATASET = "dataset"


class Basis(StrEnum):
    """Where a prerequisite comes from, strongest first."""

    CURATED = "curated"
    STATED = "stated"
    DRAWN = "drawn"
    TEXT = "text"
    NAME = "name"
    ORDER = "order"


class ResourceType(StrEnum):
    """What sort of learning resource a resource is."""

    ARTICLE = "article"
    BOOK = "book"
    COMMUNITY = "community"
    COURSE = "course"
    DATASET = "dataset"
    DOCUMENTATION = "documentation"
    EXERCISE = "exercise"
    PAPER = "paper"
    PROJECT = "project"
    VIDEO = "video"
    WEBSITE = "website"


class Severity(StrEnum):
    """How much a diagnostic or finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A place in a document and the text that stands there (`oa:TextQuoteSelector`).

    `document` is a document's id; lines count from 1 as on disk; `quote` is an exact part of those lines
    after repair of the encoding; `rule` names the reading rule.
    """

    document: str
    line: int
    end_line: int
    quote: str
    rule: str


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A quoted place that speaks for a prerequisite, with its basis and how far it can be trusted (0 to 1)."""

    document: str
    line: int
    end_line: int
    quote: str
    rule: str
    basis: Basis
    confidence: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many lines of a document became what: `told` carry text outside silent sections and labels.

    Of these, `understood` gave a statement or a description; `silent` stand in sections that are passed over.
    """

    told: int
    understood: int
    silent: int

    @property
    def percent(self) -> int | None:
        """The share that was understood, rounded down; None where no line tells anything."""
        return self.understood * 100 // self.told if self.told else None


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it was read (`prov:Entity`): `id` is a hash of its bytes, `text` its repaired text.

    `coverage` tells how much of it was understood, None for what is no roadmap; `reader` names the code and the words
    with which it was read.
    """

    id: str
    name: str
    title: str | None
    media_type: str
    charset: str
    text: str = field(repr=False)
    repairs: tuple[str, ...] = ()
    coverage: Coverage | None = None
    reader: str = ""

    @property
    def lines(self) -> int:
        """The number of lines, counted as on disk."""
        return self.text.count("\n") + (not self.text.endswith("\n") and bool(self.text))


@dataclass(frozen=True, slots=True)
class Topic:
    """Something a learner learns (`skos:Concept`). `id` is its slug, unique in the graph.

    `language` is a BCP 47 tag of its label, "und" where nobody knows.
    """

    id: str
    label: str
    aliases: tuple[str, ...] = ()
    kind: TopicKind = TopicKind.CONCEPT
    definition: str | None = None
    mentions: tuple[Mention, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Broader:
    """`topic` is a part or a kind of `broader` (`skos:broader`); both are topic ids."""

    topic: str
    broader: str
    evidence: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Application:
    """The method `topic` is applied to the task `applied_to`; both are topic ids."""

    topic: str
    applied_to: str
    evidence: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """To follow `topic` one must first know `requires` (`dcterms:requires`), or one of `any_of`.

    Exactly one of `requires` and `any_of` is set; `any_of` is a clause of at least two alternatives, sorted.
    """

    topic: str
    requires: str | None
    any_of: tuple[str, ...]
    basis: Basis
    confidence: float
    evidence: tuple[Evidence, ...]

    @property
    def needs(self) -> tuple[str, ...]:
        """The required topic ids: one, or the alternatives."""
        return self.any_of if self.requires is None else (self.requires,)


@dataclass(frozen=True, slots=True)
class Resource:
    """Something to learn from (`schema:LearningResource`); `topics` are the ids of what it teaches."""

    id: str
    title: str
    url: str | None
    type: ResourceType
    creators: tuple[str, ...]
    topics: tuple[str, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What went wrong or was not understood while reading, as a value; `line` is None for a whole document."""

    severity: Severity
    code: str
    message: str
    document: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Prerequisites that contradict each other: what was kept and what was cut to keep the graph acyclic."""

    kind: str
    message: str
    topics: tuple[str, ...]
    kept: tuple[Prerequisite, ...]
    cut: tuple[Prerequisite, ...]


@dataclass(frozen=True, slots=True)
class Roadmap:
    """All that one document states. Topic ids are local to the document."""

    document: Document
    topics: tuple[Topic, ...] = ()
    broader: tuple[Broader, ...] = ()
    applications: tuple[Application, ...] = ()
    prerequisites: tuple[Prerequisite, ...] = ()
    resources: tuple[Resource, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
