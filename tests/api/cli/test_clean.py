from __future__ import annotations

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from roadgraph.api.cli.clean import clean, clean_lines, escape

TEXT = st.text(st.characters())  # halves of surrogate pairs included


def controls(text: str) -> set[str]:
    """What a terminal could take for an order or a change of direction."""
    turning = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}
    return {c for c in text if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")} | (set(text) & turning)


@given(TEXT)
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    assert controls(clean(text)) == set()
    assert controls(clean_lines(text)) <= {"\t", "\n"}
    assert controls(escape(json.dumps(text, ensure_ascii=False))) == set()


@given(TEXT)
def test_escaped_json_says_the_same(text: str) -> None:
    assert json.loads(escape(json.dumps([text], ensure_ascii=False, indent=1))) == [text]


def test_letters_of_all_scripts_and_emoji_stay() -> None:
    text = "naïve Линейная алгебра 線形代数 किताब 👩‍🔬 ≤"
    assert clean(text) == clean_lines(text) == escape(text) == text
