"""Tools that hands-on lines are done with, and examples that a line gives in passing: names that can be nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.label import fold
from ...graph.model import Basis, TopicKind
from ..phrase import Name, clauses, listing
from .confidence import CONFIDENCE
from .draft import Draft
from .passage import Passage
from .reading import Reading
from .role import LISTS_TOPICS, Role

_PARENTHESES = re.compile(r"\(([^()]*)\)")
_DISTINCTIVE = re.compile(r"[A-Z]\S*[A-Z]|[a-z][A-Z]|\d")
_POSSESSIVE = re.compile(r"\b([A-Z][\w.&-]*)['’]s\s(?=[A-Z])")
_HANDS_ON = frozenset({Role.EXERCISE, Role.PROJECTS})


def tools(reading: Reading, root: Passage) -> None:
    """Hands-on lines name the tools that they are done with: "Build a shop using Django or Rails".

    Where "or" joins them, the topic of the line needs one of them, though weakly: it can be learned without.
    """
    for passage in root.walk():
        if passage.role not in _HANDS_ON or passage.is_heading or passage.synthetic:
            continue
        for found in reading.words.joints.using.finditer(passage.text):
            used = reading.words.joints.clause.split(passage.text[found.end() :])[0]
            for names in clauses(_products(reading, used), reading.words, reading.known):
                drafts = _drafts(reading, passage, names, TopicKind.TOOL)
                if len(drafts) > 1:
                    _recommend(reading, passage, drafts)


def examples(reading: Reading, root: Passage) -> None:
    """What a line lists in passing as examples: "shops that sell online (e.g., OpenCart)"."""
    for passage in root.walk():
        if passage.role not in _HANDS_ON | LISTS_TOPICS or passage.is_heading or passage.synthetic:
            continue
        for text in _exemplified(reading, passage):
            found = listing(text, reading.words, reading.known, apart=True)
            if found.complete:
                _drafts(reading, passage, found.names, TopicKind.CONCEPT)


def _exemplified(reading: Reading, passage: Passage) -> Iterator[str]:
    """The examples in parentheses and, in a hands-on line, those after words such as "like"."""
    lists, clause = reading.words.lists, reading.words.joints.clause
    for inside in _PARENTHESES.findall(passage.text):
        led = lists.match(inside)
        if led:
            yield inside[led.end() :]
    if passage.role in _HANDS_ON:
        outside = _PARENTHESES.sub(" ", passage.text)
        yield from (clause.split(outside[led.end() :])[0] for led in lists.finditer(outside))


def _products(reading: Reading, text: str) -> str:
    """The text with the names of products alone: "Acme's Anvil library" is the Acme Anvil."""
    head, _, tail = _POSSESSIVE.sub(r"\1 ", text).rstrip(" .").rpartition(" ")
    is_class = tail == tail.lower() and reading.words.roles.get(fold(tail)) == Role.TOOLS
    return head if head and is_class else f"{head} {tail}".strip()


def _drafts(
    reading: Reading, passage: Passage, names: tuple[Name, ...], kind: TopicKind
) -> tuple[Draft, ...]:
    """The topics of these names if each is known or can be no common word; else none."""
    marked = {span.text.strip() for span in passage.spans if span.strong or span.code}
    sure = all(reading.known(one.label) or one.plain in marked or _is_proper(one.plain) for one in names)
    place = reading.mention(passage, "hands-on", names[0].plain) if names and sure else None
    return tuple(reading.topic(one, place, kind) for one in names) if place else ()


def _is_proper(label: str) -> bool:
    """Whether a name can be no common word: one of its words says so, and the others begin with a capital."""
    titled = all(not word[:1].islower() for word in label.split())
    return titled and _DISTINCTIVE.search(label) is not None


def _recommend(reading: Reading, passage: Passage, drafts: tuple[Draft, ...]) -> None:
    """State that the topic of a line needs one of some tools, weakly."""
    owners = reading.topics_of.get(passage.owner, ()) if passage.owner is not None else ()
    if len(owners) == 1 and owners[0] not in drafts:
        place = reading.mention(passage, "hands-on", drafts[0].label)
        reading.requires(owners[0], drafts, reading.evidence(place, Basis.TEXT, CONFIDENCE["hands-on"]))
