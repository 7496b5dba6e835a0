"""Measures how the time to read a document grows with its size: linear, if every doubling takes twice the time.

Prints a row a form of document: seconds for the longest, seconds for 100 kB of it, and the ratio of time to time for
each doubling of its lines. Then it reads documents made to be hard (a million brackets, one line of megabytes) and
prints their seconds, and the ratio to those of half of each.
Run: python benchmarks/reading.py [LINES [FORM ...]]
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from time import perf_counter

from roadgraph.ingest.read import read

LINES = 500
DOUBLINGS = 3
MEGABYTE = 1_000_000
SYLLABLES = (
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "ji",
    "ko",
    "lu",
    "ma",
    "ne",
    "pi",
    "ro",
    "su",
    "ta",
    "ve",
    "wi",
)


def word(number: int) -> str:
    """A made-up word of three or more syllables, another one for each number."""
    found = []
    rest = number + len(SYLLABLES) ** 2
    while rest:
        rest, at = divmod(rest, len(SYLLABLES))
        found.append(SYLLABLES[at])
    return "".join(found).capitalize()


def names(count: int) -> Iterator[str]:
    """Names of one to three words, of which some come again, as in documents."""
    some = random.Random(7)
    for at in range(count):
        number = some.randrange(at + 1) if at % 5 == 4 else at
        yield " ".join(word(number * 3 + part) for part in range(1 + number % 3))


def headings(lines: int) -> str:
    return "\n".join(f"{'#' * (2 + at % 3)} {name}" for at, name in enumerate(names(lines)))


def flat_list(lines: int) -> str:
    return "\n".join(f"- {name}" for name in names(lines))


def deep_list(lines: int) -> str:
    return "\n".join(f"{'  ' * (at % 40)}- {name}" for at, name in enumerate(names(lines)))


def described(lines: int) -> str:
    return "\n".join(
        f"- **{name}**: a kind of {word(at)} with {word(at // 2)}" for at, name in enumerate(names(lines))
    )


def table(lines: int) -> str:
    rows = (
        f"| {name} | {word(at * 3 // 2)}, {word(at)} | good to know |" for at, name in enumerate(names(lines))
    )
    return "\n".join(["| Topic | Prerequisites | Description |", "|---|---|---|", *rows])


def paragraph(lines: int) -> str:
    return "\n".join(f"{name} goes on to {word(at)} and then" for at, name in enumerate(names(lines)))


def commas(lines: int) -> str:
    return "- " + ", ".join(names(lines))


def joined(lines: int) -> str:
    return "- " + " and ".join(names(lines))


def sentences(lines: int) -> str:
    return " ".join(f"{name} requires {word(at)}." for at, name in enumerate(names(lines)))


def cues(lines: int) -> str:
    forms = ("- {0} requires {1}.", "- Before {0}, learn {1}.", "- Once you know {1}, go on to {0}.")
    return "\n".join(forms[at % 3].format(name, word(at // 2)) for at, name in enumerate(names(lines)))


def brackets(lines: int) -> str:
    return "\n".join(
        f"- {name} [requires: {word(at)}] ({word(at + 1)}, {word(at)})"
        for at, name in enumerate(names(lines))
    )


def one_bracket(lines: int) -> str:
    return f"- Dough ({', '.join(names(lines))})"


def drawing(lines: int) -> str:
    arrows = "\n".join(f"  a{at}[{name}] --> a{at // 2}" for at, name in enumerate(names(lines)))
    return f"## Learning order\n\n```mermaid\nflowchart TD\n{arrows}\n```"


def chain(lines: int) -> str:
    return "- " + " → ".join(names(lines))


def boxes(lines: int) -> str:
    return "\n".join(f"├── {name}" if at % 3 else f"│   └── {name}" for at, name in enumerate(names(lines)))


def links(lines: int) -> str:
    return "\n".join(
        f"- [{name}](https://example.org/{at}) – by {word(at)}" for at, name in enumerate(names(lines))
    )


def prerequisites(lines: int) -> str:
    return "\n".join(
        f"## {name}\n### Prerequisites\n- {word(at)}\n### Topics\n- {word(at * 2)}"
        for at, name in enumerate(names(lines // 5))
    )


def sections(lines: int) -> str:
    return "\n".join(
        f"## Level {at}: {name}\n- {word(at)} basics\n- {word(at + 9)}"
        for at, name in enumerate(names(lines // 3))
    )


def acronyms(lines: int) -> str:
    return "\n".join(f"- {name} ({''.join(part[0] for part in name.split())})" for name in names(lines))


def plain_text(lines: int) -> str:
    return "\n".join(
        f"{at}. {name}\n   {word(at)}: what comes of it" for at, name in enumerate(names(lines // 2))
    )


def html(lines: int) -> str:
    items = "\n".join(f"<li><b>{name}</b>: needs {word(at)}</li>" for at, name in enumerate(names(lines)))
    return f"<html><body><h1>Baking roadmap</h1><ul>{items}</ul></body></html>"


def html_nested(lines: int) -> str:
    return "<html><body>" + "\n".join(f"<ul><li>{name}" for name in names(lines)) + "</body></html>"


def html_table(lines: int) -> str:
    rows = "\n".join(f"<tr><td>{name}</td><td>{word(at)}</td></tr>" for at, name in enumerate(names(lines)))
    head = "<tr><th>Topic</th><th>Prerequisites</th></tr>"
    return f"<html><body><h1>Baking roadmap</h1><table>{head}\n{rows}</table></body></html>"


def html_paragraph(lines: int) -> str:
    return f"<html><body><h1>Baking roadmap</h1><p>{sentences(lines)}</p></body></html>"


def links_in_a_line(lines: int) -> str:
    shown = (f"[{name}](https://example.org/{at})" for at, name in enumerate(names(lines)))
    return "## Resources\n\n- " + ", ".join(shown)


def changes(lines: int) -> str:
    return "\n".join(
        f"* **{word(at)}:** mend {name} ([#{at}](https://example.org/{at})) ([{at:x}](https://example.org/c/{at:x}))"
        for at, name in enumerate(names(lines))
    )


def ever_deeper(lines: int) -> str:
    return "\n".join(f"{'  ' * min(at, 200)}- {name}" for at, name in enumerate(names(lines)))


def blank(lines: int) -> str:
    return "\n".join(f"- {name}" if at % 50 == 0 else "  " for at, name in enumerate(names(lines)))


FORMS: tuple[Callable[[int], str], ...] = (
    headings, flat_list, deep_list, described, table, paragraph, commas, joined, sentences, cues, brackets,
    one_bracket, drawing, chain, boxes, links, prerequisites, sections, acronyms, plain_text, html, html_nested, html_table, html_paragraph, links_in_a_line, changes, ever_deeper, blank,
)  # fmt: skip
"""The forms, each a function from a number of lines (or of names, where there is a single line) to a text."""

HARD = {
    "1 MB of (": "(" * MEGABYTE,
    "1 MB of [": "[" * MEGABYTE,
    "1 MB of *": "*" * MEGABYTE,
    "1 MB of nested - ": "- " * (MEGABYTE // 2),
    "1 MB of > ": "> " * (MEGABYTE // 2),
    "1 MB of |": "|" * MEGABYTE,
    "1 MB of table cells": "a | " * (MEGABYTE // 8) + "\n" + "- | " * (MEGABYTE // 8),
    "1 MB of `": "`" * MEGABYTE,
    "1 MB of ` and spaces": "` `` " * (MEGABYTE // 5),
    "1 MB of <": "<" * MEGABYTE,
    "1 MB of <b>": "<b>" * (MEGABYTE // 3),
    "1 MB of &": "&" * MEGABYTE,
    "1 MB of #": "#" * MEGABYTE,
    "1 MB of spaces": "a" + " " * MEGABYTE + "b",
    "1 MB of empty lines": "a" + "\n" * MEGABYTE + "b",
    "1 MB of \\": "\\" * MEGABYTE,
    "1 MB of ![](": "![](" * (MEGABYTE // 4),
    "1 MB of [a](": "[a](" * (MEGABYTE // 4),
    "1 MB of ─": "─" * (MEGABYTE // 3),
    "1 MB of →": "→" * (MEGABYTE // 3),
    "1 MB of ,": "," * MEGABYTE,
    "1 MB of and": "and " * (MEGABYTE // 4),
    "1 MB of ├── ": "├── " * (MEGABYTE // 10),
    "1 MB of Ã": "Ã©" * (MEGABYTE // 4),
    "1 MB of words in one line": "sugar and salt " * (MEGABYTE // 15),
    "1 MB of one word": "a" * MEGABYTE,
    "5 MB in one line": "- Flour, water; salt requires sugar. " * (5 * MEGABYTE // 37),
}
"""Texts that are hard to read, by what they are."""


def seconds(text: str, name: str) -> float:
    """How long it takes to read a text, the best of two times where that is short."""
    data = text.encode()
    taken = []
    for _ in range(2):
        start = perf_counter()
        read(data, name)
        taken.append(perf_counter() - start)
        if taken[0] > 1:
            break
    return min(taken)


def main(lines: int = LINES, *wanted: str) -> None:
    """Print both tables."""
    sizes = [lines << doubling for doubling in range(DOUBLINGS + 1)]
    print(
        f"{'form':28} {'seconds':>8} {'a 100 kB':>8}  ratio for each doubling from {sizes[0]} to {sizes[-1]} lines"
    )
    for form in FORMS:
        if wanted and form.__name__ not in wanted:
            continue
        name = (
            "roadmap.html"
            if form.__name__.startswith("html")
            else "roadmap.txt"
            if form is plain_text
            else "roadmap.md"
        )
        taken = [seconds("# Baking roadmap\n\n" * (name[-1] == "d") + form(size), name) for size in sizes]
        ratios = " ".join(f"{after / before:6.2f}" for before, after in pairwise(taken))
        rate = taken[-1] / len(form(sizes[-1]).encode()) * 100_000
        print(f"{form.__name__:28} {taken[-1]:8.2f} {rate:8.2f}  {ratios}", flush=True)
    print(f"\n{'hard document':28} {'seconds':>8}  ratio to half of it")
    for what, text in HARD.items():
        if not wanted or what in wanted:
            half, whole = (seconds(text[: len(text) // part], "roadmap.md") for part in (2, 1))
            print(f"{what:28} {whole:8.2f}  {whole / half:6.2f}", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]), *sys.argv[2:])
