"""Reads reStructuredText into an outline: each of its lines is written as Markdown has it, and read as such."""

from __future__ import annotations

import re

from .markdown import markdown
from .outline import Node

_ADORNED = re.compile(r"([=\-~^\"'`#*+.:_<>])\1{2,}[ \t]*\Z")
_EXPLICIT = re.compile(r"([ \t]*)\.\.(?:[ \t]+(.*))?\Z")
_DIRECTIVE = re.compile(r"([\w-]{1,40})::[ \t]*(.*)\Z")
_TOLD = frozenset(
    {"note", "tip", "hint", "important", "admonition", "topic", "rubric", "seealso", "container"}
)
"""Directives whose content is a part of the text; that of others is passed over."""
_OPTION = re.compile(r"[ \t]*:[\w-]{1,40}:(?:[ \t].*)?\Z")
_FIELD = re.compile(r"[ \t]*:([^:`\n]{1,60}):[ \t]+(?=\S)")
_LINK = re.compile(r"`([^`<>\n]{1,300}?)[ \t]*<([^`<>\s]{1,500})>`__?")
_ROLE = re.compile(r":[\w:+-]{1,40}:`([^`<\n]{1,300}?)(?:[ \t]*<[^`\n]{0,300}>)?`")
_REFERENCE = re.compile(r"`([^`\n]{1,300})`__?(?!\w)")
_LITERAL = re.compile(r"``([^`\n]{1,300})``")
_NUMBERED = re.compile(r"([ \t]*)#\.(?=[ \t])")


def restructured(text: str) -> Node:
    """The outline of a reStructuredText; nothing is included, run or fetched; never raises.

    >>> [node.text for node in restructured("Rye\\n===\\n\\n- `Dough <https://example.org>`_\\n").walk()]
    ['', 'Rye', 'Dough']
    """
    return markdown("\n".join(_written(text.split("\n"))))


def _written(lines: list[str]) -> list[str]:
    """The lines as Markdown, as many as there were."""
    told = [""] * len(lines)
    styles: list[str] = []
    at = 0
    while at < len(lines):
        explicit = _EXPLICIT.match(lines[at])
        over = at + 2 < len(lines) and _is_title(lines, at + 1) and lines[at].strip() == lines[at + 2].strip()
        if explicit:
            at = _block(lines, at, explicit, told)
        elif over or _is_title(lines, at):
            title = at + over
            style = lines[title + 1].strip()[0] + "_" * over
            styles += [style] * (style not in styles)
            told[title] = f"{'#' * min(6, styles.index(style) + 1)} {_inline(lines[title].strip())}"
            at = title + 2
        else:
            told[at] = "" if _ADORNED.match(lines[at].strip()) else _line(lines, at)
            at += 1
    return told


def _is_title(lines: list[str], at: int) -> bool:
    """Whether a line is a title: the next one underlines it."""
    title = lines[at].strip()
    if not title or at + 1 >= len(lines) or _ADORNED.match(title):
        return False
    under = lines[at + 1].rstrip()
    return bool(_ADORNED.match(under)) and len(under) >= len(title) - 1


def _block(lines: list[str], at: int, explicit: re.Match[str], told: list[str]) -> int:
    """Write what a directive holds, where it is a part of the text; the line after it."""
    directive = _DIRECTIVE.match(explicit.group(2) or "")
    kept = directive is not None and directive.group(1) in _TOLD
    if directive is not None and kept and directive.group(2):
        told[at] = (
            f"**{_inline(directive.group(2))}**"
            if directive.group(1) != "note"
            else _inline(directive.group(2))
        )
    indent = len(explicit.group(1))
    inner = 0
    at += 1
    while at < len(lines):
        body = lines[at].strip()
        depth = len(lines[at]) - len(lines[at].lstrip())
        if body and depth <= indent:
            break
        inner = inner or depth
        if kept and body and not _OPTION.match(lines[at]):
            told[at] = _inline(lines[at][min(inner, depth) :])
        at += 1
    return at


def _line(lines: list[str], at: int) -> str:
    """One line of text; a term whose definition follows further in is a list item."""
    line = _NUMBERED.sub(r"\g<1>1.", lines[at])
    if _FIELD.match(line):
        return _inline(_FIELD.sub(r"- \1: ", line))
    following = lines[at + 1] if at + 1 < len(lines) else ""
    begins = not at or not lines[at - 1].strip()
    plain = line[:1].strip() and not re.match(r"[-*+•|>]\s|\w{1,3}[.)]\s", line)
    if (
        begins
        and plain
        and following[:2].isspace()
        and following.strip()
        and not line.rstrip().endswith("::")
    ):
        return f"- {_inline(line.rstrip().rstrip(':'))}:"
    return _inline(line)


def _inline(text: str) -> str:
    """The links and roles of a line as Markdown."""
    text = _LITERAL.sub(r"`\1`", _ROLE.sub(r"\1", _LINK.sub(r"[\1](\2)", text)))
    return _REFERENCE.sub(r"\1", text) if "`_" in text else text
