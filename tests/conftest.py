"""Small graphs of any shape, drawn wherever a test asks hypothesis for a `KnowledgeGraph`, one of hostile texts, and a browser.

No example is timed.
"""

from __future__ import annotations

import shutil
import signal
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, sync_playwright
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import (
    Basis,
    Broader,
    Conflict,
    Document,
    Evidence,
    Mention,
    Prerequisite,
    Resource,
    ResourceType,
    Topic,
)

settings.register_profile("untimed", settings.default, deadline=None)
settings.load_profile("untimed")

# Tests that send signals mean programs that hear them; whoever runs the tests may ignore some, as `nohup` does.
for number in (signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGTERM)):
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)

WEAK, STRONG = 0.25, 0.75
LABELS = ("Alpha", "Beta", "Gamma", "alpha", "Delta")


@st.composite
def graphs(draw: st.DrawFn, most: int = 8) -> KnowledgeGraph:
    """At most so many topics t0, t1, ... whose ids and labels say nothing of their order, with alternatives."""
    ids = draw(st.permutations([f"t{number}" for number in range(draw(st.integers(1, most)))]))
    topics = [Topic(topic, draw(st.sampled_from(LABELS))) for topic in ids]
    prerequisites = [
        Prerequisite(
            topic,
            needs[0] if len(needs) == 1 else None,
            tuple(sorted(needs)) if len(needs) > 1 else (),
            Basis.TEXT,
            draw(st.sampled_from((WEAK, STRONG, STRONG))),
            (),
        )
        for place, topic in enumerate(ids)
        for needs in draw(_needs(ids[:place]))
    ]
    return KnowledgeGraph(topics=topics, prerequisites=prerequisites)


def _needs(below: Sequence[str]) -> st.SearchStrategy[list[list[str]]]:
    """Up to three requirements among some topics: one topic or several alternatives each."""
    if not below:
        return st.just([])
    need = st.lists(st.sampled_from(below), min_size=1, max_size=3, unique=True)
    return st.lists(need, max_size=3, unique_by=lambda needs: tuple(sorted(needs)))


st.register_type_strategy(KnowledgeGraph, graphs())


HOSTILE = (
    "</script><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "--><img src=x onerror=alert(1)>",
    "</style></title></desc></svg><img src=https://evil.example/ onerror=alert(1)>",
    '" onload="alert(1)" x=\'',
    "&lt;script&gt;alert(1)&#60;/script>",
    "javascript:alert(1)",
    " JaVa\nScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    'https://evil.example/"><script>alert(1)</script>',
    "https://evil.example/> . <https://evil.example/a> <https://evil.example/b> <c",
    "//evil.example/x",
    "url(https://evil.example/) @import 'https://evil.example/x.css';",
    '"]; click n1 "javascript:alert(1)"',
    '%%{init: {"securityLevel": "loose"}}%%',
    '\\" URL="javascript:alert(1)" \\N',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1-1",
    "@SUM(1)",
    "\t=1+1",
    "\n=1+1",
    "＝1+1",
    "one\r\ntwo\u2028three\x85four",
    "safe \u202egnp.exe\u202c \u2066x \u200f",
    "nul\x00 bell\x07 escape\x1b delete\x7f none\ufffe\uffff",
    "lone \ud800 and \udfff",
    "{{constructor.constructor('alert(1)')()}} ${alert(1)}",
    "<!ENTITY x SYSTEM 'file:///etc/passwd'> &x;",
    "x" * 10_000,
    "<b>" * 3_000,
    "",
)
"""Texts as a document can hold them that means harm to whoever opens what is made of it."""


@pytest.fixture(scope="session")
def hostile_texts() -> tuple[str, ...]:
    """The hostile texts."""
    return HOSTILE


@pytest.fixture(scope="session")
def hostile_graph() -> KnowledgeGraph:
    """A graph with each hostile text wherever the text of a document can stand: a chain of topics h0, h1 and so on."""
    parts = [_hostile(number, text) for number, text in enumerate(HOSTILE)]
    conflict = Conflict("contradiction", HOSTILE[0], ("h0", "h1"), (), parts[1][2][:1])
    return KnowledgeGraph(
        topics=[topic for _, topic, _, _ in parts],
        broader=[Broader("h1", "h0", parts[1][1].mentions)],
        prerequisites=[p for _, _, prerequisites, _ in parts for p in prerequisites],
        resources=[resource for *_, resource in parts],
        documents=[document for document, *_ in parts],
        conflicts=[conflict],
    )


def _hostile(number: int, text: str) -> tuple[Document, Topic, tuple[Prerequisite, ...], Resource]:
    """A document, a topic, what the topic requires, and a resource, all of one text."""
    document = Document(f"{number:02x}" * 32, text, text, "text/markdown", "utf-8", text, (text,))
    mention = Mention(document.id, 1, 1, text, "heading")
    topic = Topic(f"h{number}", text, (text,), definition=text, mentions=(mention,))
    quote = Evidence(document.id, 1, 1, text, "sentence", Basis.STATED, 0.9)
    needs = [(f"h{number - 1}", ())] if number else []
    choice = [(None, (f"h{number - 3}", f"h{number - 2}"))] if number > 2 else []
    prerequisites = tuple(
        Prerequisite(topic.id, requires, any_of, Basis.STATED, 0.9, (quote,))
        for requires, any_of in (*needs, *choice)
    )
    resource = Resource(f"r{number}", text, text, ResourceType.VIDEO, (text,), (topic.id,), (mention,))
    return document, topic, prerequisites, resource


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The Chromium of the system; without one, a test that asks for it is skipped."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.skip("needs Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()
