from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize("ending", ["ttl", "nt", "jsonld", "rdf"])
def test_an_export_becomes_the_graph_that_it_was(roadgraph: Run, tmp_path: Path, ending: str) -> None:
    name = f"graph.{ending}"
    options = ("--min-confidence", "0", "--base-iri", "https://kg.example/")
    assert roadgraph("export", "--from", "roadmaps", *options, "-o", name) == (0, "", "")
    code, out, err = roadgraph("import", name, "--store", "again.store", "--json")
    assert (code, err) == (0, "")
    before = roadgraph("export", "--from", "roadmaps")[1]
    assert roadgraph("export", "--store", "again.store")[1] == before
    answer = json.loads(out)
    assert answer["store"] == "again.store"
    assert answer["totals"]["topics"] == len(json.loads(before)["topics"]) > 0


def test_a_store_that_is_there_stays(roadgraph: Run, tmp_path: Path) -> None:
    roadgraph("export", "--from", "roadmaps", "-o", "graph.ttl")
    assert roadgraph("import", "graph.ttl", "--store", "one.store")[0] == 0
    before = (tmp_path / "one.store").read_bytes()
    code, out, err = roadgraph("import", "graph.ttl", "--store", "one.store")
    assert (code, out) == (1, "")
    assert err == "roadgraph: there is a store at one.store already; name a new one with --store\n"
    code, _, err = roadgraph("ingest", "roadmaps", "--store", "one.store")
    assert (code, err.count("\n")) == (1, 1)
    assert "holds an imported graph" in err
    assert (tmp_path / "one.store").read_bytes() == before


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("gone.ttl", None, "cannot read gone.ttl: No such file or directory; "),
        ("broken.ttl", "@prefix a: <", "broken.ttl is no valid turtle: "),
        ("broken.rdf", "<rdf", "broken.rdf is no valid xml: "),
        ("broken.jsonld", "{", "broken.jsonld is no valid json-ld: "),
        ("empty.nt", "", "empty.nt is no export of roadgraph; "),
        ("notes.md", "# Notes", "nothing says in which syntax notes.md is written; "),
        (
            "far.jsonld",
            '{"@context": ["https://example.invalid/context"], "@id": "https://example.org/"}',
            "far.jsonld has a context that stands elsewhere; ",
        ),
        (
            "half.ttl",
            "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix p: <http://www.w3.org/ns/prov#> ."
            " <https://a.example/m> a skos:ConceptScheme, p:Activity . <https://a.example/t> a skos:Concept .",
            "half.ttl is no whole export of roadgraph: ",
        ),
    ],
)
def test_what_is_no_export_is_one_line(
    roadgraph: Run, tmp_path: Path, name: str, content: str | None, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    code, out, err = roadgraph("import", name, "--store", "new.store")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert err.startswith(f"roadgraph: {said}")
    assert not (tmp_path / "new.store").exists()
