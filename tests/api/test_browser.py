"""The pages in a real browser that reaches no other host. Needs Chromium; skipped with a message where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, expect


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a browser; asking another host than the page's own, or an error in a script, fails the test."""
    strayed: list[str] = []

    def own_host_only(route: Route) -> None:
        asked = urlsplit(route.request.url)
        if asked.scheme == "data" or asked.hostname == "127.0.0.1":
            route.continue_()
        else:
            strayed.append(route.request.url)
            route.abort()

    def told(message: ConsoleMessage) -> None:
        # What the server refuses, with a status of its own, is told as an error, too.
        if message.type == "error" and "status of 400" not in message.text:
            strayed.append(message.text)

    opened = browser.new_page()
    opened.route("**/*", own_host_only)
    opened.on("pageerror", lambda error: strayed.append(str(error)))
    opened.on("console", told)
    yield opened
    opened.close()
    assert strayed == []


def test_the_start_page_leads_to_a_topic_with_its_quotes(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("searchbox").or_(page.locator("input")).first.fill("transformer")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Transformer", exact=True).first.click()
    assert page.url == f"{address}/topic/transformer"
    shown = page.inner_text("body")
    assert "Self-attention is a prerequisite for transformers." in shown
    assert "transformers-step-by-step.md" in shown


def test_a_diagram_has_a_box_for_every_step(page: Page, address: str) -> None:
    page.goto(f"{address}/diagram.svg?to=transformers")
    assert page.locator("svg").count() == 1
    assert page.get_by_text("Multi-Head Attention").count() >= 1


# --- the console


def test_the_console_runs_the_transformers_query(page: Page, address: str) -> None:
    page.goto(f"{address}/console")
    page.get_by_role("button", name="What must I learn first?").click()
    expect(page.locator("#answer")).to_contain_text("Multi-Head Attention")
    assert '"label": "Backpropagation"' in page.inner_text("#answer")


def test_every_example_is_answered_without_an_error(page: Page, address: str) -> None:
    page.goto(f"{address}/console")
    for example in page.locator("#examples button").all():
        example.click()
        expect(page.locator("#hint")).to_contain_text("200, ")
        assert '"data"' in page.inner_text("#answer"), example.inner_text()
        assert page.locator("#answer.failed").count() == 0, example.inner_text()


def test_every_example_in_sparql_finds_something(page: Page, address: str) -> None:
    page.goto(f"{address}/sparql")
    for example in page.locator("#examples button").all():
        example.click()
        expect(page.locator("#hint")).to_contain_text("200, ")
        shown = page.locator("#rows td, #answer:not([hidden])").first
        assert len(shown.inner_text()) > 3, example.inner_text()
        assert page.locator("#answer.failed").count() == 0, example.inner_text()
    page.get_by_role("button", name="What must I learn first?").click()
    expect(page.locator("#rows")).to_contain_text("Self-Attention")


def test_the_page_for_sparql_says_what_is_wrong_with_a_query(page: Page, address: str) -> None:
    page.goto(f"{address}/sparql?query=SELECT")
    assert page.input_value("#query") == "SELECT"
    page.fill("#query", "SELECT * FROM <urn:x> {}")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#answer")).to_contain_text("leave FROM and FROM NAMED out")


def test_the_console_says_what_is_wrong_with_a_query(page: Page, address: str) -> None:
    page.goto(f"{address}/console")
    page.fill("#query", '{ topics(requiring: "calculos") { totalCount } }')
    page.keyboard.press("Control+Enter")
    expect(page.locator("#answer")).to_contain_text("Calculus")
    assert "UNKNOWN_TOPIC" in page.inner_text("#answer")
    page.fill("#variables", "{")
    page.get_by_role("button", name="Run").click()
    expect(page.locator("#answer")).to_contain_text("The variables are not JSON")


def test_the_console_shows_the_schema(page: Page, address: str) -> None:
    page.goto(f"{address}/console")
    page.get_by_role("tab", name="Schema").click()
    expect(page.locator("#type-Query")).to_contain_text(
        "learningPath(to: [String!]!, knowing: [String!]! = []"
    )
    assert page.locator("#answer").is_hidden()
    page.get_by_label("Search the schema").fill("chosenFrom")
    expect(page.locator("#types details:visible")).to_have_count(1)
    assert page.locator("#types li:visible").count() == 1
    page.locator("#type-LearningStep a:visible", has_text="Topic").click()
    expect(page.locator("#type-Topic")).to_have_attribute("open", "")
    assert page.get_by_label("Search the schema").input_value() == ""
    page.get_by_role("tab", name="Schema").press("ArrowLeft")
    assert page.locator("#schema").is_hidden()


def test_a_schema_that_is_not_told_is_said(page: Page, address: str) -> None:
    told = {"errors": [{"message": "The schema is not told here."}]}
    page.route("**/graphql", lambda route: route.fulfill(json=told))
    page.goto(f"{address}/console")
    page.get_by_role("tab", name="Schema").click()
    expect(page.locator("#types")).to_contain_text("The schema is not told here.")
    page.unroute("**/graphql")
    page.get_by_role("tab", name="Answer").click()
    page.get_by_role("tab", name="Schema").click()
    expect(page.locator("#type-Query")).to_be_visible()


def test_a_query_in_the_address_is_shown_and_not_run(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.method))
    page.goto(f"{address}/console?{urlencode({'query': '{ __typename }', 'variables': '{}'})}")
    expect(page.locator("#query")).to_have_value("{ __typename }")
    assert page.input_value("#variables") == "{}"
    assert "POST" not in asked


