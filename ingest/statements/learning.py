"""Names of what a sentence tells one to learn: "Learn how to use a rasp that fits your hand" names rasps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..enumeration import SEPARATOR
from ..ornament import clean
from ..outline import NodeKind
from ..outside import outside
from ..phrase import Name, exemplified, listing, mostly
from ..words import Words
from .passage import Lexicon, Passage
from .role import MEMBERSHIP, Role, role_of

_FULL_STOP = re.compile(r"(?<=\w\w[.!?])\s+(?=[A-ZÀ-ÞА-Я])")
_TOKEN = re.compile(r"[()]|[\w'’+#./-]+")
_BRACKETS = {"(": 1, ")": -1}
_MOST_VERBS = 4


def learned(passage: Passage, text: str, lexicon: Lexicon) -> tuple[Name, ...]:
    """The names of what an item tells one to learn, up to the words that say why, where and with what."""
    words = lexicon.words
    led = words.learn.match(text)
    if led is None or passage.node.kind is not NodeKind.ITEM or passage.synthetic or words.unspaced:
        return ()
    about = words.before.match(text)
    deed = words.joints.how.match(text, led.end()) or about is None
    begin = led.end() if deed or about is None else max(led.end(), about.end())
    told = exemplified(_FULL_STOP.split(text)[0][begin:], words)[0]
    found: list[Name] = []
    for clause in _clauses(told, words):
        listed = listing(clause, words, lexicon.known)
        if not listed.complete:
            break
        found.extend(listed.names)
    return tuple(found)


def _clauses(told: str, words: Words) -> Iterator[str]:
    """What each of the clauses is about that "and how to" parts."""
    begin = 0
    for hit in words.joints.and_.finditer(told):
        if words.joints.how.match(told, hit.end()):
            yield _object(told[begin : hit.start()], words)
            begin = hit.end()
    yield _object(told[begin:], words)


def _object(clause: str, words: Words) -> str:
    """What a clause is about: "how to cut and dry the clay for tiles" is about "the clay"."""
    clause, cut = clause.strip(" ,"), False
    if clause.split(" ")[0].casefold() in words.joints.of:
        return ""
    how = words.joints.how.match(clause)
    if how:
        clause = _after_verbs(clause[how.end() :], words)
    depth = 0
    for token in _TOKEN.finditer(clause):
        if token.group() in _BRACKETS:
            depth += _BRACKETS[token.group()]
        elif depth == 0 and _ends(token.group(), clause[token.end() :], words):
            clause, cut = clause[: token.start()], True
            break
    parts = outside(SEPARATOR, words.joints.dangling.sub("", clean(clause)).strip(" ,"))
    if len(parts) > 1 and (words.joints.others.match(parts[-1].strip()) or (cut and _qualifies(parts[-1]))):
        del parts[-1]
    return ", ".join(outside(words.joints.or_, part)[0] if _is_vague(part, words) else part for part in parts)


def _qualifies(part: str) -> bool:
    """Whether the last part of an enumeration only qualifies what stands before it: "glazes, crucial for a shine"."""
    return re.fullmatch(r"\s*[a-z]+\s*", part) is not None


def _is_vague(part: str, words: Words) -> bool:
    """Whether a part ends in something like it: "the pinch pot or similar forms"."""
    sides = outside(words.joints.or_, part)
    return len(sides) > 1 and words.joints.others.match(sides[-1].strip()) is not None


def _ends(token: str, rest: str, words: Words) -> bool:
    """Whether a name ends before a word: at a preposition, and where a sentence goes on, but in "Kiln as Tool"."""
    small = token.casefold()
    inner = small in words.inner_prepositions and rest[1:2].isupper()
    return token == small and not inner and small in words.prepositions | words.marks


def _after_verbs(clause: str, words: Words) -> str:
    """A clause without the verbs that it begins with; nothing, where one word is left that may tell how it is done."""
    rest, joined = clause, True
    for _ in range(_MOST_VERBS):
        verb = _TOKEN.match(rest)
        if verb is None or not joined:
            break
        after = rest[verb.end() :].lstrip()
        rest = words.joints.leading.sub("", after.lstrip(" ,"))
        joined = rest != after
    return "" if rest.rstrip(".").endswith(words.joints.adverbial) and " " not in rest else rest


def popular(passage: Passage, text: str, lexicon: Lexicon) -> Iterator[Passage]:
    """What a later sentence of an item lists: "Choose a clay. Popular choices are raku, stoneware and porcelain"."""
    if passage.node.kind is not NodeKind.ITEM or passage.synthetic:
        return
    for sentence in _FULL_STOP.split(text)[1:]:
        are = lexicon.words.joints.are.search(sentence)
        announced = role_of(sentence[: are.start()], lexicon.words, lexicon.subject) if are else None
        if are is None or announced is None or announced.role not in MEMBERSHIP | {Role.TOPICS}:
            continue
        rest = sentence[are.end() :]
        listed = listing(rest, lexicon.words, lexicon.known)
        if listed.complete or (len(listed.names) > 1 and mostly(listed, rest)):
            yield Passage(
                passage.node, passage.role, passage, passage.line, passage.end_line, rest,
                names=listed.names, synthetic=True,
            )  # fmt: skip
