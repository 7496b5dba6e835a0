"""From an outline to its passages: every block with the part that its labels and its place give it."""

from __future__ import annotations

import re

from ...graph.label import fold, singular
from ..ornament import clean, unnumbered, without_ornament
from ..outline import Node, NodeKind, text_of
from ..phrase import listing
from ..requirement import requirements
from ..words import Words
from .address import lead
from .asked import asked_in_prose
from .catalogue import front_matter
from .coded import coded
from .command import commands, is_command
from .content import content, named, tells
from .contents import is_navigation
from .credit import dated_work
from .heading import heading
from .label import announce, is_label, keyed, label_role, role, says_variants, spans_after, split, split_head
from .passage import Lexicon, Passage
from .prose import listed_in_paragraph
from .resource_type import labelled, leads_to_work
from .role import LISTS_TOPICS, SILENT, Announcement, Role, without_level
from .rows import table
from .sources import sources
from .tasks import asks, is_exercise, learns, shows_file, unstopped
from .telling import telling


def passages(root: Node, lexicon: Lexicon) -> Passage:
    """The tree of passages of an outline; its root stands for the document."""
    top = Passage(root, Role.TOPICS, None, 1, 1, "")
    before = front_matter(root, lexicon.title)
    line = lexicon.title.line if lexicon.title is not None else 1
    front = Passage(root, Role.META, top, line, line, "", synthetic=True)
    if before:
        top.children.append(front)
    for at, child in enumerate(root.children):
        _add(child, front if at < before else top, lexicon)
    return top


def _add(node: Node, parent: Passage, lexicon: Lexicon) -> None:
    spans = telling(node.spans, lexicon.words)
    passage = Passage(
        node, parent.role, parent, node.line, node.end_line, without_ornament(text_of(spans)), node.spans,
        resource_type=parent.resource_type,
    )  # fmt: skip
    parent.children.append(passage)
    if node.kind is NodeKind.ITEM:
        passage.resource_type = lexicon.words.resource_types.get(fold(node.info), passage.resource_type)
        passage.text = unnumbered(passage.text)
        if _is_to_learn_from(passage):
            passage.role = Role.RESOURCES
    needed = _bracketed(passage, lexicon)
    asked = node.kind is NodeKind.QUOTE and (
        parent.role is Role.PREREQUISITES or _asks_in_quote(passage, lexicon)
    )
    if passage.role is Role.PREREQUISITES and node.kind is NodeKind.ITEM and _is_reading(passage, lexicon):
        passage.role = Role.RESOURCES
    if node.kind is NodeKind.QUOTE and parent.role is not Role.PREREQUISITES and not asked:
        passage.role = Role.META
    elif node.kind is NodeKind.HEADING and parent.role is Role.OVERVIEW:
        passage.role = Role.TOPICS
    elif node.kind in (NodeKind.ITEM, NodeKind.PARAGRAPH) and is_navigation(node):
        passage.role = Role.CONTENTS
    if node is lexicon.title or (_is_silent(passage) and not _revived(passage, lexicon)):
        passage.structural = True
        passage.unread = passage.is_heading and parent.is_heading and parent.role in SILENT
    elif node.part:
        announce(passage, Announcement(Role(node.part)))
    elif node.kind is NodeKind.HEADING:
        heading(passage, lexicon)
    elif node.kind is NodeKind.ITEM or node.kind is NodeKind.PARAGRAPH or asked:
        _line(passage, lexicon)
    elif node.kind is NodeKind.TABLE:
        table(passage, lexicon)
        return
    passage.installs = passage.role is Role.PREREQUISITES and _installs(node, lexicon.words)
    passage.vague = (
        passage.role is Role.PREREQUISITES and fold(clean(passage.text)) in lexicon.words.asked.vague
    )
    passage.children.extend(needed)
    passage.commands = commands(node, lexicon.words)
    for child in node.children:
        _add(child, passage, lexicon)


def _is_to_learn_from(passage: Passage) -> bool:
    """Whether an item is nothing but a link, in a section that lists topics with links to learn them from."""
    return _is_one_link(passage) and next((one.links for one in passage.ancestors() if one.is_heading), False)


def _is_one_link(passage: Passage) -> bool:
    shown = [span for span in passage.spans if without_ornament(span.text)]
    return len(shown) == 1 and shown[0].url is not None


def _installs(node: Node, words: Words) -> bool:
    """Whether a list is one of things to have or install: an item tells a version ("Node 18+"), or half of them say so."""
    below = [child for child in node.children if child.kind is NodeKind.ITEM]
    items = [child.text for child in below]
    told = [
        child.text
        for child in below
        if (words.asked.installed.search(child.text) and not words.negations.search(child.text))
        or any(span.url and _TO_INSTALL.search(span.url) for span in child.spans)
    ]
    return bool(told) and (
        2 * len(told) >= len(items) or any(words.asked.versions.search(text) for text in told)
    )


