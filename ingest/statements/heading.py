"""The role that a heading announces, or the topics that it names."""

from __future__ import annotations

import re

from ...graph.label import fold
from ..ornament import clean, unquoted
from ..outline import NodeKind
from ..phrase import listing
from ..words import Words
from .catalogue import gives_links
from .coded import coded
from .content import before_preposition, named
from .kept import kept
from .label import announce, label_role, parted, role, split, split_head
from .passage import Lexicon, Passage
from .role import Announcement, Role, without_level

_INSIDE = re.compile(r"\(([^()]{3,40})\)\W*\Z")


def heading(passage: Passage, lexicon: Lexicon) -> None:
    """Read a heading: a structural label, a course by its code, or names of topics."""
    if coded(passage, lexicon):
        return
    words = lexicon.words
    label, levelled = without_level(clean(passage.text), words)
    label, passage.level = unquoted(label) if levelled else label, levelled
    passage.opening = any(token in words.opening for token in fold(label).split())
    asks = passage.text.rstrip(" *_").endswith("?")
    found = role(passage.text if asks else label, passage, lexicon)
    if found and found.role is Role.TOOLS and lexicon.subject and lexicon.subject in fold(label):
        _tools_of_subject(passage, label, found, lexicon)
        return
    inside = _INSIDE.search(passage.text)
    asking = role(inside.group(1), passage, lexicon) if inside and (levelled or found) else None
    found = asking if asking and asking.role is Role.PREREQUISITES else found
    if found and found.role is Role.PREREQUISITES and _is_map(passage, lexicon):
        found = Announcement(Role.TOPICS)
    if found and found.role is Role.RESOURCES and _lists_topics_first(label, passage, lexicon):
        found, passage.links = Announcement(Role.TOPICS), True
    if found or not label:
        members = found is not None and found.role is Role.MEMBERS
        announce(passage, Announcement(Role.TOPICS) if members else found or Announcement(Role.LEVELS))
        passage.level = passage.level or levelled
        return
    leading = label_role(label, passage, lexicon)
    if leading and leading.role is Role.PREREQUISITES:
        announce(passage, leading)
        passage.target = listing(parted(label, lexicon)[2], words, lexicon.known).names
        return
    head, rest, spans = split_head(passage, lexicon)
    announced = role(head, passage, lexicon) if head else None
    if announced and levelled and without_level(f"{head}: {label}", words)[0] == label:
        announced = Announcement(Role.LEVELS)
    if not announced and _heads_list(head, rest, lexicon):
        named(passage, head, rest, spans, lexicon)
        return
    if announced:
        announce(passage, announced)
        label = unquoted(clean(rest))
        head, rest = split(label) if levelled else ("", "")
        if head and role(head, passage, lexicon):
            head, label = "", rest
        elif _heads_list(head, rest, lexicon):
            named(passage, head, rest, (), lexicon)
            return
        passage.structural = not head
    label = _without_applications(label, words)
    listed = listing(label, words, lexicon.known)
    if head and not passage.structural and not listed.complete:
        passage.names = listing(head, words, lexicon.known).names
        passage.description = rest if passage.names else ""
    elif listed.names:
        passage.names, passage.structural = kept(passage, listed, lexicon), False
    else:
        passage.names = before_preposition(passage, label, lexicon)
    if lexicon.catalogue and passage.role is Role.RESOURCES and not gives_links(passage):
        passage.role = Role.TOPICS
    passage.unread = not passage.structural and not passage.names
    passage.structural = passage.structural or not passage.names


def _tools_of_subject(passage: Passage, label: str, found: Announcement, lexicon: Lexicon) -> None:
    """Read a heading that names the tools of the subject itself: "Baking Tools", "Advanced: Baking Tools"."""
    head, rest = split(label)
    label = rest if head and role(head, passage, lexicon) else label
    announce(passage, found)
    passage.names, passage.structural = listing(label, lexicon.words, lexicon.known).names, False


def _heads_list(head: str, rest: str, lexicon: Lexicon) -> bool:
    """Whether a heading names one topic and enumerates its parts: "Rye: flours, starters and loaves"."""
    one, parts = listing(head, lexicon.words, lexicon.known), listing(rest, lexicon.words, lexicon.known)
    return one.complete and len(one.names) == 1 and parts.complete and len(parts.names) > 1


def _without_applications(label: str, words: Words) -> str:
    """The label without a last word such as "applications": a heading "Laser Applications" is about lasers."""
    *rest, last = label.split(" ")
    return " ".join(rest) if rest and words.roles.get(fold(last)) == Role.APPLICATIONS else label


def _is_map(passage: Passage, lexicon: Lexicon) -> bool:
    """Whether the parts of a section tell of their own prerequisites, so that it lists what needs what."""
    below = (node for node in passage.node.walk() if node.kind in (NodeKind.ITEM, NodeKind.PARAGRAPH))
    return any(node is not passage.node and _announces_needs(node.text, passage, lexicon) for node in below)


def _announces_needs(text: str, passage: Passage, lexicon: Lexicon) -> bool:
    head, rest = split(text)
    announced = role(head, passage, lexicon) if head and rest else None
    return announced is not None and announced.role is Role.PREREQUISITES


def _lists_topics_first(label: str, passage: Passage, lexicon: Lexicon) -> bool:
    """Whether a heading announces topics, and then what to learn them from: "Course outline + links"."""
    first, *rest = lexicon.words.joints.and_.split(label, maxsplit=1)
    announced = role(first, passage, lexicon) if rest else None
    return announced is not None and announced.role in (Role.TOPICS, Role.ORDER)
