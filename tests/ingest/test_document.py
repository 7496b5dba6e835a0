"""Bytes become a document: nothing raises, lines count as on disk, damage is repaired or reported."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from roadgraph.graph.model import Diagnostic, Severity
from roadgraph.ingest.document import document

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="needs the real roadmaps beside the project")
RIGHT = [
    "L’été : « forêts aléatoires », déjà vu…",
    "Größe – „Übung“, »Äpfel«",
    "Derin öğrenme, ağ, İSTANBUL, “AMAÇ”",
    "Zażółć gęślą jaźń, „sieci”",
    "Píšťala, déšť, Úžasné, ŽLUŤOUČKÝ",
    "Глубокое обучение: «векторы» — матрицы",
    "深度学习：“神经网络”……《统计》",
    "ニューラルネット〜「確率」",
    "التعلم العميق: «الجبر»، الاحتمالات؟",
    "למידה עמוקה: ״אלגברה״",
    "🤖 🏗️ 🧑🏫 👩‍🔬 ⭐ ❤️",
    "╔══╗ ║ ├─┤ ░▒▓",
    "∑xᵢ² ≤ √π ± ∂f/∂x → ∞, 𝔼[X]",
    "“Bayes’ theorem” • item ◦ sub\tend",
]


def codes(data: bytes, name: str = "x.txt", max_bytes: int = 1000) -> list[tuple[Severity, str, int | None]]:
    return [(d.severity, d.code, d.line) for d in document(data, name, max_bytes)[1]]


def test_a_document_carries_what_the_bytes_say() -> None:
    data = b"# Title\n- Algebra\n"
    made, diagnostics = document(data, "maps/a.txt")
    assert diagnostics == ()
    assert made.id == hashlib.sha256(data).hexdigest()
    assert (made.name, made.title, made.media_type) == ("maps/a.txt", None, "text/markdown")
    assert (made.charset, made.text, made.repairs) == ("utf-8", "# Title\n- Algebra\n", ())


@given(st.lists(st.sampled_from(RIGHT)).map("\n".join))
def test_right_text_is_returned_as_it_is(text: str) -> None:
    made, diagnostics = document(text.encode(), "x.md")
    assert (made.text, made.repairs) == (text, ())
    assert [d.code for d in diagnostics] == ([] if text.strip() else ["empty"])


@given(st.binary(max_size=300), st.text(max_size=10))
@example(b"", "")
@example(b"\xff\xfe\x00", "\ud800")
@example(b"\xfe\xff\xd8\x00\xd8\x00", "x")
@example(b"\x1b$B\xff", "x")
@example(bytes(range(256)), "x.html")
def test_no_bytes_raise(data: bytes, name: str) -> None:
    made, diagnostics = document(data, name)
    assert (made, diagnostics) == document(data, name)
    assert "\r" not in made.text
    for diagnostic in diagnostics:
        assert diagnostic.document == name
        assert diagnostic.line is None or 1 <= diagnostic.line <= made.lines


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_no_part_of_the_text(mark: str) -> None:
    made, diagnostics = document("Größe\r\nÜbung".encode(mark), "x.txt")
    assert (made.text, diagnostics) == ("Größe\nÜbung", ())


@pytest.mark.parametrize(
    ("encoding", "name", "text"),
    [
        ("utf-16-le", "utf-16-le", "First algebra,\nthen “calculus”"),
        ("utf-16-be", "utf-16-be", "First algebra,\nthen “calculus”"),
        ("cp1252", "cp1252", "Read the book by Aurélien Géron – it’s good."),
        ("mac_roman", "mac-roman", "• First “algebra”\n• Then Bayes’ theorem\n• Read Géron’s book"),
        ("cp1251", "cp1251", "Сначала линейная алгебра, затем теория вероятностей."),
        ("koi8-r", "koi8-r", "Сначала линейная алгебра, затем теория вероятностей."),
        ("cp1254", "cp1254", "Önce doğrusal cebir, olasılık ve istatistik öğrenin; sonra sinir ağları."),
    ],
)
def test_another_character_set_is_read_and_named(encoding: str, name: str, text: str) -> None:
    made, diagnostics = document(text.encode(encoding), "x.txt")
    assert (made.text, made.repairs, diagnostics) == (text, (f"charset: {name}",), ())


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "a", "né", "\u2028", "\x0b\x0c", "\x85"]),
            st.sampled_from(["\n", "\r\n", "\r"]),
        )
    )
)
def test_lines_count_as_on_disk(lines: list[tuple[str, str]]) -> None:
    on_disk = "".join(text + end for text, end in lines) + "end"
    made, _ = document(on_disk.encode(), "x.txt")
    assert made.text.split("\n") == re.split("\r\n|\r|\n", on_disk)


def test_other_separators_stay_within_their_line() -> None:
    made, _ = document("one\u2028two\x0bthree\x0cfour\x85five\u2029six\nseven\rend".encode(), "x.txt")
    assert made.text == "one\u2028two\x0bthree\x0cfour\x85five\u2029six\nseven\nend"
    assert made.lines == 3


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"abc" * 50, "PNG image"),
        (b"%PDF-1.7\nplain looking text\n", "PDF document"),
        (b"PK\x03\x04" + b"word/document.xml" * 9, "Office"),
        (b"\x1f\x8b\x08hello", "gzip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1doc", "Office"),
        (bytes(range(32)) * 20, "not text"),
        (bytes((i * 197 + 13) * i % 256 for i in range(900)), "not text"),
    ],
)
def test_files_that_are_no_text_are_refused_with_help(data: bytes, word: str) -> None:
    made, (diagnostic,) = document(data, "x.txt")
    assert (made.text, made.lines, made.media_type) == ("", 0, "application/octet-stream")
    assert (diagnostic.severity, diagnostic.code, diagnostic.line) == (Severity.ERROR, "binary", None)
    assert word in diagnostic.message
    assert diagnostic.message.endswith("save it as text, Markdown or HTML first")


def test_a_stray_control_character_makes_no_text_binary() -> None:
    made, diagnostics = document(b"\x1b[1mAlgebra\x1b[0m comes first,\x00 calculus second.\x0c", "x.txt")
    assert "Algebra" in made.text
    assert diagnostics == ()


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", "\u00a0\u3000\n".encode()])
def test_an_empty_document_is_a_warning(data: bytes) -> None:
    assert codes(data) == [(Severity.WARNING, "empty", None)]


def test_a_document_beyond_the_limit_is_refused() -> None:
    assert codes(b"a" * 1000) == []
    assert codes(b"a" * 1001) == [(Severity.ERROR, "too-large", None)]
    made, (diagnostic,) = document(b"a" * 1001, "x.txt", max_bytes=1000)
    assert made.text == ""
    assert diagnostic.message == "the file has 1,001 bytes, the limit is 1,000"


def test_mojibake_is_repaired_and_named() -> None:
    made, diagnostics = document("Bayesâ€™ theorem".encode(), "x.txt")
    assert (made.text, diagnostics) == ("Bayes’ theorem", ())
    assert made.repairs == ("mojibake: UTF-8 read as cp1252, whole text",)


def test_a_byte_order_mark_that_became_mojibake_goes_too() -> None:
    made, _ = document("ï»¿# Bayesâ€™ theorem\n".encode(), "x.txt")
    assert made.text == "# Bayes’ theorem\n"


def test_what_is_lost_stays_visible_and_is_reported_by_line() -> None:
    made, diagnostics = document("one\r\nâ•â•â•—\r\nGéron\r\nðŸ\r\n".encode(), "a.txt")
    assert made.text == "one\nâ•â•╗\nGéron\nðŸ\n"
    assert made.repairs == (
        "mojibake: UTF-8 read as cp1252, 1 character restored on 1 line",
        "3 characters lost on 2 lines",
    )
    assert diagnostics == (
        Diagnostic(Severity.WARNING, "encoding-lost", "2 characters damaged beyond repair", "a.txt", 2),
        Diagnostic(Severity.WARNING, "encoding-lost", "1 character damaged beyond repair", "a.txt", 4),
    )


def test_broken_utf8_is_read_as_far_as_it_goes() -> None:
    data = "Géron\nMüller – ".encode() + b"\xff\xc3\r\nend"
    made, diagnostics = document(data, "x.txt")
    assert made.text == "Géron\nMüller – \ufffd\ufffd\nend"
    assert made.charset == "utf-8"
    assert [(d.code, d.line) for d in diagnostics] == [("encoding-lost", 2)]


def seed(number: int) -> tuple[bytes, str]:
    (path,) = SEEDS.glob(f"{number:03}_*.txt")
    data = path.read_bytes()
    return data, data.decode()


@seeds
def test_seed_000_gets_13_characters_back_and_loses_111() -> None:
    data, raw = seed(0)
    made, diagnostics = document(data, "000.txt")
    assert made.media_type == "text/markdown"
    assert made.repairs == (
        "mojibake: UTF-8 read as cp1254, 13 characters restored on 8 lines",
        "111 characters lost on 5 lines",
    )
    assert {d.line: int(d.message.split()[0]) for d in diagnostics} == {9: 34, 10: 1, 11: 35, 17: 20, 19: 21}
    assert sum(made.text.count(char) for char in "🌌📚╔╗╚║") == 13
    assert (made.text.count("â•"), made.text.count("ğŸŒ")) == (110, 1)
    lines, raw_lines = made.text.split("\n"), raw.split("\n")
    assert len(lines) == len(raw_lines)
    assert [line for line in raw_lines if line.isascii()] == [
        line for line, before in zip(lines, raw_lines, strict=True) if before.isascii()
    ]
    assert lines[1] == "# 🌌 Deep Learning Roadmap 🌌"
    assert lines[14] == "## 📚 1. Fundamentals of Deep Learning"


@seeds
def test_seeds_001_and_002_are_repaired_in_full() -> None:
    data, raw = seed(1)
    made, diagnostics = document(data, "001.txt")
    assert (made.text, diagnostics) == (raw.replace("â€™", "’"), ())
    assert made.repairs == ("mojibake: UTF-8 read as cp1252, whole text",)
    data, raw = seed(2)
    made, diagnostics = document(data, "002.txt")
    assert (made.text, diagnostics) == (raw.encode("mac_roman").decode(), ())
    assert made.repairs == ("mojibake: UTF-8 read as mac_roman, whole text",)
    assert made.text.startswith("# 🤖 Ultimate")


@seeds
@pytest.mark.parametrize(("number", "expected"), [(3, "text/markdown"), (4, "text/plain")])
def test_seeds_003_and_004_are_left_alone(number: int, expected: str) -> None:
    data, raw = seed(number)
    made, diagnostics = document(data, "x.txt")
    assert (made.text, made.repairs, diagnostics, made.media_type) == (raw, (), (), expected)
