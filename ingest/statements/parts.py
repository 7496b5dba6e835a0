"""The numbered parts of a document ("Module 3: Trees") and its courses by code: what a reference by number stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..ornament import clean
from ..outline import NodeKind, text_of
from ..requirement import part_names
from ..words import Words
from .passage import Passage
from .role import Role
from .table import is_code

_ASKING = (Role.PREREQUISITES, Role.UNLOCKS)
_CODED = re.compile(r"([^\W\d_]{4,14})[ -]?(\d{1,4}[A-Z]?)")
_BARE = re.compile(r"\W{0,4}(\d{1,2})[.):]?\s+(?=\S)")
_LEAST_LETTERS = 2
_RANKS = {NodeKind.HEADING: 0, NodeKind.ROW: 1, NodeKind.ITEM: 2}


def parts(root: Passage, words: Words) -> Mapping[str, Passage]:
    """The passages that can be referred to by number, by such a name: "module 3", "chapter 2"."""
    found: dict[str, tuple[int, Passage]] = {}
    bare: dict[str, list[Passage]] = {}
    for passage in root.walk():
        rank = _RANKS.get(passage.node.kind)
        if rank is None or passage.synthetic or passage.role in _ASKING:
            continue
        for name in _names(passage, words):
            if name not in found or rank < found[name][0]:
                found[name] = (rank, passage)
        if rank == 0 and (number := _BARE.match(passage.node.text)):
            bare.setdefault(number.group(1), []).append(passage)
    told = {name: passage for name, (_, passage) in found.items()}
    return {**_counted_at_all(bare, told, words), **told}


def _names(passage: Passage, words: Words) -> Iterator[str]:
    if passage.node.kind is not NodeKind.ROW:
        yield from part_names(passage.node.text, words)
        return
    code = clean(text_of(passage.cells.get("code", ())))
    if is_code(code):
        yield code
    for cell in passage.node.cells[:2]:
        yield from part_names(text_of(cell), words)


def _counted_at_all(
    bare: Mapping[str, list[Passage]], told: Mapping[str, Passage], words: Words
) -> dict[str, Passage]:
    """Headings such as "2. Trees", under every word for a part that the document counts nothing else with."""
    counts = {name.split(" ")[0] for name in told}
    single = {number: passages[0] for number, passages in bare.items() if len(passages) == 1}
    levels = {passage.node.level for passage in single.values()}
    if len(levels) != 1 or len(single) < len(bare):
        return {}
    return {
        f"{word} {number}": passage
        for word in words.asked.counted
        if word not in counts
        for number, passage in single.items()
    }


def abbreviations(name: str) -> Iterator[str]:
    """The shorter forms of a course's code.

    >>> list(abbreviations("Botany 10"))
    ['Bo 10', 'Bot 10', 'Bota 10', 'Botan 10']
    """
    found = _CODED.fullmatch(name)
    word, number = found.groups() if found else ("", "")
    for size in range(_LEAST_LETTERS, len(word)):
        yield f"{word[:size]} {number}"
