"""What a careful reader takes from small documents of many forms: every document in `forms` beside its `.expected`.

A `.expected` file holds one statement a line; blank lines and lines that begin with `#` count for nothing. Names are
compared as the graph compares them (case, accents, number), a `|` stands between alternatives:

    topic LABEL                               a topic of this label or alias is there
    not LABEL                                 none is
    alias LABEL = ALIAS                       both name one topic
    kind LABEL = area                         or concept, model, task, tool, dataset
    definition LABEL = beginning of the text
    broader CHILD < PARENT
    no-broader CHILD < PARENT
    requires TOPIC <- PREREQ [@ LINE [BASIS]] with a confidence of 0.5 or more; `A | B` is one of several
    may-require TOPIC <- PREREQ               neither expected nor wrong
    weak TOPIC <- PREREQ                      with a confidence below 0.5
    resource TYPE "TITLE" [URL] [by A, B] [for TOPIC]
    resources N
    application METHOD -> TASK
    topics N..M                               so many topics
    diagnostic CODE [@ LINE]
    encoded CHARSET [lf|crlf|cr]              the document is read in this charset, with these ends of lines

The prerequisites of 0.5 or more that a document states must be exactly those listed.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest
from roadgraph.graph.label import fold
from roadgraph.graph.model import Evidence, Mention, Prerequisite, Resource, Roadmap, Topic
from roadgraph.ingest.read import read

FORMS = Path(__file__).parent / "forms"
CONFIDENT = 0.5
NEWLINES = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}
Key = tuple[str, frozenset[str]]


class Read:
    """A roadmap with its topics by folded name."""

    def __init__(self, roadmap: Roadmap) -> None:
        self.roadmap = roadmap
        self.topics: dict[str, Topic] = {}
        self.labels = {topic.id: topic.label for topic in roadmap.topics}
        for topic in roadmap.topics:
            self.topics[fold(topic.label)] = topic
        for topic in roadmap.topics:
            for alias in topic.aliases:
                self.topics.setdefault(fold(alias), topic)

    def find(self, *names: str) -> list[Topic]:
        """The topics of these names; `NoTopicError` where there is none."""
        found = [self.topics.get(fold(name)) for name in names]
        if None in found:
            missing = names[found.index(None)]
            near = difflib.get_close_matches(fold(missing), self.topics, n=4, cutoff=0.5)
            raise NoTopicError(f"no topic {missing!r}; near: {[self.topics[one].label for one in near]}")
        return [topic for topic in found if topic is not None]

    def key(self, topic: str, needs: str) -> Key:
        """A prerequisite as the ids of its topic and of what it needs."""
        return self.find(topic)[0].id, frozenset(one.id for one in self.find(*_alternatives(needs)))

    def prerequisites(self, key: Key) -> list[Prerequisite]:
        """The prerequisites between these topics."""
        return [p for p in self.roadmap.prerequisites if (p.topic, frozenset(p.needs)) == key]

    def shown(self, p: Prerequisite) -> str:
        """A prerequisite in one line, with its first evidence."""
        needs = " | ".join(self.labels[need] for need in p.needs)
        place = max(p.evidence, key=lambda e: e.confidence)
        return (
            f"{self.labels[p.topic]} <- {needs} @ {place.line} {p.basis} "
            f"({p.confidence}, {place.rule}: {place.quote[:60]!r})"
        )


class NoTopicError(Exception):
    """A statement names a topic that is not there."""


def _alternatives(text: str) -> list[str]:
    return [part.strip() for part in text.split("|")]


def _match(pattern: str, text: str) -> re.Match[str]:
    found = re.fullmatch(pattern, text)
    if found is None:
        raise ValueError(f"not a statement: {text!r}")
    return found


def _topic(found: Read, text: str) -> str | None:
    found.find(text)
    return None


def _not(found: Read, text: str) -> str | None:
    topic = found.topics.get(fold(text))
    if topic is None:
        return None
    place = topic.mentions[0]
    return f"a topic {topic.label!r} {topic.aliases or ''} @ {place.line} {place.quote[:60]!r}"


def _alias(found: Read, text: str) -> str | None:
    one, other = found.find(*text.split(" = "))
    return None if one is other else f"two topics, {one.label!r} and {other.label!r}"


def _kind(found: Read, text: str) -> str | None:
    name, _, kind = text.rpartition(" = ")
    topic = found.find(name)[0]
    return None if topic.kind.value in _alternatives(kind) else topic.kind.value


def _definition(found: Read, text: str) -> str | None:
    name, _, beginning = text.partition(" = ")
    definition = found.find(name)[0].definition
    return None if (definition or "").startswith(beginning) else repr(definition and definition[:80])


def _broader(found: Read, text: str) -> str | None:
    child, parent = found.find(*text.split(" < "))
    above = [b.broader for b in found.roadmap.broader if b.topic == child.id]
    return None if parent.id in above else f"it is below {[found.labels[one] for one in above]}"


def _no_broader(found: Read, text: str) -> str | None:
    child, parent = found.find(*text.split(" < "))
    there = any((b.topic, b.broader) == (child.id, parent.id) for b in found.roadmap.broader)
    return "it is" if there else None


def _requires(found: Read, text: str) -> str | None:
    parts = _match(r"(.+?) <- (.+?)(?: @ (\d+)(?: (\w+))?)?", text)
    key = found.key(parts[1], parts[2])
    there = found.prerequisites(key)
    if not any(p.confidence >= CONFIDENT for p in there):
        others = there or [p for p in found.roadmap.prerequisites if p.topic == key[0]]
        return "; ".join(found.shown(p) for p in others) or "no prerequisite of it at all"
    line, basis = int(parts[3] or 0), parts[4]
    placed = [e for p in there for e in p.evidence if not line or e.line <= line <= e.end_line]
    if not placed or (basis and basis not in {e.basis.value for e in placed}):
        return "; ".join(found.shown(p) for p in there)
    return None


def _may_require(found: Read, text: str) -> str | None:
    _match(r".+? <- .+", text)
    return None


def _weak(found: Read, text: str) -> str | None:
    parts = _match(r"(.+?) <- (.+)", text)
    there = found.prerequisites(found.key(parts[1], parts[2]))
    if there and all(p.confidence < CONFIDENT for p in there):
        return None
    return "; ".join(found.shown(p) for p in there) or "no such prerequisite"


def _resource(found: Read, text: str) -> str | None:
    pattern = r'([\w|]+) "([^"]+)"(?: (https?://\S+))?(?: by (.+?))?(?: for (.+))?'
    kinds, title, url, creators, topic = _match(pattern, text).groups()
    titled = [r for r in found.roadmap.resources if fold(r.title) == fold(title)]
    wanted = found.find(topic)[0].id if topic else None
    for r in titled:
        by = creators is None or set(r.creators) == {one.strip() for one in creators.split(",")}
        taught = wanted is None or wanted in r.topics
        if r.type.value in _alternatives(kinds) and r.url == url and by and taught:
            return None
    near = titled or [r for r in found.roadmap.resources if _like(r.title, title) or (url and r.url == url)]
    return "; ".join(_shown(r) for r in near) or f"none like it among {len(found.roadmap.resources)}"


def _like(one: str, other: str) -> bool:
    return difflib.SequenceMatcher(None, fold(one), fold(other)).ratio() > 0.6


def _shown(r: Resource) -> str:
    by = f" by {', '.join(r.creators)}" if r.creators else ""
    return f'{r.type} "{r.title}" {r.url or ""}{by} for {list(r.topics)}'


def _resources(found: Read, text: str) -> str | None:
    there = found.roadmap.resources
    shown = "".join(f"\n        @ {r.mentions[0].line} {_shown(r)}" for r in there)
    return None if len(there) == int(text) else f"{len(there)}:{shown}"


def _application(found: Read, text: str) -> str | None:
    method, task = found.find(*text.split(" -> "))
    there = [(a.topic, a.applied_to) for a in found.roadmap.applications]
    if (method.id, task.id) in there:
        return None
    return f"{[f'{found.labels[a]} -> {found.labels[b]}' for a, b in there]}"


def _topics(found: Read, text: str) -> str | None:
    parts = _match(r"(\d+)\.\.(\d+)", text)
    count = len(found.roadmap.topics)
    labels = sorted(found.labels.values())
    return None if int(parts[1]) <= count <= int(parts[2]) else f"{count}: {labels}"


def _diagnostic(found: Read, text: str) -> str | None:
    parts = _match(r"(\S+)(?: @ (\d+))?", text)
    line = int(parts[2]) if parts[2] else None
    there = [(d.code, d.line) for d in found.roadmap.diagnostics]
    hit = any(code == parts[1] and line in (None, at) for code, at in there)
    return None if hit else f"{there}"


STATEMENTS: Mapping[str, Callable[[Read, str], str | None]] = {
    "topic": _topic,
    "not": _not,
    "alias": _alias,
    "kind": _kind,
    "definition": _definition,
    "broader": _broader,
    "no-broader": _no_broader,
    "requires": _requires,
    "may-require": _may_require,
    "weak": _weak,
    "resource": _resource,
    "resources": _resources,
    "application": _application,
    "topics": _topics,
    "diagnostic": _diagnostic,
}


def statements(expected: Path) -> list[tuple[str, str]]:
    """The statements of a file, as pairs of verb and the rest."""
    lines = (line.strip() for line in expected.read_text("utf-8").splitlines())
    return [(line.split()[0], line.partition(" ")[2].strip()) for line in lines if line and line[0] != "#"]


def content(source: Path, stated: Iterable[tuple[str, str]]) -> bytes:
    """The bytes of a document, in the charset and with the ends of lines that its statements ask for."""
    data = source.read_bytes()
    for verb, rest in stated:
        if verb == "encoded":
            charset, _, ends = rest.partition(" ")
            data = data.decode("utf-8").replace("\n", NEWLINES[ends or "lf"]).encode(charset)
    return data


def failures(source: Path) -> list[str]:
    """What a document's reading lacks of what is expected, or has too much, one line each."""
    stated = statements(source.with_suffix(".expected"))
    found = Read(read(content(source, stated), source.name))
    failed: list[str] = []
    for verb, rest in stated:
        if verb == "encoded":
            continue
        try:
            instead = STATEMENTS[verb](found, rest)
        except NoTopicError as missing:
            instead = str(missing)
        if instead is not None:
            failed.append(f"{source.name}: {verb} {rest}\n      found: {instead}")
    return failed + _unexpected(source, found, stated) + _misquoted(source, found.roadmap)


