"""The topics that the nodes of a drawing name, and how a label of several lines is read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...graph.label import fold
from ..drawing.drawn import Drawn, DrawnGroup, DrawnNode
from ..ornament import clean
from ..phrase import Listing, Name, listing, name
from .reading import Reading
from .role import Announcement, role_of, without_level

_PLACEHOLDER = re.compile(
    r"[A-Za-z](?:[ _-]?\d{1,3})?|(?:n|node|step|box|state|item|s|t|topic|id)[ _-]?\d{1,4}", re.IGNORECASE
)
_BULLET = re.compile(r"\s*[-•*·▪◦‣✓✔☐►▸+][\s\u00a0]+")
_DISTINCT = re.compile(r"[A-Z].*[A-Z]|[a-z][A-Z]|\d")
_MOST_JOINED = 5
_MOST_LISTED = 8


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


def captions(drawn: Drawn, reading: Reading) -> dict[str, Caption]:
    """What each node and group of a drawing names, by its name in the drawing."""
    roots = set(drawn.roots)
    found = {node.name: _caption(node, node.name in roots, reading) for node in drawn.nodes}
    return found | {group.name: _caption(group, True, reading) for group in drawn.groups}


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
