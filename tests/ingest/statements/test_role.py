"""Labels that say what stands below them, and name nothing that one learns."""

from __future__ import annotations

import pytest
from roadgraph.ingest.read import read
from roadgraph.ingest.statements.role import role_of
from roadgraph.ingest.words import words

HEARD = """
Topics Covered; Key Topics Covered; Concepts Covered; Must Know; Good to Know; Electives
Core Courses; Required Courses; Compulsory Modules; Course Content; Course Outline; Other Topics; Exam Domains
Competencies; Skills Gained; Foundational Knowledge; Glossary; Key Terms; Terminology; Big Ideas; Bonus Topics
Study Plan; Weekly Breakdown; Learning Journey; Curriculum Map; Course Map; Visual Roadmap; Recap; Deep Dive
Going Further; Checklist; To Do; First Semester; Second Year; Junior Year; Starting Point; Recommended Progression
"""
SILENT = """
Next Module; Previous Lesson; Release Notes; Version History; Contact Me; Connect with Me; Follow Us; Preface
Grading Policy; Attendance Policy; Time Estimate; Total Duration; Guiding Principles; Interview Preparation
Practice Problems; Coding Challenges; Review Questions; Self Assessment; External Links; Related Repositories
People to Follow; Bibliography; Projects to Build; Lecture Videos; Buy Me a Coffee; Course Policies; Job Search
"""


def _labels(told: str) -> list[str]:
    return [label.strip() for label in told.replace("\n", ";").split(";") if label.strip()]


def _topics(label: str, form: str) -> set[str]:
    """The topics of a small document with such a label, those of its other lines apart."""
    above = f"## {label}\n" if form == "heading" else f"## Honey\n\n**{label}:**\n"
    text = f"# Beekeeping Roadmap\n\n{above}\n- Smokers\n- Hive stands\n\n## Wax\n\n- Extraction\n"
    return {topic.label for topic in read(text.encode(), "bees.md").topics} - {
        "Beekeeping",
        "Honey",
        "Wax",
        "Extraction",
    }


@pytest.mark.parametrize("form", ["heading", "label"])
@pytest.mark.parametrize("label", _labels(HEARD))
def test_a_label_of_structure_is_no_topic_but_its_list_is_heard(label: str, form: str) -> None:
    assert _topics(label, form) == {"Smokers", "Hive stands"}


@pytest.mark.parametrize("form", ["heading", "label"])
@pytest.mark.parametrize("label", _labels(SILENT))
def test_a_label_of_the_document_s_own_affairs_is_no_topic(label: str, form: str) -> None:
    assert label not in _topics(label, form)


@pytest.mark.parametrize(
    "label", ["Solutions", "Policies", "Drills", "Supply", "Maps", "Domains", "Updates", "Slides"]
)
def test_a_word_that_many_fields_teach_stays_a_topic(label: str) -> None:
    assert _topics(label, "heading") == {label, "Smokers", "Hive stands"}


@pytest.mark.parametrize("title", ["Curriculum Map", "Course Catalog", "Course Overview", "Course map"])
def test_a_title_that_says_only_what_the_document_is_names_no_subject(title: str) -> None:
    labels = {topic.label for topic in read(f"# {title}\n\n## Wax\n\n- Moulds\n".encode(), "w.md").topics}
    assert labels == {"Wax", "Moulds"}


ABROAD = {
    "es": (
        "# Guía de apicultura\n\nEsta guía explica lo que hay que aprender para cuidar las abejas.",
        "Temas cubiertos; Programa del curso; Asignaturas obligatorias; Optativas; Plan semanal; Glosario",
    ),
    "pt": (
        "# Guia de apicultura\n\nEste guia mostra o que você precisa aprender para cuidar das abelhas.",
        "Temas abordados; Programa do curso; Disciplinas obrigatórias; Eletivas; Plano semanal; Glossário",
    ),
    "fr": (
        "# Guide d'apiculture\n\nCe guide présente ce qu'il faut apprendre pour s'occuper des abeilles.",
        "Sujets abordés; Notions abordées; Compétences acquises; Matières obligatoires; Plan de travail; Glossaire",
    ),
    "it": (
        "# Guida all'apicoltura\n\nQuesta guida mostra che cosa bisogna imparare per allevare le api.",
        "Argomenti trattati; Contenuti del corso; Materie obbligatorie; Insegnamenti a scelta; Glossario",
    ),
    "de": (
        "# Leitfaden Imkerei\n\nDieser Leitfaden zeigt, was man lernen muss, um Bienen zu halten.",
        "Behandelte Themen; Themenbereiche; Pflichtfächer; Wahlmodule; Wochenplan; Checkliste; Glossar",
    ),
    "ru": (
        "# Дорожная карта пчеловодства\n\nВ этом руководстве описано, что нужно изучить о пчёлах.",
        "Рассматриваемые темы; План обучения; Обязательные курсы; Факультативы; Чек-лист; Глоссарий",
    ),
    "zh": (
        "# 养蜂学习路线\n\n本指南介绍养蜂需要学习的内容。",
        "涵盖主题; 必修课程; 选修课; 学习计划; 术语表; 课程地图",
    ),
}


