"""Answers that are no things of the graph: paths, chains, conflicts and counts."""

from __future__ import annotations

from typing import Annotated

import strawberry

from ..graph import model
from ..graph.diagram.drawn import drawn_path
from ..graph.diagram.format import FORMATS
from ..graph.errors import UnknownTopicError
from ..graph.knowledge import KnowledgeGraph
from ..graph.path import Chain as GraphChain
from ..graph.path import LearningPath as GraphPath
from ..graph.path import LearningStep as GraphStep
from .arguments import Format
from .described import described, described_interface, field
from .enums import DiagramFormat
from .errors import message
from .types import Prerequisite, Topic, relations, topics
from .view import Info


@described_interface
class UserError:
    """A mistake in a request that is told as an answer."""

    message: str = strawberry.field(description="What is wrong, and what may have been meant.")


@described
class UnknownTopic(UserError):  # noqa: N818 (the name in the contract)
    """A reference that names no topic."""

    ref: str = strawberry.field(description="The reference.")
    suggestions: list[Topic] = strawberry.field(
        description="At most five topics with a name like it, the likest first."
    )

    @classmethod
    def of(cls, error: UnknownTopicError, info: Info) -> UnknownTopic:
        """The error as the schema shows it."""
        near = info.context.graph.suggestions(error.ref)
        return cls(message=message(error), ref=error.ref, suggestions=[Topic.of(topic) for topic in near])


@described
class LearningStep:
    """A topic to learn, and why."""

    step: strawberry.Private[GraphStep]
    position: int = strawberry.field(description="The number of the step, counted from 1.")
    stage: int = strawberry.field(
        description="Steps of the same stage can be learned side by side; counted from 1."
    )
    topic: Topic = strawberry.field(description="What is learned.")

    @field
    def requires(self, info: Info) -> list[Topic]:
        """Earlier steps that this one needs, by position."""
        return [Topic.of(info.context.graph.topics[topic]) for topic in self.step.requires]

    @field
    def chosen_from(self, info: Info) -> list[Topic]:
        """The alternatives among which this topic was chosen, by label; empty where there was no choice."""
        return topics(info, self.step.chosen_from)

    @field
    def because(self) -> list[Prerequisite]:
        """Why it is on the path: what later steps require of it; empty for a mere target."""
        return relations(self.step.because)


@described
class LearningPath:
    """What to learn, in an order in which every topic comes after all that it needs."""

    path: strawberry.Private[GraphPath]
    length: int = strawberry.field(description="The number of steps.")

    @field
    def target(self) -> list[Topic]:
        """The topics to reach, as asked."""
        return [Topic.of(topic) for topic in self.path.target]

    @field
    def knowing(self) -> list[Topic]:
        """The topics known already, as asked."""
        return [Topic.of(topic) for topic in self.path.knowing]

    @field
    def steps(self) -> list[LearningStep]:
        """The steps, by stage and label."""
        return [
            LearningStep(step=step, position=step.position, stage=step.stage, topic=Topic.of(step.topic))
            for step in self.path.steps
        ]

    @field
    def diagram(self, info: Info, format: Format = DiagramFormat.MERMAID) -> str:  # noqa: A002 (the schema's name)
        """A diagram of the path."""
        return FORMATS[format.value](drawn_path(info.context.graph, self.path))


LearningPathResult = Annotated[
    LearningPath | UnknownTopic,
    strawberry.union("LearningPathResult", description="A learning path, or why there is none."),
]


@described
class Chain:
    """The shortest line of prerequisites between two topics."""

    length: int = strawberry.field(description="The number of prerequisites in it.")
    topics: list[Topic] = strawberry.field(description="The topics, each a prerequisite of the next.")
    prerequisites: list[Prerequisite] = strawberry.field(description="What links them, one fewer.")

    @classmethod
    def of(cls, chain: GraphChain) -> Chain:
        """A chain as the schema shows it."""
        topics = [Topic.of(topic) for topic in chain.topics]
        return cls(length=chain.length, topics=topics, prerequisites=relations(chain.prerequisites))


@described
class Conflict:
    """Prerequisites that contradict each other, and how that was settled."""

    conflict: strawberry.Private[model.Conflict]
    kind: str = strawberry.field(description="What sort of contradiction it is.")
    message: str = strawberry.field(description="What contradicts what.")

    @field
    def topics(self, info: Info) -> list[Topic]:
        """The topics concerned, by label."""
        return topics(info, self.conflict.topics)

    @field
    def kept(self) -> list[Prerequisite]:
        """What was kept."""
        return relations(self.conflict.kept)

    @field
    def cut(self) -> list[Prerequisite]:
        """What was cut, so that the prerequisites form no cycle."""
        return relations(self.conflict.cut)


@described
class Statistics:
    """How much the graph holds."""

    topics: int = strawberry.field(description="The number of topics.")
    prerequisites: int = strawberry.field(
        description="The number of prerequisite relations, of any confidence."
    )
    resources: int = strawberry.field(description="The number of resources.")
    documents: int = strawberry.field(description="The number of documents.")
    conflicts: int = strawberry.field(description="The number of conflicts.")

    @classmethod
    def of(cls, graph: KnowledgeGraph) -> Statistics:
        """How much a graph holds."""
        return cls(
            topics=len(graph.topics),
            prerequisites=len(graph.prerequisites),
            resources=len(graph.resources),
            documents=len(graph.documents),
            conflicts=len(graph.conflicts),
        )
