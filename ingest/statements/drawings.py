"""Topics, prerequisites and classifications from drawings: Mermaid, Graphviz, PlantUML, trees and maps of characters.

An arrow is a prerequisite only where the drawing, or what stands beside or above it, says that its arrows show an order
of learning, or where the arrow's own label does. A tree, a mind map, and a chart that merely fans out classify. Of any
other drawing the topics alone are read: a wrong prerequisite is worse than a missing one.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...graph.label import fold
from ...graph.model import Basis, Mention, TopicKind
from ..drawing.drawn import WIDE_FAN, Drawn, DrawnEdge
from ..drawing.recognise import drawing_of
from ..phrase import Name
from .captions import Caption, captions
from .confidence import CONFIDENCE
from .passage import Passage
from .reading import Draft, Reading
from .role import LISTS_TOPICS, SILENT, Role, role_of
from .surroundings import Meaning, heard, meaning

_LEAST_NAMED = 0.5
_LEAST_NAMED_OF_TREE = 0.7
"""The parts of a drawing's nodes that must be names; below them it draws something else than topics."""
_RULE = "drawing"


def drawings(reading: Reading, root: Passage) -> None:
    """Read every drawing in a place that lists topics, or that only announces a drawing."""
    for parent in root.walk():
        around = [None, *parent.children, None]
        for before, passage, after in zip(around, parent.children, around[2:], strict=False):
            listed = passage.role in LISTS_TOPICS or passage.role in SILENT
            drawn = drawing_of(passage.node) if listed and not passage.synthetic else None
            if drawn is not None and heard(passage, reading.words):
                about = fold(reading.subject.label) if reading.subject else ""
                said = meaning(drawn.title, passage, (before, after), reading.words, about)
                _Statement(reading, passage, drawn, said).state()


