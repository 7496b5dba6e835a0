"""The start page: what the graph holds, a search, and questions to begin with."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.responses import HTMLResponse

from ..graph import model
from ..graph.path import requiring
from ..graph.search import search
from ..schema.view import View
from .markup import Html, joined, name, tag
from .page import counted, items, page, section
from .topic_page import topic_link

FOUND = 30
"""The greatest number of topics that a search shows."""

LISTED = 20
"""The greatest number of documents that are listed."""

LONGEST = 500
"""The greatest number of characters of a search that are looked at."""


def start_page(view: View, text: str) -> HTMLResponse:
    """The start page, with what a search for `text` finds."""
    text = text[:LONGEST].strip()
    field = {
        "type": "search",
        "name": "q",
        "value": text,
        "placeholder": "A topic",
        "aria-label": "Search topics",
    }
    form = tag(
        "form",
        {"action": "/", "method": "get", "role": "search"},
        tag("input", field),
        tag("button", {"type": "submit"}, "Search"),
    )
    below = [_found(view, text)] if text else [_questions(view), _documents(view)]
    return page(
        "roadgraph", tag("h1", None, "What to learn, and in which order"), _holdings(view), form, *below
    )


def _holdings(view: View) -> Html:
    """What the graph holds, in a sentence."""
    graph = view.graph
    return tag(
        "p",
        {"class": "lead"},
        joined(
            [
                counted(len(graph.topics), "topic"),
                ", ",
                counted(len(graph.prerequisites), "prerequisite"),
                " and ",
            ]
        ),
        joined(
            [counted(len(graph.resources), "resource"), " out of ", counted(len(graph.documents), "document")]
        ),
        ", each with the words that say so.",
    )


def _found(view: View, text: str) -> Html:
    topics = search(view.graph, text, FOUND)
    if not topics:
        return section("Nothing found", tag("p", None, "No topic has a name like “", name(text), "”."))
    return section("Topics", items([_result(topic) for topic in topics], "results"))


def _result(topic: model.Topic) -> Html:
    kind = tag("span", {"class": "trust"}, topic.kind.value)
    said = tag("p", {"class": "soft"}, name(topic.definition)) if topic.definition else None
    return joined(part for part in (topic_link(topic), kind, said) if part)


def _questions(view: View) -> Html:
    """Questions that this very graph answers, a click away."""
    if not view.topics:
        return tag("p", {"class": "soft"}, "The graph is empty: ingest some documents first.")
    deepest = max(view.topics, key=lambda topic: view.graph.stage(topic.id))
    basic = max(view.topics, key=lambda topic: len(view.graph.required_by(topic.id)))
    count = len(requiring(view.graph, basic.id))
    asked = [
        _question(f"/topic/{deepest.id}#path", "What must I learn before ", deepest.label, "?"),
        _question(f"/topic/{basic.id}#required-by", f"Which {count:,} topics require ", basic.label, "?"),
        _question(
            f"/diagram.svg?{urlencode({'to': deepest.id})}", "A diagram of the way to ", deepest.label, ""
        ),
        _question("/diagram.svg", "A map of all topics and what they require", "", ""),
        _question(f"/graphql?{urlencode({'query': _query(deepest.id)})}", "The same in GraphQL", "", ""),
    ]
    return section("Questions to begin with", items(asked))


def _question(href: str, before: str, label: str, after: str) -> Html:
    return tag("a", {"href": href}, before, name(label) if label else None, after)


def _query(slug: str) -> str:
    return f"""{{
  learningPath(to: ["{slug}"]) {{
    ... on LearningPath {{
      length
      steps {{ position stage topic {{ label }} because {{ evidence {{ quote line document {{ name }} }} }} }}
    }}
    ... on UnknownTopic {{ message suggestions {{ label }} }}
  }}
}}"""


def _documents(view: View) -> Html:
    """The documents that were read."""
    rows = [
        joined([name(document.title or document.name), tag("span", {"class": "trust"}, name(document.name))])
        for document in view.documents[:LISTED]
    ]
    left = len(view.documents) - len(rows)
    more = tag("p", {"class": "soft"}, "and ", counted(left, "more document")) if left > 0 else None
    return section("Read from", items(rows), more) if rows else Html("")
