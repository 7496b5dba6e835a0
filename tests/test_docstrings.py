"""The examples in the docstrings do what they say."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest
import roadgraph

# By name, not by file: a checkout may bear any folder name, and pytest's own collection of doctests then fails.
MODULES = sorted(module.name for module in pkgutil.walk_packages(roadgraph.__path__, "roadgraph."))


def test_the_walk_reaches_every_folder() -> None:
    assert {"roadgraph.api", "roadgraph.graph.model", "roadgraph.ingest", "roadgraph.schema"} <= set(MODULES)


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    failed, _ = doctest.testmod(importlib.import_module(name))
    assert failed == 0, capsys.readouterr().out
