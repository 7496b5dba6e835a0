"""The topics that the nodes of a drawing name, and how a label of several lines is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ...graph.label import fold
from ...graph.model import TopicKind
from ..drawing.drawn import Drawn, DrawnGroup, DrawnNode
from ..ornament import clean
from ..phrase import Listing, Name, listing, name
from .draft import Draft
from .reading import Reading
from .role import LISTS_TOPICS, Announcement, Role, role_of, without_level

_PLACEHOLDER = re.compile(
    r"[A-Za-z](?:[ _-]?\d{1,3})?|(?:n|node|step|box|state|item|s|t|topic|id)[ _-]?\d{1,4}", re.IGNORECASE
)
_BULLET = re.compile(r"\s*[-•*·▪◦‣✓✔☐►▸+][\s\u00a0]+")
_DISTINCT = re.compile(r"[A-Z].*[A-Z]|[a-z][A-Z]|\d")
_MOST_JOINED = 5
_MOST_LISTED = 8
_LEAST_NAMED = 0.5
_LEAST_NAMED_OF_TREE = 0.7
"""The parts of a drawing's nodes that must be names; below them it draws something else than topics."""
RULE = "drawing"
"""The name of the rule in places and evidence."""


@dataclass(frozen=True, slots=True)
class Caption:
    """What a node names: its topics, whether "or" joins them, what it lists below them, and the part it announces."""

    names: tuple[Name, ...] = ()
    alternatives: bool = False
    members: tuple[Name, ...] = ()
    announced: Announcement | None = None
    subject: bool = False
    """Whether it names the document's subject as a whole: "Baking roadmap"."""
    idle: bool = False
    """Whether it is one of the words that only steer: "Start", "Yes"."""

    @property
    def speaks(self) -> bool:
        """Whether it could have named a topic."""
        return not self.idle and not self.subject and self.announced is None

    @property
    def hides(self) -> bool:
        """Whether it announces what lists no topics: resources, exercises, projects, applications."""
        told = self.announced
        return told is not None and told.role not in LISTS_TOPICS and told.role is not Role.OPTIONAL


def captions(drawn: Drawn, reading: Reading) -> dict[str, Caption]:
    """What each node and group of a drawing names, by its name in the drawing."""
    roots = set(drawn.roots)
    found = {node.name: _caption(node, node.name in roots, reading) for node in drawn.nodes}
    return found | {group.name: _caption(group, True, reading) for group in drawn.groups}


def draws_topics(drawn: Drawn, told: Mapping[str, Caption]) -> bool:
    """Whether enough nodes of a drawing are names for it to be one of topics."""
    speaking = [told[node.name] for node in drawn.nodes if told[node.name].speaks]
    named = sum(bool(caption.names) for caption in speaking)
    least = _LEAST_NAMED_OF_TREE if drawn.kind == "tree" else _LEAST_NAMED
    return named > 0 and named >= least * len(speaking)


def drafts_of(drawn: Drawn, told: Mapping[str, Caption], reading: Reading) -> dict[str, tuple[Draft, ...]]:
    """The topics of each node and group of a drawing, made where there are none yet, with what labels list below them."""
    silent = _silent(drawn, told)
    groups = {group.name for group in drawn.groups}
    drafts: dict[str, tuple[Draft, ...]] = {}
    for part in drawn.parts:
        if part.name not in silent:
            kind = TopicKind.AREA if part.name in groups else TopicKind.CONCEPT
            drafts[part.name] = _topics_of(told[part.name], part.line, kind, reading)
    return drafts


def _silent(drawn: Drawn, told: Mapping[str, Caption]) -> set[str]:
    """The nodes and groups that a label such as "Resources" takes out, with all below or in them."""
    quiet = {name for name, caption in told.items() if caption.hides}
    quiet.update(group.name for group in drawn.groups if group.group in quiet)
    quiet.update(node.name for node in drawn.nodes if node.group in quiet)
    below = drawn.below if drawn.kind != "flow" else {}
    waiting = list(quiet)
    while waiting:
        fresh = [edge.target for edge in below.get(waiting.pop(), ()) if edge.target not in quiet]
        waiting.extend(fresh)
        quiet.update(fresh)
    return quiet


