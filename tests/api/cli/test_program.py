from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from roadgraph.api.cli import path
from roadgraph.api.cli.program import COMMANDS

Run = Callable[..., tuple[int, str, str]]

PROGRAM = "from roadgraph.api.cli import main; main()"
HEAVY = {
    *("networkx", "rdflib", "strawberry", "graphql", "fastapi", "starlette", "uvicorn"),
    *("markdown_it", "ftfy", "chardet", "rapidfuzz", "anyascii", "msgspec", "rich", "sqlite3"),
}
OPTIONS_READ = {"pydantic"}  # with which typer reads the values of options


def process(*arguments: str, code: str = PROGRAM, **environment: str) -> subprocess.Popen[bytes]:
    """The program as a process of its own, its streams in pipes."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONWARNINGS": "error"} | environment,
    )


@pytest.mark.parametrize(
    ("arguments", "heavy"),
    [
        ([], HEAVY | OPTIONS_READ),
        (["--help"], HEAVY | OPTIONS_READ),
        (["path", "--help"], HEAVY),
        (["--bogus"], HEAVY),
    ],
)
def test_help_and_wrong_usage_import_nothing_heavy(arguments: Sequence[str], heavy: set[str]) -> None:
    code = (
        "import sys; from roadgraph.api.cli.program import run; run(sys.argv[1:]);"
        "print('\\nimported:', *sorted({name.split('.')[0] for name in sys.modules} | set(sys.modules)))"
    )
    out, err = process(*arguments, code=code).communicate()
    imported = set(out.decode().partition("imported: ")[2].split())
    assert "roadgraph.api.cli.program" in imported
    assert imported & heavy == set(), err.decode()


@pytest.mark.parametrize("arguments", [[], ["--help"]])
def test_help_lists_every_command_with_a_whole_sentence(roadgraph: Run, arguments: Sequence[str]) -> None:
    code, out, err = roadgraph(*arguments)
    listed = out.partition("Commands:")[2].splitlines()[1:]
    assert (code, err) == (0, "")
    assert [line.split()[0] for line in listed] == list(COMMANDS)
    assert all(line.endswith(".") and not line.endswith("...") for line in listed)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_its_arguments(roadgraph: Run, command: str) -> None:
    code, out, err = roadgraph(command, "--help")
    assert (code, err) == (0, "")
    assert f"Usage: roadgraph {command}" in out
    assert "--help" in out


def test_version(roadgraph: Run) -> None:
    code, out, _ = roadgraph("--version")
    assert code == 0
    assert out.startswith("roadgraph 0.")


def test_shell_completion_is_on(roadgraph: Run) -> None:
    assert "--install-completion" in roadgraph("--help")[1]
    asked = process(_ROADGRAPH_COMPLETE="complete_bash", COMP_WORDS="roadgraph prereq", COMP_CWORD="1")
    assert asked.communicate()[0].split() == [b"prerequisites"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["pth"], "No such command 'pth'. Did you mean 'path'?"),
        (["path"], "Missing argument 'TOPIC'; `roadgraph path --help` shows what is expected"),
        (
            ["show", "knots", "--colour"],
            "No such option: --colour; `roadgraph show --help` shows what is expected",
        ),
        (["--bogus"], "No such option: --bogus; `roadgraph --help` shows what is expected"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(roadgraph: Run, arguments: Sequence[str], said: str) -> None:
    assert roadgraph(*arguments) == (2, "", f"roadgraph: {said}\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["path", "racing", "--min-confidence", "1.5", "--from", "roadmaps"],
        ["path", "racing", "--min-confidence", "much", "--from", "roadmaps"],
        ["resources", "--type", "boat", "--from", "roadmaps"],
    ],
)
def test_a_value_out_of_range_is_one_line_that_names_the_option(
    roadgraph: Run, arguments: Sequence[str]
) -> None:
    code, out, err = roadgraph(*arguments)
    option = next(argument for argument in arguments if argument.startswith("--"))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("roadgraph: ")
    assert option in err
    assert "Value error" not in err


def test_an_unknown_topic_is_one_line_with_suggestions(roadgraph: Run) -> None:
    code, out, err = roadgraph("path", "raceing", "--from", "roadmaps")
    assert (code, out) == (1, "")
    assert err == "roadgraph: no topic is called 'raceing'; did you mean Racing, Tacking?\n"


def test_an_unforeseen_error_is_one_line(roadgraph: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("by\nnought")

    monkeypatch.setattr(path, "chosen", broken)
    code, out, err = roadgraph("path", "racing", "--from", "roadmaps")
    assert (code, out) == (1, "")
    assert err == (
        "roadgraph: this should not happen: ZeroDivisionError: by nought; --debug shows where, please report it\n"
    )
    with pytest.raises(ZeroDivisionError):
        roadgraph("path", "racing", "--from", "roadmaps", "--debug")


@pytest.mark.parametrize("arguments", [["--debug", "show", "rope"], ["show", "rope", "--debug"]])
def test_debug_shows_where_an_error_arose_wherever_it_stands(
    tmp_path: Path, arguments: Sequence[str]
) -> None:
    asked = process(*arguments, ROADGRAPH_STORE=str(tmp_path / "none"))
    _, err = asked.communicate()
    assert asked.returncode == 1
    assert b"Traceback" in err
    assert b"StoreError" in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_device_is_one_line() -> None:
    documents = ["--from", str(Path(__file__).parent / "fixtures" / "roadmaps")]
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-c", PROGRAM, "export", *documents]
        asked = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert asked.returncode == 1
    assert asked.stderr.startswith(b"roadgraph: cannot write standard output: No space left on device; ")
    assert asked.stderr.count(b"\n") == 1


def test_ctrl_c_ends_quietly() -> None:
    pressed = (
        "import signal, sys, types;"
        "stream = types.SimpleNamespace(read=lambda size: signal.raise_signal(signal.SIGINT));"
        "sys.stdin = types.SimpleNamespace(buffer=stream);"
    )
    asked = process("search", "rope", "--from", "-", code=pressed + PROGRAM)
    out, err = asked.communicate()
    assert (asked.returncode, out, err) == (130, b"", b"")


def exported_at_a_signal(number: int, place: Path, before: str = "") -> tuple[int, bytes, bytes]:
    """The exit code, output and errors of an export into a file that gets a signal when all is written."""
    sent = f"import os, signal; {before} os.fsync = lambda _: signal.raise_signal({number});"
    documents = ["--from", str(Path(__file__).parent / "fixtures" / "roadmaps")]
    asked = process("export", *documents, "-o", str(place), code=sent + PROGRAM)
    out, err = asked.communicate()
    return asked.returncode, out, err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_a_file_as_it_was_and_none_beside_it(number: int, tmp_path: Path) -> None:
    place = tmp_path / "graph.ttl"
    place.write_text("before")
    assert exported_at_a_signal(number, place) == (128 + number, b"", b"")
    assert (place.read_text(), list(tmp_path.iterdir())) == ("before", [place])


def test_a_signal_that_is_ignored_stays_so(tmp_path: Path) -> None:
    place = tmp_path / "graph.ttl"
    ignored = "signal.signal(signal.SIGHUP, signal.SIG_IGN);"
    assert exported_at_a_signal(signal.SIGHUP, place, ignored) == (0, b"", b"")
    assert place.stat().st_size > 0


@pytest.mark.parametrize(
    "command", [["path", "racing"], ["path", "racing", "--json"], ["export"], ["diagram"]]
)
def test_a_closed_pipe_ends_quietly(command: Sequence[str]) -> None:
    asked = process(*command, "--from", str(Path(__file__).parent / "fixtures" / "roadmaps"))
    assert asked.stdin is not None
    assert asked.stdout is not None
    assert asked.stderr is not None
    asked.stdout.close()
    err = asked.stderr.read()
    asked.stdin.close()
    asked.stderr.close()
    assert (asked.wait(), err) == (141, b"")
