"""Nothing that is written as text becomes markup."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.api.markup import Html, html, joined, name, outward, tag


class Read(HTMLParser):
    def __init__(self, written: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.text = ""
        self.feed(written)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.text += data


plain = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"))


@given(plain, plain)
def test_text_and_attributes_come_back_as_they_were(text: str, value: str) -> None:
    read = Read(tag("p", {"title": value}, text))
    assert read.tags == [("p", [("title", value)])]
    assert read.text == text


@given(st.text())
def test_any_text_can_be_sent(text: str) -> None:
    written = tag("p", None, name(text))
    assert [found for found, _ in Read(written).tags] == ["p", "bdi"]
    written.encode("utf-8")


def test_markup_is_written_once() -> None:
    assert html(html("<")) == "&lt;"
    assert joined(["<", Html("<br>")], " & ") == "&lt; &amp; <br>"
    assert isinstance(joined(["<"]), Html)
    assert tag("input", {"value": "x", "checked": None}) == '<input value="x">'


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "\x01javascript:alert(1)",
        " https://example.com",
        "https://exa mple.com",
        "https://example.com\n",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.com",
        "/topic/x",
        "https:example.com",
        "https://",
        "http://[::1",
        "https://example.com/\u202egpj.exe",
    ],
)
def test_what_is_no_address_of_the_web_is_no_link(url: str | None) -> None:
    assert outward(url, "x") == "<bdi>x</bdi>"


@pytest.mark.parametrize(
    "url", ["https://example.com", "HTTP://example.com/?a=1&b=2#c", "https://пример.рф/å"]
)
def test_an_address_of_the_web_is_a_link(url: str) -> None:
    ((_, attributes), _) = Read(outward(url, "x")).tags
    assert dict(attributes) == {"href": url, "rel": "nofollow noopener noreferrer"}