def _unexpected(source: Path, found: Read, stated: Iterable[tuple[str, str]]) -> list[str]:
    listed: set[Key] = set()
    for verb, rest in stated:
        if verb in ("requires", "may-require"):
            topic, _, needs = rest.partition(" <- ")
            try:
                listed.add(found.key(topic, needs.split(" @ ")[0]))
            except NoTopicError:
                continue
    return [
        f"{source.name}: WRONG prerequisite\n      found: {found.shown(p)}"
        for p in found.roadmap.prerequisites
        if p.confidence >= CONFIDENT and (p.topic, frozenset(p.needs)) not in listed
    ]


def _misquoted(source: Path, roadmap: Roadmap) -> list[str]:
    """The places whose quote does not stand at their lines."""
    lines = roadmap.document.text.split("\n")
    return [
        f"{source.name}: QUOTE not at line {place.line}\n      found: {place.quote[:80]!r}"
        for place in places(roadmap)
        if place.quote not in "\n".join(lines[place.line - 1 : place.end_line]) or not place.quote
    ]


def places(roadmap: Roadmap) -> list[Mention | Evidence]:
    """Every place that a roadmap quotes."""
    return [
        *(place for topic in roadmap.topics for place in topic.mentions),
        *(place for one in roadmap.broader for place in one.evidence),
        *(place for one in roadmap.applications for place in one.evidence),
        *(place for one in roadmap.prerequisites for place in one.evidence),
        *(place for one in roadmap.resources for place in one.mentions),
    ]


