"""The title of a resource and who made it, from the text that links to it, its line, or what stands above."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...graph.label import fold
from ..ornament import clean, without_ornament
from ..outline import NodeKind, Span, text_of
from ..words import Words
from .address import is_front_page, lead
from .credit import credited, people
from .passage import Passage
from .role import Role, role_of, without_level

QUOTED = re.compile(r"[\"“«„《]([^\"“”«»„《》]{2,150})[\"”»“》]")
_POSSESSIVE = re.compile(r"\A([A-Z][\w.&-]*(?:\s[A-Z][\w.&-]*)?)['’]s\s+(?=\S)")
_TRAILING_NOTE = re.compile(r"\s*\([^()]*\)\s*\Z")
_EMPTY = re.compile(r"\[\s*\]|\(\s*[,;|/]?\s*\)")
_BRACKETS = re.compile(r"\[\s*\]|\(\s*[,;|/]?\s*\)|\[\[?\s*[\w ]{0,12}\s*\]?\]")
_LOOSE = re.compile(r"\s*[,;|/·•](?=\s*(?:[,;|/·•.]|\Z))")
_DATE = re.compile(
    r"(?:[^\W\d_]{3,9}\.?\s)?\d{1,4}(?:[./ -]\d{1,2}|[./ -][^\W\d_]{3,9})?(?:[,./ -]{1,2}\d{2,4})?"
)
_MARK = re.compile(r"[A-Z]\d{1,2}")
_CODE = re.compile(r"[A-Z]{1,6}[ .-]?\d{1,4}[A-Za-z]?|\d{1,2}\.[A-Z]?\d{2,4}[A-Za-z]?")
_LONGEST = 12
"""The number of words up to which a line is the title of what a word such as "here" in it links to."""


def says_nothing(text: str, words: Words) -> bool:
    """Whether the text of a link names nothing: "here", "this video", "[2]", a bare address.

    >>> from roadgraph.ingest.words import words
    >>> [says_nothing(one, words()) for one in ("this video", "2", "https://a.example", "Good Bread")]
    [True, True, True, False]
    """
    shown = without_ornament(text).strip("[]() ")
    if not any(char.isalpha() for char in shown) or re.match(r"https?:|www\.", shown):
        return True
    if fold(shown) in words.labels["not_resources"] or _MARK.fullmatch(shown):
        return True
    tokens = shown.casefold().split()
    small = words.marks | words.articles | (words.labels["modifiers"] - words.labels["not_resources"])
    rest = fold(" ".join(one for one in tokens if one not in small))
    if not rest:
        return len(tokens) <= 1
    return rest in words.labels["not_resources"] or rest in words.resource_types


def titled(
    text: str, url: str, passage: Passage, words: Words, title: str | None
) -> tuple[str, tuple[str, ...]]:
    """The title of what a text in a passage links to and who made it; `title` is that of the document."""
    shown = _unenclosed(without_ornament(text))
    bold = _bold_after(text, spans_of(passage)) if _CODE.fullmatch(shown) else ""
    if not bold and not is_front_page(url, text) and says_nothing(text, words):
        rest = _described(passage, words)
        small = words.marks | words.articles | words.labels["modifiers"]
        bare = " ".join(one for one in shown.split() if one.casefold() not in small)
        named = bare if fold(bare) in words.resource_types else title or shown
        return rest or (_above(passage, words) or named, ())
    shown = bold or shown
    line = passage.shown
    named, creators = work(shown, words, described=False)
    at = line.find(shown)
    return named, creators or (credited(line[at + len(shown) :], passage, words) if at >= 0 else ())


def _unenclosed(text: str) -> str:
    """A text without the brackets that stand around all of it."""
    text = text.strip()
    while len(text) > 1 and text[0] + text[-1] in ("[]", "()") and text[1:-1].strip():
        text = text[1:-1].strip()
    return text


def _bold_after(text: str, spans: tuple[Span, ...]) -> str:
    """The bold text right after a link to a course by its code: "[CB 12] **Good Bread**"."""
    at = next((at for at, span in enumerate(spans) if span.url and span.text == text), len(spans))
    after = [span for span in spans[at + 1 :] if span.text.strip()]
    return without_ornament(after[0].text).strip(" :") if after and after[0].strong else ""


def spans_of(passage: Passage) -> tuple[Span, ...]:
    """The spans of a passage, those of all cells where it is a table's row or head."""
    return passage.spans or tuple(span for cell in passage.node.cells for span in cell)


