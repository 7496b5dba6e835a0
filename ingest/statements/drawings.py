"""Topics, prerequisites and classifications from drawings: Mermaid, Graphviz, PlantUML, trees and maps of characters.

An arrow is a prerequisite only where the drawing, or what stands beside or above it, says that its arrows show an order
of learning, or where the arrow's own label does. A tree, a mind map, and a chart that merely fans out classify. Of any
other drawing the topics alone are read: a wrong prerequisite is worse than a missing one.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...graph.label import fold
from ...graph.model import Basis, Evidence, Mention
from ..drawing.drawn import WIDE_FAN, Drawn, DrawnEdge, looping
from ..drawing.recognise import drawing_of
from .captions import RULE, Caption, captions, drafts_of, draws_topics
from .confidence import CONFIDENCE
from .draft import Draft
from .passage import Passage
from .reading import Reading
from .role import LISTS_TOPICS, SILENT, Role
from .surroundings import Meaning, heard, is_plain, meaning

Need = tuple[Draft, tuple[Draft, ...], Evidence]
"""A topic, what it needs or the alternatives of which it needs one, and the evidence."""


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
        if not draws_topics(self._drawn, self._captions):
            return
        self._drafts = drafts_of(self._drawn, self._captions, self._reading)
        self._groups()
        if self._classifies():
            self._hang()
        elif self._drawn.kind == "flow":
            self._arrows()

    # Classification

    def _place(self, line: int, label: str) -> Mention:
        return self._reading.place(line, line, RULE, label)

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
        needs = [need for edge in self._drawn.edges if edge.directed for need in self._arrow(edge)]
        circle = looping([(needed, draft) for draft, alternatives, _ in needs for needed in alternatives])
        for draft, alternatives, evidence in needs:
            if draft not in circle or not circle.issuperset(alternatives):
                self._reading.requires(draft, alternatives, evidence)

    def _arrow(self, edge: DrawnEdge) -> Iterator[Need]:
        """What an arrow says that topics need; that one is a part of another is stated at once."""
        words = self._reading.words.drawings
        label = fold(edge.label)
        if label in words.includes:
            self._part(edge.target, edge.source, edge.line)
        elif label in words.inside:
            self._part(edge.source, edge.target, edge.line)
        elif label in words.needs:
            yield from self._needs(edge.source, edge.target, edge)
        elif label in words.leads:
            yield from self._needs(edge.target, edge.source, edge)
        elif (self._said.order or self._said.roadmap) and is_plain(label, self._reading.words):
            ends = (edge.source, edge.target) if self._said.back else (edge.target, edge.source)
            yield from self._needs(*ends, edge)

    def _part(self, name: str, whole: str, line: int) -> None:
        self._belong(name, self._drafts.get(whole, ()), line)

    def _confidence(self, edge: DrawnEdge) -> float:
        if edge.dotted or fold(edge.label) in self._reading.words.drawings.optional:
            return CONFIDENCE["optional"]
        outright = self._said.order or bool(edge.label)
        return CONFIDENCE["drawing"] if outright else CONFIDENCE["roadmap-drawing"]

    def _needs(self, name: str, needed: str, edge: DrawnEdge) -> Iterator[Need]:
        """What the topics of one node need: those of another, or one of them where "or" joins these."""
        place = self._place(edge.line, self._shown(edge.target))
        evidence = self._reading.evidence(place, Basis.DRAWN, self._confidence(edge))
        for alternatives in self._needed(needed):
            for draft in self._drafts.get(name, ()):
                if draft not in alternatives:
                    yield draft, alternatives, evidence

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


def _confidence_below(caption: Caption) -> float:
    """How far what hangs below a node is needed by what the node hangs below; 0 where it is a part of that."""
    told = caption.announced
    if told is None or told.role not in (Role.PREREQUISITES, Role.OPTIONAL):
        return 0.0
    return CONFIDENCE["drawing"] if told.role is Role.PREREQUISITES else CONFIDENCE["optional"]
