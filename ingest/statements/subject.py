"""What a document is about, read from its title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...graph.label import fold
from ..nameable import is_name
from ..ornament import clean, without_ornament
from ..outline import Node, NodeKind
from ..phrase import unqualified
from ..spacing import any_of
from ..words import Words
from .role import MEMBERSHIP, SILENT, role_of, without_level

_COURSE_CODE = re.compile(r"[A-Z]{2,5}[ -]?\d{2,4}[A-Z]?")


_NOTE = re.compile(r"(?<=\S)\s*(?:（[^（）]*）|\([^()]*\))\Z")
"""What stands in parentheses at the end of a title: a version, or the name in another language."""
_PUNCTUATION = re.compile(r"[^\w\s'’&/+-]")


@dataclass(frozen=True, slots=True)
class Subject:
    """A document's title, where it stands, and the name of what it is about ("" where the title does not say)."""

    title: str = ""
    line: int = 0
    end_line: int = 0
    name: str = ""
    node: Node | None = None


def subject(root: Node, words: Words) -> Subject:
    """The subject of an outline: what is left of its title without words such as "roadmap" or "complete guide".

    >>> from roadgraph.ingest.markdown import markdown
    >>> from roadgraph.ingest.words import words
    >>> subject(markdown("# The Ultimate Bread Baking Roadmap 2024"), words()).name
    'Bread Baking'
    """
    node = _title(root, words)
    if node is None:
        return Subject()
    title = clean(node.text)
    if _is_section(node, root, words):
        return Subject(without_ornament(title))
    title = without_level(title, words)[0] or title
    title = _NOTE.sub("", title) if words.unspaced else title
    announces = [part for part in re.split(r"[:,|–—(]|\s-\s", title) if _title_words(part, words)]
    alone = _is_alone(node, root)
    if announces and (coded := _after_code(title, words)):
        announces = [coded]
    announces = sorted(announces, key=lambda one: not _name(one, words))
    rest = [
        one
        for one in re.split(r"[:|–—]|\s-\s", title)
        if one not in announces and not _COURSE_CODE.fullmatch(one.strip()) and _name(one, words)
    ]
    if announces and rest and not _name(announces[0], words):
        announces = rest
    uncoded = [one for one in re.split(r"[:|–—(]|\s-\s", title) if not _COURSE_CODE.fullmatch(one.strip())]
    if not any(_name(one, words) for one in announces) and len(uncoded) < len(
        re.split(r"[:|–—(]|\s-\s", title)
    ):
        announces = [one for one in uncoded if _name(one, words)]
    part = announces[0] if announces else title if alone and node.kind is NodeKind.HEADING else ""
    short = _name(_before_preposition(title, words), words) if part == title else ""
    name = _without_learning(_name(part, words) or short, title, root, words)
    return Subject(without_ornament(title), node.line, node.end_line, name, node)


def _is_alone(node: Node, root: Node) -> bool:
    """Whether no other heading is as high as this one."""
    return sum(one.level == node.level for one in root.walk() if one.kind is NodeKind.HEADING) <= 1


def _is_section(node: Node, root: Node, words: Words) -> bool:
    """Whether what stands first is a section like those after it and no title: "Phase 1: Flour", "Contents", "Flour"."""
    if node.kind is not NodeKind.HEADING or _is_alone(node, root):
        return False
    label, levelled = without_level(clean(node.text), words)
    told = role_of(label, words)
    return levelled or not _title_words(label, words) or (told is not None and told.role in SILENT)


def _after_code(title: str, words: Words) -> str:
    """The part of a title right after the code of a course, where it is a name: "PH102, Optics, Ashford University"."""
    first, _, rest = title.partition(",")
    second = rest.split(",")[0].strip()
    return second if _COURSE_CODE.fullmatch(first.strip()) and _name(second, words) else ""


def _without_learning(name: str, title: str, root: Node, words: Words) -> str:
    """The name without a last word such as "learning" where the text goes on to speak of the rest alone."""
    *head, last = name.split(" ")
    if head and fold(head[0]) in words.labels["teaching"]:
        head, last = [*head[1:], last], head[0]
    if not head or fold(last) not in words.labels["teaching"]:
        return name
    rest = f" {fold(' '.join(head))} "
    told = " ".join(f" {fold(node.text)} " for node in root.walk() if node.text and clean(node.text) != title)
    return " ".join(head) if rest in told and f"{rest}{fold(last)} " not in told else name


