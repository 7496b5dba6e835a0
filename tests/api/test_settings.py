"""Limits are set by name, and docs/server.md tells of every one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from roadgraph.api.settings import DEFAULTS, DEFAULTS_OF_QUERIES, SWITCH, SettingError, Settings, adjusted
from roadgraph.schema.limits import Limits

DOCS = (Path(__file__).parents[2] / "docs" / "server.md").read_text(encoding="utf-8")


def test_every_limit_is_documented_with_its_default() -> None:
    told = dict(re.findall(r"^\| `([a-z-]+)` \| (\S+) \|", DOCS, re.MULTILINE))
    have = {name.replace("_", "-"): value for name, value in (DEFAULTS_OF_QUERIES | DEFAULTS).items()}
    said = {name: SWITCH[told[name]] if told[name] in SWITCH else float(told[name]) for name in told}
    assert said == have


def test_every_limit_can_be_set() -> None:
    for name, value in (DEFAULTS_OF_QUERIES | DEFAULTS).items():
        written, changed = ("off", False) if isinstance(value, bool) else (str(type(value)(7)), 7)
        found = adjusted(Settings(), [f"{name.replace('_', '-')}={written}"])
        holder = found.limits if name in DEFAULTS_OF_QUERIES else found
        assert getattr(holder, name) == changed
        assert found != Settings()


def test_other_settings_stay() -> None:
    before = Settings(Limits(max_text=3), hosts=("a",), token="secret")
    after = adjusted(before, ["max-depth=5"])
    assert after == Settings(Limits(max_text=3, max_depth=5), hosts=("a",), token="secret")
    assert "secret" not in repr(after)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("max-depht=5", "there is no limit called 'max-depht'"),
        ("token=5", "there is no limit called 'token'"),
        ("workers=5", "there is no limit called 'workers'"),
        ("max-depth", "the limit 'max-depth' has no value that makes sense"),
        ("max-depth=", "the limit 'max-depth=' has no value that makes sense"),
        ("max-depth=-1", "the limit 'max-depth=-1' has no value that makes sense"),
        ("max-depth=0.5", "the limit 'max-depth=0.5' has no value that makes sense"),
        ("max-seconds=nan", "the limit 'max-seconds=nan' has no value that makes sense"),
        ("max-seconds=inf", "the limit 'max-seconds=inf' has no value that makes sense"),
        ("introspection=1", "the limit 'introspection=1' is a switch"),
    ],
)
def test_what_makes_no_sense_is_said(written: str, said: str) -> None:
    with pytest.raises(SettingError) as caught:
        adjusted(Settings(), [written])
    assert str(caught.value) == said
    assert caught.value.hint


@pytest.mark.parametrize(
    "origin",
    [
        *("zork", "example.org", "https://", "https://example.org/", "https://example.org/a", "null", ""),
        *("https://example.org:443", "http://example.org:80", "https://Example.org", "https://a b"),
        *("https://example.org:0", "https://*.example.org", "https://example.org,https://example.com"),
    ],
)
def test_what_no_browser_sends_is_no_origin(origin: str) -> None:
    with pytest.raises(SettingError) as caught:
        Settings(origins=(origin,))
    assert str(caught.value) == f"{origin!r} is no origin"
    assert "https://example.org" in str(caught.value.hint)


def test_origins_and_hosts_are_taken() -> None:
    origins = (
        "*",
        "https://example.org",
        "http://localhost:3000",
        "http://[::1]:8000",
        "https://10.0.0.1:80",
    )
    hosts = ("*", "*.example.org", "Example.org", "10.0.0.1", "[::1]", "my_host")
    assert Settings(origins=origins, hosts=hosts).origins == origins


@pytest.mark.parametrize(
    "name", ["", "a b", "https://example.org", "example.org:80", "a*", "*a", "::1", ".org"]
)
def test_what_no_request_can_call_is_no_host(name: str) -> None:
    with pytest.raises(SettingError) as caught:
        Settings(hosts=(name,))
    assert str(caught.value) == f"{name!r} is no name of a host"
    assert caught.value.hint