def test_without_graphiql_the_console_takes_its_place_and_the_server_says_so(
    page: Page, without_graphiql: tuple[str, list[str]]
) -> None:
    address, said = without_graphiql
    assert [line for line in said if "GraphiQL was not built in" in line] == [
        "roadgraph: GraphiQL was not built in, and /graphql shows roadgraph's own console;"
        " `make assets` builds it in where npm is installed\n"
    ]
    page.goto(f"{address}/graphql")
    page.get_by_role("button", name="What must I learn first?").click()
    expect(page.locator("#answer")).to_contain_text("Multi-Head Attention")


# --- GraphiQL


@pytest.mark.usefixtures("graphiql")
def test_graphiql_runs_the_transformers_query(page: Page, address: str) -> None:
    page.goto(f"{address}/graphql")
    expect(page.locator(".graphiql-query-editor")).to_contain_text("learningPath")
    page.get_by_role("button", name="Execute query").click()
    answer = page.locator(".graphiql-response")
    expect(answer).to_contain_text('"label": "Calculus"')
    expect(answer).to_contain_text('"length"')


@pytest.mark.usefixtures("graphiql")
def test_the_examples_are_a_click_away_in_graphiql(page: Page, address: str) -> None:
    page.goto(f"{address}/graphql")
    expect(page.locator(".graphiql-query-editor")).to_contain_text("learningPath")
    answer = page.locator(".graphiql-response")
    for example, shown in {
        "Which topics require calculus?": '"totalCount"',
        "Why does it require that?": '"prerequisites"',
        "What must I learn first?": '"learningPath"',
        "How much is there?": '"statistics"',
    }.items():
        page.get_by_role("button", name=example).click()
        expect(answer).to_contain_text(shown)
        assert '"errors"' not in answer.inner_text()


@pytest.mark.usefixtures("graphiql")
def test_graphiql_shows_the_schema_and_its_settings(page: Page, address: str) -> None:
    page.goto(f"{address}/graphql")
    page.get_by_role("button", name="Show Documentation Explorer").click()
    page.get_by_role("link", name="Query", exact=True).first.click()
    expect(page.locator(".graphiql-doc-explorer")).to_contain_text("learningPath")
    page.get_by_role("button", name="Open settings dialog").click()
    expect(page.get_by_role("dialog")).to_contain_text("Theme")
    page.keyboard.press("Escape")


@pytest.mark.usefixtures("graphiql")
def test_graphiql_shows_the_query_of_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}/graphql?{urlencode({'query': '{ statistics { topics } }'})}")
    expect(page.locator(".graphiql-query-editor")).to_contain_text("statistics")
    assert "topics" not in page.locator(".graphiql-response").inner_text()
