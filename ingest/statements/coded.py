"""Courses that a line names by their codes."""

from __future__ import annotations

from dataclasses import replace

from ..course import course
from ..phrase import Name, name
from .passage import Lexicon, Passage
from .role import LISTS_TOPICS, Role


def coded(passage: Passage, lexicon: Lexicon) -> bool:
    """Read a line that names a course by its code, a further name of it; tells whether it is one."""
    found = course(passage.text)
    if found is None or passage.role not in LISTS_TOPICS or lexicon.catalogue:
        return False
    code, title = found
    named = name(title, lexicon.words, lexicon.known, deeds=True) or Name(title, plain=title)
    passage.names = (replace(named, aliases=(*named.aliases, code)),)
    passage.role = Role.TOPICS if passage.is_heading else passage.role
    return True
