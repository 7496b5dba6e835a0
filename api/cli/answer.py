"""Gives a command's answer: text for a person, or JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from .clean import escape
from .shapes import Shape
from .write import write

if TYPE_CHECKING:
    from .page import Page


def answer(shape: Shape, text: Callable[[Page], None], as_json: bool, output: Path | None) -> None:
    """Write an answer to standard output or the file `output`: `shape` as JSON, or the page that `text` fills."""
    if as_json:
        write(escape(json.dumps(shape, ensure_ascii=False, indent=1)) + "\n", output)
        return
    from .page import Page

    page = Page.of_terminal(output=output is not None)
    text(page)
    write(page.text(), output)
