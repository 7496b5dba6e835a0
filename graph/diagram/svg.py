"""A drawing as one self-contained SVG picture: no script, and no reference to anything outside it.

Colours follow the reader's light or dark setting. Each stands as a plain attribute too, so that the picture keeps
its light colours where style sheets are barred or custom properties unknown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..label import digest
from .drawing import NOTHING, Drawing, Edge, Node
from .joint import joint
from .layout import JOINT, STUB, Box, Layout, Point, layout
from .legend import BROKEN, legend
from .markup import Attributes, element, number, words
from .palette import LIGHT, Shade, shades
from .style import style
from .text import printable, width, wrap

FONT = 13.0
FACES = "system-ui,-apple-system,Segoe UI,Roboto,Helvetica Neue,Arial,Noto Sans,sans-serif"
LINE = 17.0

TEXT_ROOM = 12.0
"""The greatest breadth of a line of text in a box, in parts of the font size."""

LINES = 3
"""The greatest number of lines in a box; the tooltip has the whole label."""

PADDING = (13.0, 9.0)

CROWD = 8.0
"""How much of a box's side each arrow that ends there gets at least."""

MARGIN = 24.0
HEADING = 17.0
LEAST_WIDTH = 360.0

ARROW = 5.0
"""How far before a box a line ends; the head of the arrow covers the rest."""

LISTED = 60
"""The number of topics that the description names."""


def svg(drawing: Drawing) -> str:
    """The drawing as an SVG document that ends in a newline.

    Topics and arrows have `<title>` elements, which viewers show as tooltips: the whole label, the evidence.
    Raises `LimitError` for a drawing of very many topics and long arrows.
    """
    labels = [wrap(printable(node.label), TEXT_ROOM, LINES) for node in drawing.nodes]
    placed = _laid_out(drawing, labels)
    breadth = max(placed.width, LEAST_WIDTH)
    aside = (breadth - placed.width) / 2 if drawing.nodes else 0.0
    heading = wrap(printable(drawing.title), breadth / HEADING, LINES)
    top = MARGIN + len(heading) * HEADING * 1.4 + 8
    key, key_height = legend(drawing, breadth)
    bottom = top + (placed.height if drawing.nodes else FONT) + (28 if key else 0)
    body = [
        *_heading(heading),
        _shifted(MARGIN + aside, top, _picture(drawing, labels, placed)),
        _shifted(MARGIN, bottom, key),
    ]
    return _document(drawing, body, breadth + 2 * MARGIN, bottom + key_height + MARGIN)


def _laid_out(drawing: Drawing, labels: Sequence[Sequence[str]]) -> Layout:
    """The layout; known topics, and those of a map that need nothing, stand close to what needs them."""
    index = {node.id: place for place, node in enumerate(drawing.nodes)}
    edges = [(index[edge.source], index[edge.target]) for edge in drawing.edges]
    arriving = Counter(edge.target for edge in drawing.edges if not edge.group)
    joined = Counter(target for target, _ in drawing.groups)
    broad = JOINT[drawing.across] * 1.4
    sizes = [
        _size(node, lines, arriving[node.id] * CROWD + joined[node.id] * broad, drawing.across)
        for node, lines in zip(drawing.nodes, labels, strict=True)
    ]
    stages = [_kind(node) for node in drawing.nodes]
    loose = [place for place, stage in enumerate(stages) if stage <= drawing.across]
    return layout(sizes, edges, drawing.across, stages, loose, [edge.group for edge in drawing.edges])


def _size(node: Node, lines: Sequence[str], side: float, across: bool) -> tuple[float, float]:
    """The width and height of a box that its label and badge fit in; at least `side` where arrows end."""
    breadth = max(map(width, lines), default=0.0) * FONT + 2 * PADDING[0] + _badge_room(node)
    height = max(len(lines), 1) * LINE + 2 * PADDING[1]
    return (breadth, max(height, side)) if across else (max(breadth, side), height)


def _kind(node: Node) -> int:
    """The stage by which a topic is coloured: 0 for those known."""
    return 0 if node.known else node.stage


def _badge_width(node: Node) -> float:
    """The breadth of the badge of a step (its number) or a known topic (a tick); 0 where there is none."""
    if node.known:
        return 19.0
    return 0.0 if node.position is None else max(19.0, 7.0 + 7.0 * len(str(node.position)))


def _badge_room(node: Node) -> float:
    return _badge_width(node) + 6.0 if _badge_width(node) else 0.0


