"""The names and descriptions in the text of a passage: enumerations, names with a description, prose with examples."""

from __future__ import annotations

import re

from ...graph.label import fold, singular
from ..acronym import is_acronym
from ..enumeration import OTHER_SCRIPT
from ..nameable import is_name
from ..ornament import clean
from ..outline import NodeKind, Span
from ..phrase import Listing, Name, exemplified, listing, mostly, name, purposeful, unqualified
from .kept import kept
from .label import announce, leads_strongly, parted, role, split
from .learning import learned, popular
from .passage import Lexicon, Passage, add_below
from .required import required
from .role import Role, role_of
from .stressed import marks_one_of_two, stresses


def named(passage: Passage, head: str, rest: str, spans: tuple[Span, ...], lexicon: Lexicon) -> None:
    """Read a label that names topics, and what follows it: members that it lists, or a description of it."""
    listed = listing(head, lexicon.words, lexicon.known)
    bold = name(head, lexicon.words, lexicon.known, deeds=True) if leads_strongly(passage) else None
    passage.names = kept(passage, listed, lexicon)
    if not passage.names and passage.role is not Role.OVERVIEW:
        passage.names = (bold,) if bold else before_preposition(passage, head, lexicon)
    if spelled := _spelled_out(head, rest, passage, lexicon):
        passage.names = (spelled,)
    elif rest:
        below = Passage(
            passage.node, passage.role, passage, passage.line, passage.end_line, rest, spans,
            synthetic=True, resource_type=passage.resource_type,
        )  # fmt: skip
        passage.children.append(below)
        if is_glossed(passage, head, rest):
            below.description = rest
        else:
            content(below, rest, spans, lexicon)
        if not below.names and not below.structural:
            passage.children.pop()
            passage.description = rest
            passage.children.extend(_listed_in_prose(passage, rest, lexicon))


def _spelled_out(head: str, rest: str, passage: Passage, lexicon: Lexicon) -> Name | None:
    """The name whose acronym stands before a colon or dash and nothing else: "RYE: Rich Yeast Extract"."""
    short, full = clean(head), clean(rest)
    single = len(passage.names) == 1 and is_acronym(short, full) and is_name(full, lexicon.words)
    return Name(full, (short,), plain=full) if single else None


_DASH = re.compile(r"\s*(?:——|\s[–—-]{1,2}\s)\s*")
_PROPER = re.compile(r"[^\W\d_a-zß-ÿа-яё\u3040-\u9fff]|\d")


def is_glossed(passage: Passage, head: str, rest: str) -> bool:
    """Whether what stands behind a dash tells what the name before it is: a link's gloss, or one phrase in small letters."""
    dash = _DASH.match(passage.text[len(head) :]) if passage.text.startswith(head) else None
    if dash is None:
        return False
    shown = next((span for span in passage.spans if clean(span.text)), None)
    linked = shown is not None and shown.url is not None
    return linked or not (_COMMA.search(rest) or _PROPER.search(rest))


def tells(passage: Passage, head: str) -> bool:
    """Whether a paragraph is prose that a dash parts: a sentence that does not begin in bold."""
    plain = passage.node.kind is NodeKind.PARAGRAPH and not leads_strongly(passage)
    dashed = passage.text.startswith(head) and _DASH.match(passage.text[len(head) :])
    return plain and bool(dashed) and _SENTENCES.search(passage.text) is not None


_SENTENCES = re.compile(r"[.!?](?:\s|\Z)|[。！？]")


def before_preposition(passage: Passage, text: str, lexicon: Lexicon) -> tuple[Name, ...]:
    """The names before the first preposition: "Flour from rye" names flour."""
    linked = linked_name(text, lexicon)
    if linked is not None:
        return kept(passage, Listing((linked,), True), lexicon)
    head, _, tail = parted(text, lexicon)
    listed = listing(head, lexicon.words, lexicon.known) if head else Listing()
    if not listed.complete or tail.split(" ")[0].casefold() in lexicon.words.marks:
        return ()
    strange = len(listed.names) == 1 and not lexicon.known(listed.names[0].label) and not lexicon.known(tail)
    if strange and tail.split(" ")[0].casefold() in lexicon.words.articles and len(text.split()) <= 5:
        return (Name(clean(text), plain=clean(text)),)
    return kept(passage, listed, lexicon)


