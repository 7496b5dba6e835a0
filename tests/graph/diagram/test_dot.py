from __future__ import annotations

import re

from roadgraph.graph.diagram.dot import TOLD, dot
from roadgraph.graph.diagram.drawing import NOTHING, Drawing, Edge, Node
from roadgraph.graph.diagram.text import printable

TOKEN = re.compile(r'\s*(?:("(?:[^"\\\n]|\\.)*")|(->|[{}\[\]=,;])|([A-Za-z_]\w*|-?[\d.]+))')


def tokens(text: str) -> list[str]:
    """The tokens of the DOT language: quoted strings (with their quotes), marks, names and numbers."""
    found, at = [], 0
    while text[at:].strip():
        match = TOKEN.match(text, at)
        assert match, text[at : at + 60]
        found.append(match[1] or match[2] or match[3])
        at = match.end()
    return found


def unquoted(token: str) -> str:
    """What Graphviz shows for a string that holds no other codes than backslash and line break."""
    plain = re.sub(r"\\(.)", lambda found: {"n": " "}.get(found[1], found[1]), token[1:-1])
    return plain.replace("&amp;", "&")


def told(attributes: dict[str, str]) -> str:
    """What Graphviz tells for a tooltip, in which it looks for codes once more."""
    return attributes["tooltip"].replace("\\\\", "\\")


Statement = tuple[tuple[str, ...], dict[str, str]]


def read(text: str) -> tuple[str, list[Statement]]:
    """The name of a digraph and its statements: the names that each joins, and its attributes."""
    first, name, opening, *rest = tokens(text)
    assert (first, opening, rest.pop()) == ("digraph", "{", "}")
    statements: list[Statement] = []
    while rest:
        names = [rest.pop(0)]
        while rest[0] == "->":
            rest.pop(0)
            names.append(rest.pop(0))
        attributes: dict[str, str] = {}
        assert rest.pop(0) == "["
        while rest[0] != "]":
            key, equals, value = rest.pop(0), rest.pop(0), rest.pop(0)
            assert (equals, key.isalpha()) == ("=", True)
            attributes[key] = unquoted(value) if value.startswith('"') else value
            if rest[0] == ",":
                rest.pop(0)
        assert (rest.pop(0), rest.pop(0)) == ("]", ";")
        statements.append((tuple(unquoted(n) if n.startswith('"') else n for n in names), attributes))
    return unquoted(name), statements


def test_a_path_runs_down_with_its_steps_and_arrows() -> None:
    drawing = Drawing(
        "Path",
        (Node("a", "A", 0, known=True), Node("b", "B", 1, 1), Node("c", "C", 2, 2)),
        (Edge("a", "b", title="x.md:1 “q”"), Edge("a", "c"), Edge("b", "c", weak=True)),
    )
    name, statements = read(dot(drawing))
    assert name == "Path"
    assert statements[0][1]["rankdir"] == "TB"
    nodes = {names[0]: (a["label"], a["tooltip"]) for names, a in statements[3:] if len(names) == 1}
    assert nodes == {
        "a": ("A", "A (known already)"),
        "b": ("1. B", "B (stage 1)"),
        "c": ("2. C", "C (stage 2)"),
    }
    assert [(names, a) for names, a in statements if len(names) == 2] == [
        (("a", "b"), {"style": "solid", "tooltip": "x.md:1 “q”"}),
        (("a", "c"), {"style": "solid"}),
        (("b", "c"), {"style": "dashed"}),
    ]


def test_alternatives_meet_before_what_needs_one_of_them() -> None:
    nodes = tuple(Node(name, name.upper(), 1) for name in "abcd")
    edges = [Edge(source, "d", any_of=("a", "b"), title="q") for source in "ab"]
    edges += [Edge(source, "d", weak=True, any_of=("b", "c", "x")) for source in "bc"]
    _, statements = read(dot(Drawing("x", nodes, tuple(edges))))
    one, other = "d needs one of a b", "d needs one of b c x"
    labels = {
        names[0]: attributes["label"]
        for names, attributes in statements[1:]
        if len(names) == 1 and "label" in attributes
    }
    assert (labels[one], labels[other]) == ("1 of 2", "1 of 3")
    headless = {"arrowhead": "none"}
    assert [(names, attributes) for names, attributes in statements if len(names) == 2] == [
        ((one, "d"), {"style": "solid", "tooltip": "q"}),
        ((other, "d"), {"style": "dashed"}),
        (("a", one), {"style": "solid", "tooltip": "q"} | headless),
        (("b", one), {"style": "solid", "tooltip": "q"} | headless),
        (("b", other), {"style": "dashed"} | headless),
        (("c", other), {"style": "dashed"} | headless),
    ]


def test_a_map_runs_across() -> None:
    assert "rankdir=LR" in dot(Drawing("Map", (Node("a", "A", 1),), (), across=True))


def test_hostile_text_stays_inside_its_quotes(hostile: str) -> None:
    drawing = Drawing(
        hostile, (Node(hostile, hostile, 1), Node("b", "B", 2)), (Edge(hostile, "b", title=hostile),)
    )
    name, statements = read(dot(drawing))
    plain = printable(hostile)
    assert name == plain
    assert [names for names, _ in statements] == [
        ("graph",),
        ("node",),
        ("edge",),
        (plain,),
        ("b",),
        (plain, "b"),
    ]
    assert told(statements[3][1]) == f"{plain} (stage 1)".lstrip()
    assert statements[3][1]["label"].replace(" ", "") == plain.replace(" ", "")
    assert {key.lower() for _, attributes in statements for key in attributes}.isdisjoint(
        {"url", "href", "image"}
    )


def test_topics_lead_to_their_pages() -> None:
    drawing = Drawing("x", (Node('a"<>&', "A", 1),), (), pages="https://example.org/?topic=")
    assert read(dot(drawing))[1][3][1]["URL"] == "https://example.org/?topic=a%22%3C%3E%26"


def test_parts_that_nothing_joins_are_packed_under_the_title() -> None:
    _, statements = read(dot(Drawing("Map", (Node("a", "A", 1), Node("b", "B", 1)), ())))
    assert {"label": "Map", "labelloc": "t", "pack": "24", "packmode": "graph"}.items() <= statements[0][
        1
    ].items()


def test_signs_are_explained_under_the_title_where_there_are_any() -> None:
    nodes = (Node("a", "A", 0, known=True), Node("b", "B", 1), Node("c", "C", 2))
    edges = (Edge("a", "c", True, ("a", "b")), Edge("b", "c", True, ("a", "b")))
    assert heading(Drawing("Map", nodes, edges)) == (
        "Map (colours: stages, grey: known already, dashed: weak evidence, 1 of n: one of these is enough)"
    )
    assert heading(Drawing("Map", nodes[1:2], ())) == "Map"


def heading(drawing: Drawing) -> str:
    return read(dot(drawing))[1][0][1]["label"]


def test_codes_and_entities_of_graphviz_are_escaped() -> None:
    text = dot(Drawing("x", (Node("a", r"\N &lt; AT&T", 1),), ()))
    assert r'label="\\N &amp;lt; AT&T"' in text
    assert r'tooltip="\\\\N &amp;lt; AT&T (stage 1)"' in text


def test_a_long_label_is_clipped() -> None:
    _, statements = read(dot(Drawing("x", (Node("a", "ab " * 4000, 1),), ())))
    assert statements[3][1]["label"].endswith("…")
    assert len(statements[3][1]["tooltip"]) < TOLD + 20


def test_an_empty_drawing_says_so() -> None:
    assert heading(Drawing("x", (), ())) == f"x {NOTHING}"
