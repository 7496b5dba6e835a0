"""Reads trees drawn with characters, or by indentation alone; a listing of folders and files is none."""

from __future__ import annotations

import re
from itertools import pairwise

from .drawn import Drawn, outlined, shown

_BRANCH = re.compile(r"((?:[\s│┃║╎┆]|\|(?![-─═]))*+)(?:[├└┣┗╠╚╟╙]|[+|`\\](?=[-─═]))[─━═╴-]*+[>▶►]?[ \t]*+")
_TRUNK = re.compile(r"[\s│┃║|╎┆]*+\Z")
_REMARK = re.compile(r"\s{2,}(?:#|//|←|<-|\.{3,})|\s(?:←|<-{1,2})\s|\s#\s")
_NO_NAME = re.compile(r"[(){}\[\]=<>;$\\@\"`→]|:\s*\Z|\.\s*\Z|:\S|\A[a-z_][\w-]*:|\A[-*#/%&!+]|\A\W*\Z")
_FILE = re.compile(
    r"\.?[\w.-]+\.(?:py|md|rst|txt|json|ya?ml|toml|cfg|ini|env|html?|css|scss|jsx?|tsx?|mjs|vue|java|class|jar|c|h|cc|"
    r"cpp|hpp|cs|rs|go|rb|php|sh|bat|ps1|sql|db|ipynb|csv|tsv|xml|png|jpe?g|gif|svg|ico|pdf|docx?|pptx?|xlsx?|lock|"
    r"tex|bib|log|mp[34]|wav|zip|gz|tar|swift|kt|dart|lua|pl|r|jl|ex|hs|tf|proto|gradle|map|min)",
    re.IGNORECASE,
)
_FRAMEWORK = re.compile(r"[A-Z]\w*\.(?:js|NET)")
_FOLDERS = {
    "src", "lib", "bin", "docs", "dist", "build", "tests", "node_modules", "readme", "license", "makefile",
    "dockerfile", "assets", "public", "scripts", "config", "__pycache__", "venv",
}  # fmt: skip
_LEAST_BRANCHES = 2
_LEAST_LINES = 3
_LONGEST_NAME = 60


def tree(text: str, line: int = 1) -> Drawn | None:
    """The tree that a text draws, its first line having this number in its document; None where it draws none.

    >>> drawn = tree("Bread\\n├── Rye\\n│   └── Dark rye\\n└── Wheat")
    >>> [drawn.nodes[int(edge.source[1:])].text + " > " + drawn.nodes[int(edge.target[1:])].text for edge in drawn.edges]
    ['Bread > Rye', 'Rye > Dark rye', 'Bread > Wheat']
    >>> tree("app\\n├── src/\\n└── main.py") is None
    True
    """
    lines = [
        (number, told.expandtabs(4).replace("\u00a0", " "))
        for number, told in enumerate(text.split("\n"), line)
    ]
    shown_lines = [(number, told) for number, told in lines if told.strip()]
    outline = _branched(shown_lines) or _indented(shown_lines)
    if not outline or any(_is_file(label) for _, label, _ in outline):
        return None
    return outlined(outline, "tree")


def _branched(lines: list[tuple[int, str]]) -> list[tuple[int, str, int]]:
    """The depth, label and line of every branch and root; nothing where most lines are no branches.

    A line that is neither belongs to no tree.
    """
    outline: list[tuple[int, str, int]] = []
    branches = others = 0
    for number, text in lines:
        branch = _BRANCH.match(text)
        label = shown(_REMARK.split(text[branch.end() :] if branch else text, maxsplit=1)[0])
        if branch and label:
            outline.append((branch.end(1) + 1, label, number))
            branches += 1
        elif not branch and not _TRUNK.match(text):
            outline.append((len(text) - len(text.lstrip()), label, number))
            others += 1
    return outline if branches >= _LEAST_BRANCHES and branches >= others else []


def _indented(lines: list[tuple[int, str]]) -> list[tuple[int, str, int]]:
    """The same for names that indentation alone arranges below a single one; nothing where other text stands there."""
    if len(lines) < _LEAST_LINES:
        return []
    outline = [(len(text) - len(text.lstrip()), text.strip(), number) for number, text in lines]
    depths = [depth for depth, _, _ in outline]
    single = depths.count(depths[0]) == 1 and min(depths) == depths[0]
    named = all(len(label) <= _LONGEST_NAME and not _NO_NAME.search(label) for _, label, _ in outline)
    steps = {after - before for before, after in pairwise(depths) if after > before}
    return outline if single and named and max(steps, default=9) <= 8 else []


def _is_file(label: str) -> bool:
    """Whether a label names a file or folder rather than something to learn."""
    bare = label.strip()
    if bare.endswith(("/", "\\")) or bare.startswith(("./", "/", "~/")) or bare in (".", ".."):
        return True
    file = _FILE.fullmatch(bare) is not None and _FRAMEWORK.fullmatch(bare) is None
    return file or bare.lower() in _FOLDERS
