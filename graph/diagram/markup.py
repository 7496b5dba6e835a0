"""XML elements as text, with everything that is not markup escaped."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TypeAlias

from .text import printable

Attributes: TypeAlias = Mapping[str, str | float]


def element(name: str, attributes: Attributes, *children: str) -> str:
    """An element whose attribute values are escaped and whose children are markup already; numbers get one decimal.

    >>> element("rect", {"x": 1.25, "class": "a&b"})
    '<rect x="1.2" class="a&amp;b"/>'
    """
    written = "".join(
        f' {key}="{escape(value) if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
    )
    content = "".join(children)
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def words(*lines: str) -> str:
    r"""The lines as character data, each made printable and escaped.

    >>> words("1 < 2", "a & b")
    '1 &lt; 2\na &amp; b'
    """
    return "\n".join(escape(printable(line), quote=False) for line in lines)


def number(value: float) -> str:
    """A length with one decimal at the most.

    >>> number(3.0), number(-0.01), number(2.25)
    ('3', '0', '2.2')
    """
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")