_MOST_LINKED = 5
"""How many words a name has at most that a preposition joins."""


def linked_name(text: str, lexicon: Lexicon) -> Name | None:
    """The name that a whole phrase is although it holds a preposition, in a language whose names do.

    Words such as "tools for" before a preposition label what follows, and are no part of a name.
    """
    words = lexicon.words
    bare, opening = (clean(text), False) if words.declines else unqualified(clean(text), words)
    head, _, _ = parted(bare, lexicon)
    edges = {bare.split(" ")[at].casefold() for at in (0, -1)} & (words.prepositions | words.joints.small)
    short = len(bare.split()) <= _MOST_LINKED and clean(text).split(" ")[0] not in words.articles
    if (
        not words.linked
        or not head
        or _is_foreign(head, text)
        or not short
        or edges
        or role_of(head, words)
        or not is_name(bare, words, linked=True)
    ):
        return None
    return (
        None
        if re.search(r"[,;/&]", bare) or words.joints.and_.search(bare) or words.joints.or_.search(bare)
        else Name(bare, opening=opening, plain=clean(text))
    )


_STOP = re.compile(r"[.!?。！？।؟۔]\s*\Z")
_COMMA = re.compile("[,;、，；،؛]")


def content(passage: Passage, text: str, spans: tuple[Span, ...], lexicon: Lexicon) -> None:
    """Read what follows a label, or stands alone: an enumeration becomes names, prose stays a description."""
    if passage.synthetic and _labelled_again(passage, text, lexicon):
        return
    if passage.role in (Role.EXERCISE, Role.PROJECTS, Role.RESOURCES):
        passage.description = text
        return
    if lexicon.words.foreign and (_STOP.search(text) or (passage.synthetic and not _COMMA.search(text))):
        passage.description = text
        return
    if passage.role is Role.PREREQUISITES and (_is_typed(spans) or required(passage, text, lexicon)):
        return
    owner = passage.owner.names[0].label if passage.owner else ""
    text = _after_announcing_examples(passage, text, lexicon)
    apart = marks_one_of_two(spans, lexicon)
    listed = listing(text, lexicon.words, lexicon.known, owner, apart=apart)
    listed = _marked_or_listed(passage, listed, spans, lexicon)
    compares = lexicon.words.comparing.match(text) is not None
    sentence = _is_sentence(text, lexicon) and not compares and not _is_plain_name(passage, listed)
    wanted = passage.role in (Role.PREREQUISITES, Role.UNLOCKS) and passage.structural
    told = () if listed.complete else learned(passage, text, lexicon)
    enumerates = not told and (
        listed.complete
        or (
            len(listed.names) > 1
            and passage.role is not Role.OVERVIEW
            and mostly(listed, _untold(text, lexicon))
        )
        or (wanted and bool(listed.names))
    )
    defines = (
        passage.synthetic
        and len(listed.names) == 1
        and text[:1].islower()
        and bool(set(text.casefold().split()) & lexicon.words.joints.of)
    )
    if text and enumerates and not defines and _names_products(passage, listed):
        passage.structural = True
    elif text and enumerates and not sentence and not defines:
        passage.names = kept(passage, listed, lexicon)
        passage.structural = passage.structural or not passage.names
    elif text:
        passage.description = text
        passage.children.extend(popular(passage, text, lexicon))
        passage.names = kept(passage, Listing(told, True), lexicon)
        if passage.names:
            passage.children.extend(_listed_in_prose(passage, text, lexicon, enclosed=False))
        elif passage.role is not Role.OVERVIEW:
            _prose(passage, text, spans, lexicon)


def _untold(text: str, lexicon: Lexicon) -> str:
    """A text without words such as "work with" before what it enumerates, where the first of that is a name."""
    led = lexicon.words.before.match(text)
    first = _COMMA.split(text)[0]
    if led is None or not listing(first, lexicon.words, lexicon.known).complete:
        return text
    return text[led.end()].upper() + text[led.end() + 1 :]


