"""The page of one topic: what it is, what it requires and why, and what teaches it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from starlette.responses import HTMLResponse

from ..graph import model
from ..graph.knowledge import DEFAULT_CONFIDENCE
from ..graph.path import LearningPath, learning_path, requiring
from ..graph.readable import readable
from ..schema.view import BY_TITLE, View
from .markup import Html, html, joined, name, outward, tag
from .page import counted, items, page, section

SHOWN = 100
"""The greatest number of items of a list on the page."""

QUOTES = 3
"""The greatest number of quotes under one relation."""


def topic_page(view: View, topic: model.Topic) -> HTMLResponse:
    """The page of a topic."""
    graph = view.graph
    path = learning_path(graph, [topic.id])
    return page(
        topic.label,
        tag("h1", None, name(topic.label)),
        _facts(view, topic),
        tag("blockquote", None, name(topic.definition)) if topic.definition else Html(""),
        section("Requires", _requires(view, graph.requires(topic.id, 0.0))),
        _path(topic, path) if path.length > 1 else Html(""),
        _required_by(view, topic),
        _topics("Parts and kinds", view.named(link.topic for link in graph.narrower_of(topic.id))),
        _resources(graph.resources_of(topic.id)),
        _mentions(view, topic),
        data=f"/topic/{topic.id}",
    )


def topic_link(topic: model.Topic) -> Html:
    """A link to the page of a topic."""
    return tag("a", {"href": f"/topic/{topic.id}"}, name(topic.label))


def _facts(view: View, topic: model.Topic) -> Html:
    """The line under the name."""
    broader = view.named(link.broader for link in view.graph.broader_of(topic.id))
    facts = [tag("span", {"class": "kind"}, topic.kind.value), html(f"stage {view.graph.stage(topic.id)}")]
    if topic.aliases:
        facts.append(joined(["also ", joined([name(alias) for alias in topic.aliases], ", ")]))
    if broader:
        facts.append(joined(["part or kind of ", joined(map(topic_link, broader), ", ")]))
    return tag("p", {"class": "facts"}, joined(facts, " · "))


def _requires(view: View, relations: Sequence[model.Prerequisite]) -> Html:
    if not relations:
        return tag("p", {"class": "soft"}, "Nothing, as far as the documents say.")
    strongest = sorted(relations, key=lambda p: -p.confidence)
    return _shown([_relation(view, p) for p in strongest], "relations")


def _relation(view: View, relation: model.Prerequisite) -> Html:
    """A prerequisite with what is quoted for it."""
    needs = joined(map(topic_link, view.named(relation.needs)), ", ")
    trust = "trust" if relation.confidence >= DEFAULT_CONFIDENCE else "trust weak"
    quotes = list(dict.fromkeys(_quote(view, place) for place in relation.evidence))
    more = len(quotes) - QUOTES
    return joined(
        [
            joined(["one of ", needs]) if relation.any_of else needs,
            tag("span", {"class": trust}, f"{relation.basis.value} {relation.confidence:.2f}"),
            *quotes[:QUOTES],
            tag("p", {"class": "soft"}, f"and {more} more") if more > 0 else "",
        ]
    )


def _quote(view: View, place: model.Mention | model.Evidence) -> Html:
    """Quoted text with the place where it stands."""
    document = view.graph.documents.get(place.document)
    where = f"{document.name if document else place.document}:{place.line}"
    return tag(
        "p",
        {"class": "quote"},
        tag("q", None, name(readable(place.quote))),
        " ",
        tag("cite", None, name(where)),
    )


def _path(topic: model.Topic, path: LearningPath) -> Html:
    """The steps to the topic, stage by stage, and their diagram."""
    stages: defaultdict[int, list[Html]] = defaultdict(list)
    for step in path.steps:
        stages[step.stage].append(topic_link(step.topic))
    rows = [joined(links, " · ") for links in stages.values()]
    query = urlencode({"to": topic.id})
    shown = {"src": f"/diagram.svg?{query}", "alt": f"Learning path to {topic.label}", "loading": "lazy"}
    length = joined([counted(path.length, "step"), " in ", counted(len(rows), "stage")])
    return section(
        "Learning path",
        tag("p", {"class": "soft"}, length, "; the topics of a stage can be learned side by side."),
        _shown(rows, "stages", "stages", ordered=True),
        tag("p", {"class": "picture"}, tag("a", {"href": f"/diagram.svg?{query}"}, tag("img", shown))),
        anchor="path",
    )


def _required_by(view: View, topic: model.Topic) -> Html:
    reached = requiring(view.graph, topic.id)
    direct = [r.topic for r in reached if r.distance == 1]
    if not reached:
        return Html("")
    further = len(reached) - len(direct)
    note = (
        tag("p", {"class": "soft"}, "And by way of these ", counted(further, "more topic"), ".")
        if further
        else None
    )
    return section(
        "Required by", _shown([topic_link(t) for t in direct], "topics", "flow"), note, anchor="required-by"
    )


def _topics(title: str, topics: Sequence[model.Topic]) -> Html:
    links = [topic_link(topic) for topic in topics]
    return section(title, _shown(links, "topics", "flow")) if links else Html("")


def _resources(resources: Iterable[model.Resource]) -> Html:
    rows = [
        joined(
            [
                outward(resource.url, resource.title),
                tag("span", {"class": "trust"}, resource.type.value),
                tag("p", {"class": "soft"}, joined(map(name, resource.creators), ", "))
                if resource.creators
                else "",
            ]
        )
        for resource in sorted(resources, key=BY_TITLE.key)
    ]
    return section("Resources", _shown(rows, "resources")) if rows else Html("")


def _mentions(view: View, topic: model.Topic) -> Html:
    places = sorted(set(topic.mentions), key=view.by_place.key)
    return (
        section("Where it stands", _shown([_quote(view, place) for place in places], "places"))
        if places
        else Html("")
    )


def _shown(parts: list[Html], what: str, kind: str | None = None, ordered: bool = False) -> Html:
    """A list, with a note on what of it is left out."""
    left = len(parts) - SHOWN
    note = tag("p", {"class": "soft"}, f"and {left:,} more {what}") if left > 0 else ""
    return joined([items(parts[:SHOWN], kind, ordered), note])
