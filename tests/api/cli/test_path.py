from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest
from roadgraph.graph.diagram.format import FORMATS

Run = Callable[..., tuple[int, str, str]]

SAILING = ("--from", "roadmaps/sailing.md")


def test_the_path_is_laid_out_by_stages_with_the_sentence_behind_every_step(roadgraph: Run) -> None:
    code, out, err = roadgraph("path", "racing", "--knowing", "rope handling", *SAILING)
    assert (code, err) == (0, "")
    assert out == (
        "Path to Racing: 5 steps in 4 stages\n"
        "Known: Rope Handling\n"
        "\n"
        "Stage 1\n"
        "   1. Knots\n"
        "      for Tacking: “**Tacking**: requires steering and knots.” roadmaps/sailing.md:12\n"
        "   2. Wind Reading\n"
        "      for Steering: “**Steering**: requires wind reading.” roadmaps/sailing.md:11\n"
        "\n"
        "Stage 2\n"
        "   3. Steering – needs Wind Reading\n"
        "      for Tacking: “**Tacking**: requires steering and knots.” roadmaps/sailing.md:12\n"
        "\n"
        "Stage 3\n"
        "   4. Tacking – needs Knots, Steering\n"
        "      for Racing: “**Racing**: requires tacking.” roadmaps/sailing.md:14\n"
        "\n"
        "Stage 4\n"
        "   5. Racing – needs Tacking\n"
    )


def test_a_choice_among_alternatives_is_told(roadgraph: Run) -> None:
    _, out, _ = roadgraph("path", "anchoring", *SAILING)
    assert "   1. Bow Anchor\n      chosen from Bow Anchor or Stern Anchor\n" in out
    assert "Path to Anchoring: 2 steps in 2 stages\n" in out


def test_nothing_is_left_to_learn(roadgraph: Run) -> None:
    assert roadgraph("path", "knots", "-k", "tacking", *SAILING) == (
        0,
        "Nothing is left to learn for Knots.\n",
        "",
    )


def test_the_json_is_that_of_the_contract(roadgraph: Run) -> None:
    code, out, err = roadgraph("path", "Anchoring", "-k", "KNOTS", "--json", *SAILING)
    assert (code, err) == (0, "")
    needed = {
        "topic": "anchoring",
        "prerequisite": None,
        "anyOf": ["bow-anchor", "stern-anchor"],
        "basis": "stated",
        "confidence": 0.9,
        "evidence": [
            {
                "document": "roadmaps/sailing.md",
                "line": 17,
                "endLine": 17,
                "quote": "**Anchoring**: requires a bow anchor or a stern anchor.",
                "rule": "prerequisite-sentence",
                "basis": "stated",
                "confidence": 0.9,
            }
        ],
    }
    assert json.loads(out) == {
        "target": ["anchoring"],
        "knowing": ["knots"],
        "steps": [
            {
                "position": 1,
                "stage": 1,
                "topic": {"slug": "bow-anchor", "label": "Bow Anchor"},
                "requires": [],
                "chosenFrom": ["bow-anchor", "stern-anchor"],
                "because": [needed],
            },
            {
                "position": 2,
                "stage": 2,
                "topic": {"slug": "anchoring", "label": "Anchoring"},
                "requires": ["bow-anchor"],
                "chosenFrom": [],
                "because": [],
            },
        ],
        "length": 2,
    }
    assert roadgraph("path", "Anchoring", "-k", "KNOTS", "--format", "json", *SAILING)[1] == out


def test_several_targets_share_their_steps(roadgraph: Run) -> None:
    found = json.loads(roadgraph("path", "mooring", "tacking", "--json", *SAILING)[1])
    assert found["target"] == ["mooring", "tacking"]
    assert sorted(step["topic"]["slug"] for step in found["steps"]) == [
        *("knots", "mooring", "rope-handling", "steering", "tacking", "wind-reading"),
    ]


def test_a_higher_threshold_leaves_prerequisites_out(roadgraph: Run) -> None:
    found = json.loads(roadgraph("path", "racing", "--min-confidence", "1", "--json", *SAILING)[1])
    assert [step["topic"]["slug"] for step in found["steps"]] == ["racing"]


@pytest.mark.parametrize("form", FORMATS)
def test_a_path_is_drawn_in_every_format(roadgraph: Run, form: str) -> None:
    code, out, err = roadgraph("path", "racing", "--format", form, *SAILING)
    assert (code, err) == (0, "")
    assert all(label in out for label in ("Rope Handling", "Wind Reading", "Racing"))
    assert form in roadgraph("path", "--help")[1]


def test_the_ending_of_the_file_says_the_format(roadgraph: Run, tmp_path: Path) -> None:
    assert roadgraph("path", "racing", "-o", "racing.svg", *SAILING) == (0, "", "")
    assert ElementTree.parse(tmp_path / "racing.svg").getroot().tag.endswith("svg")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "gif"], "there is no format 'gif' here; choose one of text, json, "),
        (["--format", "svg", "--json"], "--json and --format svg exclude each other; "),
    ],
)
def test_formats_that_make_no_sense_are_refused(roadgraph: Run, arguments: Sequence[str], said: str) -> None:
    code, out, err = roadgraph("path", "racing", *arguments, *SAILING)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"roadgraph: {said}")
