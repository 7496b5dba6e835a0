from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

from roadgraph.graph.exchange.xml import xml


def test_a_carriage_return_and_all_that_xml_can_hold_are_read_back() -> None:
    root = Element("a", b="x\r\n\t\"'<&>é")
    root.text = "y\r\n\t\"'<&>]]>😀"
    found = fromstring(xml(root))
    assert (found.attrib, found.text) == (root.attrib, root.text)


def test_it_is_declared_as_utf_8_and_ends_in_a_newline() -> None:
    written = xml(Element("a"))
    assert written.startswith(b"<?xml version='1.0' encoding='utf-8'?>\n")
    assert written.endswith(b">\n")