class _Statement:
    """States what one drawing says."""

    def __init__(self, reading: Reading, passage: Passage, drawn: Drawn, said: Meaning) -> None:
        self._reading = reading
        self._passage = passage
        self._drawn = drawn
        self._said = said
        self._captions: dict[str, Caption] = {}
        self._drafts: dict[str, tuple[Draft, ...]] = {}

    def state(self) -> None:
        """State the topics, then what the lines between them say."""
        self._captions = captions(self._drawn, self._reading)
        if not self._names_topics():
            return
        self._topics()
        self._groups()
        if self._classifies():
            self._hang()
        elif self._drawn.kind == "flow":
            self._arrows()

    def _names_topics(self) -> bool:
        speaking = [one for node in self._drawn.nodes if (one := self._captions[node.name]).speaks]
        named = sum(bool(one.names) for one in speaking)
        least = _LEAST_NAMED_OF_TREE if self._drawn.kind == "tree" else _LEAST_NAMED
        return named > 0 and named >= least * len(speaking)

    # Topics

    def _topics(self) -> None:
        silent = self._silent()
        for one in self._drawn.parts:
            if one.name not in silent:
                self._drafts[one.name] = self._topics_of(one.name, one.line)

    def _silent(self) -> set[str]:
        """The nodes and groups that a label such as "Resources" takes out, with all below or in them."""
        quiet = {name for name, caption in self._captions.items() if _hides(caption)}
        for group in self._drawn.groups:
            if group.group in quiet:
                quiet.add(group.name)
        quiet |= {node.name for node in self._drawn.nodes if node.group in quiet}
        if self._drawn.kind != "flow":
            below = self._drawn.below
            waiting = list(quiet)
            while waiting:
                targets = [edge.target for edge in below.get(waiting.pop(), ())]
                waiting.extend(target for target in targets if target not in quiet)
                quiet.update(targets)
        return quiet

    def _topics_of(self, name: str, line: int) -> tuple[Draft, ...]:
        """The topics of a node or group, with what its label lists below them."""
        caption = self._captions[name]
        kind = (
            TopicKind.AREA if any(group.name == name for group in self._drawn.groups) else TopicKind.CONCEPT
        )
        subject = self._reading.subject
        drafts = (subject,) if caption.subject and subject else tuple(
            self._topic(one, line, kind) for one in caption.names
        )  # fmt: skip
        for member in caption.members:
            draft = self._topic(member, line, TopicKind.CONCEPT)
            self._reading.broader(draft, drafts[0], self._place(line, member.label))
        return drafts

    def _topic(self, one: Name, line: int, kind: TopicKind) -> Draft:
        draft = self._reading.topic(one, self._place(line, one.plain or one.label), kind)
        for member in one.members:
            self._reading.broader(self._topic(member, line, kind), draft, self._place(line, member.label))
        return draft

    def _place(self, line: int, label: str) -> Mention:
        return self._reading.place(line, line, _RULE, label)

    # Classification

    def _groups(self) -> None:
        """State that what a named group holds belongs to it; what stands in none of a name, to the next one around it."""
        above = {group.name: group.group for group in self._drawn.groups}
        around: dict[str, tuple[Draft, ...]] = {"": ()}
        for group in self._drawn.groups:
            around[group.name] = self._drafts.get(group.name) or around.get(above[group.name], ())
        for one in self._drawn.parts:
            self._belong(one.name, around.get(one.group, ()), one.line)

    def _belong(self, name: str, above: tuple[Draft, ...], line: int) -> None:
        if len(above) == 1:
            for draft in self._drafts.get(name, ()):
                self._reading.broader(draft, above[0], self._place(line, draft.label))

    def _classifies(self) -> bool:
        """Whether the lines lead from what is broader: in trees and mind maps, and in charts that merely fan out."""
        if self._drawn.kind != "flow":
            return not self._said.dependency
        if self._said.order or not self._drawn.is_tree or any(edge.label for edge in self._drawn.edges):
            return False
        wide = self._drawn.widest >= WIDE_FAN
        return self._said.taxonomy or (wide and (not self._said.roadmap or self._is_about_place()))

    def _is_about_place(self) -> bool:
        """Whether the root of the drawing names the document's subject or what the section is about."""
        owner = self._passage.owner
        about = [self._reading.subject, *(self._reading.topics_of.get(owner, ()) if owner else ())]
        return any(draft in about for name in self._drawn.roots for draft in self._drafts.get(name, ()))

    def _hang(self) -> None:
        """State what hangs below what; what a node called "Prerequisites" holds is needed by what it hangs below."""
        below = self._drawn.below
        waiting: list[tuple[str, tuple[Draft, ...]]] = [(root, ()) for root in self._drawn.roots]
        while waiting:
            name, above = waiting.pop()
            drafts = self._drafts.get(name, ())
            confidence = _confidence_below(self._captions[name])
            for edge in below.get(name, ()):
                next_above = drafts if len(drafts) == 1 else above
                self._hangs(edge, next_above, confidence)
                waiting.append((edge.target, next_above))

    def _hangs(self, edge: DrawnEdge, above: tuple[Draft, ...], confidence: float) -> None:
        if not confidence:
            self._belong(edge.target, above, edge.line)
        elif len(above) == 1 and above[0] is not self._reading.subject:
            place = self._place(edge.line, self._shown(edge.target))
            evidence = self._reading.evidence(place, Basis.DRAWN, confidence)
            for draft in self._drafts.get(edge.target, ()):
                self._reading.requires(above[0], (draft,), evidence)

    # Arrows

    def _arrows(self) -> None:
        """State what each arrow says; arrows that lead round in a circle draw no order."""
        looping = self._drawn.looping
        for edge in self._drawn.edges:
            if edge.directed and not (edge.source in looping and edge.target in looping):
                self._arrow(edge)

    def _arrow(self, edge: DrawnEdge) -> None:
        words = self._reading.words.drawings
        label = fold(edge.label)
        if label in words.includes:
            self._part(edge.target, edge.source, edge.line)
        elif label in words.inside:
            self._part(edge.source, edge.target, edge.line)
        elif label in words.needs:
            self._need(edge.source, edge.target, edge, self._confidence(edge))
        elif label in words.leads:
            self._need(edge.target, edge.source, edge, self._confidence(edge))
        elif (self._said.order or self._said.roadmap) and self._is_plain(label):
            ends = (edge.source, edge.target) if self._said.back else (edge.target, edge.source)
            self._need(*ends, edge, self._confidence(edge))

    def _part(self, name: str, whole: str, line: int) -> None:
        self._belong(name, self._drafts.get(whole, ()), line)

    def _is_plain(self, label: str) -> bool:
        """Whether a label leaves an arrow what it is: none at all, "then", "optional", "week 2", a number."""
        words = self._reading.words
        told = role_of(label, words) if label else None
        plain = label in words.drawings.neutral or label in words.drawings.optional or not label
        return (
            plain
            or not any(char.isalpha() for char in label)
            or (told is not None and told.role is Role.LEVELS)
        )

    def _confidence(self, edge: DrawnEdge) -> float:
        if edge.dotted or fold(edge.label) in self._reading.words.drawings.optional:
            return CONFIDENCE["optional"]
        outright = self._said.order or bool(edge.label)
        return CONFIDENCE["drawing"] if outright else CONFIDENCE["roadmap-drawing"]

    def _need(self, name: str, needed: str, edge: DrawnEdge, confidence: float) -> None:
        """State that the topics of one node need those of another, or one of them where "or" joins these."""
        place = self._place(edge.line, self._shown(edge.target))
        evidence = self._reading.evidence(place, Basis.DRAWN, confidence)
        for needs in self._needed(needed):
            for draft in self._drafts.get(name, ()):
                self._reading.requires(draft, needs, evidence)

    def _needed(self, name: str) -> Iterator[tuple[Draft, ...]]:
        drafts = self._drafts.get(name, ())
        if self._reading.subject in drafts:
            return
        if self._captions[name].alternatives:
            yield drafts
        else:
            yield from ((draft,) for draft in drafts)

    def _shown(self, name: str) -> str:
        drafts = self._drafts.get(name, ())
        return drafts[0].label if drafts else ""


def _hides(caption: Caption) -> bool:
    """Whether a label announces what lists no topics: resources, exercises, projects, applications."""
    told = caption.announced
    return told is not None and told.role not in LISTS_TOPICS and told.role is not Role.OPTIONAL


def _confidence_below(caption: Caption) -> float:
    """How far what hangs below a node is needed by what the node hangs below; 0 where it is a part of that."""
    told = caption.announced
    if told is None or told.role not in (Role.PREREQUISITES, Role.OPTIONAL):
        return 0.0
    return CONFIDENCE["drawing"] if told.role is Role.PREREQUISITES else CONFIDENCE["optional"]
