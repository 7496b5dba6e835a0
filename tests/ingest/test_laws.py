"""Laws of reading and merging that hold for any document, of whatever pieces it is made."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from roadgraph.graph.model import Evidence, Mention, Roadmap
from roadgraph.ingest.merge import merge
from roadgraph.ingest.read import read

FORMS = Path(__file__).parent / "forms"
PIECES = (
    "# Bread roadmap\n", "## Prerequisites\n", "## Week 1: Dough (2 weeks)\n", "### Flour & Water\n", "**Resources**\n",
    "- Rye\n", "  - Dark rye: a variant of rye\n", "- [ ] Sourdough (requires rye, wheat or spelt)\n", "1. Kneading\n",
    "- [Crumb](https://example.org/crumb) by Ann Ash\n", "Before shaping, learn folding. Rye requires a starter.\n",
    "| Topic | Prerequisites |\n|---|---|\n| Rolls | Rye |\n", "```mermaid\ngraph TD\n  Rye --> Rolls\n```\n", "Rye → Rolls → Loaf\n",
    "## Requisitos previos\n- Harina\n", "## Voraussetzungen\n- Mehl\n", "## Prérequis\n- Farine\n", "## Pré-requisitos\n- Farinha\n",
    "## Предварительные требования\n- Мука\n", "## 前置知识\n- 面粉\n", "<details><summary>Oven</summary>\n", "</details>\n", "<ul><li>x", "> Note\n",
    "(", "[", "]", ")", "*", "`", "|", "\\", "---\n", "\t", "\n", "\u00a0", "\u200f", "\ufeff", "â€™",
)  # fmt: skip
documents = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
names = st.sampled_from(["a.md", "a.txt", "a.html", "a", "a.rst"])


def places(roadmap: Roadmap) -> Iterable[Mention | Evidence]:
    for topic in roadmap.topics:
        yield from topic.mentions
    for relations in (roadmap.broader, roadmap.applications, roadmap.prerequisites):
        for one in relations:
            yield from one.evidence
    for resource in roadmap.resources:
        yield from resource.mentions


def letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


@settings(max_examples=150)
@given(documents, names)
def test_any_pieces_are_read_in_the_same_way_each_time_and_quoted_where_they_stand(
    text: str, name: str
) -> None:
    roadmap = read(text.encode(), name)
    assert roadmap == read(text.encode(), name)
    lines = roadmap.document.text.split("\n")
    ids = {topic.id for topic in roadmap.topics}
    for place in places(roadmap):
        assert 1 <= place.line <= place.end_line <= len(lines)
        assert letters(place.quote) in letters("".join(lines[place.line - 1 : place.end_line]))
    for one in roadmap.prerequisites:
        assert one.evidence
        assert one.topic not in one.needs
        assert {one.topic, *one.needs} <= ids


@settings(max_examples=100)
@given(st.binary(max_size=300), names)
def test_any_bytes_are_read(data: bytes, name: str) -> None:
    assert read(data, name) == read(data, name)


@settings(max_examples=40)
@given(st.lists(documents, min_size=1, max_size=4))
def test_merging_is_a_function_of_the_set_of_documents(texts: list[str]) -> None:
    roadmaps = [read(text.encode(), f"{at}.md") for at, text in enumerate(texts)]
    whole = merge(roadmaps)
    assert merge(reversed(roadmaps)) == whole
    assert merge([*roadmaps, *roadmaps]) == whole
    said = {place for roadmap in roadmaps[1:] for topic in roadmap.topics for place in topic.mentions}
    assert said <= {place for topic in whole.topics.values() for place in topic.mentions}


@pytest.mark.parametrize(
    "unseen",
    [
        (" ", "\u00a0"),
        ("g-f", "g\u2011f"),
        ("n", "n\u00ad"),
        ("\n", "\u200b\n"),
        ("- ", "- \u200f"),
        ("# ", "# \u2060"),
    ],
    ids=[
        "no-break space",
        "non-breaking hyphen",
        "soft hyphen",
        "zero width space",
        "right-to-left mark",
        "word joiner",
    ],
)
def test_characters_that_nobody_sees_change_no_name(unseen: tuple[str, str]) -> None:
    text = "# Bread roadmap\n\n## Long-fermented dough\n- Rye starter\n- Rye loaf: requires rye starter\n"
    plain, changed = (read(one.encode(), "a.md") for one in (text, text.replace(*unseen)))

    def said(roadmap: Roadmap) -> tuple[object, ...]:
        return (
            {(topic.id, topic.label) for topic in roadmap.topics},
            {(one.topic, one.needs, one.confidence) for one in roadmap.prerequisites},
            {(one.topic, one.broader) for one in roadmap.broader},
        )

    assert said(plain) == said(changed)


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_hash_seeds_change_nothing(seed: str) -> None:
    chosen = sorted(FORMS.glob("*.md"))[::9]
    program = (
        "import sys, hashlib; from pathlib import Path; from roadgraph.ingest.read import read\n"
        "print(hashlib.sha256(repr([read(Path(p).read_bytes(), Path(p).name) for p in sys.argv[1:]]).encode()).hexdigest())"
    )
    command = [sys.executable, "-c", program, *map(str, chosen)]
    told = [
        subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": one}, capture_output=True, text=True, timeout=120
        )
        for one in ("0", seed)
    ]
    assert [one.returncode for one in told] == [0, 0]
    assert told[0].stdout == told[1].stdout


def test_a_document_under_another_name_states_the_same() -> None:
    text = b"# Bread roadmap\n- Rye\n- Rolls: requires rye\n"
    one, other = read(text, "a.md"), read(text, "folder/b.md")
    assert replace(other, document=one.document) == one