def _described(passage: Passage, words: Words) -> tuple[str, tuple[str, ...]] | None:
    """What the rest of its line says of a link that says nothing itself."""
    if passage.node.kind is NodeKind.ROW:
        shown = row_title(passage, words)
        return (shown, ()) if shown else None
    spans = spans_of(passage)
    first = lead(spans)
    if first is not None and first.url and not says_nothing(first.text, words):
        linked = "".join(span.text for span in spans if span.url == first.url)
        return work(without_ornament(linked), words, described=False)
    whole = _told(spans, words)
    if not whole or says_nothing(whole, words) or role_of(whole, words) is not None or _inside(spans, words):
        return None
    named, creators = work_of(whole, passage, words)
    return (named, creators) if named and len(named.split()) <= _LONGEST else None


def _inside(spans: tuple[Span, ...], words: Words) -> bool:
    """Whether a link that says nothing stands inside a sentence, of which the rest is then no title."""
    idle = [at for at, span in enumerate(spans) if span.url and says_nothing(span.text, words)]
    before = without_lead(without_ornament(text_of(spans[: idle[0]])), words).split() if idle else []
    after = without_ornament(text_of(spans[idle[-1] + 1 :])).strip(")].,;") if idle else ""
    small = words.marks | words.articles | words.prepositions | words.title_prepositions
    return len(re.findall(r"\w+", after)) > 2 or (bool(before) and before[-1].casefold() in small)


def _told(spans: tuple[Span, ...], words: Words) -> str:
    """The text of some spans without the links that say nothing."""
    kept = tuple(span for span in spans if not (span.url and says_nothing(span.text, words)))
    text = _LOOSE.sub("", _BRACKETS.sub("", without_ornament(text_of(kept))))
    return without_lead(text, words).strip(" :：-–—.,→")


_LEAD = re.compile(r"[,;:.(–—-]\s*([^,;:.()–—]{1,24}?)[\s:(]*\Z")


def without_lead(text: str, words: Words) -> str:
    """A text before a link without the words that only lead to the link.

    >>> from roadgraph.ingest.words import words
    >>> without_lead("Feeding, see", words()), without_lead("Feeding, winter", words())
    ('Feeding', 'Feeding, winter')
    """
    found = _LEAD.search(text)
    return text[: found.start()].rstrip() if found and fold(found.group(1)) in words.labels["leads"] else text


def row_title(passage: Passage, words: Words) -> str:
    """The title that the cells of a row give: that of the column of topics, else the first cell that is a name."""
    cells = passage.cells
    wanted = [cells["topic"]] if "topic" in cells else []
    if passage.role in (Role.PROJECTS, Role.EXERCISE):
        wanted = list(_of_role(passage, words))
    idle = [cells[part] for part in ("code", "type", "prerequisites") if part in cells]
    others = [cell for cell in passage.node.cells if not any(cell is one for one in idle)]
    for cell in (*wanted, *others):
        shown = clean(_told(cell, words))
        if len(shown) > 1 and not _DATE.fullmatch(shown) and not says_nothing(shown, words):
            named = without_level(shown, words)[0]
            if named:
                return named
    return ""


