from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib
from roadgraph.graph.export import EXPORTS

Run = Callable[..., tuple[int, str, str]]


def test_json_is_the_default(roadgraph: Run) -> None:
    code, out, err = roadgraph("export", "--from", "roadmaps")
    assert (code, err) == (0, "")
    graph = json.loads(out)
    assert [document["name"] for document in sorted(graph["documents"], key=lambda d: str(d["name"]))] == [
        "roadmaps/harbour.txt",
        "roadmaps/sailing.md",
    ]
    assert {"knots", "bowline"} <= {topic["id"] for topic in graph["topics"]}


@pytest.mark.parametrize("form", EXPORTS)
def test_a_file_holds_what_standard_output_gets(roadgraph: Run, tmp_path: Path, form: str) -> None:
    _, out, _ = roadgraph("export", "--format", form, "--from", "roadmaps")
    assert roadgraph("export", "--format", form, "--from", "roadmaps", "-o", "graph") == (0, "", "")
    assert (tmp_path / "graph").read_bytes().decode() == out != ""
    assert form in roadgraph("export", "--help")[1]


def test_the_ending_of_the_file_says_the_format(roadgraph: Run, tmp_path: Path) -> None:
    assert roadgraph("export", "--from", "roadmaps", "-o", "graph.ttl") == (0, "", "")
    assert len(rdflib.Graph().parse(tmp_path / "graph.ttl")) > 100


def test_a_format_that_is_not_there_is_refused_with_those_that_are(roadgraph: Run) -> None:
    code, out, err = roadgraph("export", "--format", "xml", "--from", "roadmaps")
    assert (code, out) == (2, "")
    assert err == f"roadgraph: there is no format 'xml' here; choose one of {', '.join(EXPORTS)}\n"


def test_a_file_that_cannot_be_written_is_one_line(roadgraph: Run) -> None:
    code, out, err = roadgraph("export", "--from", "roadmaps", "-o", "none/graph.json")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert err.startswith("roadgraph: cannot write none/graph.json: No such file or directory; ")


def test_what_rdf_tells_can_be_chosen(roadgraph: Run) -> None:
    def read(*options: str) -> rdflib.Graph:
        code, out, err = roadgraph("export", "--format", "turtle", "--from", "roadmaps", *options)
        assert (code, err) == (0, "")
        return rdflib.Graph().parse(data=out, format="turtle")

    plain, moved = read(), read("--base-iri", "https://kg.example/")
    assert len(moved) == len(plain)
    assert (rdflib.URIRef("https://kg.example/topic/bowline"), None, None) in moved
    requires = rdflib.DCTERMS.requires
    certain = set(read("--min-confidence", "1").subject_objects(requires))
    assert certain < set(plain.subject_objects(requires))
    assert 0 < len(read("--no-evidence")) < len(plain)


def test_options_of_rdf_are_refused_elsewhere(roadgraph: Run) -> None:
    code, out, err = roadgraph("export", "--format", "csv", "--no-evidence", "--from", "roadmaps")
    assert (code, out) == (2, "")
    assert err == (
        "roadgraph: --base-iri, --min-confidence, --no-evidence and --rdf12 go with formats of RDF; "
        "choose one of turtle, ntriples, jsonld, rdfxml, trig\n"
    )


def test_rdf_1_2_is_written_where_a_syntax_can_hold_it(roadgraph: Run) -> None:
    code, out, err = roadgraph("export", "--format", "turtle", "--rdf12", "--from", "roadmaps")
    assert (code, err) == (0, "")
    assert "    rdf:reifies <<( topic:bowline " in out
    assert "rdf:Statement" not in out
    said = "roadgraph: jsonld cannot hold RDF 1.2; choose one of turtle, ntriples, trig\n"
    assert roadgraph("export", "--format", "jsonld", "--rdf12", "--from", "roadmaps") == (2, "", said)


def test_a_base_that_is_none_is_one_line(roadgraph: Run) -> None:
    code, out, err = roadgraph("export", "--format", "nt", "--base-iri", "kg", "--from", "roadmaps")
    assert (code, out, err.count("\n")) == (2, "", 1)
    code, out, err = roadgraph("export", "--format", "turtle", "--base-iri", "kg", "--from", "roadmaps")
    assert (code, out) == (1, "")
    assert err.startswith("roadgraph: 'kg' is no base IRI; give an absolute http or https IRI")