_TO_INSTALL = re.compile(r"/(?:install(?:ation|ing)?|downloads?)(?:[/.#?]|\Z)")


def _is_reading(passage: Passage, lexicon: Lexicon) -> bool:
    """Whether an item is nothing but a link, in a list that a text before it calls one of resources."""
    if passage.parent is None or not _is_one_link(passage):
        return False
    before = [one for one in passage.parent.children if one.node.kind is NodeKind.PARAGRAPH]
    words = lexicon.words
    named = {singular(fold(word)) for one in before[-2:] for word in re.findall(r"\w+", one.text)}
    return any(words.roles.get(word) == Role.RESOURCES for word in named)


def _asks_in_quote(passage: Passage, lexicon: Lexicon) -> bool:
    """Whether a quoted line is one of those that tell of the document itself: "> **Prerequisites**: kneading"."""
    head, rest = split(passage.text)
    if not rest or len(head) > _LONGEST_LABEL:
        head, _, rest = passage.text.partition(". ")
    announced = label_role(head, passage, lexicon) if head and rest else None
    return announced is not None and announced.role in (Role.PREREQUISITES, Role.OPTIONAL, Role.UNLOCKS)


def _is_silent(passage: Passage) -> bool:
    """Whether nothing is to be read from a passage: all that stands in a silent section, and the prose of an overview."""
    prose = passage.node.kind is NodeKind.PARAGRAPH and passage.role is Role.OVERVIEW
    return passage.role in SILENT or prose


def _bracketed(passage: Passage, lexicon: Lexicon) -> list[Passage]:
    """Take prerequisites in brackets off the text: "Priors [requires: Bayes' theorem; optional: measure theory]"."""
    found: list[Passage] = []
    for hit in list(lexicon.words.bracketed.finditer(passage.text)):
        for part in hit.group(1).split(";"):
            if lexicon.words.joints.kind.match(part.strip()):
                continue
            part = lexicon.words.bracketed_lead.sub("", part)
            optional = lexicon.words.bracketed_optional.match(part)
            needed = requirements(part[optional.end() :] if optional else part, lexicon.words, lexicon.known)
            if needed:
                below = Passage(
                    passage.node, Role.PREREQUISITES, passage, passage.line, passage.end_line,
                    part, structural=True, synthetic=True, clauses=tuple(needed),
                )  # fmt: skip
                below.names = tuple(one for clause in needed for one in clause)
                below.optional = optional is not None
                found.append(below)
    if found:
        passage.text = lexicon.words.bracketed.sub("", passage.text).strip()
    inline = (
        lexicon.words.asked.inline.search(passage.text) if passage.role is not Role.PREREQUISITES else None
    )
    if inline:
        found.extend(_inline(passage, inline, lexicon))
        passage.text = passage.text[: inline.start()]
    return found


def _inline(passage: Passage, label: re.Match[str], lexicon: Lexicon) -> list[Passage]:
    """The requirements that a label within a text announces: "The laws of motion. Prerequisite: algebra"."""
    told = re.split(r"[.!?](?=\s+[A-Z(])", passage.text[label.end() :], maxsplit=1)[0]
    below = Passage(
        passage.node, Role.PREREQUISITES, passage, passage.line, passage.end_line, told,
        structural=True, synthetic=True, optional=lexicon.words.asked.inline_optional.search(label.group()) is not None,
    )  # fmt: skip
    content(below, told, (), lexicon)
    return [below]


def _revived(passage: Passage, lexicon: Lexicon) -> bool:
    """Whether a label ends the silence of a conclusion or the like: "Resources:" below "Final tips" is heard."""
    listed = passage.role is Role.CONTENTS and passage.node.kind is NodeKind.ITEM
    if passage.node.kind is NodeKind.QUOTE or listed:
        return False
    found = role(split(passage.text)[0] or passage.text, passage, lexicon)
    if found is None or found.role in SILENT or found.role is Role.LEVELS:
        return False
    passage.role = Role.TOPICS
    return True


