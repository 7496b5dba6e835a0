"""The sort of a document is told by its content, then by its name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.ingest.media_type import media_type


@pytest.mark.parametrize(
    "text",
    [
        "# Roadmap\n",
        "Intro\n\n### **Basics**\n1. One",
        "Roadmap\n=======\n- Algebra",
        "Basics\n------\n- Algebra",
        "```markdown\n# Title\n```\n",
        "See [the course](https://example.org/course) first.",
        "See [the course].\n\n[the course]: https://example.org",
        "- **Algebra**: vectors",
        "- use `numpy`",
        "- [ ] Algebra\n- [x] Calculus",
        "| Topic | Needs |\n|---|---|\n| a | b |",
        "> Learn slowly\n",
        '<h1 align="center">Roadmap</h1>\n\n## Basics\n',
        "\n<br>\n<br>\n\n# Roadmap\n",
        "<details><summary>Basics</summary>\n\n- **Algebra**\n</details>",
        "# Export\n" + "\t•\tAlgebra\n" * 5,
    ],
)
def test_markdown_by_its_signs(text: str) -> None:
    assert media_type(text, "roadmap.txt") == "text/markdown"
    assert media_type(text, "-") == "text/markdown"


@pytest.mark.parametrize(
    "text",
    [
        "my roadmap\n\n1. Basics\n\t•\tAlgebra\n\t◦\tVectors\n",
        "Basics\n• Algebra\n  ◦ Vectors\n",
        "Basics\n\tAlgebra\n\t\tVectors\n",
        "roadmap\n" + "• Topic\n" * 40 + "see [the course](https://example.org)\n",
    ],
)
def test_an_outline_by_its_bullets_and_tabs(text: str) -> None:
    assert media_type(text, "roadmap.txt") == "text/plain"
    assert media_type(text, "roadmap.md") == "text/plain"


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html>\n<html><body><p>Hi</p></body></html>",
        "<!doctype HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>\n<title>x</title>",
        "\n<html lang='en'>\n# not a heading\n</html>",
        "<?xml version='1.0'?>\n<!-- saved -->\n<!DOCTYPE html>\n<html/>",
        "<head><title>x</title></head>",
        "<BODY bgcolor=white>x",
    ],
)
def test_a_page_by_its_beginning(text: str) -> None:
    assert media_type(text, "roadmap.txt") == "text/html"
    assert media_type(text, "roadmap.md") == "text/html"


def test_a_page_that_is_quoted_is_no_page() -> None:
    assert (
        media_type("# Lesson\n```html\n<!doctype html>\n<html></html>\n```", "lesson.txt") == "text/markdown"
    )
    assert media_type("<header>x</header>", "x.txt") == "text/plain"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("roadmap.md", "text/markdown"),
        ("ROADMAP.MARKDOWN", "text/markdown"),
        ("page.htm", "text/html"),
        ("maps/page.html", "text/html"),
        ("roadmap.txt", "text/plain"),
        ("README", "text/plain"),
        ("-", "text/plain"),
        ("data.json", "application/json"),
        ("table.csv", "text/csv"),
        ("index.rst", "text/x-rst"),
        ("outline.opml", "text/x-opml"),
        ("lesson.ipynb", "application/x-ipynb+json"),
    ],
)
def test_the_name_decides_where_the_content_does_not(name: str, expected: str) -> None:
    assert media_type("First algebra, then calculus.\n- one\n- two\n", name) == expected


def test_what_the_name_says_is_data_is_not_taken_for_markdown() -> None:
    assert media_type('{"cells": ["# Title", "**bold**"]}', "lesson.ipynb") == "application/x-ipynb+json"
    assert media_type("Title\n=====\n\n``code``\n", "index.rst") == "text/x-rst"


@given(st.text(), st.text())
def test_any_text_has_a_media_type(text: str, name: str) -> None:
    assert "/" in media_type(text, name)
