"""The preferred media type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.api.negotiate import negotiate, sent
from starlette.requests import Request

OFFERED = ["application/json", "text/turtle", "text/html"]


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "application/json"),
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/*", "text/turtle"),
        ("TEXT/HTML", "text/html"),
        ("text/html, application/json", "text/html"),
        ("text/html;q=0.5, application/json;q=0.6", "application/json"),
        ("text/turtle;q=0.2, */*;q=0.1", "text/turtle"),
        ("*/*, application/json;q=0", "text/turtle"),
        ("text/*;q=0.9, text/turtle;q=0.1", "text/html"),
        ("text/turtle;charset=utf-8;q=0.9", "text/turtle"),
        ("image/png", None),
        ("*/*;q=0", None),
        ("text/html;q=nonsense", None),
        ("text/html;q=7, text/turtle", "text/turtle"),
        (",;,", None),
    ],
)
def test_the_preferred_type(accept: str | None, expected: str | None) -> None:
    assert negotiate(accept, OFFERED) == expected


@pytest.mark.parametrize(("before", "expected"), [(99, "text/html"), (100, None)])
def test_a_header_that_goes_on_and_on_is_heard_for_a_while(before: int, expected: str | None) -> None:
    assert negotiate("image/png, " * before + "text/html", OFFERED) == expected


@given(st.text())
def test_any_header_is_understood(accept: str) -> None:
    assert negotiate(accept, OFFERED) in (None, *OFFERED)


def sending(kind: str) -> str | None:
    head = [(b"content-type", kind.encode("latin-1", "replace"))]
    return sent(Request({"type": "http", "headers": head}))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("application/json", "application/json"),
        ("Application/JSON ; Charset=UTF-8", "application/json"),
        ('application/json;charset="utf8"', "application/json"),
        ("application/json; foo=bar", "application/json"),
        ('application/json; foo="; charset=latin-1"; charset=utf-8', "application/json"),
        ("application/json;", "application/json"),
        ("application/json; charset=latin-1", None),
        ("application/json; foo=bar; charset=utf-16", None),
    ],
)
def test_the_type_of_what_is_sent(kind: str, expected: str | None) -> None:
    assert sending(kind) == expected


@given(st.text(alphabet="chars*et=utf-8'%\"\\\r\n\0\xe9;/ "))
def test_any_type_is_understood(parameters: str) -> None:
    assert sending(f"text/turtle; {parameters}") in (None, "text/turtle", "text/plain")
