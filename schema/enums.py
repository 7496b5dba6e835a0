"""The kinds, bases, types and formats of the schema: those of the model, described."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, StrEnum
from typing import TypeVar

import strawberry

from ..graph import model

E = TypeVar("E", bound=Enum)

KINDS = {
    model.TopicKind.AREA: "A field of study, such as statistics.",
    model.TopicKind.CONCEPT: "An idea, a method or a skill.",
    model.TopicKind.MODEL: "A model with a name of its own.",
    model.TopicKind.TASK: "What methods are applied to.",
    model.TopicKind.TOOL: "A program, a library or a language.",
    model.TopicKind.DATASET: "A collection of data.",
}
BASES = {
    model.Basis.CURATED: "A person said so in a curation file.",
    model.Basis.STATED: "A text says that one must come before the other.",
    model.Basis.DRAWN: "An arrow of a diagram or of a chain in a text says so.",
    model.Basis.TEXT: "A description says that one uses, combines or extends the other.",
    model.Basis.NAME: "The name says so, as a conditional GAN is a GAN.",
    model.Basis.ORDER: "The order or the levels of a document suggest it, which is no proof.",
}
TYPES = {
    model.ResourceType.ARTICLE: "An article or a post.",
    model.ResourceType.BOOK: "A book.",
    model.ResourceType.COMMUNITY: "A forum, a group or a chat.",
    model.ResourceType.COURSE: "A course, taught or online.",
    model.ResourceType.DATASET: "A collection of data to work with.",
    model.ResourceType.DOCUMENTATION: "The documentation of a tool.",
    model.ResourceType.EXERCISE: "Exercises or problems.",
    model.ResourceType.PAPER: "A scientific paper.",
    model.ResourceType.PROJECT: "A project to build or a repository to study.",
    model.ResourceType.VIDEO: "A video or a series of them.",
    model.ResourceType.WEBSITE: "A website.",
}


class DiagramFormat(StrEnum):
    """How a diagram is written; the values are names of `graph.diagram.format.FORMATS`."""

    MERMAID = "mermaid"
    DOT = "dot"
    SVG = "svg"


FORMATS = {
    DiagramFormat.MERMAID: "Mermaid, which many Markdown viewers draw.",
    DiagramFormat.DOT: "DOT, the language of Graphviz.",
    DiagramFormat.SVG: "A self-contained SVG picture.",
}


def _describe(kind: type[E], description: str, values: Mapping[E, str]) -> None:
    """Make an enum known to the schema, with a description of each of its values."""
    strawberry.enum(kind, description=description)
    definition = kind.__strawberry_definition__  # type: ignore[attr-defined]
    for value in definition.values:
        value.description = values[kind(value.value)]


_describe(model.TopicKind, "What sort of thing a topic is.", KINDS)
_describe(model.Basis, "Where a prerequisite comes from.", BASES)
_describe(model.ResourceType, "What sort of thing a resource is.", TYPES)
_describe(DiagramFormat, "How a diagram is written.", FORMATS)
