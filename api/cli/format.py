"""Which of a command's output formats is meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from .usage import UsageError

ENDINGS: Mapping[str, str] = {
    ".csv": "csv",
    ".cyjs": "cytoscape",
    ".dot": "dot",
    ".gexf": "gexf",
    ".graphml": "graphml",
    ".gv": "dot",
    ".html": "html",
    ".json": "json",
    ".jsonld": "jsonld",
    ".mmd": "mermaid",
    ".nt": "ntriples",
    ".pdf": "pdf",
    ".png": "png",
    ".rdf": "rdfxml",
    ".svg": "svg",
    ".trig": "trig",
    ".ttl": "turtle",
}
"""What the ending of an output file says about the format."""


def chosen(
    asked: str | None, as_json: bool, output: Path | None, offered: Iterable[str], default: str
) -> str:
    """One of the formats offered: the one asked for, else JSON, else what the output's ending says, else the default.

    `UsageError` lists what is offered where anything else is asked for, be it by the ending of a format of another
    command; an ending that stands for no format says nothing.
    """
    listed = list(offered)
    ending = ENDINGS.get("" if output is None else output.suffix.lower())
    found = asked or ("json" if as_json else ending or default)
    if found not in listed:
        raise UsageError(f"there is no format {found!r} here", f"choose one of {', '.join(listed)}")
    if as_json and found != "json":
        raise UsageError(f"--json and --format {found} exclude each other", "leave one of them out")
    return found
