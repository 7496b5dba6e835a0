"""Mermaid: flow charts in all their shapes, states, mind maps."""

from __future__ import annotations

import pytest
from roadgraph.ingest.drawing.drawn import Drawn
from roadgraph.ingest.drawing.mermaid import mermaid


def texts(drawn: Drawn) -> list[str]:
    return [node.text for node in drawn.nodes]


def pairs(drawn: Drawn) -> list[tuple[str, str]]:
    shown = {node.name: node.text for node in drawn.nodes} | {
        group.name: group.label for group in drawn.groups
    }
    return [(shown[edge.source], shown[edge.target]) for edge in drawn.edges]


@pytest.mark.parametrize(
    "shape",
    [
        "[Slip casting]", "(Slip casting)", "((Slip casting))", "(((Slip casting)))", "([Slip casting])", "{Slip casting}",
        "[[Slip casting]]", "[(Slip casting)]", "{{Slip casting}}", ">Slip casting]", "[/Slip casting/]", "[\\Slip casting\\]",
        '["Slip casting"]', '["`Slip **casting**`"]', "[Slip casting]:::big", '@{ shape: rect, label: "Slip casting" }',
        "[Slip<br/>casting]", "[<i>Slip</i> casting]",
    ],
)  # fmt: skip
def test_every_shape_shows_its_label(shape: str) -> None:
    drawn = mermaid(f"flowchart LR\n  A[Clay] --> B{shape}\n  B --> C")
    assert [text.replace("\n", " ") for text in texts(drawn)] == ["Clay", "Slip casting", "C"]
    assert [(edge.source, edge.target) for edge in drawn.edges] == [("A", "B"), ("B", "C")]


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ('["Scales (major, minor)"]', "Scales (major, minor)"),
        ("(Scales (major, minor))", "Scales (major, minor)"),
        ("[Smile :)]", "Smile :)"),
        ('["a ] b"]', "a ] b"),
        ("[Never closed", "A"),
    ],
)
def test_brackets_and_quotes_inside_a_label(label: str, text: str) -> None:
    assert texts(mermaid(f"graph TD\nA{label}")) in ([text], [])
    assert texts(mermaid(f"graph TD\nA{label} --> B"))[:1] in ([text], [])


@pytest.mark.parametrize(
    ("link", "label", "dotted", "directed"),
    [
        ("-->", "", False, True),
        ("--->", "", False, True),
        ("==>", "", False, True),
        ("-.->", "", True, True),
        ("---", "", False, False),
        ("-.-", "", True, False),
        ("<-->", "", False, False),
        ("--x", "", False, False),
        ("--o", "", False, False),
        ("-->|needs|", "needs", False, True),
        ('-->|"needs"|', "needs", False, True),
        ("-- needs -->", "needs", False, True),
        ("--needs-->", "needs", False, True),
        ("-- well-known ---", "well-known", False, False),
        ("-. needs .->", "needs", True, True),
        ("== needs ==>", "needs", False, True),
        ("--optional-->", "optional", False, True),
    ],
)
def test_every_link(link: str, label: str, dotted: bool, directed: bool) -> None:
    (edge,) = mermaid(f"graph TD\n A {link} B").edges
    assert (edge.source, edge.target) == ("A", "B")
    assert (edge.label, edge.dotted, edge.directed) == (label, dotted, directed)


def test_links_without_spaces_and_names_with_marks() -> None:
    assert pairs(mermaid("graph LR;A-->B;B-->C;")) == [("A", "B"), ("B", "C")]
    assert pairs(mermaid("graph LR\nlow-fire-->mid.fire\nC++ ==> C#")) == [
        ("low-fire", "mid.fire"),
        ("C++", "C#"),
    ]


def test_chains_and_ampersands() -> None:
    drawn = mermaid("graph TD\nA[Clay] & B[Water] --> C[Slip] --> D & E")
    assert pairs(drawn) == [("Clay", "Slip"), ("Water", "Slip"), ("Slip", "D"), ("Slip", "E")]


def test_an_invisible_link_draws_nothing() -> None:
    drawn = mermaid("graph TD\nA ~~~ B --> C")
    assert pairs(drawn) == [("B", "C")]


def test_subgraphs_hold_what_they_first_name() -> None:
    drawn = mermaid(
        "graph TD\nsubgraph one [Hand building]\n  A[Pinching] --> B[Coiling]\n  subgraph Two words\n    C\n  end\nend\n"
        "subgraph Glazes\n  A --> D\nend\none --> Glazes"
    )
    assert [(group.label, group.group) for group in drawn.groups] == [
        ("Hand building", ""), ("Two words", "one"), ("Glazes", ""),
    ]  # fmt: skip
    assert {node.text: node.group for node in drawn.nodes} == {
        "Pinching": "one", "Coiling": "one", "C": "Two words", "D": "Glazes",
    }  # fmt: skip
    assert pairs(drawn)[-1] == ("Hand building", "Glazes")


def test_styles_comments_and_stray_text_say_nothing() -> None:
    drawn = mermaid(
        "%%{init: {'theme': 'dark'}}%%\ngraph TD\n%% A --> X\nA --> B\nclassDef big fill:#fff\nclass A,B big\n"
        'style A fill:#fff\nlinkStyle 0 stroke:red\nclick A "https://example.org"\nThis is no statement\ndirection LR'
    )
    assert texts(drawn) == ["A", "B"]


def test_the_title_stands_in_the_front_matter_or_is_that_for_screen_readers() -> None:
    drawn = mermaid("---\ntitle: Order of study\n---\ngraph TD\nA --> B", 10)
    assert (drawn.title, drawn.edges[0].line) == ("Order of study", 14)
    assert mermaid("graph TD\naccTitle: Order\nA --> B").title == "Order"


def test_a_mind_map_nests_by_indentation() -> None:
    drawn = mermaid(
        "mindmap\n  root((Music))\n    Rhythm\n      beat[Metre]\n      ::icon(fa fa-drum)\n    Harmony (four parts)\n"
        "    x))Cloud((\n    y)Bang("
    )
    assert (drawn.kind, drawn.is_tree) == ("mindmap", True)
    assert pairs(drawn) == [
        ("Music", "Rhythm"), ("Rhythm", "Metre"), ("Music", "Harmony (four parts)"), ("Music", "Cloud"), ("Music", "Bang"),
    ]  # fmt: skip


def test_states() -> None:
    drawn = mermaid(
        'stateDiagram-v2\n[*] --> s1\ns1 : Open chords\nstate "Barre chords" as s2\ns1 --> s2 : then\n'
        "note right of s2\n  s1 --> nobody\nend note\nstate Advanced {\n  s2 --> s3\n}\ns3 --> [*]"
    )
    assert pairs(drawn) == [("Open chords", "Barre chords"), ("Barre chords", "s3")]
    assert drawn.edges[0].label == "then"
    assert [node.group for node in drawn.nodes if node.name == "s3"] == ["Advanced"]


@pytest.mark.parametrize("kind", ["timeline", "sequenceDiagram", "pie title Pets", "gantt", "erDiagram", ""])
def test_other_diagrams_draw_no_topics(kind: str) -> None:
    assert mermaid(f"{kind}\n  A --> B : x\n  2020 : Rye") == Drawn()
