"""What a line of a section of prerequisites asks for."""

from __future__ import annotations

import re

from ...graph.label import fold
from ..enumeration import SEPARATOR
from ..ornament import clean
from ..outside import outside
from ..requirement import asks_to_know, numbered, requirements
from .asked import asked_in_prose, is_prose
from .passage import Lexicon, Passage


def _mixed(passage: Passage, text: str, lexicon: Lexicon) -> bool:
    """Read a list of which some parts are said to only help: "salt, flour (recommended)"."""
    words = lexicon.words
    parts = outside(SEPARATOR, text)
    helping = [
        part for part in parts if {fold(w) for w in re.findall(r"\w+", part)} & words.labels["optional"]
    ]
    if not 0 < len(helping) < len(parts):
        return False
    for optional in (False, True):
        told = ", ".join(part for part in parts if (part in helping) is optional)
        told = words.bracketed_optional.sub("", told) if optional else told
        below = Passage(
            passage.node, passage.role, passage, passage.line, passage.end_line, told,
            structural=True, synthetic=True, optional=optional,
        )  # fmt: skip
        passage.children.append(below)
        _clauses(below, told, lexicon)
    return True


def _clauses(passage: Passage, text: str, lexicon: Lexicon) -> None:
    found = requirements(text, lexicon.words, lexicon.known)
    passage.clauses = tuple(found)
    passage.names = tuple(one for clause in found for one in clause)


def required(passage: Passage, text: str, lexicon: Lexicon) -> bool:
    """Read what a line of a section of prerequisites says outright: "none", or a choice between alternatives."""
    if fold(clean(text)) in lexicon.words.labels["none"]:
        passage.structural = True
        return True
    if is_prose(text, lexicon.words):
        passage.children.extend(asked_in_prose(passage, text, lexicon))
        passage.description = text
        return True
    if passage.structural and _mixed(passage, text, lexicon):
        return True
    found = requirements(text, lexicon.words, lexicon.known)
    back = lexicon.words.asked.all_before.search(text) or lexicon.words.asked.one_before.search(text)
    if not found and (back or not asks_to_know(text, lexicon.words)):
        passage.structural = True
        return True
    above = passage.parent
    held = above is not None and (above.installs or (above.vague and not lexicon.elsewhere(clean(text))))
    if held and not lexicon.words.asked.knowing.search(text):
        passage.structural = True
        return True
    refers = numbered(text, lexicon.words, lexicon.known) != text
    if (found and (passage.structural or refers)) or any(len(clause) > 1 for clause in found):
        passage.clauses = tuple(found)
        passage.names = tuple(one for clause in found for one in clause)
        return True
    return False
