"""PlantUML: components, states, old and new activities, mind maps."""

from __future__ import annotations

import pytest
from roadgraph.ingest.drawing.drawn import Drawn
from roadgraph.ingest.drawing.plantuml import plantuml


def pairs(drawn: Drawn) -> list[tuple[str, str]]:
    shown = {node.name: node.text for node in drawn.nodes}
    return [(shown[edge.source], shown[edge.target]) for edge in drawn.edges]


def uml(*lines: str) -> Drawn:
    return plantuml("\n".join(["@startuml", *lines, "@enduml"]))


def test_components_and_their_names() -> None:
    drawn = uml(
        'component "Tuning the strings" as T', "rectangle Chords", "[Open strings] as O", "(Fret work) as F",
        "O --> T", "T --> Chords", "Chords --> F", "F --> [New one]",
    )  # fmt: skip
    assert pairs(drawn) == [
        ("Open strings", "Tuning the strings"), ("Tuning the strings", "Chords"), ("Chords", "Fret work"),
        ("Fret work", "New one"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arrow", "expected"),
    [
        ("-->", ("A", "B", False, True)),
        ("->", ("A", "B", False, True)),
        ("-down->", ("A", "B", False, True)),
        ("-[#red]->", ("A", "B", False, True)),
        ("-[dashed]->", ("A", "B", True, True)),
        ("..>", ("A", "B", True, True)),
        ("<--", ("B", "A", False, True)),
        ("--", ("A", "B", False, False)),
        ("<-->", ("B", "A", False, False)),
    ],
)
def test_every_arrow(arrow: str, expected: tuple[str, str, bool, bool]) -> None:
    (edge,) = uml(f"A {arrow} B").edges
    assert (edge.source, edge.target, edge.dotted, edge.directed) == expected


def test_labels_titles_groups_and_comments() -> None:
    drawn = uml(
        "title Order of study", "' A --> X", "/' A --> Y", "A --> Z '/", "skinparam monochrome true",
        'package "Left hand" {', "[Barre] --> [Slide] : optional", "}", "note left: --> nothing",
    )  # fmt: skip
    assert drawn.title == "Order of study"
    assert [(edge.source, edge.target, edge.label, edge.line) for edge in drawn.edges] == [
        ("Barre", "Slide", "optional", 8)
    ]
    assert [group.label for group in drawn.groups] == ["Left hand"]
    assert {node.group for node in drawn.nodes} == {"Left hand"}


def test_old_activities_go_on_from_the_last_one() -> None:
    drawn = uml('(*) --> "Tune"', '-->[then] "Strum"', "--> (*)", "[*] --> Pick", "Pick --> [*]")
    assert pairs(drawn) == [("Tune", "Strum")]
    assert drawn.edges[0].label == "then"


def test_activities_that_merely_follow_each_other_have_no_edges() -> None:
    drawn = uml("start", ":Tune;", "if (in tune?) then (yes)", ":Strum;", "endif", "stop")
    assert [node.text for node in drawn.nodes] == ["Tune", "Strum"]
    assert drawn.edges == ()


@pytest.mark.parametrize("line", ["participant Ann", "Ann -> Bob: hello", "activate Ann"])
def test_messages_draw_no_topics(line: str) -> None:
    assert uml(line, "Ann --> Bob") == Drawn()


@pytest.mark.parametrize(
    "lines",
    [
        ["@startmindmap", "* Guitar", "** Chords", "***_ Barre", "** Scales"],
        ["@startmindmap", "+ Guitar", "++ Chords", "+++[#Orange] Barre", "-- Scales"],
        ["@startmindmap", "* Guitar", "\t* Chords", "\t\t* Barre", "\t* Scales"],
        ["@startwbs", "* Guitar", "**: Chords;", "*** Barre", "** Scales"],
    ],
)
def test_mind_maps_nest_by_their_marks(lines: list[str]) -> None:
    drawn = plantuml("\n".join(lines))
    assert drawn.kind == "mindmap"
    assert pairs(drawn) == [("Guitar", "Chords"), ("Chords", "Barre"), ("Guitar", "Scales")]
