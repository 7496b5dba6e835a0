"""Which of the names of a listing are topics: structural words are none, but beside other names."""

from __future__ import annotations

from dataclasses import replace

from ...graph.label import fold, singular
from ..ornament import clean
from ..outline import NodeKind
from ..phrase import Listing, Name, name
from .label import role, says_variants
from .passage import Lexicon, Passage, add_below
from .role import LISTS_TOPICS, MEMBERSHIP, Role, role_of


def kept(passage: Passage, listed: Listing, lexicon: Lexicon) -> tuple[Name, ...]:
    """The names of a listing without structural labels; what such a label lists in parentheses stands for it."""
    kept: list[Name] = []
    for at, one in enumerate(listed.names):
        announced = role(one.plain or one.label, passage, lexicon)
        many = len(listed.names) > 1 and announced is not None and announced.role is Role.RESOURCES
        among = announced is not None and _is_among_names(one, at, listed, passage, lexicon)
        if announced is None or many or among or _is_plain_member(passage, one, announced.role, lexicon):
            kept.append(_without_structural_side(passage, one, lexicon))
        elif says_variants(one.plain, announced.role, lexicon.words) and one.members and passage.owner:
            add_below(passage.owner, passage, one.members, announced.role, variants=True)
        elif announced.role in LISTS_TOPICS:
            kept.extend(one.members)
    return tuple(kept)


def _is_among_names(one: Name, at: int, listed: Listing, passage: Passage, lexicon: Lexicon) -> bool:
    """Whether a structural plural such as "functions" is itself a topic: one of three names or more that are mostly none.

    The last of them may sum up what stands before: "loops, classes and concepts".
    """
    words, label = lexicon.words, fold(one.plain)
    inside = at < len(listed.names) - 1 or not words.joints.and_.search(passage.text)
    structural = sum(role(other.plain or other.label, passage, lexicon) is not None for other in listed.names)
    if structural * 2 > len(listed.names):
        return False
    shouted = one.plain.isupper() and sum(other.plain.isupper() for other in listed.names) >= _SEVERAL
    if (label in words.labels["topical"] and len(listed.names) > 1) or shouted:
        return True
    return (
        inside
        and len(listed.names) >= _SEVERAL
        and words.roles.get(label) in MEMBERSHIP | {Role.TOPICS}
        and " " not in label
        and label not in words.labels["hollow"]
        and singular(one.plain.lower()) != one.plain.lower()
    )


_SEVERAL = 3


def _is_plain_member(passage: Passage, one: Name, role: Role, lexicon: Lexicon) -> bool:
    """Whether a structural word such as "Functions" is itself a topic: alone in its item, in a list of mostly names."""
    node, above = passage.node, passage.parent
    alone = node.kind is NodeKind.ITEM and not node.children and fold(clean(passage.text)) == fold(one.plain)
    if (
        not alone
        or role not in MEMBERSHIP
        or above is None
        or fold(one.plain) in lexicon.words.labels["hollow"]
    ):
        return False
    beside = [other for other in above.node.children if other.kind is NodeKind.ITEM and other is not node]
    names = sum(role_of(clean(other.text), lexicon.words, lexicon.subject) is None for other in beside)
    return names * 2 > len(beside)


def _without_structural_side(passage: Passage, found: Name, lexicon: Lexicon) -> Name:
    """The other side of a name such as "Practical Applications & Deployment", of which one side is structural."""
    sides = [side.strip() for side in lexicon.words.joints.and_.split(found.label)]
    told = [side for side in sides if role(side, passage, lexicon) is None]
    only = name(told[0], lexicon.words, lexicon.known) if len(sides) == 2 and len(told) == 1 else None
    return replace(only, aliases=(*only.aliases, found.label)) if only else found
