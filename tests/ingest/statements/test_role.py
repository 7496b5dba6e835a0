"""Labels that say what stands below them, and name nothing that one learns."""

from __future__ import annotations

import pytest

from roadgraph.ingest.read import read

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
