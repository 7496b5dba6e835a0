"""Pages: whole lists are walked, cursors survive changes, and what is no cursor is refused."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from roadgraph.graph.model import Topic
from roadgraph.schema.connection import LARGEST_PAGE, PAGE, Connection, Order, page
from roadgraph.schema.errors import ArgumentError, CursorError

BY_LABEL: Order[Topic] = Order("label", lambda topic: (topic.label, topic.id), (str, str))
RANKED: Order[Topic] = Order("likeness", lambda topic: (topic.id,), (str,), ranked=True)

lists = st.lists(st.text(max_size=4), max_size=12).map(
    lambda labels: sorted([Topic(f"t{i}", label) for i, label in enumerate(labels)], key=BY_LABEL.key)
)


def shown(
    topics: list[Topic], first: int | None = None, after: str | None = None, order: Any = BY_LABEL
) -> Connection[str]:
    return page(topics, order, lambda topic: topic.id, first, after)


@given(lists, st.integers(1, 5), st.sampled_from([BY_LABEL, RANKED]))
def test_pages_one_after_the_other_are_the_list(topics: list[Topic], first: int, order: Order[Topic]) -> None:
    walked: list[str] = []
    after = None
    while True:
        found = shown(topics, first, after, order)
        assert found.total_count == len(topics)
        assert found.page_info.has_previous_page == bool(walked)
        walked += found.nodes
        assert found.page_info.has_next_page == (len(walked) < len(topics))
        after = found.page_info.end_cursor
        if not found.page_info.has_next_page:
            break
    assert walked == [topic.id for topic in topics]


@given(lists, lists, st.integers(0, 11), st.data())
def test_a_cursor_stays_where_it_is_when_the_list_changes(
    topics: list[Topic], others: list[Topic], place: int, data: st.DataObject
) -> None:
    """Those that follow are those whose key is greater, though items came and even the item itself went."""
    if not topics:
        return
    at = topics[place % len(topics)]
    cursor = shown([at]).page_info.end_cursor
    kept = data.draw(st.lists(st.sampled_from(topics), unique_by=lambda t: t.id))
    added = [Topic(f"other-{topic.id}", topic.label) for topic in others]
    changed = sorted([*kept, *added], key=BY_LABEL.key)
    expected = [t.id for t in changed if BY_LABEL.key(t) > BY_LABEL.key(at)]
    assert shown(changed, None, cursor).nodes == expected


@given(st.tuples(st.text(), st.text()))
def test_a_cursor_holds_its_key(key: tuple[str, str]) -> None:
    assert BY_LABEL.parsed(BY_LABEL.cursor(key)) == key


def test_half_of_a_surrogate_pair_makes_a_cursor_too() -> None:
    assert BY_LABEL.parsed(BY_LABEL.cursor(("\ud800", "x"))) == ("\ud800", "x")


def written(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "10",
        "%%%",
        "ä",
        written("nonsense"),
        written("5"),
        written("[]"),
        written('["label"]'),
        written('["label","Calculus"]'),
        written('["label","Calculus",1]'),
        written('["label","Calculus","calculus","more"]'),
        written('["distance",1,"Calculus","calculus"]'),
        written('["label","Calculus", "calculus"]'),
        written('["label","Calculus","calculus"]') + "\n",
        written("[" * 5000),
        "A" * 5000,
    ],
)
def test_what_is_no_cursor_of_the_list_is_refused(cursor: str) -> None:
    with pytest.raises(CursorError, match="no cursor of this list"):
        shown([Topic("calculus", "Calculus")], None, cursor)


def test_a_cursor_of_a_search_is_refused_when_its_item_is_gone() -> None:
    cursor = RANKED.cursor(("gone",))
    with pytest.raises(CursorError, match="no longer found"):
        shown([Topic("calculus", "Calculus")], None, cursor, RANKED)


def test_the_size_of_a_page() -> None:
    topics = [Topic(f"t{i:04}", f"{i:04}") for i in range(LARGEST_PAGE + 100)]
    assert len(shown(topics).nodes) == PAGE == 50
    assert len(shown(topics, LARGEST_PAGE).nodes) == LARGEST_PAGE == 500
    none = shown(topics, 0)
    assert (none.nodes, none.total_count, none.page_info.has_next_page) == ([], 600, True)
    assert (none.page_info.start_cursor, none.page_info.end_cursor) == (None, None)
    for size in (-1, LARGEST_PAGE + 1, 2**31 - 1):
        with pytest.raises(ArgumentError, match=f"`first` is {size}"):
            shown(topics, size)


def test_cursors_are_passed_through_the_schema(ask: Callable[..., Any], refused: Callable[..., Any]) -> None:
    query = """query ($first: Int, $after: String) { topics(requiring: "limits", first: $first, after: $after) {
      totalCount nodes { label } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""
    start = ask(query, first=2)["topics"]
    assert [node["label"] for node in start["nodes"]] == ["Calculus", "Gradient"]
    info = start["pageInfo"]
    assert (info["hasNextPage"], info["hasPreviousPage"], start["totalCount"]) == (True, False, 5)
    assert [info["startCursor"], info["endCursor"]] == [edge["cursor"] for edge in start["edges"]]
    rest = ask(query, after=info["endCursor"])["topics"]
    assert [node["label"] for node in rest["nodes"]] == [
        "Gradient Descent",
        "Neural Network",
        "Image Recognition",
    ]
    assert (rest["pageInfo"]["hasNextPage"], rest["pageInfo"]["hasPreviousPage"]) == (False, True)
    assert ask(query, first=None, after=None) == ask(query)
    assert refused(query, first=501)["extensions"] == {"code": "INVALID_ARGUMENT"}
    assert (
        refused(query, first=501)["message"]
        == "`first` is 501, more than 500: ask for 500 and go on with `after`"
    )
    assert refused(query, first=-1)["extensions"] == {"code": "INVALID_ARGUMENT"}
    assert refused(query, after="x")["extensions"] == {"code": "INVALID_CURSOR"}
    other = ask("{ topics { pageInfo { endCursor } } }")["topics"]["pageInfo"]["endCursor"]
    assert refused(query, after=other)["extensions"] == {"code": "INVALID_CURSOR"}
