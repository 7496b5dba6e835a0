from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize("ending", ["ttl", "nt", "jsonld", "rdf", "trig"])
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
        ("broken.ttl", "@prefix a: <", "broken.ttl:1 is no valid turtle: "),
        ("broken.rdf", "<rdf", "broken.rdf:1 is no valid xml: "),
        ("broken.jsonld", "{", "broken.jsonld is no valid json-ld: "),
        ("empty.nt", "", "empty.nt is no export of roadgraph; "),
        ("notes.md", "# Notes", "nothing says in which syntax notes.md is written; "),
        (
            "far.jsonld",
            '{"@context": ["https://example.invalid/context"], "@id": "https://example.org/"}',
            "far.jsonld has a context that stands elsewhere; ",
        ),
        ("page.ttl", "<html><body>Bread</body></html>", "page.ttl:1 is no valid turtle: "),
        (
            "new.nt",
            "<a:e> <a:r> <<( <a:s> <a:p> <a:o> )>> .",
            "new.nt:1: triple terms of RDF 1.2 are not read; ",
        ),
        (
            "new.ttl",
            "\n<a:e> <a:r> <<( <a:s> <a:p> <a:o> )>> .",
            "new.ttl:2: triple terms of RDF 1.2 are not read; ",
        ),
        ("page.nt", "<html><body>Bread</body></html>", "page.nt:1 is no valid nt: "),
        (
            "list.ttl",
            "<!DOCTYPE html><ul><li>Loaf: requires dough<li>Dough</ul>",
            "list.ttl:1 is no valid turtle: ",
        ),
        ("page.rdf", "<!DOCTYPE html><p>Bread<br></p>", "page.rdf:1 is no valid xml: "),
        ("empty.rdf", "", "empty.rdf:1 is no valid xml: "),
        ("empty.jsonld", "", "empty.jsonld is no valid json-ld: "),
        ("plain.jsonld", '{"title": "Bread"}', "plain.jsonld is no export of roadgraph; "),
        ("latin.ttl", "\udcff", "latin.ttl is not in UTF-8, "),
        ("blank.ttl", "[] <a:b> [] .\n" * 20_000, "blank.ttl is no export of roadgraph; "),
        ("deep.ttl", "[] <a:b> " + "[ <a:b> " * 20_000, "deep.ttl is no valid turtle: "),
        (
            "laughs.rdf",
            '<!DOCTYPE r [<!ENTITY a "haha"><!ENTITY b "&a;&a;">]><r>&b;</r>',
            "laughs.rdf is no valid xml: it declares entities that are no short plain texts, which is refused; ",
        ),
        (
            "file.rdf",
            '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><r>&a;</r>',
            "file.rdf is no valid xml: it declares entities that are no short plain texts, which is refused; ",
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
        (tmp_path / name).write_text(content, "utf-8", "surrogateescape")
    code, out, err = roadgraph("import", name, "--store", "new.store")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert err.startswith(f"roadgraph: {said}")
    assert not (tmp_path / "new.store").exists()


BREAD = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<https://a.example/1> skos:prefLabel "Loaf" ; dcterms:requires <https://a.example/2> .
<https://a.example/2> skos:prefLabel "Dough" .
"""


def test_a_vocabulary_of_others_is_a_document_like_any_other(roadgraph: Run, tmp_path: Path) -> None:
    (tmp_path / "bread.ttl").write_text(BREAD, encoding="utf-8")
    code, out, err = roadgraph("import", "bread.ttl", "--store", "one.store", "--json")
    assert (code, err, json.loads(out)["totals"]["documents"]) == (0, "", 1)
    assert roadgraph("ingest", "bread.ttl", "--store", "two.store")[0] == 0
    stored = [roadgraph("export", "--store", name)[1] for name in ("one.store", "two.store")]
    assert stored[0] == stored[1]
    (need,) = json.loads(stored[0])["requires"]
    assert (need["topic"], need["prerequisite"], need["evidence"][0]["line"]) == ("loaf", "dough", 3)
    (tmp_path / "more.md").write_text("# Baking roadmap\n- Crust: requires dough", encoding="utf-8")
    assert roadgraph("ingest", "more.md", "--store", "one.store")[0] == 0


def test_what_stands_before_a_mistake_is_imported_and_said(roadgraph: Run, tmp_path: Path) -> None:
    (tmp_path / "bread.ttl").write_text(BREAD + "oops", encoding="utf-8")
    code, out, err = roadgraph("import", "bread.ttl", "--store", "one.store")
    assert (code, "2 topics" in out, err.count("\n")) == (0, True, 1)
    assert err.startswith("roadgraph: bread.ttl: it cannot be read whole; line ")
