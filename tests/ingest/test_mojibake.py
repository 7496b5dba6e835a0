"""Damaged text is restored, right text is never touched, and what is lost is found."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from roadgraph.ingest.code_page import CODE_PAGES, CodePage
from roadgraph.ingest.mojibake import lost, repair

RIGHT = {
    "English": "“Attention” isn’t all – Bayes’ theorem… • item ◦ sub-item — see the course™, ©2024, §3.",
    "French": "L’été : « forêts aléatoires », ÉTAPE Nº 1… déjà vu, « café\u00a0» à 100\u00a0€, L’Œuvre ; ÇA, NOËL, “CAFÉ”.",
    "German": "„Rückführung“ für größere Netze – ÜBER ÄPFEL; »Über« und ‚Übung‘: Maß, GRÖSSE, 5 °C ± 2, „Ä“.",
    "Turkish": "Derin öğrenme için olasılık, ağ ve eğim; ŞEKİL, ÇIĞ, “AMAÇ” ile “SONUÇ”ta, hâlâ… kâğıt, “hâlâ”.",
    "Polish": "Ścieżka nauki: „sieci” neuronowe, błąd, źródło, są, ŁÓDŹ, PAMIĘĆ; zażółć gęślą jaźń.",
    "Czech": "Hluboké učení: „pravděpodobnost“, píšťala, déšť, Úžasné, šíření chyby, ŽLUŤOUČKÝ KŮŇ, Čeština.",
    "Portuguese": "“AMANHÃ”, NÃO, AÇÃO, aprendizado, “amanhã”… «MAÇÃ» e manhã.",
    "Spanish": "¿Qué es? ¡Sí! El niño, ÁLGEBRA, «señal», corazón, ÍNDICE.",
    "Swedish": "Å, Ä och Ö: ”Å”, ”ÄMNE”, förstå; 10 Å² är en yta.",
    "Vietnamese": "Học sâu: “Đại số tuyến tính”, xác suất, ĐÃ, mạng nơ-ron.",
    "Russian": "Глубокое обучение: «векторы» — матрицы; ещё, в\u00a0«Газете», №\u00a05, и\u00a0— нет, съёмка, РСФСР.",
    "Ukrainian": "Рівне, СІРІ, «навчання» — їжак, Європа, Ґанок, РІВЕНЬ.",
    "Serbian": "Срџба, травњак, давње; џак, Љубав, Њива, „учење”.",
    "Greek": "Οδικός χάρτης: «γραμμική άλγεβρα», ΠΙΘΑΝΟΤΗΤΕΣ…",
    "Chinese": "深度学习路线图：“神经网络”……线性代数——概率论；使用Python编程、《统计》。",
    "Japanese": "深層学習のロードマップ：「線形代数」、確率論・統計学、ニューラルネット〜",
    "Korean": "딥러닝 로드맵: “선형대수”, 확률과 통계를 공부하세요…",
    "Arabic": "خارطة طريق التعلم العميق: «الجبر الخطي»، الاحتمالات؛ ما هي؟",
    "Hebrew": "מפת דרכים ללמידה עמוקה: ״אלגברה לינארית״, הסתברות.",
    "Hindi": "गहन शिक्षण: रैखिक बीजगणित, प्रायिकता।",
    "emoji": "🤖 🟢 ✅ 🏗️ 🖼️ ⏱️ 🧑🏫 👩‍🔬 ⭐ ➡️ 🇫🇷 👍🏽 1️⃣ ❤️ ☑ ✗ ★",
    "frames": "╔════╗ ║Netz║ ╚════╝ ┌──┬──┐ │ ├─┼─┤ └──┴──┘ ▀▄█▌▐░▒▓",
    "mathematics": "∀x ∈ ℝⁿ: ∑xᵢ² ≤ ∫f ≈ √π ± ∂f/∂x, ∇L → ∞, σ², Δx, ‖w‖₂, 5×10², ½, 90°, 𝔼[X].",
}
WORDS = sorted({word for text in RIGHT.values() for word in text.split()})
BROKEN_BYTES = {"cp1252": b"\x81\x8d\x8f\x90\x9d", "cp1254": b"\x81\x8d\x8e\x8f\x90\x9d\x9e"}
"""The bytes that some programs drop because the code page leaves them undefined."""

pages = pytest.mark.parametrize("page", CODE_PAGES, ids=lambda page: page.name)
texts = pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT.keys())


def dropped(text: str, name: str) -> str:
    """The text as read in a code page by a program that drops what is undefined there."""
    return text.encode().translate(None, BROKEN_BYTES[name]).decode(name)


def remains(text: str) -> list[str]:
    return [text[start:end] for start, end in lost(text)]


@texts
def test_right_text_is_left_alone(text: str) -> None:
    for part in (text, *text.split(), f"A roadmap\n{text}\nin English", text.upper()):
        assert repair(part) == (part, ())
        assert remains(part) == []


@settings(derandomize=True, max_examples=500)
@given(
    st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from([" ", "\n", ", ", " – ", " • ", "/", "-"])
)
def test_right_words_in_any_order_are_left_alone(words: list[str], between: str) -> None:
    text = between.join(words)
    assert repair(text) == (text, ())
    assert remains(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "déšť",  # ED 9A 9D in cp1250, as the Korean 횝 in UTF-8
        "Úžasný",  # DA 9E in cp1250, an Arabic letter
        "« café\u00a0»",  # E9 A0 BB in cp1252, the Chinese 頻
        "и\u00a0— нет",  # E8 A0 97 in cp1251, the Chinese 蠗
        "“hâlâ”… dedi",  # E2 94 85 in cp1254, a part of a frame
        "L’CAFÉ’S",  # C9 92 in cp1252, a phonetic letter
        "l’été",  # D5 8E in Mac Roman, an Armenian letter
        "√π ≈ 1.77",  # C3 B9 in Mac Roman, ù
        "10 Å² and 5 Å³",
        "»Äpfel«",
        "C’est à dire",
    ],
)
def test_right_text_that_happens_to_be_utf8_in_a_code_page(text: str) -> None:
    assert repair(text) == (text, ())


@pages
@texts
def test_a_misread_text_is_restored(text: str, page: CodePage) -> None:
    restored, (note,) = repair(f"A roadmap\n{page.misread(text)}")
    assert restored == f"A roadmap\n{text}"
    assert note.endswith(", whole text")


@pages
@texts
def test_a_text_that_was_misread_twice_is_restored(text: str, page: CodePage) -> None:
    assert repair(page.misread(page.misread(text)))[0] == text


@pages
@texts
def test_a_misread_paragraph_among_right_ones_is_restored_alone(text: str, page: CodePage) -> None:
    right = "\n".join(RIGHT.values())
    restored, (note,) = repair(f"{right}\n{page.misread(text)}\n{right}")
    assert restored == f"{right}\n{text}\n{right}"
    assert " restored on 1 line" in note


@settings(derandomize=True, max_examples=200)
@given(st.lists(st.tuples(st.sampled_from(sorted(RIGHT)), st.sampled_from((None, *CODE_PAGES))), min_size=1))
def test_any_mixture_of_right_and_misread_paragraphs(parts: list[tuple[str, CodePage | None]]) -> None:
    right = "\n".join(RIGHT[name] for name, _ in parts)
    damaged = "\n".join(RIGHT[name] if page is None else page.misread(RIGHT[name]) for name, page in parts)
    assert repair(damaged)[0] == right


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("It’s here, itâ€™s there", "It’s here, it’s there"),
        ("“One” â€œtwoâ€\x9d — cafÃ© au lait", "“One” “two” — café au lait"),
        ("→ âœ… done 🚀 ðŸš€", "→ ✅ done 🚀 🚀"),
        ("naïve Ã©tude, Ãœbung, 5Â°C", "naïve étude, Übung, 5°C"),
        ("déjà ‚Äî voil√†", "déjà — voilà"),
        ("ağ: aÄŸ, sÄ…, Å¡kola", "ağ: ağ, są, škola"),
        ("“не” вЂ” Р“Р»СѓР±РёРЅР°", "“не” — Глубина"),
        ("It’s nÃƒÂ¤ive", "It’s näive"),
    ],
)
def test_runs_within_a_line_are_restored_beside_right_ones(damaged: str, right: str) -> None:
    assert repair(damaged)[0] == right


def test_what_was_done_is_said_in_words() -> None:
    assert repair("itâ€™s a cafÃ©")[1] == ("mojibake: UTF-8 read as cp1252, whole text",)
    assert repair("it‚Äôs a caf√©")[1] == ("mojibake: UTF-8 read as mac_roman, whole text",)
    assert repair("itÃ¢â‚¬â„¢s")[1] == ("mojibake: UTF-8 read as cp1252, then as cp1252, whole text",)
    assert repair("is’t itâ€™s\nok\ncafé cafÃ©, dÃ©jÃ\xa0")[1] == (
        "mojibake: UTF-8 read as cp1252, 4 characters restored on 2 lines",
    )
    assert repair("’ ğŸ“š âœ…")[1] == ("mojibake: UTF-8 read as cp1254, 2 characters restored on 1 line",)


@pytest.mark.parametrize(
    ("text", "name", "left"),
    [
        ("╔══╗", "cp1254", ["â•", "â•"]),
        ("║ Essentials 🌐 ║", "cp1254", ["ğŸŒ"]),
        ("He said “so”", "cp1252", ["â€"]),
        ("⏱ Time", "cp1252", ["â±"]),
        ("A 🐶 dog", "cp1252", ["ðŸ¶"]),
        ("🖼️ Images", "cp1252", ["ï¸"]),
        ("┐", "cp1252", ["â”"]),
    ],
)
def test_what_lost_a_byte_is_found_and_kept(text: str, name: str, left: list[str]) -> None:
    damaged = dropped(text, name)
    restored, _ = repair(damaged)
    assert remains(restored) == left
    kept = restored
    for part in left:
        kept = kept.replace(part, "", 1)
    assert set(kept) <= set(text)


def test_a_replacement_character_is_lost_text() -> None:
    assert [*lost("na\ufffdve \ufffd\ufffd")] == [(2, 3), (6, 7), (7, 8)]


def test_a_space_that_was_a_byte_is_not_guessed() -> None:
    assert repair("déjà, voilÃ la")[0] == "déjà, voilÃ la"
    assert remains("déjà, voilÃ la") == ["Ã"]


@given(st.text())
def test_any_text_can_be_repaired_and_stays_repaired(text: str) -> None:
    restored, _ = repair(text)
    assert restored.count("\n") == text.count("\n")
    assert repair(restored)[0] == restored
    for start, end in lost(restored):
        assert 0 <= start < end <= len(restored)