def _is_typed(spans: tuple[Span, ...]) -> bool:
    """Whether a text begins with code of several words, which one types: "`mill install --fine`"."""
    first = next((span for span in spans if span.text.strip()), None)
    return first is not None and first.code and " " in first.text.strip()


def _labelled_again(passage: Passage, text: str, lexicon: Lexicon) -> bool:
    """Read a second label: "Shaders: Prerequisite: algebra"."""
    head, rest = split(text)
    announced = role(head, passage, lexicon) if head and rest else None
    if announced is None or announced.role not in (Role.PREREQUISITES, Role.UNLOCKS, Role.APPLICATIONS):
        return False
    announce(passage, announced)
    content(passage, rest, (), lexicon)
    return True


def _names_products(passage: Passage, listed: Listing) -> bool:
    """Whether the examples of an application are products: proper names throughout, some of one word, none a plural."""
    proper = all(one.plain == one.plain.title() and singular(one.plain) == one.plain for one in listed.names)
    return passage.role is Role.APPLICATIONS and proper and any(" " not in one.plain for one in listed.names)


def _marked_or_listed(
    passage: Passage, listed: Listing, spans: tuple[Span, ...], lexicon: Lexicon
) -> Listing:
    """What is in bold where that tells names apart which the listing takes for one."""
    marked = [
        listing(span.text, lexicon.words, lexicon.known) for span in spans if span.strong and not span.url
    ]
    names = tuple(one for found in marked if found.complete for one in found.names)
    longest = max((len(one.label.split()) for one in listed.names), default=0)
    finer = listed.complete and len(names) > len(listed.names) and longest > 2 and not passage.synthetic
    return Listing(names, True, listed.alternatives) if finer else listed


def _is_sentence(text: str, lexicon: Lexicon) -> bool:
    """Whether a text begins like a description: with words such as "used for" or an article, but in "the role of"."""
    led = lexicon.words.before.match(text)
    article = text.split(" ")[0].casefold() in lexicon.words.articles
    named = led is not None and " " in led.group().strip()
    return (article and not named) or lexicon.words.description.match(text) is not None


def _is_plain_name(passage: Passage, listed: Listing) -> bool:
    """Whether an item that begins with an article is a name all the same: one short name, not below another item."""
    above = passage.parent
    alone = above is None or above.node.kind is not NodeKind.ITEM
    short = len(listed.names) == 1 and len(listed.names[0].label.split()) <= 3
    return (
        listed.complete and short and alone and not passage.synthetic and passage.node.kind is NodeKind.ITEM
    )


def _after_announcing_examples(passage: Passage, text: str, lexicon: Lexicon) -> str:
    """The examples of a text such as "Tasks like A and B", where the word before them is structural."""
    before, examples = exemplified(text, lexicon.words)
    if (
        examples
        and role(before, passage, lexicon)
        and listing(examples, lexicon.words, lexicon.known, apart=True).complete
    ):
        return examples
    return text


def _prose(passage: Passage, text: str, spans: tuple[Span, ...], lexicon: Lexicon) -> None:
    """Read prose: a label that leads a list, words in bold, examples; a name before a preposition where it stands alone."""
    told = bool(lexicon.words.said(text) & lexicon.words.marks)
    marked = [
        name(span.text, lexicon.words, lexicon.known)
        for span in spans
        if (span.strong or span.code) and not span.url and not (told and stresses(span, lexicon))
    ]
    found = [one for one in marked if one is not None]
    if _led_by_label(passage, text, lexicon):
        return
    if found and passage.node.kind is NodeKind.ITEM and not passage.synthetic:
        passage.names = tuple(found)
        passage.aside = (
            _is_sentence(text, lexicon) and passage.owner is not None and passage.owner is passage.parent
        )
    elif not passage.synthetic and not _led_by_name(passage, text, lexicon):
        passage.children.extend(_listed_in_prose(passage, text, lexicon))


def _led_by_label(passage: Passage, text: str, lexicon: Lexicon) -> bool:
    """Read "Applications in A, B" and "Layers with A, B": a structural label, then what it lists."""
    head, _, rest = parted(text, lexicon)
    announced = role(head, passage, lexicon) if head and not _is_sentence(text, lexicon) else None
    if announced is None or announced.role not in (Role.APPLICATIONS, Role.MEMBERS, Role.MODELS, Role.TOOLS):
        return False
    if announced.role is Role.APPLICATIONS:
        announce(passage, announced)
    passage.names = kept(passage, listing(rest, lexicon.words, lexicon.known), lexicon)
    return True


