"""Roadmaps in other languages: recognised, read with the words of their language, and tagged."""

from __future__ import annotations

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
        (CHINESE, "zh", {("面包", "面粉"), ("面包", "水")}),
    ],
    ids=["es", "de", "fr", "ru", "pt", "zh"],
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