SOURCES = sorted(path for path in FORMS.iterdir() if path.suffix != ".expected")


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_a_form_is_read_as_expected(source: Path) -> None:
    failed = failures(source)
    assert not failed, "\n" + "\n".join(failed)


def gist(roadmap: Roadmap) -> tuple[object, ...]:
    """What a roadmap states and on which lines, without the identity of its document."""
    return (
        [
            (t.id, t.label, t.aliases, t.kind, t.definition, [m.line for m in t.mentions])
            for t in roadmap.topics
        ],
        [(b.topic, b.broader) for b in roadmap.broader],
        [(p.topic, p.needs, p.confidence, [e.line for e in p.evidence]) for p in roadmap.prerequisites],
        [(r.title, r.url, r.type, r.creators, r.topics) for r in roadmap.resources],
        [(d.code, d.line) for d in roadmap.diagnostics],
    )


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_neither_charset_nor_ends_of_lines_change_what_is_read(source: Path, charset: str) -> None:
    text = source.read_text("utf-8")
    first = gist(read(text.encode(), source.name))
    for ends in NEWLINES.values():
        assert gist(read(text.replace("\n", ends).encode(charset), source.name)) == first


def test_every_expectation_has_its_document() -> None:
    assert {path.stem for path in FORMS.glob("*.expected")} == {path.stem for path in SOURCES}


@pytest.mark.parametrize("bad", ["requires A", "resource book Title", "topics many"])
def test_a_statement_that_cannot_be_read_is_an_error(bad: str) -> None:
    verb, _, rest = bad.partition(" ")
    with pytest.raises(ValueError, match="not a statement"):
        STATEMENTS[verb](Read(read(b"# A\n- B\n", "a.md")), rest)
