"""Clauses that are refused are told from texts, names and comments that hold the same words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.api.sparql.refuse import CHANGES, refused


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("SELECT * FROM <urn:x> {}", "FROM"),
        ("select*from<urn:x>{}", "FROM"),
        ("SELECT * FROM NAMED ex:x {}", "FROM"),
        ("ASK { SERVICE SILENT ?x {} }", "SERVICE"),
        ("ASK { ?s ?p ?o.SERVICE <urn:x> {} }", "SERVICE"),
        ("ASK { ?s ?p true.service <urn:x> {} }", "SERVICE"),
        ("ASK { ?s ?p 'a''b' SERVICE <urn:x> {} }", "SERVICE"),
        ("PREFIX a: <urn:a#>\nINSERT DATA { a:a a:b a:c }", "changed"),
        ("LOAD <file:///etc/passwd>", "changed"),
        ("# nothing\nclear all", "changed"),
    ],
)
def test_clauses_are_refused(query: str, word: str) -> None:
    assert word in (refused(query) or "")


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?from $service 'FROM', \"SERVICE\", '''a'b''LOAD''', \"\"\"a\"\"INSERT\"\"\", 'it\\'s FROM' }",
        "ASK { from:a a:from _:from 'a'@from, a:b.FROM }",
        "ASK { <http://example.com/FROM#SERVICE> ?p ?o } # FROM SERVICE\n#LOAD",
        "SELECT ?fromage { ?servicemen a:loaded ?o }",
    ],
)
def test_other_words_are_not(query: str) -> None:
    assert refused(query) is None


@given(st.text(alphabet="'\"\\<>#@:?_.- \nFROMserviceLOAD{}", max_size=60))
def test_any_text_is_read_to_its_end(text: str) -> None:
    refused(text)
    for word in ("FROM", "service", *CHANGES):
        assert refused(f"{word} {text}")
