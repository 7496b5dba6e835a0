"""Character sets are found from bytes alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.ingest.charset import charset

TURKISH = (
    "Derin öğrenme yol haritası: önce doğrusal cebir, olasılık ve istatistik. Sinir ağları için eğim inişi."
)
RUSSIAN = "Дорожная карта обучения: сначала линейная алгебра, затем вероятность. Сети требуют векторов."
FRENCH = "Feuille de route : étudiez d’abord l’algèbre linéaire, puis la théorie de l’information. Forêts aléatoires."
GERMAN = "Lernpfad: zuerst Wahrscheinlichkeit üben – dann „Rückführung“. Größere Netze benötigen mehr Übung."
POLISH = "Ścieżka nauki: najpierw algebra, rachunek prawdopodobieństwa i statystyka. Sieci wymagają propagacji błędów."
CZECH = "Plán výuky: nejprve lineární algebra a pravděpodobnost. Sítě vyžadují zpětné šíření chyby."
CHINESE = "深度学习路线图：首先学习线性代数、概率论与统计学。神经网络需要反向传播算法。\n"
JAPANESE = "ロードマップ：まず線形代数、確率論、統計学を学びます。ニューラルネットワークには誤差逆伝播法が必要です。\n"
KOREAN = "딥러닝 로드맵: 먼저 선형대수, 확률과 통계를 공부하세요. 신경망에는 역전파가 필요합니다."
ARABIC = "خارطة طريق التعلم العميق: ابدأ بالجبر الخطي والاحتمالات والإحصاء."
HEBREW = "מפת דרכים ללמידה עמוקה: תחילה אלגברה לינארית, הסתברות וסטטיסטיקה."
GREEK = "Οδικός χάρτης: πρώτα γραμμική άλγεβρα, πιθανότητες και στατιστική."
ENGLISH = "Start with linear algebra and calculus; probability comes next. Then read the book by {}. "


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TURKISH, "cp1254"),
        (TURKISH, "iso8859-9"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "mac_cyrillic"),
        (RUSSIAN, "iso8859-5"),
        (FRENCH, "cp1252"),
        (FRENCH, "mac_roman"),
        (GERMAN, "cp1252"),
        (GERMAN, "mac_roman"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        (CZECH, "cp1250"),
        (CZECH, "iso8859-2"),
        (CHINESE, "gb18030"),
        (CHINESE, "big5hkscs"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        (KOREAN, "euc_kr"),
        (ARABIC, "cp1256"),
        (HEBREW, "cp1255"),
        (GREEK, "cp1253"),
        *(
            (text, name)
            for text in (FRENCH, RUSSIAN, CHINESE)
            for name in ("utf-16-le", "utf-16-be", "utf-32-le")
        ),
    ],
)
def test_text_without_a_mark_is_read_as_it_was_written(text: str, encoding: str) -> None:
    data = text.encode(encoding, "ignore")
    assert data.decode(charset(data)) == data.decode(encoding)


@pytest.mark.parametrize(
    "name", ["Aurélien Géron", "François Chollet", "Müller", "“the authors”", "A – B", "naïve…"]
)
@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_a_single_name_in_english_text_is_enough(name: str, encoding: str) -> None:
    text = ENGLISH.format(name)
    assert text.encode(encoding).decode(charset(text.encode(encoding))) == text


@pytest.mark.parametrize(
    "name", ["Schrödinger", "Gödel", "señal", "5 °C", "§ 3", "à la carte", "Øystein", "½", "É", "•"]
)
def test_windows_1252_is_what_an_english_text_is_most_likely_written_in(name: str) -> None:
    data = ENGLISH.format(name).encode("cp1252")
    assert data.decode(charset(data)) == ENGLISH.format(name)


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\x00\x00", "utf-32-le"),
        (b"\x00\x00\xfe\xff", "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides(mark: bytes, name: str) -> None:
    assert charset(mark) == name
    assert charset(mark + TURKISH.encode(name)) == name


@given(st.text(st.characters(exclude_characters="\x00\x1b\ufeff", codec="utf-8")))
def test_utf8_is_utf8(text: str) -> None:
    assert charset(text.encode()) == "utf-8"


def test_a_page_that_names_its_character_set_is_believed() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>Да</body></html>'
    assert charset(page.encode("cp1251")) == "cp1251"


@pytest.mark.parametrize("broken", [b"\xe2\x80", b"\xff", b"\xc3"])
def test_utf8_with_a_broken_place_is_still_utf8(broken: bytes) -> None:
    assert charset("Géron et Müller ".encode() + broken + " — à lire".encode()) == "utf-8"


@given(st.binary(max_size=200))
def test_any_bytes_have_a_character_set_that_can_be_read(data: bytes) -> None:
    assert isinstance(data.decode(charset(data), "replace"), str)