def _line(passage: Passage, lexicon: Lexicon) -> None:
    """Read an item or a paragraph: a label with what it labels, an enumeration, a name, or prose."""
    words = lexicon.words
    if coded(passage, lexicon):
        return
    first = lead(passage.spans)
    if first is not None and first.url and (lexicon.catalogue or labelled(first.text, words)[0]):
        passage.role = Role.RESOURCES
    listed = passage.node.kind is NodeKind.ITEM and passage.role in LISTS_TOPICS
    if listed and (
        leads_to_work(passage.spans, words) or sources(passage.text, words) or dated_work(passage.text, words)
    ):
        passage.role, passage.description = Role.RESOURCES, passage.text
        return
    _unlevel(passage, words)
    _uncolon(passage, lexicon)
    if listed and passage.parent and passage.parent.commands and is_command(passage.text, words):
        passage.description = passage.text
        return
    if listed and (asks(passage.text, words) or shows_file(passage) or is_exercise(passage, lexicon)):
        passage.description = passage.text
        return
    whole = role(passage.text, passage, lexicon)
    if whole and (passage.node.children or is_label(passage)):
        announce(passage, whole)
        passage.variants = says_variants(passage.text, whole.role, words)
        return
    if key := keyed(passage, words):
        found, value, value_spans = key
        announce(passage, found)
        content(passage, value, value_spans, lexicon)
        return
    passage.text = unstopped(passage.text, lexicon) if listed else passage.text
    head, rest, rest_spans = split_head(passage, lexicon)
    if announced := label_role(head, passage, lexicon):
        announce(passage, announced)
        passage.variants = says_variants(head, announced.role, words)
        content(passage, rest, rest_spans, lexicon)
    elif passage.role is Role.EXERCISE and learns(passage, lexicon):
        passage.role = Role.TOPICS
        _unlabelled(passage, lexicon)
    elif passage.role in (Role.EXERCISE, Role.PROJECTS, Role.RESOURCES) or (head and tells(passage, head)):
        passage.description = passage.text
    elif head:
        named(passage, head, rest, rest_spans, lexicon)
    else:
        _unlabelled(passage, lexicon)


def _uncolon(passage: Passage, lexicon: Lexicon) -> None:
    """Write an arrow after a structural label as a colon: "Prerequisites → flour, water"."""
    label, arrow, rest = passage.text.partition("→")
    announced = role(label, passage, lexicon) if arrow and rest else None
    if announced and announced.role in (Role.PREREQUISITES, Role.UNLOCKS, Role.RESOURCES):
        passage.text = f"{label.strip()}: {rest.strip()}"


def _unlevel(passage: Passage, words: Words) -> None:
    """Take a level off the beginning of a line: "Week 6: Auctions", or "Week 6" in bold before "Auctions"."""
    label, levelled = without_level(passage.text, words)
    deed, _, part = passage.text.partition(" ")
    if not levelled and fold(deed) in words.actions:
        label, levelled = without_level(part, words)
        levelled = levelled and part[: -len(label)].rstrip().endswith((":", "-", "–", "—"))
    first = next((span for span in passage.spans if without_ornament(span.text)), None)
    bold = first is not None and first.strong and without_level(clean(first.text), words) == ("", True)
    if levelled and label:
        passage.text, passage.spans = label, spans_after(passage.spans, label)
    elif bold and first is not None:
        passage.text = passage.text.removeprefix(without_ornament(first.text)).lstrip(" :.–—-")


_MOST_ENUMERATED = 400
_LONGEST_LABEL = 40


def _enumerated(passage: Passage, lexicon: Lexicon) -> None:
    """Read a paragraph that is nothing but an enumeration of three or more names right below a heading or an item."""
    above = passage.parent
    linked = sum(span.url is not None for span in passage.spans) > 1
    if (
        linked
        or above is None
        or not (above.is_heading or _lists_titles(passage))
        or above.children[0] is not passage
        or len(passage.text) > _MOST_ENUMERATED
    ):
        return
    listed = listing(passage.text, lexicon.words, lexicon.known)
    if listed.complete and len(listed.names) > 2:
        passage.names, passage.description = listed.names, ""


def _lists_titles(passage: Passage) -> bool:
    """Whether a paragraph stands below an item that names a topic, and all that it enumerates begins with a capital."""
    above = passage.parent
    named = above is not None and above.node.kind is NodeKind.ITEM and bool(above.names)
    return named and re.search(r"(?:\A|[,;])\s*[^\W\d_A-ZÀ-ÞА-Я]", passage.text) is None


def _unlabelled(passage: Passage, lexicon: Lexicon) -> None:
    if passage.node.kind is NodeKind.PARAGRAPH and not is_label(passage):
        passage.description = passage.text
        if passage.role is Role.PREREQUISITES:
            passage.children.extend(asked_in_prose(passage, passage.text, lexicon))
        else:
            _enumerated(passage, lexicon)
            passage.children.extend(() if passage.names else listed_in_paragraph(passage, lexicon))
        return
    content(passage, without_ornament(passage.text), passage.spans, lexicon)
    passage.opening = any(one.opening for one in passage.names)
