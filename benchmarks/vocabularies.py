"""Measures how the time to read a vocabulary in RDF grows with its concepts: linear, if every doubling takes twice the time.

Prints a row a syntax: megabytes and seconds of the largest, those in which rdflib alone reads it into a graph, and the
ratio of time to time for each doubling. The smaller vocabularies have halves of its concepts.
Run: python benchmarks/vocabularies.py [CONCEPTS]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from time import process_time

from rdflib import Graph
from roadgraph.ingest.read import read

HEAD = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix v: <https://vocabulary.example/> .
"""
CONCEPT = """v:c{0} a skos:Concept ;
  skos:prefLabel "Subject number {0} of all"@en, "Thema {0}"@de ;
  skos:altLabel "Item {0}"@en ;
  skos:definition "What one knows of subject {0} before the next."@en ;
  skos:broader v:c{1} ;
  dcterms:requires v:c{2} , v:c{3} .
"""


def turtle(concepts: int) -> str:
    """A vocabulary of so many concepts, each of which requires two others."""
    return HEAD + "".join(CONCEPT.format(n, n // 10, max(0, n - 1), n // 2) for n in range(concepts))


def written(form: str) -> Callable[[int], str]:
    """The same in another syntax, as rdflib writes it."""
    return lambda concepts: Graph().parse(data=turtle(concepts), format="turtle").serialize(format=form)


def one_line(concepts: int) -> str:
    """The same in JSON-LD without a break."""
    return json.dumps(json.loads(written("json-ld")(concepts)), separators=(",", ":"))


SYNTAXES: dict[str, tuple[str, str, Callable[[int], str]]] = {
    "Turtle": ("ttl", "turtle", turtle),
    "N-Triples": ("nt", "nt", written("nt")),
    "RDF/XML": ("rdf", "xml", written("xml")),
    "JSON-LD": ("jsonld", "json-ld", written("json-ld")),
    "JSON-LD in one line": ("jsonld", "json-ld", one_line),
}


def seconds(work: Callable[[], object]) -> float:
    """The seconds of processor that some work takes."""
    start = process_time()
    work()
    return process_time() - start


def main(concepts: int = 4_000) -> None:
    """Print the table."""
    print(f"{concepts} concepts")
    print(f"{'syntax':20} {'MB':>6} {'seconds':>8} {'rdflib':>8}  ratio for each doubling")
    for name, (ending, form, make) in SYNTAXES.items():
        took = []
        for part in (4, 2, 1):
            text = make(concepts // part)
            took.append(seconds(partial(read, text.encode(), f"a.{ending}")))
        alone = seconds(partial(Graph().parse, data=text, format=form))
        ratios = "  ".join(f"{more / less:.1f}" for less, more in pairwise(took))
        print(f"{name:20} {len(text) / 1e6:6.1f} {took[-1]:8.1f} {alone:8.1f}  {ratios}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
