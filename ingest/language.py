"""The language of a document, told from its script and from the small and structural words of each language."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

from ..graph.label import fold
from .script import scripts
from .spacing import CHINESE
from .words import UNDETERMINED, Words, languages, tables

LEAST_FIT = 0.04
"""The least part of a document's words that must speak for a language."""

_ADDRESS = re.compile(r"https?://\S+|`[^`\n]*`|<[^<>\n]*>|(?<!\S)[a-z]{1,9}(?:/[a-z]{1,9})+(?!\w)")
"""What is in no language: addresses, code, and runs such as `while/for`."""
_WORD = re.compile(rf"[^\W\d_{CHINESE}]+(?:['’][^\W\d_{CHINESE}]+)*")
_CHINESE = re.compile(f"[{CHINESE}]")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_MOST_KANA = 0.05
"""The part of Japanese letters among the characters of a Chinese text that may be in it, in names."""
_WORD_OF_CHINESE = 2
"""How many characters make a word on average."""
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_EVERYWHERE = frozenset({"LATIN"})
"""The script that names are written in everywhere."""
_STRUCTURAL = 0.5
"""How much a structural word or an ending speaks for a language, where a small word speaks 1: they travel."""
_LONG = 6
"""How many letters a word has at least whose ending tells."""
_SMALL = ("marks", "prepositions", "articles")
_JOINTS = ("and", "or", "fillers", "stops", "clause", "requirement", "relative", "of", "with", "in", "for")
_ROLES = (
    "prerequisites",
    "resources",
    "exercise",
    "projects",
    "members",
    "tools",
    "levels",
    "topics",
    "meta",
    "contents",
    "order",
)
_OTHERS: Mapping[str, str] = {
    "be": "і ў у на што як для гэта ад да ці якія яго",
    "bg": "и на за се от да с в са е като как това при който което защо трябва или",
    "ca": "i el la els les de del dels amb per que és són una un al als com perquè has abans també aquest què fins molt saber quan cal",
    "cs": "a se na v je že s z do i to o jak pro za musí jsou nebo který proč kde před než po",
    "da": "og i at det er en et den til på som de med for der af ikke skal hvordan hvorfor før vi du eller også",
    "fi": "ja on ei se että joka miten miksi pitää ovat tai kun mutta ennen opit sekä jos",
    "hu": "a az és egy hogy nem is ez van meg hogyan miért kell vagy mint ha után előtt",
    "id": "dan yang di untuk dengan ini itu dari ke pada adalah anda bagaimana mengapa harus tidak atau sebelum akan",
    "nl": "de het een en van is dat te in je die met voor niet op zijn er hoe waarom moet aan als bij om deze naar dan wordt of",
    "no": "og i det er en et den til på som de med for der av ikke skal hvordan hvorfor før du eller også må",
    "pl": "i w na z do się jest że to nie jak o dla po dlaczego musi są oraz lub który przed zanim co przez",
    "ro": "și de la a în cu o care pe nu un este că din cum mai pentru sau sunt trebuie înainte ce se ai să",
    "sr": "и у је на се да за од са које како што мора или су пре као а не до",
    "sv": "och i att det är en ett den till på som de med för av inte ska hur varför innan du eller också måste kan",
    "tr": "ve bir bu için ile de da ne olarak nasıl neden önce gibi daha en veya gerekir çok kadar her",
    "uk": "і та на що як для це від до є у з або чому потрібно які його перед не цей в",
    "vi": "và các của là có cho không được một những trong khi thế nào cần với để học bạn cách vì",
}
"""The commonest words of languages without a data file, so that their documents are not taken for a neighbour's."""


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """By what the languages that have words are told: by tag, their small words, their structural ones, folded, and
    endings of longer words.
    """

    small: Mapping[str, frozenset[str]]
    told: Mapping[str, frozenset[str]]
    endings: Mapping[str, tuple[str, ...]]
    tags: frozenset[str]


def speech(tables: Mapping[str, Mapping[str, Any]]) -> Speech:
    """By what the languages of some tables, by tag, are told from each other and from those of neighbours."""
    others = {tag: frozenset(words.split()) for tag, words in _OTHERS.items()}
    return Speech(
        others | {tag: _small(data) for tag, data in tables.items()},
        {tag: _structural(data) for tag, data in tables.items()},
        {tag: tuple(data["sentences"]["telling"]) for tag, data in tables.items()},
        frozenset(tables),
    )