@pytest.mark.parametrize(
    ("language", "label"), [(code, one) for code in ABROAD for one in _labels(ABROAD[code][1])]
)
def test_the_same_in_other_languages(language: str, label: str) -> None:
    opening, _ = ABROAD[language]
    text = f"{opening}\n\n## {label}\n\n- Varroa\n- Propolis\n"
    labels = {topic.label for topic in read(text.encode(), "bees.md").topics}
    assert {"Varroa", "Propolis"} <= labels
    assert label not in labels


KEYS = """
Outcome: A light loaf; Weighting: 20 %; Stars: 500; Score: 4.5/5; Output: A finished stand; Milestone: First harvest; Success Criteria: The hive survives
Importance: High; Priority: Low; Teacher: Ann Ash; University: MIT; Exam: 2 hours; Due: Friday; Deadline: March 3
Start Date: March 3; Location: Room 12; Action Items: Join a club; Job Roles: Beekeeper, inspector; Companies: Bee Co
Time Complexity: O(n); Frequency: Daily; Morning: Feed them; Total: 40 hours; Speaker: Ann Ash; Stretch Goal: Rear a queen
Takeaway: Bees need dry homes; Read: Chapter 3; Watch: Lecture 5; Build: A stand; Next: The winter; Best for: Beginners
"""


@pytest.mark.parametrize("line", _labels(KEYS))
@pytest.mark.parametrize("form", ["- {}: {}", "- **{}:** {}", "**{}**: {}"])
def test_a_key_with_its_value_is_no_topic(line: str, form: str) -> None:
    key, _, value = line.partition(": ")
    text = f"# Beekeeping Roadmap\n\n## Hives\n\n{form.format(key, value)}\n\n## Wax\n\n- Extraction\n"
    labels = {topic.label for topic in read(text.encode(), "bees.md").topics}
    assert labels == {"Beekeeping", "Hives", "Wax", "Extraction"}


@pytest.mark.parametrize("key", ["Learn", "Study", "Covers", "Includes", "Keywords", "Explore", "Master"])
def test_what_a_key_lists_is_heard(key: str) -> None:
    text = f"# Beekeeping Roadmap\n\n## Hives\n\n- {key}: brood, drones\n\n## Wax\n\n- Extraction\n"
    roadmap = read(text.encode(), "bees.md")
    labels = {topic.id: topic.label for topic in roadmap.topics}
    assert set(labels.values()) == {"Beekeeping", "Hives", "Brood", "Drones", "Wax", "Extraction"}
    assert {labels[one.topic] for one in roadmap.broader if labels[one.broader] == "Hives"} == {
        "Brood",
        "Drones",
    }


def test_a_word_that_is_a_key_elsewhere_names_a_topic_by_itself() -> None:
    text = "# Algorithms Roadmap\n\n## Analysis\n\n- Time complexity\n- Space complexity: what memory a run takes\n"
    labels = {topic.label for topic in read(text.encode(), "a.md").topics}
    assert "Time complexity" in labels


TITLES = """
The Ultimate Guide to Beekeeping; Beekeeping - A Self-Study Curriculum; 6-Month Beekeeping Plan; My Beekeeping Notes
Beekeeping Study Notes; Free Beekeeping Courses; Best Beekeeping Books; Beekeeping Skill Tree; Beekeeping Mind Map
Beekeeping Interview Preparation; The Road to Beekeeping; Beekeeping Mastery Roadmap; Prerequisites for Beekeeping
Module 2 - Beekeeping; Lecture 5: Beekeeping; Beekeeping Roadmap by Ann Ash; [WIP] Beekeeping Roadmap
Welcome to the Beekeeping Course!; Teach Yourself Beekeeping; Beekeeping Lesson Plan; Beekeeping Resources
"""


@pytest.mark.parametrize("title", _labels(TITLES))
def test_a_title_says_what_the_document_is_about(title: str) -> None:
    labels = {topic.label for topic in read(f"# {title}\n\n## Wax\n\n- Moulds\n".encode(), "w.md").topics}
    assert labels == {"Beekeeping", "Wax", "Moulds"}


@pytest.mark.parametrize(
    "title",
    [
        "Human Resources Roadmap",
        "Unit Testing Roadmap",
        "Road Safety Course",
        "Machine Learning Notes",
        "Home Automation Roadmap",
        "Program Management Course",
        "Track Cycling Guide",
        "Map Projections Roadmap",
    ],
)
def test_a_title_keeps_the_words_of_its_subject(title: str) -> None:
    subject = title.rsplit(" ", 1)[0]
    labels = {topic.label for topic in read(f"# {title}\n\n## Wax\n\n- Moulds\n".encode(), "w.md").topics}
    assert labels == {subject, "Wax", "Moulds"}


@pytest.mark.parametrize("tongue", ["es", "pt", "it"])
def test_three_letters_of_a_sunday_are_no_day_where_they_name_something(tongue: str) -> None:
    """It abbreviates Sunday, and is a title and an interface of browsers."""
    assert role_of("DOM", words(tongue)) is None
    assert role_of({"it": "Domenica"}.get(tongue, "Domingo"), words(tongue)) is not None
