from __future__ import annotations

import pytest
from roadgraph.api.cli.talk import report, talk
from roadgraph.graph.model import Diagnostic, Severity


def test_what_is_said_is_one_harmless_line_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    talk("no topic is called\n'\x1b[31mred'")
    assert capsys.readouterr() == ("", "roadgraph: no topic is called '\ufffd[31mred'\n")


def test_errors_and_warnings_about_whole_documents_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    found = [
        Diagnostic(Severity.INFO, "not-understood", "no statement", "a.md", 3),
        Diagnostic(Severity.WARNING, "encoding-lost", "2 characters", "a.md", 4),
        Diagnostic(Severity.WARNING, "empty", "the document is empty", "b.md"),
    ]
    assert report(found) is False
    assert capsys.readouterr().err == "roadgraph: b.md: the document is empty\n"
    assert report([*found, Diagnostic(Severity.ERROR, "missing", "it is not there", "c.md")]) is True
    assert capsys.readouterr().err.endswith("roadgraph: c.md: it is not there\n")
