"""What the label of a passage announces, and where a label ends."""

from __future__ import annotations

import re

from ...graph.label import fold, singular
from ..ornament import clean, without_ornament
from ..outline import NodeKind, Span, text_of
from ..phrase import Listing, listing
from ..remembered import remembered
from ..words import Words
from .passage import Lexicon, Passage
from .role import MEMBERSHIP, Announcement, Role, key_role, label_key, role_of

_COLON = re.compile(
    r"\s*:\s+|\s*:\Z|\s*：\s*|\s+[–—-]{1,2}\s+|\s*——\s*|\s*(?:->|→|=>)\s*(?=(?:needs|requires|prerequisites?)\b)"
)
_KEY = re.compile(r"\W*+(\w[^:：]{1,39}?)[^\w:：]*+[:：]\W*(?=\w)")
_AMOUNT = re.compile(r"(?=\D*\d)(?:[^\W\d_]?[\W\d_])+")
"""A value that is nothing but numbers and signs: "20 %", "3/5"."""
_LONGEST_HEAD = 70
_PARENTHESES = re.compile(r"\([^()]*\)")
_SAYS_LITTLE = frozenset({Role.META, Role.OVERVIEW, Role.TOPICS, Role.LEVELS, Role.CONTENTS, Role.ORDER})


def role(label: str, passage: Passage, lexicon: Lexicon) -> Announcement | None:
    """The role of a label; beside the name of the topic that it belongs to, only a word for its kinds has one."""
    found = role_of(label, lexicon.words, lexicon.subject)
    if (
        found
        and found.role is Role.PREREQUISITES
        and passage.owner
        and fold(clean(label)) in lexicon.words.asked.contents
    ):
        return Announcement(Role.TOPICS)
    abouts = () if found else _met(passage.abouts, label, lexicon.words)
    if abouts:
        found = role_of(label, lexicon.words, lexicon.subject, *abouts)
        found = found if found and says_variants(label, found.role, lexicon.words) else None
    return found


def _met(abouts: tuple[str, ...], label: str, words: Words) -> tuple[str, ...]:
    """Those of some folded names that may stand in a label."""
    if words.unspaced or not abouts:
        return abouts
    told = frozenset(label_key(label).split())
    return tuple(about for about in abouts if told.issuperset(about.split()))


def label_role(head: str, passage: Passage, lexicon: Lexicon) -> Announcement | None:
    """The role of the label before a colon, or of the part of it before a preposition ("Tools for shaping")."""
    if not head:
        return None
    part = parted(head, lexicon)[0]
    short = role_of(part, lexicon.words, lexicon.subject) if part else None
    return role(head, passage, lexicon) or (short if short and short.role not in _SAYS_LITTLE else None)


def keyed(passage: Passage, words: Words) -> tuple[Announcement, str, tuple[Span, ...]] | None:
    """What the key of a line announces, what follows it, and the spans of what follows: "Covers: rye, spelt"."""
    found = _KEY.match(passage.text)
    if found is None:
        return None
    key, value = found.group(1), passage.text[found.end() :]
    told = role_of(key, words) if _AMOUNT.fullmatch(value) else None
    counts = _AMOUNT.fullmatch(value) is not None and (told is None or "%" in value)
    announced = Announcement(Role.META) if counts else key_role(key, words)
    if announced is None:
        return None
    rest = passage.text[found.end() :].strip()
    return announced, rest, spans_after(passage.spans, rest)


def says_variants(label: str, role: Role, words: Words) -> bool:
    """Whether a label announces kinds of the topic that it belongs to: a plural such as "variants", and nothing else."""
    tokens = re.findall(r"\w+", label)
    plural = {fold(token) for token in tokens if singular(token) != token}
    other = {fold(token) for token in tokens} & words.roles.keys() - words.labels["variants"] - words.labels[
        "modifiers"
    ]
    return role is Role.MODELS or (
        role is Role.MEMBERS and bool(plural & words.labels["variants"]) and not other
    )


def announce(passage: Passage, announced: Announcement) -> None:
    """Give a passage the role that its label announces; what says little leaves the role that it stands in."""
    passage.structural = True
    passage.level = announced.role is Role.LEVELS
    inherits = announced.role in (Role.LEVELS, Role.TOPICS, Role.ORDER) and passage.role is not Role.META
    inherits = inherits or (announced.role is Role.MEMBERS and passage.role is Role.APPLICATIONS)
    inherits = inherits or (announced.role in MEMBERSHIP and passage.role is Role.RESOURCES)
    passage.role = passage.role if inherits and passage.role is not Role.TOPICS else announced.role
    if announced.role in (Role.LEVELS, Role.TOPICS) and passage.role is announced.role:
        passage.role = Role.TOPICS
    if announced.role is Role.OPTIONAL:
        passage.role, passage.optional = Role.PREREQUISITES, True
    if announced.role is Role.RESOURCES:
        passage.resource_type = announced.resource_type or passage.resource_type


