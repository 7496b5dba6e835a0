from __future__ import annotations

import io
import os
import stat
import sys
from pathlib import Path

import pytest
from roadgraph.api.cli.write import WriteError, write


def test_a_file_is_replaced_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    place = tmp_path / "path.svg"
    place.write_text("what stood here before, and was longer")
    place.chmod(0o640)
    write("<svg/>", place)
    assert place.read_text() == "<svg/>"
    assert stat.S_IMODE(place.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [place]


def test_a_file_stays_as_it_was_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "path.svg"
    place.write_text("before")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError, match="No space left on device"):
        write("after", place)
    assert place.read_text() == "before"
    assert list(tmp_path.iterdir()) == [place]


def test_a_link_keeps_its_place(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("before")
    link.symlink_to(target)
    write("after", link)
    assert link.is_symlink()
    assert target.read_text() == "after"


def test_a_device_is_written_to_and_not_replaced() -> None:
    write("nothing", Path(os.devnull))
    assert not Path(os.devnull).is_file()


def test_a_missing_folder_is_an_error_with_a_next_step(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="No such file or directory") as raised:
        write("text", tmp_path / "none" / "path.svg")
    assert "folder exists" in raised.value.hint


def test_a_dash_is_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    write("text", Path("-"))
    assert capsys.readouterr().out == "text"


def test_bytes_reach_a_pipe_as_they_are_and_a_terminal_harmless(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"a\tb\r\n\x1b[31m"
    for terminal, shown in ((False, data), (True, "a\tb\ufffd\n\ufffd[31m".encode())):
        stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")
        monkeypatch.setattr(stream, "isatty", lambda terminal=terminal: terminal)
        monkeypatch.setattr(sys, "stdout", stream)
        write(data, None)
        stream.seek(0)
        assert stream.buffer.read() == shown
