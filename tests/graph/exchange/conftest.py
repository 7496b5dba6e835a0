"""A graph with one of everything, and graphs of any text, for the exports that other programs read."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st
from roadgraph.graph.knowledge import KnowledgeGraph
from roadgraph.graph.model import (
    Application,
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
    TopicKind,
)

DOCUMENT = Document("ab" * 32, "maps/sea.md", "The sea", "text/markdown", "utf-8", "…")
PLACE = Mention(DOCUMENT.id, 3, 3, "Knots & <ropes>", "topics")
STATED = Evidence(DOCUMENT.id, 4, 5, "Racing needs\n“knots”", "prerequisite", Basis.STATED, 0.9)
CUT = Prerequisite("knots", "racing", (), Basis.ORDER, 0.4, ())

GRAPH = KnowledgeGraph(
    topics=[
        Topic("knots", "Knots", ("Knot",), TopicKind.CONCEPT, "What holds.", (PLACE,)),
        Topic("racing", "Régate", kind=TopicKind.TASK, mentions=(PLACE,), language="fr"),
        Topic("oars", "Oars"),
        Topic("sails", "Sails"),
    ],
    broader=[Broader("sails", "oars", (PLACE,))],
    applications=[Application("knots", "racing", (PLACE,))],
    prerequisites=[
        Prerequisite("racing", "knots", (), Basis.STATED, 0.9, (STATED,)),
        Prerequisite("racing", None, ("oars", "sails"), Basis.ORDER, 0.4, ()),
    ],
    resources=[
        Resource(
            "r1", "=Sea", "https://example.com/?a&b", ResourceType.BOOK, ("Ann", "Bo"), ("knots",), (PLACE,)
        )
    ],
    documents=[DOCUMENT],
    conflicts=[Conflict("contradiction", "They disagree", ("knots", "racing"), (), (CUT,))],
)


@pytest.fixture
def graph() -> KnowledgeGraph:
    """A graph in which every kind of value and relation stands once."""
    return GRAPH


# Texts as hostile documents hold them: control characters, quotes, breaks, halves of surrogate pairs.
HOSTILE = st.text(
    st.one_of(st.characters(), st.sampled_from("\x00\x0b\r\n\t\"'<>&;,=\ud800\ufffe")), max_size=12
)


@st.composite
def hostile(draw: st.DrawFn) -> KnowledgeGraph:
    """Two topics, one of which requires the other, and a resource, all of any text."""
    quote = Evidence(draw(HOSTILE), 1, 1, draw(HOSTILE), draw(HOSTILE), Basis.TEXT, draw(st.floats(0, 1)))
    mention = Mention(quote.document, 1, 1, quote.quote, quote.rule)
    titles = (draw(HOSTILE),)
    return KnowledgeGraph(
        topics=[
            Topic("a", draw(HOSTILE), titles, definition=draw(HOSTILE), mentions=(mention,)),
            Topic("b", draw(HOSTILE), language=draw(HOSTILE)),
        ],
        prerequisites=[Prerequisite("a", "b", (), Basis.TEXT, quote.confidence, (quote,))],
        resources=[
            Resource("r", draw(HOSTILE), draw(HOSTILE), ResourceType.VIDEO, titles, ("a",), (mention,))
        ],
    )


@pytest.fixture(scope="session")
def hostile_graphs() -> st.SearchStrategy[KnowledgeGraph]:
    """Graphs of any text."""
    return hostile()