def _of_role(passage: Passage, words: Words) -> Iterator[tuple[Span, ...]]:
    """The cells of a row in the columns that are said to hold what its section holds, such as projects."""
    header = passage.parent.node.cells if passage.parent is not None else ()
    for head, cell in zip(header, passage.node.cells, strict=False):
        told = role_of(clean(text_of(head)), words)
        if told is not None and told.role is passage.role:
            yield cell


def _above(passage: Passage, words: Words) -> str:
    """The nearest text above that names something."""
    for above in passage.ancestors():
        if above.text and not says_nothing(above.text, words):
            announced = role_of(above.text, words)
            numbered = any(char.isdigit() for char in above.text)
            if announced is None or numbered or announced.role in (Role.TOPICS, Role.LEVELS):
                return _own_title(above, words)
    return ""


def _own_title(passage: Passage, words: Words) -> str:
    """What a line is called by itself: the title of its first link, else its text up to where it explains itself."""
    spans = spans_of(passage)
    first = lead(spans)
    if first is not None and first.url and not passage.is_heading and not says_nothing(first.text, words):
        shown = without_ornament(first.text)
        return (_CODE.fullmatch(shown) and _bold_after(first.text, spans)) or shown
    return without_ornament(passage.text).rstrip(" :")


def work(text: str, words: Words, described: bool = True) -> tuple[str, tuple[str, ...]]:
    """The title and the creators in a line such as "Title" by A and B, A's Title, or Title by A: what it covers.

    >>> from roadgraph.ingest.words import words
    >>> work("Acme’s Good Bread by Ann Ash and Bo Birch", words())
    ('Good Bread', ('Acme', 'Ann Ash', 'Bo Birch'))
    >>> work("The Baker’s Good Bread", words())
    ('The Baker’s Good Bread', ())
    """
    whole = text.strip()
    text = clean(_TRAILING_NOTE.sub("", whole)) if described else clean(text)
    creators: list[str] = []
    quoted = QUOTED.search(text)
    if quoted:
        creators.extend(_noted(whole))
    by = words.by.search(text, quoted.end() if quoted else 0)
    if by and re.match(r"[A-ZÀ-ÞА-Я]", text[by.end() :]):
        creators = list(people(text[by.end() :]))
        text = text[: by.start()]
    if quoted:
        return quoted.group(1).strip(), tuple(creators)
    owner = _POSSESSIVE.match(text)
    named = owner and owner.group(1).split(" ")[0].casefold() not in words.articles
    if (
        owner
        and named
        and len(text[owner.end() :].split()) > 1
        and text[owner.end() : owner.end() + 1].isupper()
    ):
        creators.insert(0, owner.group(1))
        text = text[owner.end() :]
    if described:
        text = _BRACKETS.sub("", _TRAILING_NOTE.sub("", re.split(r"\s*:\s", text)[0]))
    asks = whole[-1:] if not described and whole[-1:] in "?!" and text.endswith(clean(whole)[-3:]) else ""
    return clean(_EMPTY.sub("", text)) + asks, tuple(creators)


def work_of(part: str, passage: Passage, words: Words) -> tuple[str, tuple[str, ...]]:
    """The title of a work and its people, who may stand after a dash, a comma or a full stop."""
    title, creators = work(part, words)
    if creators or passage.resource_type not in ("book", "paper"):
        return title, creators
    if QUOTED.search(part):
        return title, credited(part[part.find(title) + len(title) + 1 :], passage, words)
    for found in re.finditer(r"\s[–—-]\s|\.\s", title):
        named = credited(title[found.start() :], passage, words)
        if named:
            return clean(title[: found.start()]), named
    return title, ()


def _noted(text: str) -> Iterator[str]:
    """The name of several words, or with a year, in parentheses at the end of a text."""
    noted = re.search(r"\(([A-ZÀ-Þ][\w.’' -]+?)(,\s*\d{4})?\)\s*\Z", text)
    if noted and (len(noted.group(1).split()) > 1 or noted.group(2)):
        yield clean(noted.group(1))
