"""A learning path that shows itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, TypeAlias, overload

from ...graph.diagram.drawing import Drawing
from ...graph.diagram.drawn import drawn_path
from ...graph.diagram.format import LAYOUTS
from ...graph.errors import LimitError
from ...graph.knowledge import KnowledgeGraph
from ...graph.model import Topic
from ...graph.path import LearningPath, LearningStep
from ..cli.page import PLAIN_WIDTH, Page
from ..cli.path import show_path

Image: TypeAlias = Literal["png", "pdf"]
"""The formats of a diagram that are no text."""

Text: TypeAlias = Literal["svg", "html", "mermaid", "dot"]
"""The formats of a diagram that are text."""


class Path(Sequence[LearningStep]):
    """The steps of a learning path, in order; in a notebook it is a drawing, elsewhere text with a quote for each step."""

    def __init__(self, graph: KnowledgeGraph, found: LearningPath, min_confidence: float) -> None:
        self._graph, self._found, self._min_confidence = graph, found, min_confidence

    @property
    def target(self) -> tuple[Topic, ...]:
        """The topics that the path leads to."""
        return self._found.target

    @property
    def knowing(self) -> tuple[Topic, ...]:
        """The topics that are known already."""
        return self._found.knowing

    @property
    def labels(self) -> list[str]:
        """The names of the topics to learn, in order."""
        return [step.topic.label for step in self]

    @overload
    def diagram(self, format: Image, layout: str = "roadgraph") -> bytes: ...
    @overload
    def diagram(self, format: Text = "svg", layout: str = "roadgraph") -> str: ...
    @overload
    def diagram(self, format: str, layout: str = "roadgraph") -> str | bytes: ...
    def diagram(self, format: str = "svg", layout: str = "roadgraph") -> str | bytes:  # noqa: A002 - the word of the command line
        """The path as a diagram: "svg", "html", "mermaid" or "dot" as text, "png" or "pdf" as bytes.

        `layout` says who places topics and arrows in SVG: "roadgraph" or "graphviz", which makes PNG and PDF anyway
        and needs the extra `diagrams`. Raises `ValueError` for what there is not, `LimitError` where the diagram
        would be too large, and `DiagramError` where Graphviz is missing or fails.
        """
        return drawing_in(format, layout, drawn_path(self._graph, self._found, self._min_confidence))

    @overload
    def __getitem__(self, index: int) -> LearningStep: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[LearningStep, ...]: ...
    def __getitem__(self, index: int | slice) -> LearningStep | tuple[LearningStep, ...]:
        """The step at this place, from 0, or a part of the steps."""
        return self._found.steps[index]

    def __len__(self) -> int:
        """The number of steps."""
        return self._found.length

    def __repr__(self) -> str:
        page = Page(False, PLAIN_WIDTH)
        show_path(self._graph, self._found, page)
        return page.text().rstrip("\n")

    def _repr_svg_(self) -> str | None:
        return drawing_or_none(self.diagram)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        return bundle(self, self._repr_svg_())


def drawing_in(form: str, layout: str, drawing: Drawing) -> str | bytes:
    """The drawing in a format, by a layout; `ValueError` names those there are."""
    for kind, asked, offered in (("layout", layout, LAYOUTS), ("format", form, LAYOUTS.get(layout, ()))):
        if asked not in offered:
            raise ValueError(f"there is no {kind} {asked!r}; choose one of {', '.join(offered)}")
    return LAYOUTS[layout][form](drawing)


def drawing_or_none(draw: Callable[[], str]) -> str | None:
    """What `draw` draws, None where that would be too large to look at."""
    try:
        return draw()
    except LimitError:
        return None


def bundle(shown: object, drawing: str | None) -> dict[str, str]:
    """What a notebook is given to choose from, by media type."""
    return {"text/plain": repr(shown)} | ({} if drawing is None else {"image/svg+xml": drawing})
