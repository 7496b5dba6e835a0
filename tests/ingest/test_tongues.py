"""Roadmaps in other languages: recognised, read with the words of their language, and tagged."""

from __future__ import annotations

from pathlib import Path

import pytest
from roadgraph.ingest.read import read

SPANISH = """# Hoja de ruta de panadería

## Requisitos previos
- Aritmética

## Nivel principiante
- Harinas
- **Masa madre**: requiere harinas
- Amasado
- Fermentación: requiere amasado y masa madre

## Licencia
MIT
"""
GERMAN = """# Fahrplan Brotbacken

## Voraussetzungen
- Mehlkunde

## Anfänger
- **Sauerteig**: setzt Mehlkunde voraus
- Kneten
- Gare: erfordert Kneten
"""
FRENCH = """# Feuille de route de la boulangerie

## Prérequis
- Farines

## Niveau débutant
- Pétrissage
- Fermentation : nécessite le pétrissage
"""
RUSSIAN = """# Хлебопечение

## Предварительные требования
- Мука

## Начальный уровень
- Замес
- Брожение: требует замес
"""
PORTUGUESE = """# Roteiro de panificação

## Pré-requisitos
- Farinhas

## Nível iniciante
- Sova
- Fermentação: requer sova
"""
ITALIAN = """# Percorso di panificazione

## Prerequisiti
- Farine

## Livello principiante
- Impasto
- Lievitazione: richiede l'impasto
"""
CHINESE = """# 面包

## 先修要求
- 面粉
- 水

## 资源
- [书](https://example.org/shu)
"""


@pytest.mark.parametrize(
    ("text", "language", "stated"),
    [
        (
            SPANISH,
            "es",
            {
                ("Panadería", "Aritmética"),
                ("Masa madre", "Harinas"),
                ("Fermentación", "Amasado"),
                ("Fermentación", "Masa madre"),
            },
        ),
        (GERMAN, "de", {("Brotbacken", "Mehlkunde"), ("Sauerteig", "Mehlkunde"), ("Gare", "Kneten")}),
        (FRENCH, "fr", {("Boulangerie", "Farines"), ("Fermentation", "Pétrissage")}),
        (RUSSIAN, "ru", {("Хлебопечение", "Мука"), ("Брожение", "Замес")}),
        (PORTUGUESE, "pt", {("Panificação", "Farinhas"), ("Fermentação", "Sova")}),
        (ITALIAN, "it", {("Panificazione", "Farine"), ("Lievitazione", "Impasto")}),
        (CHINESE, "zh", {("面包", "面粉"), ("面包", "水")}),
    ],
    ids=["es", "de", "fr", "ru", "pt", "it", "zh"],
)
def test_a_roadmap_is_read_in_its_language(text: str, language: str, stated: set[tuple[str, str]]) -> None:
    roadmap = read(text.encode(), "roadmap.md")
    labels = {topic.id: topic.label for topic in roadmap.topics}
    found = {
        (labels[p.topic], labels[need])
        for p in roadmap.prerequisites
        for need in p.needs
        if p.confidence >= 0.5
    }
    assert found == stated
    assert {topic.language for topic in roadmap.topics} == {language}


@pytest.mark.parametrize("name", ["nl_kleding.md", "ja_pan.md", "ar_khazaf.md"])
def test_topics_of_a_language_without_words_are_tagged_as_undetermined(name: str) -> None:
    roadmap = read((Path(__file__).parent / "forms" / name).read_bytes(), name)
    assert {topic.language for topic in roadmap.topics} == {"und"}
    assert not any(
        char in topic.label for topic in roadmap.topics for char in "\u200f\u202b\u202c\u2066\u2069"
    )


def test_english_headings_are_understood_in_a_document_of_another_language() -> None:
    text = "# Fahrplan Brot\n\n## Prerequisites\n- Mehlkunde\n\n## Week 2: Teig\n- Kneten\n- Ruhen der Teiglinge\n"
    roadmap = read(text.encode(), "a.md")
    assert {topic.label for topic in roadmap.topics} == {
        "Brot",
        "Mehlkunde",
        "Teig",
        "Kneten",
        "Ruhen der Teiglinge",
    }
    assert ("brot", "mehlkunde") in {(p.topic, p.requires) for p in roadmap.prerequisites}


def test_a_label_in_another_script_than_the_document_is_undetermined() -> None:
    roadmap = read(
        "# План обучения\n\n- Python\n- Функции и их аргументы\n- Это и есть тест\n".encode(), "a.md"
    )
    assert {t.language for t in roadmap.topics if t.label == "Python"} == {"und"}