def _topics_of(caption: Caption, line: int, kind: TopicKind, reading: Reading) -> tuple[Draft, ...]:
    if caption.subject and reading.subject is not None:
        return (reading.subject,)
    drafts = tuple(_topic(one, line, kind, reading) for one in caption.names)
    for member in caption.members:
        below = _topic(member, line, TopicKind.CONCEPT, reading)
        reading.broader(below, drafts[0], reading.place(line, line, RULE, member.label))
    return drafts


def _topic(one: Name, line: int, kind: TopicKind, reading: Reading) -> Draft:
    place = reading.place(line, line, RULE, one.plain or one.label)
    draft = reading.topic(one, place, kind)
    for member in one.members:
        reading.broader(_topic(member, line, kind, reading), draft, place)
    return draft


def _caption(node: DrawnNode | DrawnGroup, root: bool, reading: Reading) -> Caption:
    text = node.text if isinstance(node, DrawnNode) else node.label
    if not text or (not node.label and _PLACEHOLDER.fullmatch(text)):
        return Caption(idle=True)
    head, below = _parted(text.split("\n"), reading)
    found = _named(reading.words.drawings.tails.sub("", head) if root else head, head, reading)
    listed = [_named(line, line, reading) for line in below]
    members = tuple(one for caption in listed if not caption.subject for one in caption.names)
    if members and len(found.names) != 1:
        return Caption(members, announced=found.announced)
    return Caption(found.names, found.alternatives, members, found.announced, found.subject, found.idle)


def _named(text: str, whole: str, reading: Reading) -> Caption:
    """What one line names; `whole` is the line before words such as "roadmap" were taken off it."""
    words, subject = reading.words, reading.subject
    about = fold(subject.label) if subject else ""
    bare = clean(text)
    if not bare or fold(bare) in words.drawings.idle or text.rstrip().endswith(("?", "？")):
        return Caption(idle=True)
    announced = role_of(whole, words, about)
    if announced is not None and about and about in fold(whole):
        return Caption(subject=True)
    label, levelled = without_level(bare, words)
    announced = announced or role_of(label, words, about) or (role_of(bare, words) if levelled else None)
    if announced is not None or not label:
        return Caption(announced=announced, idle=announced is None)
    head = label.split(": ", 1)[0]
    listed = listing(head, words, reading.known)
    if not listed.complete or len(listed.names) > _MOST_LISTED:
        one = name(head, words, reading.known)
        listed = Listing((one,), True) if one else Listing()
    kept = tuple(one for one in listed.names if fold(one.plain) not in words.drawings.idle)
    return Caption(kept, listed.alternatives and len(kept) > 1)


def _parted(lines: list[str], reading: Reading) -> tuple[str, list[str]]:
    """The title of a label and the lines that it lists below: those after a blank one, or with a bullet."""
    blank = next((at for at, line in enumerate(lines) if not line.strip()), len(lines))
    head = [line for line in lines[:blank] if not _BULLET.match(line)]
    below = [line for line in lines if line.strip() and line not in head]
    while len(head) > 1 and _is_level(head[0], reading):
        head = head[1:]
    return _joined(head, reading), [_BULLET.sub("", line) for line in below]


def _is_level(line: str, reading: Reading) -> bool:
    """Whether a line only numbers or grades what follows: "Phase 1", "1."."""
    label, levelled = without_level(clean(line), reading.words)
    return not clean(line) or clean(line).isdigit() or (levelled and not label)


def _joined(lines: list[str], reading: Reading) -> str:
    """The text of a title that runs over several lines: one name, or several where each line is one by itself."""
    joined = " ".join(lines)
    if len(lines) < 2 or reading.known(clean(joined)) or all(line.startswith("(") for line in lines[1:]):
        return joined
    if all(_DISTINCT.search(line) or reading.known(clean(line)) for line in lines):
        return ", ".join(lines)
    short = len(joined.split()) <= _MOST_JOINED and not re.search(r"[,;:(]", joined)
    return joined if short else lines[0]
