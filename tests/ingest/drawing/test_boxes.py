"""Maps of boxes and arrows, drawn with characters."""

from __future__ import annotations

import pytest
from roadgraph.ingest.drawing.boxes import MOST_COLUMNS, MOST_ROWS, boxes
from roadgraph.ingest.drawing.drawn import Drawn


def pairs(drawn: Drawn | None) -> set[tuple[str, str]]:
    assert drawn is not None
    shown = {node.name: node.text.replace("\n", " ") for node in drawn.nodes}
    shown |= {group.name: group.label for group in drawn.groups}
    return {(shown[edge.source], shown[edge.target]) for edge in drawn.edges}


def test_boxes_in_both_directions() -> None:
    text = """
    ┌───────────┐     ┌─────────┐
    │ Sharp     │────►│ Joints  │
    │ tools     │     └────┬────┘
    └─────┬─────┘          │
          │                ▼
          ▼           ┌─────────┐
      ┌───────┐       │ Drawers │
      │ Plane │──────▶│         │
      └───────┘       └─────────┘"""
    drawn = boxes(text, 1)
    assert pairs(drawn) == {
        ("Sharp tools", "Joints"), ("Joints", "Drawers"), ("Sharp tools", "Plane"), ("Plane", "Drawers"),
    }  # fmt: skip
    assert drawn is not None
    assert all(edge.directed for edge in drawn.edges)
    assert {node.text: node.line for node in drawn.nodes} == {
        "Sharp\ntools": 3, "Joints": 3, "Drawers": 8, "Plane": 9,
    }  # fmt: skip


def test_boxes_of_ascii() -> None:
    text = """
+---------+      +--------+
|  Saws   | ---> | Rip    |
+---------+      +--------+
     |                ^
     v                |
+---------+           |
| Chisels |-----------+
+---------+"""
    assert pairs(boxes(text)) == {("Saws", "Rip"), ("Saws", "Chisels"), ("Chisels", "Rip")}


def test_one_leads_to_many_and_many_to_one() -> None:
    text = """
                ┌─────────────┐
                │   Timber    │
                └──────┬──────┘
         ┌─────────────┼─────────────┐
         ▼             ▼             ▼
      Softwood      Hardwood      Plywood
         │             │             │
         └─────────────┼─────────────┘
                  ┌────▼────┐
                  │ Cabinet │
                  └─────────┘"""
    kinds = ["Softwood", "Hardwood", "Plywood"]
    assert pairs(boxes(text)) == {("Timber", kind) for kind in kinds} | {(kind, "Cabinet") for kind in kinds}


@pytest.mark.parametrize("arrow", ["  ↓", "  |\n  v", "  │\n  ▼", "  |\n  |\n  V"])
def test_words_below_each_other(arrow: str) -> None:
    assert pairs(boxes(f"Measuring\n{arrow}\nSawing\n{arrow}\nGluing")) == {
        ("Measuring", "Sawing"), ("Sawing", "Gluing"),
    }  # fmt: skip


def test_an_arrow_upwards_and_one_to_the_left() -> None:
    assert pairs(boxes("Sawing\n  ▲\n  │\nMeasuring")) == {("Measuring", "Sawing")}
    assert pairs(boxes("┌───┐    ┌───┐\n│ A │◄───│ B │\n└───┘    └───┘")) == {("B", "A")}


def test_rows_of_words_with_arrows_down() -> None:
    text = "Hand tools → Power tools → Machines\n    ↓             ↓\n Planing       Routing"
    assert pairs(boxes(text)) == {
        ("Hand tools", "Power tools"), ("Power tools", "Machines"), ("Hand tools", "Planing"), ("Power tools", "Routing"),
    }  # fmt: skip


def test_emoji_that_put_an_edge_out_of_line() -> None:
    text = "┌──────────┐\n│ 🪚 Saws  │\n└────┬─────┘\n     ▼\n┌──────────┐\n│ 🔨 Nails│\n└──────────┘"
    assert pairs(boxes(text)) == {("🪚 Saws", "🔨 Nails")}


def test_a_box_around_boxes_is_a_group() -> None:
    text = """
┌──────────────────────────────┐
│ Joinery                      │
│  ┌───────┐      ┌─────────┐  │
│  │ Lap   │─────►│ Mortise │  │
│  └───────┘      └─────────┘  │
└──────────────┬───────────────┘
               ▼
          Furniture"""
    drawn = boxes(text)
    assert pairs(drawn) == {("Lap", "Mortise"), ("Joinery", "Furniture")}
    assert drawn is not None
    (group,) = drawn.groups
    assert {node.text: node.group for node in drawn.nodes} == {
        "Lap": group.name,
        "Mortise": group.name,
        "Furniture": "",
    }


def test_lines_without_heads_hang_boxes_below_one() -> None:
    text = """
        ┌────────┐
        │ Timber │
        └───┬────┘
      ┌─────┴─────┐
 ┌────┴───┐   ┌───┴────┐
 │ Soft   │   │ Hard   │
 └────────┘   └────────┘"""
    drawn = boxes(text)
    assert pairs(drawn) == {("Timber", "Soft"), ("Timber", "Hard")}
    assert drawn is not None
    assert not any(edge.directed for edge in drawn.edges)


def test_several_sources_and_several_heads_are_unclear() -> None:
    text = """
 ┌───┐   ┌───┐
 │ A │   │ B │
 └─┬─┘   └─┬─┘
   └───┬───┘
   ┌───┴───┐
   ▼       ▼
 ┌───┐   ┌───┐
 │ C │   │ D │
 └───┘   └───┘"""
    assert boxes(text) is None


def test_words_that_may_be_several_are_unclear() -> None:
    assert (
        boxes("      Timber\n         |\n   +-----+-----+\n   v     v     v\n  Soft  Hard  Ply") is not None
    )
    assert (
        boxes("      Timber\n         |\n   +-----+-----+\n   v     v     v\n Softly Hardly Plywood") is None
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sawing → Planing → Gluing",
        "╔═══════╗\n║ Title ║\n╚═══════╝",
        "┌───┬───┐\n│ a │ b │\n├───┼───┤\n│ c │ d │\n└───┴───┘",
        "+---+---+\n| a | b |\n+---+---+\n| c | d |\n+---+---+",
        "| a | b |\n|---|---|\n| c | d |",
        "a > b and v < w\nself-made x -> y",
        "┌──────\n│ open\n└──────",
        "  ↓\n",
        "$ npm install\n> done",
        "x\n" * (MOST_ROWS + 1) + "A\n↓\nB",
        "A\n↓\nB" + " " * MOST_COLUMNS,
    ],
)
def test_what_is_no_map(text: str) -> None:
    assert boxes(text) is None