def _title(root: Node, words: Words) -> Node | None:
    """The first of the highest headings, or the second where the first says nothing and stands for nothing."""
    headings = [node for node in root.walk() if node.kind is NodeKind.HEADING and clean(node.text)]
    if headings:
        highest = min(node.level for node in headings[:3])
        first, second = ([node for node in headings if node.level == highest] + [None])[:2]
        bare = first is not None and not first.children and not _title_words(clean(first.text), words)
        named = second is not None and bare and _title_words(clean(second.text), words)
        return second if named else first
    return next(
        (node for node in root.children[:1] if node.kind is NodeKind.PARAGRAPH and len(node.text) < 80), None
    )


def _title_words(part: str, words: Words) -> bool:
    key = f" {fold(part)} "
    return any(f" {word} " in key for word in words.labels["title"] - words.articles - words.joints.small)


def _bared(part: str, words: Words) -> str:
    """A part of a title that is written without spaces, without the words at its ends that say no subject."""
    idle = any_of(word for word in words.labels["title"] if len(word) > 1)
    ends = re.compile(rf"\A(?:{idle}|[\d.\s]+)|(?:的?{idle}|[\d.\s]+)\Z", re.IGNORECASE)
    before = None
    while before != part:
        before = part
        part = ends.sub("", part)
    return part


def _name(part: str, words: Words) -> str:
    """The longest run of words of the title that are about its subject; without spaces, what stands between others."""
    if words.unspaced:
        part = _bared(part, words)
    before = words.before.match(clean(part))
    part = clean(part)[before.end() :] if before and not words.declines else part
    part = _about(part, words)
    idle = words.labels["title"] | words.marks | words.articles | words.prepositions | words.joints.small
    tokens = clean(part).split()
    folded = [fold(token) for token in tokens]
    for size in (4, 3, 2):
        for at in range(len(tokens) - size + 1):
            if " ".join(folded[at : at + size]) in idle:
                folded[at : at + size] = [""] * size
    runs: list[list[str]] = [[]]
    for token, key in zip(tokens, folded, strict=True):
        idle_here = key in idle or all(one in idle or one.isdigit() for one in key.split())
        idle_here = idle_here or key.split(" ")[0] in words.marks
        if idle_here and not (key in words.joints.small and runs[-1]):
            runs.append([])
        else:
            runs[-1].append(token)
    best = max(runs, key=len)
    while best and fold(best[-1]) in words.joints.small:
        best.pop()
    named, _ = unqualified(clean(" ".join(best)), words)
    if fold(named.split(" ")[0]) in words.joints.small:
        return ""
    said = role_of(part, words)
    if (said is not None and said.role not in MEMBERSHIP) or fold(named) in words.labels["teaching"]:
        return ""
    return (named[0].upper() + named[1:]) if named and is_name(named, words) else ""


_NAMES = re.compile(r"(?:[^\W\d_a-zа-я][\w.'’-]*\s?){1,4}\Z")


def _about(part: str, words: Words) -> str:
    """A part of a title without its author, or without a last word such as "notes" and the praise before it."""
    by = words.by.search(part)
    if by and by.start() and _NAMES.match(part[by.end() :]) and _title_words(part[: by.start()], words):
        return part[: by.start()]
    tokens, tails = part.split(" "), words.labels["title_tails"]
    size = next((size for size in (2, 1) if fold(" ".join(tokens[-size:])) in tails), len(tokens))
    head = tokens[:-size]
    if not head:
        return part
    while len(head) > 1 and fold(head[0]) in words.labels["modifiers"]:
        head.pop(0)
    return " ".join(head)


def _before_preposition(title: str, words: Words) -> str:
    """What stands before the first preposition of a title: "Data Structures and Algorithms in Python" is about that."""
    tokens = title.split(" ")
    found = (at for at, token in enumerate(tokens) if at and token.casefold() in words.prepositions)
    return "" if _PUNCTUATION.search(title) else " ".join(tokens[: next(found, 0)])
