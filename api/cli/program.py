"""The program `roadgraph`: its commands, and how it ends."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Annotated

import typer
from typer.main import get_command

from ...graph.errors import RoadgraphError
from .chain import chain
from .check import check
from .demo import demo
from .diagram import diagram
from .diff import diff
from .export import export
from .import_graph import import_graph
from .ingest import ingest
from .next import next_topics
from .path import path
from .prerequisites import prerequisites
from .requiring import requiring
from .resources import resources
from .schema import schema
from .search import search
from .serve import serve
from .show import show
from .talk import talk
from .usage import UsageError
from .why import why
from .write import ClosedPipe

COMMANDS: Mapping[str, Callable[..., None]] = {
    "demo": demo,
    "ingest": ingest,
    "check": check,
    "path": path,
    "next": next_topics,
    "prerequisites": prerequisites,
    "requiring": requiring,
    "chain": chain,
    "why": why,
    "show": show,
    "search": search,
    "resources": resources,
    "diagram": diagram,
    "export": export,
    "import": import_graph,
    "diff": diff,
    "schema": schema,
    "serve": serve,
}
"""Every command, in the order of `--help`."""

FAILED, WRONG_USAGE, CLOSED_PIPE = 1, 2, 141
"""Exit codes; the last is that of a program that the signal SIGPIPE ends."""

DEBUG = "--debug"

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
for name, command in COMMANDS.items():
    app.command(name)(command)

built = cache(get_command)
"""Makes the program of the signatures, once: that takes longer than most commands do."""


def run(arguments: Sequence[str]) -> int:
    """The exit code of the program called with these arguments; without any, it prints its help.

    An error becomes one line on standard error; with `--debug` anywhere, it is raised.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    given = _debug_first(arguments) or ["--help"]
    try:
        return built(app).main(given, "roadgraph", standalone_mode=False) or 0
    except ClosedPipe:
        return CLOSED_PIPE
    except Exception as error:
        if given[0] == DEBUG:
            raise
        return _failed(error, arguments)


def _debug_first(arguments: Sequence[str]) -> list[str]:
    """The arguments with `--debug` before the command, where options of the program stand."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    others = [argument for argument in arguments[:end] if argument != DEBUG]
    return [*([DEBUG] if len(others) < end else []), *others, *arguments[end:]]


def _failed(error: Exception, arguments: Sequence[str]) -> int:
    """The exit code for an error, after one line about it."""
    if isinstance(error, RoadgraphError):
        talk("; ".join(filter(None, (str(error), error.hint))))
        return WRONG_USAGE if isinstance(error, UsageError) else FAILED
    if isinstance(error, typer.TyperException):
        asked = next((f"{argument} " for argument in arguments if argument in COMMANDS), "")
        message = error.format_message().replace("Value error, ", "").rstrip(".")
        hint = "" if message.endswith("?") else f"; `roadgraph {asked}--help` shows what is expected"
        talk(message + hint)
        return WRONG_USAGE
    reason = f"{type(error).__name__}: {error}".rstrip(": ")
    talk(f"this should not happen: {reason}; {DEBUG} shows where, please report it")
    return FAILED


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"roadgraph {version('roadgraph')}")
        raise typer.Exit


@app.callback()
def roadgraph(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
    debug: Annotated[bool, typer.Option(DEBUG, help="Show where in the program an error arose.")] = False,
) -> None:
    """Published learning roadmaps as one graph of topics, prerequisites and resources.

    Read documents with `roadgraph ingest PATH...`, then ask. Every answer comes with the sentence it rests on.
    """
