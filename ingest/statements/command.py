"""Tells a list of things to do from a list of topics."""

from __future__ import annotations

import re

from ...graph.label import fold
from ..ornament import clean
from ..outline import Node, NodeKind
from ..words import Words

_WORD = re.compile(r"[^\W\d_]+")


def commands(node: Node, words: Words) -> bool:
    """Whether most items of a list begin with a verb that tells to do something.

    >>> from roadgraph.ingest.markdown import markdown
    >>> from roadgraph.ingest.words import words
    >>> commands(markdown("- Take notes\\n- Review logs\\n- Track the yeast"), words())
    True
    """
    items = [child.text for child in node.children if child.kind is NodeKind.ITEM]
    return len(items) > 1 and 2 * sum(is_command(text, words) for text in items) > len(items)


def is_command(text: str, words: Words) -> bool:
    """Whether a line begins with such a verb and goes on in small letters: "Review logs", not "Review Board".

    A verb that may stand before what one learns ("use", "learn") tells nothing.
    """
    tokens = _WORD.findall(clean(text))
    small = any(token[0].islower() for token in tokens[1:])
    verb = fold(tokens[0]) if small else ""
    told = verb in words.actions or verb in words.imperatives
    return small and told and not words.before.match(clean(text))
