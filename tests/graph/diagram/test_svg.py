from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from roadgraph.graph.diagram.drawing import NOTHING, Drawing, Edge, Node
from roadgraph.graph.diagram.svg import svg
from roadgraph.graph.diagram.text import printable
from roadgraph.graph.knowledge import stages

GALLERY = Path(__file__).parents[3] / "docs" / "gallery"
SVG = "{http://www.w3.org/2000/svg}"
Element = ElementTree.Element
Box = tuple[float, float, float, float]
Point = tuple[float, float]


def read(drawing: Drawing) -> Element:
    """The root of the picture, read by a strict parser."""
    return ElementTree.fromstring(svg(drawing).encode())


def groups(root: Element, kind: str) -> list[Element]:
    return [g for g in root.iter(f"{SVG}g") if kind in (g.get("class") or "").split()]


def part(group: Element, kind: str) -> Element:
    (found,) = [element for element in group.iter() if element.get("class") == kind]
    return found


def title(group: Element) -> str:
    return group.findtext(f"{SVG}title") or ""


def box(group: Element, kind: str = "box") -> Box:
    x, y, width, height = (float(part(group, kind).get(key) or 0) for key in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def bezier(points: list[Point], at: float) -> Point:
    """The point of a Bézier curve, by de Casteljau's algorithm."""
    while len(points) > 1:
        points = [(x0 + (x1 - x0) * at, y0 + (y1 - y0) * at) for (x0, y0), (x1, y1) in pairwise(points)]
    return points[0]


def course(group: Element) -> list[Point]:
    """Points along the line of an arrow, close to each other."""
    drawn: list[Point] = []
    for command, text in re.findall(r"([MLC])([-\d. ]+)", part(group, "line").get("d") or ""):
        numbers = [float(number) for number in text.split()]
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        if command == "M":
            drawn.append(points[0])
            continue
        corners = [drawn[-1], *points]
        drawn += [bezier(corners, step / 32) for step in range(1, 33)]
    return drawn


@st.composite
def drawings(draw: st.DrawFn) -> Drawing:
    """Drawings of random acyclic graphs of up to 40 topics, most of them with labels of several lengths."""
    count = draw(st.integers(1, 40))
    place = st.integers(0, count - 1)
    pairs = (
        draw(st.sets(st.tuples(place, place).filter(lambda pair: pair[0] < pair[1]), max_size=60))
        if count > 1
        else set()
    )
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(f"t{index}" for index in range(count))
    graph.add_edges_from((f"t{low}", f"t{high}") for low, high in sorted(pairs))
    rank = stages(graph)
    label = st.sampled_from(["Graph", "Linear algebra", "Convolutional neural network", "深度学习", "x" * 90])
    known = draw(st.booleans())
    nodes = [
        Node(topic, draw(label), stage + 1, position, known=known and not stage and position % 3 == 0)
        for position, (topic, stage) in enumerate(
            sorted(rank.items(), key=lambda item: (item[1], item[0])), 1
        )
    ]
    edges = [
        Edge(a, b, len(a) == 2, draw(st.sampled_from([(), (), ("x", "y"), ("x", "z")])))
        for a, b in graph.edges
    ]
    return Drawing("Random", tuple(nodes), tuple(edges), across=draw(st.booleans()))


@settings(deadline=None, max_examples=60)
@given(drawings())
def test_boxes_do_not_overlap_and_arrows_pass_beside_boxes(drawing: Drawing) -> None:
    root = read(drawing)
    boxes = {node.id: box(group) for node, group in zip(drawing.nodes, groups(root, "node"), strict=True)}
    ordered = list(boxes.values())
    for index, (left, top, right, bottom) in enumerate(ordered):
        for other in ordered[index + 1 :]:
            assert right < other[0] or other[2] < left or bottom < other[1] or other[3] < top
    for edge, group in zip(drawing.edges, groups(root, "edge"), strict=True):
        points = course(group)
        for topic, (left, top, right, bottom) in boxes.items():
            inside = [
                p
                for p in points
                if left < p[0] - 0.2 and p[0] + 0.2 < right and top < p[1] - 0.2 and p[1] + 0.2 < bottom
            ]
            assert not inside, (edge, topic)


@pytest.mark.parametrize("picture", sorted(GALLERY.glob("*.svg")), ids=lambda picture: picture.name)
def test_no_arrow_of_the_gallery_crosses_a_box(picture: Path) -> None:
    root = ElementTree.parse(picture).getroot()
    joints = drawn_joints(root)
    boxes = [box(group) for group in groups(root, "node")]
    for index, (left, top, right, bottom) in enumerate(boxes + joints):
        for other in [*boxes, *joints][index + 1 :]:
            assert right < other[0] or other[2] < left or bottom < other[1] or other[3] < top
    for group in groups(root, "edge"):
        points = course(group)
        across, down = zip(*points, strict=True)
        met = [
            (left, top, right, bottom)
            for left, top, right, bottom in boxes
            if min(across) < right and max(across) > left and min(down) < bottom and max(down) > top
        ]
        for left, top, right, bottom in met:
            assert not [
                (x, y) for x, y in points if left + 0.2 < x < right - 0.2 and top + 0.2 < y < bottom - 0.2
            ], title(group)


@settings(deadline=None, max_examples=40)
@given(drawings())
def test_arrows_lead_from_the_prerequisite_to_what_needs_it(drawing: Drawing) -> None:
    root = read(drawing)
    boxes = {node.id: box(group) for node, group in zip(drawing.nodes, groups(root, "node"), strict=True)}
    joints = dict(zip(drawing.groups, groups(root, "any-of"), strict=True))
    for edge, group in zip(drawing.edges, groups(root, "edge"), strict=True):
        (x, y), *_, end = course(group)
        source, target = boxes[edge.source], boxes[edge.target]
        if drawing.across:
            assert (abs(x - source[2]) < 0.2, source[1] < y < source[3]) == (True, True)
        else:
            assert (abs(y - source[3]) < 0.2, source[0] < x < source[2]) == (True, True)
        if edge.group:
            joint = box(joints[edge.group], "joint")
            assert near(end, joint, drawing.across)
            end = course(joints[edge.group])[-1]
        assert near(end, target, drawing.across)


def near(end: Point, to: Box, across: bool) -> bool:
    """Whether a line ends before the side of a box that faces it."""
    along, aside = end if across else end[::-1]
    first, low, _, high = to if across else (to[1], to[0], to[3], to[2])
    return -0.2 < first - along < 6 and low < aside < high


def drawn_joints(root: Element) -> list[Box]:
    return [box(group, "joint") for group in groups(root, "any-of")]


@settings(deadline=None, max_examples=60)
@given(drawings())
def test_joints_overlap_no_box_and_no_other_joint(drawing: Drawing) -> None:
    root = read(drawing)
    joints = drawn_joints(root)
    boxes = [box(group) for group in groups(root, "node")]
    for index, (left, top, right, bottom) in enumerate(joints):
        for other in [*joints[index + 1 :], *boxes]:
            assert right < other[0] or other[2] < left or bottom < other[1] or other[3] < top


@settings(deadline=None, max_examples=40)
@given(drawings())
def test_everything_stands_inside_the_picture_and_text_inside_its_box(drawing: Drawing) -> None:
    root = read(drawing)
    width, height = (float(root.get(key) or 0) for key in ("width", "height"))
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
    moved = next(g for g in root if g.tag == f"{SVG}g")
    across, down = (float(n) for n in re.findall(r"[\d.]+", moved.get("transform") or ""))
    for group in groups(root, "node"):
        left, top, right, bottom = box(group)
        assert (left >= 0, top >= 0) == (True, True)
        assert (right + across < width, bottom + down < height) == (True, True)
        for line in group.iter(f"{SVG}tspan"):
            assert left < float(line.get("x") or 0) < right
            assert top < float(line.get("y") or 0) < bottom
    for group in groups(root, "edge"):
        assert all(0 <= x <= width - across and 0 <= y <= height - down for x, y in course(group))


PATH = Drawing(
    "Learning path to C",
    (
        Node("k", "Known", 0, known=True),
        Node("a", "A", 1, 1),
        Node("b", "B", 1, 2, chosen_from=True),
        Node("c", "C", 2, 3),
    ),
    (
        Edge("k", "a", weak=True),
        Edge("a", "c", title="guide.md:3 “A, then C”"),
        Edge("b", "c", any_of=("b", "x"), title="guide.md:4 “B or X”"),
    ),
)


def test_tooltips_tell_topics_and_evidence() -> None:
    root = read(PATH)
    assert [title(group) for group in groups(root, "node")] == [
        "Known (known already)",
        "A (stage 1)",
        "B (stage 1, chosen among alternatives)",
        "C (stage 2)",
    ]
    assert [title(group) for group in groups(root, "edge")] == [
        "A requires Known",
        "C requires A\nguide.md:3 “A, then C”",
        "C requires B\nguide.md:4 “B or X”",
    ]
    assert [title(group) for group in groups(root, "any-of")] == ["C requires one of 2\nguide.md:4 “B or X”"]


def test_steps_are_numbered_known_topics_ticked_and_weak_arrows_broken() -> None:
    root = read(PATH)
    positions = [
        [t.text for t in group.iter() if t.get("class") == "position"] for group in groups(root, "node")
    ]
    assert positions == [[], ["1"], ["2"], ["3"]]
    assert part(groups(root, "node")[0], "check") is not None
    assert [group.get("class") for group in groups(root, "node")] == [
        "node s0",
        "node s1",
        "node s1",
        "node s2",
    ]
    dashes = [bool(part(group, "line").get("stroke-dasharray")) for group in groups(root, "edge")]
    assert dashes == [True, False, False]


def test_alternatives_meet_at_a_joint_of_their_group_that_tells_how_many_they_are() -> None:
    nodes = tuple(Node(name, name.upper(), 1 + (name == "d")) for name in "abcd")
    edges = [Edge(source, "d", any_of=("a", "b")) for source in "ab"]
    edges += [Edge(source, "d", weak=True, any_of=("b", "c", "x")) for source in "bc"]
    root = read(Drawing("x", nodes, tuple(edges)))
    joints = groups(root, "any-of")
    assert ["".join(g.itertext()).rpartition("1 of ")[2] for g in joints] == ["2", "3"]
    assert [bool(part(g, "line").get("stroke-dasharray")) for g in joints] == [False, True]
    ends = [course(group)[-1] for group in groups(root, "edge")]
    assert ends[0] == ends[1] != ends[2] == ends[3]
    assert all(part_or_none(group, "head") is None for group in groups(root, "edge"))
    assert all(part_or_none(group, "head") is not None for group in joints)


def part_or_none(group: Element, kind: str) -> Element | None:
    return next((element for element in group.iter() if element.get("class") == kind), None)


def test_the_picture_says_what_it_shows_to_those_who_do_not_see_it() -> None:
    root = read(PATH)
    assert root.get("role") == "img"
    named = {element.get("id"): element.text for element in root if element.get("id")}
    assert named[root.get("aria-labelledby")] == "Learning path to C"
    assert named[root.get("aria-describedby")] == (
        "3 topics in 2 stages, each after what it needs: 1. A; 2. B; 3. C. Known already: Known."
    )


def notes(root: Element) -> list[str]:
    return [text.text or "" for text in root.iter(f"{SVG}text") if text.get("class") == "note"]


def test_the_key_explains_only_what_is_drawn() -> None:
    assert notes(read(PATH)) == [
        "Stage",
        "known already",
        "weak evidence",
        "one of these is enough",
    ]
    assert notes(read(Drawing("x", (Node("a", "A", 1, 1),), ()))) == []


def test_colours_follow_the_setting_of_the_reader_and_stand_as_attributes_too() -> None:
    root = read(PATH)
    sheet = root.findtext(f"{SVG}style") or ""
    assert "@media (prefers-color-scheme:dark)" in sheet
    assert all(rule.startswith((f".{root.get('class')}", "@media")) for rule in sheet.splitlines())
    used = set(re.findall(r"var\((--[\w-]+)\)", sheet))
    light, dark = sheet.splitlines()[:2]
    assert used <= set(re.findall(r"(--[\w-]+):", light))
    assert used <= set(re.findall(r"(--[\w-]+):", dark))
    assert all(part(group, "box").get("fill") for group in groups(root, "node"))


def test_two_pictures_can_stand_in_one_page() -> None:
    other = Drawing("Another", PATH.nodes, PATH.edges)
    names = [[e.get("id") for e in read(d).iter() if e.get("id")] for d in (PATH, other)]
    assert len(names[0]) == len(set(names[0])) == 2
    assert set(names[0]).isdisjoint(names[1])
    assert read(PATH).get("class") != read(other).get("class")


def test_hostile_text_stays_text(hostile: str) -> None:
    drawing = Drawing(
        hostile, (Node(hostile, hostile, 1, 1), Node("b", "B", 2, 2)), (Edge(hostile, "b", title=hostile),)
    )
    root = read(drawing)
    assert (root.findtext(f"{SVG}title") or "") == printable(hostile)
    node, edge = groups(root, "node")[0], groups(root, "edge")[0]
    assert title(node).startswith(printable(hostile))
    assert title(edge).endswith(printable(hostile))
    shown = "".join(line.text or "" for line in node.iter(f"{SVG}tspan"))
    assert shown.replace(" ", "") == printable(hostile).replace(" ", "")
    safe = {"svg", "title", "desc", "style", "rect", "g", "path", "text", "tspan"}
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= safe
    for element in root.iter():
        assert not any(key.startswith("on") or "href" in key or key == "style" for key in element.attrib)
    assert "url(" not in (root.findtext(f"{SVG}style") or "")
    assert "@import" not in (root.findtext(f"{SVG}style") or "")


def test_topics_lead_to_their_pages_and_nowhere_else(hostile: str) -> None:
    nodes = (Node("a", "A", 1, 1), Node(hostile, "B", 1, 2))
    root = ElementTree.fromstring(svg(Drawing("x", nodes, (), pages="https://example.org/topic/")))
    links = list(root.iter(f"{SVG}a"))
    assert [title(group) for link in links for group in link] == ["A (stage 1)", "B (stage 1)"]
    assert links[0].get("href") == "https://example.org/topic/a"
    begins, name = (links[1].get("href") or "").rsplit("/", 1)
    assert begins == "https://example.org/topic"
    assert re.fullmatch(r"[\w.~%-]*", name)
    assert unquote(name) == hostile.encode(errors="replace").decode()
    assert {link.get("target") for link in links} == {"_top"}


def test_a_very_long_label_is_clipped_in_its_box_but_not_in_its_tooltip() -> None:
    label = "convolution " * 100
    text = svg(Drawing("x", (Node("a", label, 1, 1), Node("b", "w" * 10_000, 1, 2)), ()))
    first, second = groups(ElementTree.fromstring(text), "node")
    assert title(first) == f"{label.strip()} (stage 1)"
    assert len(title(second)) > 1500
    for group in (first, second):
        lines = [line.text or "" for line in group.iter(f"{SVG}tspan")]
        assert len(lines) == 3
        assert lines[-1].endswith("…")
        left, _, right, _ = box(group)
        assert right - left < 260
    assert len(text) < 20_000


def test_an_empty_drawing_is_a_small_picture_that_says_so() -> None:
    root = read(Drawing("Learning path to A, knowing A", (), ()))
    assert notes(root) == [NOTHING]
    assert root.findtext(f"{SVG}desc") == NOTHING
    assert float(root.get("width") or 0) < 500
    assert float(root.get("height") or 0) < 200


def test_numbers_have_one_decimal() -> None:
    assert not re.search(r"\d\.\d\d", re.sub(r"<style>.*</style>", "", svg(PATH), flags=re.DOTALL))
