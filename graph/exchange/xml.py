"""An XML document as bytes."""

from __future__ import annotations

from xml.etree.ElementTree import Element, indent, tostring


def xml(root: Element) -> bytes:
    """The document of this root, indented, in UTF-8.

    ElementTree leaves a carriage return in text as it is, and a reader would make a line feed of it.
    """
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written.replace(b"\r", b"&#13;") + b"\n"
