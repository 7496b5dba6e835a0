"""The languages that documents are read in: those with a file of words here, and those that users bring."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from .language import Speech, is_foreign, language, speech
from .own_words import blank, own_words, united
from .words import UNDETERMINED, Words, built, languages, tables, words


class Tongues:
    """The words of some languages by tag.

    `paths` are files of words that users bring; `WordsError` where one cannot be used. `reader` is a hash of all on
    which the reading of a document depends beside its bytes: the code, the words here, and the words of those files.
    """

    def __init__(self, paths: Iterable[str | Path] = ()) -> None:
        self.tables: dict[str, Mapping[str, Any]] = {tag: tables(tag) for tag in languages()}
        seal = sha256(_sealed().encode())
        self._own: set[str] = set()
        for path in paths:
            own, content = own_words(path)
            tag = own["language"]
            self.tables[tag] = united(self.tables.get(tag) or blank(tag), own)
            self._own.add(tag)
            seal.update(sha256(content).digest())
        self.reader = seal.hexdigest()[:16]
        self._words: dict[str, Words] = {}

    @cached_property
    def _speech(self) -> Speech:
        return speech(self.tables)

    def words(self, text: str) -> Words:
        """The words of the language that a text is in; those of English under the tag "und" where none fits."""
        tag = language(text, self._speech)
        if tag == UNDETERMINED and is_foreign(text, self._speech):
            return _foreign()
        if not self._own:
            return words(tag)
        if tag not in self._words:
            told = self.tables["en" if tag == UNDETERMINED else tag]
            self._words[tag] = built(told, self.tables["en"], tag)
        return self._words[tag]


@lru_cache
def _foreign() -> Words:
    """The words for a language that has none: those of English, which tell no sentence of it from a name."""
    return replace(words(UNDETERMINED), foreign=True)


@lru_cache
def bundled() -> Tongues:
    """The languages that have a file of words here."""
    return Tongues()


@lru_cache
def _sealed() -> str:
    """A hash of the code and the words that read documents."""
    seal = sha256()
    for name, content in sorted(_sources(files(__name__.rpartition(".")[0]))):
        seal.update(f"{name}\0{sha256(content).hexdigest()}\0".encode())
    return seal.hexdigest()


def _sources(folder: Traversable, above: str = "") -> Iterable[tuple[str, bytes]]:
    for one in folder.iterdir():
        if one.is_dir() and not one.name.startswith(("_", ".")):
            yield from _sources(one, f"{above}{one.name}/")
        elif one.name.endswith((".py", ".toml")):
            yield f"{above}{one.name}", one.read_bytes()
