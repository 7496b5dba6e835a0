"""Reads RDF/XML; every statement keeps its line, and what the XML declares is neither fetched nor let grow."""

from __future__ import annotations

import re
from io import StringIO
from typing import Any
from xml.sax import SAXParseException, make_parser
from xml.sax.handler import feature_external_ges, feature_external_pes, feature_namespaces
from xml.sax.xmlreader import InputSource

from rdflib import Graph, Literal
from rdflib.plugins.parsers.rdfxml import RDFXMLHandler
from rdflib.term import Node

from .statement import BASE, Fault, Parsed, Statement, said

_MOST_LINES = 20
_MOST_COLUMNS = 2_000
"""Within how many lines, and characters of each, an object is looked for in its element."""
_DECLARES = re.compile(r"<!(?:ENTITY|ATTLIST)\b")
_SHORT = re.compile(r"""<!ENTITY\s+[\w.:-]{1,80}\s+(?:"[^"&%<]{0,1000}"|'[^'&%<]{0,1000}')\s*>""")
"""An entity that stands for a plain text, as ontology editors write them for namespaces."""


def parse_rdfxml(text: str) -> Parsed:
    """The statements of a text in RDF/XML, up to the first place that is none.

    Entities that stand for short plain texts are read; a text that declares others, or defaults of attributes, is
    refused, since these may grow without bound or lead to other files.
    """
    parsed = Parsed()
    if len(_DECLARES.findall(text)) != len(_SHORT.findall(text)):
        fault = Fault("it declares entities that are no short plain texts, which is refused", 0)
        return Parsed(faults=[fault])
    parser = make_parser()
    parser.setFeature(feature_namespaces, True)
    parser.setFeature(feature_external_ges, False)
    parser.setFeature(feature_external_pes, False)
    handler: Any = _Handler(text, parsed)  # rdflib's names of parameters are not those of the protocol.
    parser.setContentHandler(handler)
    source = InputSource(BASE)
    source.setCharacterStream(StringIO(text))
    try:
        parser.parse(source)
    except SAXParseException as error:
        parsed.faults.append(Fault(error.getMessage(), error.getLineNumber() or 0))
    except Exception as error:  # rdflib raises what its parsers happen to raise
        parsed.faults.append(Fault(said(error).removeprefix(f"{BASE}:"), 0))
    return parsed


class _Handler(RDFXMLHandler):
    """rdflib's reader, which keeps the line where each element begins."""

    def __init__(self, text: str, parsed: Parsed) -> None:
        self._lines = text.split("\n")
        self._parsed = parsed
        self._begun: list[tuple[int, int]] = []
        super().__init__(_Store(self))

    def startElementNS(self, name: Any, qname: Any, attrs: Any) -> None:  # noqa: N802
        """Open an element."""
        self._begun.append((self.locator.getLineNumber() or 1, self.locator.getColumnNumber() or 0))
        super().startElementNS(name, qname, attrs)

    def endElementNS(self, name: Any, qname: Any) -> None:  # noqa: N802
        """Close an element."""
        super().endElementNS(name, qname)
        self._begun.pop()

    def literal_element_end(self, name: Any, qname: Any) -> None:
        """Pass over an element in a text of XML: rdflib would read the whole text again with each."""

    def literal_element_char(self, data: str) -> None:
        """Pass over what such an element holds."""

    def keep(self, subject: Node, predicate: Node, value: Node) -> None:
        """Keep a statement at the place in its element that names the object."""
        first, begun = self._begun[-1]
        last = min(self.locator.getLineNumber() or first, first + _MOST_LINES)
        told = str(value).strip() if isinstance(value, Literal) else re.split(r"[/#:]", str(value))[-1]
        named = told.split("\n")[0][:80]
        for line in range(first, last + 1) if named else ():
            start = begun if line == first else 0
            column = self._lines[line - 1].find(named, start, start + _MOST_COLUMNS)
            if column >= 0:
                self._parsed.statements.append(Statement(subject, predicate, value, line, column))
                return
        self._parsed.statements.append(Statement(subject, predicate, value, first, begun))


class _Store(Graph):
    """Gives the reader's statements back to it."""

    def __init__(self, handler: _Handler) -> None:
        super().__init__(bind_namespaces="none")
        self._handler = handler

    def add(self, triple: Any) -> _Store:
        """Keep a statement."""
        self._handler.keep(*triple)
        return self

    def bind(self, *_: Any, **__: Any) -> None:
        """Pass over a prefix."""