def _is_foreign(head: str, text: str) -> bool:
    """Whether a text of another script begins with a Latin proper name: "Pandas для таблиц"."""
    return head[:1].isupper() and head.isascii() and OTHER_SCRIPT.search(text) is not None


def _led_by_name(passage: Passage, text: str, lexicon: Lexicon) -> bool:
    """Read "A with B, C" and "A for B": a name, then what it has or is for. Below an item, one plain word is no name."""
    head, preposition, rest = parted(text, lexicon)
    listed = listing(head, lexicon.words, lexicon.known) if head else Listing()
    first = clean(text).split(" ")[0]
    below_item = passage.parent is not None and passage.parent.node.kind is NodeKind.ITEM
    foreign = _is_foreign(head, text)
    plain_word = below_item and " " not in head.strip() and not re.search(r"[A-Z]\w*[A-Z]|\d", head)
    plain_word = plain_word and not foreign
    marked = {word.casefold() for word in re.findall(r"[\w']+", text)} & lexicon.words.marks
    linked = linked_name(text, lexicon)
    if linked is not None and not below_item:
        passage.names = kept(passage, Listing((linked,), True), lexicon)
        return bool(passage.names)
    if (
        not listed.complete
        or plain_word
        or lexicon.words.learn.fullmatch(f"{head} ")
        or marked
        or fold(first) in lexicon.words.actions
        or first.casefold() in lexicon.words.articles
    ):
        return False
    whole = listing(text, lexicon.words, lexicon.known)
    alone = purposeful(text, lexicon.words, lexicon.known) if len(listed.names) == 1 else None
    single = Listing((alone,), True) if alone else listed
    passage.names = kept(passage, whole if whole.complete else single, lexicon)
    members = listing(rest, lexicon.words, lexicon.known)
    signed = len(members.names) == 1 and _is_instrument(members.names[0], head)
    if preposition in lexicon.words.joints.with_ and members.complete and (len(members.names) > 1 or signed):
        add_below(passage, passage, members.names, passage.role)
    told = _PARENTHESES.findall(rest) if lexicon.words.joints.inside.match(f" {preposition} ") else ()
    for inside in told:
        parts = listing(inside, lexicon.words, lexicon.known)
        if parts.complete and len(parts.names) > 1:
            add_below(passage, passage, parts.names, passage.role)
    return bool(passage.names)


_PARENTHESES = re.compile(r"\(([^()]*)\)")


def _is_instrument(one: Name, head: str) -> bool:
    """Whether what something is done with is a proper name: "joints with RyeCut", or "joints with Festool"."""
    plain = head[1:] == head[1:].lower() and re.fullmatch(r"[A-Z][a-z]+", one.plain) is not None
    return _is_proper(one.label) or plain


def _listed_in_prose(passage: Passage, text: str, lexicon: Lexicon, enclosed: bool = True) -> list[Passage]:
    """The members that a description lists after "like" or "such as", and those `enclosed` in parentheses."""
    found: list[Passage] = []
    _, examples = exemplified(text, lexicon.words)
    inside = re.findall(r"\(([^()]*)\)", text) if enclosed else []
    for rest in filter(None, (examples, *inside)):
        owner = passage.names[0].label if passage.names else ""
        bare = lexicon.words.lists.sub("", rest, count=1)
        listed = listing(bare, lexicon.words, lexicon.known, owner, apart=rest == examples)
        said = rest not in inside or bare == rest or all(_is_proper(one.label) for one in listed.names)
        single = len(listed.names) == 1 and bare != rest and _is_proper(listed.names[0].label)
        if listed.complete and (len(listed.names) > 1 or single) and said:
            below = Passage(
                passage.node, passage.role, passage, passage.line, passage.end_line, rest,
                names=listed.names, synthetic=True,
            )  # fmt: skip
            found.append(below)
    return found


def _is_proper(label: str) -> bool:
    return any(char.isupper() for char in label[1:]) or re.search(r"\w\.\w", label) is not None