def _document(drawing: Drawing, body: Sequence[str], breadth: float, height: float) -> str:
    """The whole document; its ids and style rules are its own, so that several can stand in one page."""
    scope = "rg-" + digest(repr(drawing))[:8]
    root: Attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "class": scope,
        "viewBox": f"0 0 {number(breadth)} {number(height)}",
        "width": breadth,
        "height": height,
        "role": "img",
        "aria-labelledby": f"{scope}-title",
        "aria-describedby": f"{scope}-desc",
        "font-family": FACES,
        "font-size": FONT,
    }
    page: Attributes = {"class": "page", "width": breadth, "height": height, "fill": LIGHT.page}
    content = [
        element("title", {"id": f"{scope}-title"}, words(drawing.title)),
        element("desc", {"id": f"{scope}-desc"}, words(_described(drawing))),
        element("style", {}, style(scope, drawing.stages)),
        element("rect", page),
        *body,
    ]
    return element("svg", root, "\n", "\n".join(content), "\n") + "\n"


def _described(drawing: Drawing) -> str:
    """The drawing in a sentence, for those who do not see it."""
    if not drawing.nodes:
        return NOTHING
    learned = [node for node in drawing.nodes if not node.known]
    known = [node.label for node in drawing.nodes if node.known]
    topics = [node.label if node.position is None else f"{node.position}. {node.label}" for node in learned]
    order = (
        f"{_counted(len(topics), 'topic')} in {_counted(drawing.stages, 'stage')}, each after what it needs: "
    )
    return order + _named(topics) + (f" Known already: {_named(known)}" if known else "")


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _named(labels: Sequence[str]) -> str:
    """The labels as the end of a sentence, not more than `LISTED` of them."""
    more = [f"{len(labels) - LISTED} more"] if len(labels) > LISTED else []
    return "; ".join([*labels[:LISTED], *more]) + "."


def _heading(lines: Sequence[str]) -> list[str]:
    """The title above the picture."""
    return [
        element(
            "text",
            {
                "class": "heading",
                "x": MARGIN,
                "y": MARGIN + HEADING * (0.8 + 1.4 * index),
                "font-size": HEADING,
                "font-weight": "600",
                "fill": LIGHT.text,
            },
            words(line),
        )
        for index, line in enumerate(lines)
    ]


def _shifted(x: float, y: float, parts: Sequence[str]) -> str:
    return element(
        "g", {"transform": f"translate({number(x)} {number(y)})"}, *(f"\n{part}" for part in parts)
    )


def _picture(drawing: Drawing, labels: Sequence[Sequence[str]], placed: Layout) -> list[str]:
    """The arrows and, over them, the boxes."""
    if not drawing.nodes:
        return [element("text", {"class": "note", "y": FONT, "fill": LIGHT.soft}, NOTHING)]
    names = {node.id: node.label for node in drawing.nodes}
    kinds = [LIGHT.known, *shades(drawing.stages)]
    ends = {edge.group: route[-1] for edge, route in zip(drawing.edges, placed.routes, strict=True)}
    return [
        *(
            _edge(edge, f"{names[edge.target]} requires {names[edge.source]}", route, drawing.across)
            for edge, route in zip(drawing.edges, placed.routes, strict=True)
        ),
        *(
            _group(first, names[first.target], ends[group], drawing.across)
            for group, (first, *_) in drawing.groups.items()
        ),
        *(
            _linked(drawing.page(node), _node(node, lines, box, kinds[_kind(node)]))
            for node, lines, box in zip(drawing.nodes, labels, placed.boxes, strict=True)
        ),
    ]


def _edge(edge: Edge, said: str, route: Sequence[Point], across: bool) -> str:
    """An arrow with a broad invisible line under it, so that its tooltip is easy to meet; to a joint it has no head."""
    short = JOINT[not across] + STUB if edge.group else ARROW
    course: Attributes = {
        "d": _course([*route[:-1], _before(route[-1], short, across)], across),
        "fill": "none",
    }
    return element(
        "g",
        {"class": "edge weak" if edge.weak else "edge"},
        element("title", {}, words(said, *filter(None, [edge.title]))),
        element("path", {"class": "hit", **course, "stroke-width": 12.0, "pointer-events": "stroke"}),
        _line(course, edge.weak),
        "" if edge.group else _head(route[-1], across),
    )


def _group(first: Edge, label: str, end: Point, across: bool) -> str:
    """The joint at which arrows from alternatives, this one and others, meet, and one arrow to the topic from there."""
    x, y = _before(end, STUB, across)
    left, middle = (x - JOINT[0], y) if across else (x - JOINT[0] / 2, y - JOINT[1] / 2)
    course: Attributes = {"d": f"M{_at(x, y)}L{_at(*_before(end, ARROW, across))}", "fill": "none"}
    said = f"{label} requires one of {len(first.any_of)}"
    return element(
        "g",
        {"class": "any-of"},
        element("title", {}, words(said, *filter(None, [first.title]))),
        _line(course, first.weak),
        _head(end, across),
        joint(f"1 of {len(first.any_of)}", left, middle),
    )


