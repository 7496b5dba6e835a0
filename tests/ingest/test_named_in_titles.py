"""Topics of other documents that the title of a resource names."""

from __future__ import annotations

from roadgraph.ingest.merge import merge
from roadgraph.ingest.read import read

BREAD = b"# Baking Roadmap\n- Rye sourdough\n- Poolish\n- pH meters\n"
BOOKS = b"# Baking Roadmap\n\n## Books\n- Rye Sourdough at Home by Ann Ash\n- Poolish and Biga\n"
METALS = b"# Foundry Roadmap\n- At Home\n- Sand moulds\n"


def taught(*documents: bytes) -> dict[str, tuple[str, ...]]:
    """What the resources of some documents teach, by title."""
    graph = merge(read(document, f"{at}.md") for at, document in enumerate(documents))
    return {resource.title: resource.topics for resource in graph.resources.values()}


def test_a_title_names_a_topic_of_another_document_of_its_field() -> None:
    assert taught(BOOKS)["Rye Sourdough at Home"] == ("baking",)
    assert taught(BOOKS, BREAD)["Rye Sourdough at Home"] == ("baking", "rye-sourdough")


def test_a_single_plain_word_may_mean_anything() -> None:
    assert taught(BOOKS, BREAD)["Poolish and Biga"] == ("baking",)


def test_what_another_field_calls_so_is_something_else() -> None:
    assert taught(BOOKS, METALS)["Rye Sourdough at Home"] == ("baking",)
