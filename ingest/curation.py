"""Curation: what a person knows about a field and no document says, one act a line."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum
from importlib.resources import files
from pathlib import Path

from ..graph.errors import DocumentError
from ..graph.label import fold
from ..graph.model import Basis, Diagnostic, Document, Evidence, Mention, Roadmap, Severity, TopicKind
from .document import MAX_BYTES, document

MEDIA_TYPE = "text/x-roadgraph-curation"
"""By this a curation is known among documents."""

RULE = "curation"
"""The rule that reads a prerequisite or a topic from a curation."""

HEADER = ("topic", "act", "object", "reason", "source")
"""The columns; a first line that names them is no act."""

RECOMMENDED = 0.4
"""The confidence of what is only recommended: below the default threshold of questions, as where a document says so."""

_ALTERNATIVES = " | "


class Verb(StrEnum):
    """What an act does with its topic."""

    REQUIRES = "requires"
    RECOMMENDS = "recommends"
    NOT_REQUIRES = "not requires"
    SAME = "same as"
    NOT_SAME = "not same as"
    LABEL = "label"
    KIND = "kind"
    IGNORE = "ignore"


_OPPOSITE = {Verb.RECOMMENDS: Verb.REQUIRES, Verb.NOT_REQUIRES: Verb.REQUIRES, Verb.NOT_SAME: Verb.SAME}
"""Acts that cannot stand beside another on the same names."""
_SINGLE = (Verb.LABEL, Verb.KIND)
"""What can be said once of a topic."""


@dataclass(frozen=True, slots=True)
class Act:
    """One line of a curation: "Backpropagation requires Chain Rule", for a reason.

    `objects` are the prerequisite or its alternatives, the other topic's name, the label or the kind; none where
    the topic is ignored. `quote` is the line as it stands in the document with the id `document`.
    """

    verb: Verb
    topic: str
    objects: tuple[str, ...]
    reason: str
    source: str | None
    document: str
    line: int
    quote: str

    @property
    def mention(self) -> Mention:
        """The line as a place where a topic is named."""
        return Mention(self.document, self.line, self.line, self.quote, RULE)

    @property
    def evidence(self) -> Evidence:
        """The line as evidence for a prerequisite: certain, or weak where it only recommends."""
        trust = RECOMMENDED if self.verb is Verb.RECOMMENDS else 1.0
        return Evidence(self.document, self.line, self.line, self.quote, RULE, Basis.CURATED, trust)


@dataclass(frozen=True, slots=True)
class Curation:
    """The acts of one file, in the order of its lines, and a diagnostic for each line that is none."""

    document: Document
    acts: tuple[Act, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def roadmap(self) -> Roadmap:
        """The file as a roadmap that states nothing itself, to be kept in a store among others; see `replay`."""
        return Roadmap(self.document, diagnostics=self.diagnostics)


def curation(text: bytes, name: str) -> Curation:
    r"""The acts of a curation file; never raises.

    A line is `topic TAB act TAB object TAB reason TAB source`; the source can be left out. Empty lines, lines that
    begin with `#` and a line that names the columns are passed over. A bad line becomes a warning that says what is
    wrong and what to do, and the others count all the same.

    >>> read = curation(b"Gradient\trequires\tDerivative\tit is made of them\n\nGradient\tneeds\tVector", "mine.tsv")
    >>> [(act.topic, act.verb.value, act.objects, act.line) for act in read.acts]
    [('Gradient', 'requires', ('Derivative',), 1)]
    >>> [(d.line, d.message) for d in read.diagnostics]
    [(3, "'needs' is no act; write requires, recommends, not requires, same as, not same as, label, kind or ignore")]
    """
    source, diagnostics = document(text, name)
    first = source.text.partition("\n")[0].strip()
    title = first.lstrip("# ") if first.startswith("#") else ""
    source = replace(source, media_type=MEDIA_TYPE, title=title or None)
    acts, found = _acts(source)
    return Curation(source, acts, (*diagnostics, *found))


def replay(kept: Roadmap) -> Curation:
    """The curation that was kept as this roadmap."""
    return Curation(kept.document, _acts(kept.document)[0], kept.diagnostics)


def find_curation(ref: str) -> tuple[str, bytes]:
    """The name and the bytes of a curation file: one at the path `ref`, else the bundled one of this name.

    `DocumentError` where there is none or it cannot be read.

    >>> find_curation("deep-learning")[0]
    'deep-learning.tsv'
    """
    path = Path(ref)
    folder = files("roadgraph") / "curation"
    bundled = {entry.name: entry for entry in folder.iterdir() if entry.name.endswith(".tsv")}
    entry = bundled.get(ref) or bundled.get(f"{ref}.tsv")
    try:
        if path.is_file() or (entry is None and path.exists()):
            with path.open("rb") as file:
                return path.as_posix(), file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        hint = "name a file that you may read"
        raise DocumentError(f"the curation {ref!r} cannot be read: {reason}", hint) from error
    if entry is None:
        names = ", ".join(sorted(Path(name).stem for name in bundled))
        raise DocumentError(f"there is no curation {ref!r}", f"name a file, or one that is bundled: {names}")
    return entry.name, entry.read_bytes()


def _acts(source: Document) -> tuple[tuple[Act, ...], tuple[Diagnostic, ...]]:
    acts: list[Act] = []
    diagnostics: list[Diagnostic] = []
    said: dict[tuple[object, ...], Act] = {}
    for line, text in enumerate(source.text.split("\n"), start=1):
        try:
            act = _act(text.rstrip(), line, source.id)
            if act is not None:
                _compare(act, said)
                acts.append(act)
        except _LineError as bad:
            diagnostics.append(Diagnostic(Severity.WARNING, RULE, str(bad), source.name, line))
    return tuple(acts), tuple(diagnostics)


class _LineError(Exception):
    """What is wrong with a line and what to do."""


def _act(text: str, line: int, document: str) -> Act | None:
    """The act of a line, None where it says nothing."""
    cells = _cells(text)
    if not any(cells):
        return None
    if tuple(cell.casefold() for cell in cells[: len(HEADER)]) == HEADER:
        return None
    if len(cells) == 1:
        raise _LineError(f"this line has a single column; write {', '.join(HEADER)}, with a tab between them")
    if len(cells) > len(HEADER) and any(cells[len(HEADER) :]):
        raise _LineError(f"this line has {len(cells)} columns; leave out what follows the source")
    topic, verb, objects, reason, source = (*cells, "", "", "")[: len(HEADER)]
    act = Act(_verb(verb), topic, _objects(objects), reason, source or None, document, line, text)
    for fault in _faults(act):
        raise _LineError(fault)
    return act


def _cells(text: str) -> list[str]:
    """The cells of a line as spreadsheets write them: those with a quotation mark or a tab in them are quoted."""
    if text.lstrip('" \t').startswith("#"):
        return []
    try:
        return [" ".join(cell.split()) for cell in next(csv.reader([text], "excel-tab", strict=True), [])]
    except csv.Error as error:
        hint = "close the quotation mark, and double those within a quoted cell"
        raise _LineError(f"the cells cannot be told apart ({error}); {hint}") from error


def _verb(text: str) -> Verb:
    words = text.casefold()
    if words in list(Verb):
        return Verb(words)
    near = get_close_matches(words, [verb.value for verb in Verb], n=1)
    *others, last = Verb
    known = f"{', '.join(others)} or {last}"
    hint = f"did you mean {near[0]!r}?" if near else f"write {known}"
    raise _LineError(f"{text!r} is no act; {hint}" if text else f"the second column is empty; write {known}")


def _objects(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(_ALTERNATIVES) if part.strip())


def _faults(act: Act) -> Iterator[str]:
    """What is wrong with an act by itself."""
    if not fold(act.topic):
        yield "the first column names no topic; write its name there"
    if act.verb is Verb.IGNORE and act.objects:
        yield "a topic is ignored as a whole; leave the third column empty"
    if act.verb is not Verb.IGNORE and not all(fold(one) for one in act.objects or ("",)):
        yield f"the third column is empty; say what comes after {act.verb.value!r}"
    if len(act.objects) > 1 and act.verb not in (Verb.REQUIRES, Verb.RECOMMENDS, Verb.NOT_REQUIRES):
        yield "only prerequisites have alternatives; write a line for each"
    for kind in act.objects if act.verb is Verb.KIND else ():
        if kind not in list(TopicKind):
            yield f"{kind!r} is no kind of topic; write {', '.join(TopicKind)}"
    names = [fold(name) for name in (act.topic, *act.objects)]
    if act.verb not in (Verb.LABEL, Verb.KIND) and len(set(names)) < len(names):
        yield "this line names one topic twice, since spellings of a name count as one; name another topic"
    if not act.reason:
        yield "the fourth column gives no reason; say in a few words why"


def _compare(act: Act, said: dict[tuple[object, ...], Act]) -> None:
    """Add an act to those `said`; a bad line where one above already says the same or the contrary."""
    verb = _OPPOSITE.get(act.verb, act.verb)
    objects = frozenset(fold(name) for name in act.objects)
    key = (verb, frozenset({fold(act.topic)}) | objects) if verb is Verb.SAME else (verb, fold(act.topic))
    key = key if verb is Verb.SAME or verb in _SINGLE else (*key, objects)
    before = said.setdefault(key, act)
    if before is act:
        return
    if before.verb is act.verb and (verb not in _SINGLE or before.objects == act.objects):
        raise _LineError(f"line {before.line} says the same; remove one of them")
    raise _LineError(f"line {before.line} says otherwise and counts; remove one of them")