def _before(end: Point, room: float, across: bool) -> Point:
    """The point that lies so far before the end of an arrow."""
    return (end[0] - room, end[1]) if across else (end[0], end[1] - room)


def _line(course: Attributes, weak: bool) -> str:
    line: Attributes = {"class": "line", **course, "stroke": LIGHT.edge, "stroke-width": 1.4}
    return element("path", {**line, "stroke-dasharray": BROKEN} if weak else line)


def _head(end: Point, across: bool) -> str:
    (x, y), (back, aside) = end, (8, 4) if across else (4, 8)
    last = (x - 8, y + 4) if across else (x + 4, y - 8)
    d = f"M{_at(x - back, y - aside)}L{_at(x, y)}L{_at(*last)}z"
    return element("path", {"class": "head", "d": d, "fill": LIGHT.edge})


def _course(route: Sequence[Point], across: bool) -> str:
    """The path data of a route: straight within rows, bent smoothly between them."""
    drawn = f"M{_at(*route[0])}"
    here = route[0]
    for index, (x, y) in enumerate(route[1:]):
        straight = index % 2 or (y == here[1] if across else x == here[0])
        middle = (here[0] + x) / 2 if across else (here[1] + y) / 2
        if straight:
            drawn += f"L{_at(x, y)}"
        elif across:
            drawn += f"C{_at(middle, here[1])} {_at(middle, y)} {_at(x, y)}"
        else:
            drawn += f"C{_at(here[0], middle)} {_at(x, middle)} {_at(x, y)}"
        here = (x, y)
    return drawn


def _at(x: float, y: float) -> str:
    return f"{number(x)} {number(y)}"


def _node(node: Node, lines: Sequence[str], box: Box, shade: Shade) -> str:
    """A box with its label, before it the number of a step or the tick of a known topic."""
    outline: Attributes = {"x": box.x, "y": box.y, "width": box.width, "height": box.height, "rx": 7.0}
    room = _badge_room(node)
    x, anchor = (box.x + PADDING[0] + room, "start") if room else (box.x + box.width / 2, "middle")
    y = box.y + (box.height - len(lines) * LINE) / 2 + LINE / 2 + FONT * 0.35
    spans = [
        element("tspan", {"x": x, "y": y + index * LINE}, words(line)) for index, line in enumerate(lines)
    ]
    return element(
        "g",
        {"class": f"node s{_kind(node)}"},
        element("title", {}, words(_told(node))),
        element("rect", {"class": "box", **outline, "fill": shade.ground, "stroke": shade.line}),
        _badge(node, box, shade),
        element("text", {"class": "label", "text-anchor": anchor, "fill": shade.text}, *spans),
    )


def _linked(page: str, drawn: str) -> str:
    """The box as a link to the topic's page, in the window and not in the frame of a picture, if it has one."""
    return element("a", {"href": page, "target": "_top"}, drawn) if page else drawn


def _told(node: Node) -> str:
    """What the tooltip of a topic tells."""
    if node.known:
        return f"{node.label} (known already)"
    chosen = ", chosen among alternatives" if node.chosen_from else ""
    return f"{node.label} (stage {node.stage}{chosen})"


def _badge(node: Node, box: Box, shade: Shade) -> str:
    breadth, middle = _badge_width(node), box.y + box.height / 2
    if not breadth:
        return ""
    left = box.x + PADDING[0] - 4.0
    ground: Attributes = {"x": left, "y": middle - 9.5, "width": breadth, "height": 19.0, "rx": 9.5}
    pill = element("rect", {"class": "badge", **ground, "fill": shade.badge})
    if node.known:
        tick = f"M{_at(left + 5.5, middle + 0.5)}l2.8 2.8l5.2 -6"
        drawn: Attributes = {"d": tick, "fill": "none", "stroke": shade.badge_text}
        return pill + element("path", {"class": "check", **drawn, "stroke-width": 1.8})
    place: Attributes = {"x": left + breadth / 2, "y": middle + 4.0}
    text: Attributes = {
        "class": "position",
        **place,
        "font-size": 11.0,
        "font-weight": "600",
        "text-anchor": "middle",
    }
    return pill + element("text", {**text, "fill": shade.badge_text}, str(node.position))