def is_label(passage: Passage) -> bool:
    """Whether a passage is a label alone: it ends in a colon, or is bold throughout."""
    text = passage.text.rstrip()
    return text.endswith((":", "：")) or all(
        span.strong for span in passage.spans if without_ornament(span.text)
    )


def split_head(passage: Passage, lexicon: Lexicon) -> tuple[str, str, tuple[Span, ...]]:
    """The label before the first colon or dash, what follows it, and the spans of what follows; empty where there is none."""
    head, rest = split(passage.text)
    if passage.node.kind is NodeKind.ITEM and (not head or ". " in _PARENTHESES.sub("", head)):
        head, rest = _named_sentence(passage.text, lexicon)
    if not head or len(head) > _LONGEST_HEAD:
        return _strong_head(passage)
    names = listing(head, lexicon.words, lexicon.known)
    if not names.complete and not role(head, passage, lexicon) and not leads_strongly(passage):
        part, _, _ = parted(head, lexicon)
        if not part or not (
            label_role(head, passage, lexicon) or listing(part, lexicon.words, lexicon.known).complete
        ):
            return "", "", ()
    return head, rest, spans_after(passage.spans, rest)


def _named_sentence(text: str, lexicon: Lexicon) -> tuple[str, str]:
    """A name that stands as a sentence of its own before others, as in "Cables. Two stitches cross"."""
    found = re.match(r"([^.!?:]{2,50})(?<!\s\w)\.\s+(?=\S)", text)
    names = listing(found.group(1), lexicon.words, lexicon.known) if found else Listing()
    whole = found is not None and found.group(1).count("(") == found.group(1).count(")")
    single = names.complete and len(names.names) == 1 and whole
    return (found.group(1), text[found.end() :]) if found and single else ("", "")


@remembered
def split(text: str) -> tuple[str, str]:
    """A text before and after its first colon or dash outside parentheses; empty where there is none."""
    for hit in _COLON.finditer(text):
        before = text[: hit.start()]
        if before.strip() and all(before.count(a) == before.count(z) for a, z in ("()", "（）")):
            return before.strip(), text[hit.end() :].strip()
    return "", ""


def leads_strongly(passage: Passage) -> bool:
    """Whether a passage begins in bold."""
    shown = [span for span in passage.spans if without_ornament(span.text)]
    return bool(shown) and shown[0].strong


def _strong_head(passage: Passage) -> tuple[str, str, tuple[Span, ...]]:
    """A bold beginning that is followed by plain prose labels it."""
    shown = [span for span in passage.spans if without_ornament(span.text)]
    lead: list[Span] = []
    for span in shown:
        if not span.strong:
            break
        lead.append(span)
    rest = tuple(shown[len(lead) :])
    follows = text_of(rest).lstrip()
    if not lead or not rest or len(follows.split()) < 3 or follows[:1] in ",&(/[" or rest[0].url:
        return "", "", ()
    if re.match(r"(?:and|or|&|with|vs)\b", follows, re.IGNORECASE) or any(s.strong for s in rest):
        return "", "", ()
    return text_of(tuple(lead)).strip(), without_ornament(follows), rest


def spans_after(spans: tuple[Span, ...], rest: str) -> tuple[Span, ...]:
    """The last spans, those that hold the rest of the text."""
    kept: list[Span] = []
    wanted = len(re.sub(r"\W", "", rest))
    for span in reversed(spans):
        if wanted <= 0:
            break
        size = len(re.sub(r"\W", "", without_ornament(span.text)))
        kept.append(span)
        wanted -= size
    return tuple(reversed(kept))


def parted(text: str, lexicon: Lexicon) -> tuple[str, str, str]:
    """A text before, at and after its first preposition; empty where there is none."""
    return _parted(text, lexicon.words)


@remembered
def _parted(text: str, words: Words) -> tuple[str, str, str]:
    tokens = text.split(" ")
    for at, token in enumerate(tokens):
        if at and token.casefold().strip(",") in words.prepositions:
            return " ".join(tokens[:at]), token.casefold(), " ".join(tokens[at + 1 :])
    return "", "", ""
