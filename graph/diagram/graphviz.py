"""A drawing as Graphviz lays it out, in SVG, PNG or PDF: with the extra `diagrams`, in a process of its own."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import find_spec

from ..errors import DiagramError, LimitError
from .dot import dot
from .drawing import Drawing

SECONDS = 60
"""How long Graphviz may take."""

MEMORY = 2_000_000_000
"""The bytes of address space that it may use."""

INCHES = {"png": 150, "pdf": 200}
"""The greatest breadth and height of a picture, which is made smaller to fit: viewers refuse more than that."""

_MADE = re.compile(rb"(?<=/CreationDate \(D:)\d{14}")
_HINT = "ask for the way to fewer topics, or for svg without --layout"


def graphviz(drawing: Drawing, form: str) -> bytes:
    """The drawing as "svg", "png" or "pdf"; the same bytes each time where the fonts are the same.

    Whatever becomes of Graphviz, the caller goes on: it runs in another process, with a bound on time and memory.
    Raises `DiagramError` where it is not installed or fails, and `LimitError` where it takes too long.
    """
    if find_spec("pygraphviz") is None:
        raise DiagramError(
            f"{form.upper()} by Graphviz needs pygraphviz", "pip install 'roadgraph[diagrams]'"
        )
    bounds = [str(bound) for bound in (INCHES.get(form, 0), SECONDS, MEMORY)]
    command = [sys.executable, "-P", "-m", f"{__package__}.render", form, *bounds]
    try:
        done = subprocess.run(command, input=dot(drawing).encode(), capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        raise LimitError(f"Graphviz was stopped after {SECONDS} seconds", _HINT) from error
    if done.returncode or not done.stdout:
        raise DiagramError(f"Graphviz could not make a {form.upper()} of the diagram", _HINT)
    # The day on which a PDF was made stands in it, at a place of fixed length.
    return _MADE.sub(b"19700101000000", done.stdout)
