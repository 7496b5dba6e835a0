"""A piece of a document with the part that it plays: what it names, what it describes, what it lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from ...graph.label import fold
from ..ornament import without_ornament
from ..outline import Node, NodeKind, Span, text_of
from ..phrase import Name
from ..words import Words
from .role import Role


@dataclass(slots=True, eq=False)
class Passage:
    """A piece of a document. `names` are the topics that it names, `description` what it says of them or of its owners.

    `structural` tells that its label is structural; `role` and `resource_type` hold for all below it; `variants` tells
    that it lists kinds of its owner; `commands`, that most items below it tell to do something; `aside`, that its names stand in prose about something else; `optional`, that what it lists only helps; `unread`, that it is a heading of which nothing
    was understood; `installs`, that what it lists is to be had or installed;
    `vague`, that its label may announce such a list; `target` names what a section of prerequisites is for;
    `links` tells that what it lists nests links to learn from;
    `clauses` are its names where "or" makes some of them alternatives.
    """

    node: Node
    role: Role
    parent: Passage | None
    line: int
    end_line: int
    text: str
    spans: tuple[Span, ...] = ()
    names: tuple[Name, ...] = ()
    description: str = ""
    structural: bool = False
    synthetic: bool = False
    clauses: tuple[tuple[Name, ...], ...] = ()
    resource_type: str | None = None
    opening: bool = False
    level: bool = False
    variants: bool = False
    aside: bool = False
    commands: bool = False
    target: tuple[Name, ...] = ()
    unread: bool = False
    installs: bool = False
    vague: bool = False
    optional: bool = False
    links: bool = False
    cells: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    children: list[Passage] = field(default_factory=list)
    _shown: tuple[tuple[Span, ...], str] | None = None

    @property
    def shown(self) -> str:
        """The text of its spans without ornament, worked out once: a line of many links is asked for it for each."""
        if self._shown is None or self._shown[0] is not self.spans:
            self._shown = (self.spans, without_ornament(text_of(self.spans)))
        return self._shown[1]

    def walk(self) -> Iterator[Passage]:
        """The passage and all below it, in document order."""
        waiting: list[Passage] = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting.extend(reversed(one.children))

    def ancestors(self) -> Iterator[Passage]:
        """What the passage nests in, the nearest first."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading."""
        return self.node.kind is NodeKind.HEADING

    @property
    def abouts(self) -> tuple[str, ...]:
        """The folded names of the topic to which it belongs."""
        above = self.owner
        names = above.names[:1] if above is not None else ()
        return tuple(fold(one) for name in names for one in (name.label, *name.aliases))

    @property
    def owner(self) -> Passage | None:
        """The nearest passage above that names topics."""
        return next((above for above in self.ancestors() if above.names), None)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the reading of phrases depends on: the language's words, the document's subject, and names known to be one."""

    words: Words
    subject: str
    known: Callable[[str], bool]
    title: Node | None = None
    catalogue: bool = False
    elsewhere: Callable[[str], bool] = field(default=lambda _: False)
    """Whether a name has been read where no prerequisites are asked for."""


def add_below(
    owner: Passage, source: Passage, names: tuple[Name, ...], role: Role, variants: bool = False
) -> None:
    """Add names that stand in the line of `source` below `owner`."""
    below = Passage(
        source.node, role, owner, source.line, source.end_line, source.text,
        names=names, synthetic=True, variants=variants,
    )  # fmt: skip
    owner.children.append(below)