@lru_cache
def _bundled() -> Speech:
    return speech({tag: tables(tag) for tag in languages()})


def language(text: str, among: Speech | None = None) -> str:
    """The BCP 47 tag of the language that a text is in, among those that have words; "und" where none fits.

    What counts are the words that make sentences and outlines, and endings, not the names of topics: a German outline of
    English names is German. A word that several languages share speaks for each of them in part. Linear in the text.

    >>> language("Voraussetzungen: React und Redux"), language("先修要求：线性代数"), language("パンの作り方")
    ('de', 'zh', 'und')
    """
    known = among or _bundled()
    fits = _fits(text, known)
    best = max(fits, key=lambda tag: (fits[tag], tag == "en", tag), default=UNDETERMINED)
    return best if best in known.tags and fits[best] >= LEAST_FIT else UNDETERMINED


def is_foreign(text: str, among: Speech | None = None) -> bool:
    """Whether a text is in a language that has no words here: another's small words fit best, or no Latin letter does.

    >>> is_foreign("Leer hoe je ritsen naait voor je met de zakken begint"), is_foreign("パンの作り方"), is_foreign("GAN, VAE")
    (True, True, False)
    """
    known = among or _bundled()
    fits = _fits(text, known)
    best = max(fits, key=lambda tag: (fits[tag], tag), default=UNDETERMINED)
    letters = sum(map(str.isalpha, text))
    return (best not in known.tags and fits.get(best, 0) >= LEAST_FIT) or 2 * len(
        _LATIN.findall(text)
    ) < letters


def language_of(label: str, words: Words) -> str:
    """The tag of a topic's label in a document with these words: "und" for one in another script than the language's.

    >>> from roadgraph.ingest.words import words
    >>> [language_of(label, words("ru")) for label in ("Docker", "Пределы")], language_of("Docker", words("de"))
    (['und', 'ru'], 'de')
    """
    found = scripts(label)
    own = not words.scripts or (found & words.scripts and not found - words.scripts - _EVERYWHERE)
    return words.language if own else UNDETERMINED


def _fits(text: str, among: Speech | None = None) -> Mapping[str, float]:
    """The part of the words of a text that speak for each language."""
    known = among or _bundled()
    text = _ADDRESS.sub(" ", text)
    counted = Counter(found.group().casefold().replace("’", "'") for found in _WORD.finditer(text))
    characters = len(_CHINESE.findall(text))
    total = counted.total() + characters / _WORD_OF_CHINESE
    spoken: defaultdict[str, float] = defaultdict(float)
    for word, count in counted.items():
        for tag, weight in _speaks(word, known):
            spoken[tag] += weight * count
    if len(_KANA.findall(text)) <= _MOST_KANA * characters:
        spoken["zh"] += characters / _WORD_OF_CHINESE
    return {tag: round(n / total, 9) for tag, n in spoken.items() if total}


def _speaks(word: str, among: Speech) -> tuple[tuple[str, float], ...]:
    """The languages for which a word speaks, and how much: as a small word, a structural one, or by its ending."""
    key = fold(word)
    small = {tag for tag, words in among.small.items() if word in words}
    tags = small | {tag for tag, words in among.told.items() if key in words}
    if tags:
        return tuple((tag, (1 if tag in small else _STRUCTURAL) / len(tags)) for tag in tags)
    told = [tag for tag, ending in among.endings.items() if len(word) >= _LONG and word.endswith(ending)]
    return tuple((tag, _STRUCTURAL / len(told)) for tag in told)


def _small(data: Mapping[str, Any]) -> frozenset[str]:
    """The small words of a language."""
    lists = [*(data["sentences"][name] for name in _SMALL), *(data["joints"][name] for name in _JOINTS)]
    return frozenset(one.casefold() for one in chain(*lists) if _WORD.fullmatch(one))


def _structural(data: Mapping[str, Any]) -> frozenset[str]:
    """The structural words of a language, folded."""
    lists = [*(data["roles"][name] for name in _ROLES), data["labels"]["title"], data["labels"]["modifiers"]]
    lists += [data["labels"]["numbered"], data["qualifiers"]["opening"], data["brackets"]["needs"]]
    lists += [*data["resource_types"].values(), *data["keys"].values()]
    return frozenset(fold(one) for one in chain(*lists) if _WORD.fullmatch(one))
