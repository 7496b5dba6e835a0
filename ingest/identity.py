"""Which topics of several documents are one topic."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..graph.label import digest, fold, singular, slug
from ..graph.model import Roadmap, Topic, TopicKind
from .acronym import is_acronym
from .words import Words

Local = tuple[str, str]
"""A topic of one document: the document's id and the topic's id in it."""


def squeezed(text: str) -> str:
    """The key under which names of several documents meet: folded, without spaces."""
    return fold(text).replace(" ", "")


@dataclass(frozen=True, slots=True)
class Identities:
    """The identifier and the label of every topic of every document."""

    ids: Mapping[Local, str]
    labels: Mapping[str, str]
    ambiguous: tuple[str, ...] = ()
    """Names that stand for several topics and unite none of them."""


@dataclass(frozen=True, slots=True)
class Rulings:
    """What people ruled: pairs of names of one topic, pairs of names of two, and pairs of a name and its label."""

    same: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    labels: tuple[tuple[str, str], ...] = ()


_VERY_SHORT = 2
"""The length of names that mean something else in every field."""
_AKIN = 3
"""How many topics documents of one field name in common, at least."""


class _Groups:
    """Disjoint sets (Tarjan's union-find with path halving); the least member stands for its set.

    Of pairs that are kept apart, no set ever holds both.
    """

    def __init__(self) -> None:
        self._above: dict[str, str] = {}
        self._apart: list[tuple[str, str]] = []

    def keep_apart(self, one: str, other: str) -> None:
        self._apart.append((one, other))

    def find(self, one: str) -> str:
        above = self._above
        above.setdefault(one, one)
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    def unite(self, one: str, other: str) -> None:
        first, second = sorted((self.find(one), self.find(other)))
        if all({self.find(a), self.find(b)} != {first, second} for a, b in self._apart):
            self._above[second] = first


def identities(roadmaps: Sequence[Roadmap], words: Words, rulings: Rulings = Rulings()) -> Identities:
    """Which topics are one: those of equal name, an acronym and the full name that a text gives it, and a name with
    a word that adds nothing ("transformer models" where there are transformers). Look-alikes stay apart.

    Rulings come before all of that, what is kept apart before what is the same. The result does not depend on the order of the documents.
    """
    topics = {(r.document.id, t.id): t for r in roadmaps for t in r.topics}
    groups = _Groups()
    by_label = {squeezed(topic.label) for topic in topics.values()}
    by_alias: defaultdict[str, set[str]] = defaultdict(set)
    for topic in topics.values():
        for alias in topic.aliases:
            by_alias[squeezed(alias)].add(squeezed(topic.label))
    _rule(groups, rulings, by_label, by_alias)
    areas = {squeezed(topic.label) for topic in topics.values() if topic.kind is TopicKind.AREA}
    for one, other in _generic(topics.values(), by_label, areas, words):
        groups.unite(one, other)
    for one, other in (*_turned(topics.values(), by_label, words), *_initials(roadmaps, by_alias, words)):
        groups.unite(one, other)
    for one, other in _elliptical(roadmaps, by_label):
        groups.unite(one, other)
    strange = _strange(roadmaps, by_label, by_alias)
    ambiguous = tuple(sorted(_unite_aliases(groups, by_label, by_alias, strange)))
    members: defaultdict[str, list[Local]] = defaultdict(list)
    for local, topic in topics.items():
        members[groups.find(squeezed(topic.label))].append(local)
    ruled = {groups.find(_key(name, by_label, by_alias)): label for name, label in reversed(rulings.labels)}
    labels = {
        group: ruled.get(group) or _label([topics[local] for local in found])
        for group, found in members.items()
    }
    return _named(members, labels, ambiguous)


def _rule(groups: _Groups, rulings: Rulings, by_label: set[str], by_alias: Mapping[str, set[str]]) -> None:
    """Keep apart and unite what people ruled to be so."""
    for one, other in rulings.apart:
        groups.keep_apart(squeezed(one), squeezed(other))
        ends = _key(one, by_label, by_alias), _key(other, by_label, by_alias)
        if ends[0] != ends[1]:
            groups.keep_apart(*ends)
    for one, other in rulings.same:
        groups.unite(_key(one, by_label, by_alias), _key(other, by_label, by_alias))


def _key(name: str, by_label: set[str], by_alias: Mapping[str, set[str]]) -> str:
    """The key of what has this name: as a label, else as an alias of one topic alone."""
    key = squeezed(name)
    owners = by_alias.get(key, set())
    return next(iter(owners)) if key not in by_label and len(owners) == 1 else key


def _generic(
    topics: Iterable[Topic], by_label: set[str], areas: set[str], words: Words
) -> Iterator[tuple[str, str]]:
    for topic in topics:
        tokens = fold(topic.label).split()
        if len(tokens) > 1 and tokens[-1] in words.generic:
            shorter = "".join(tokens[:-1])
            if shorter in by_label and (shorter not in areas or tokens[-1] in words.idle):
                yield "".join(tokens), shorter


def _turned(topics: Iterable[Topic], by_label: set[str], words: Words) -> Iterator[tuple[str, str]]:
    """The names that stand in another order with "of": "shapes of loaves" are loaf shapes."""
    for topic in topics:
        tokens = fold(topic.label).split()
        of = next((at for at, token in enumerate(tokens) if token in words.joints.of), 0)
        turned = "".join(tokens[of + 1 :] + tokens[:of])
        if of and turned in by_label:
            yield "".join(tokens), turned


def _initials(
    roadmaps: Sequence[Roadmap], by_alias: Mapping[str, set[str]], words: Words
) -> Iterator[tuple[str, str]]:
    """An acronym that no text explains, and the only topic of several words in its documents that has these initials."""
    full: defaultdict[str, set[str]] = defaultdict(set)
    for roadmap in roadmaps:
        labels = [topic.label for topic in roadmap.topics]
        short = {squeezed(one) for one in labels if " " not in one and one.isupper() and 2 < len(one) < 6}
        for label in labels:
            tokens = [token for token in fold(label).split() if token not in words.joints.small]
            initials = "".join(token[0] for token in tokens)
            if len(tokens) > 1 and initials in short and max(map(len, tokens)) > 1:
                full[initials].add(squeezed(label))
    for acronym, names in sorted(full.items()):
        if acronym not in by_alias and len(names) == 1:
            yield acronym, next(iter(names))


def _elliptical(roadmaps: Sequence[Roadmap], by_label: set[str]) -> Iterator[tuple[str, str]]:
    """Names of one word that always stand below the topic that completes them: "max" below "pooling" is max pooling."""
    full: defaultdict[str, set[str]] = defaultdict(set)
    for roadmap in roadmaps:
        labels = {topic.id: topic.label for topic in roadmap.topics}
        above = defaultdict(set)
        for pair in roadmap.broader:
            above[pair.topic].add(labels[pair.broader])
        for topic in roadmap.topics:
            if " " not in topic.label and singular(topic.label) == topic.label:
                made = {
                    squeezed(f"{topic.label} {word}")
                    for name in above[topic.id]
                    for word in (name, name.split(" ")[-1])
                }
                full[squeezed(topic.label)].add(next(iter(sorted(made & by_label)), ""))
    for short, names in sorted(full.items()):
        if len(names) == 1 and (name := next(iter(names))) and name != short:
            yield short, name


def _strange(
    roadmaps: Sequence[Roadmap], by_label: set[str], by_alias: Mapping[str, set[str]]
) -> frozenset[str]:
    """Very short names that documents of other fields use too: where one is a label and where it is explained, hardly
    another topic is named in both. "ML" in a course of logic is not that of machine learning.
    """
    short = {alias for alias in by_alias if len(alias) <= _VERY_SHORT and alias in by_label}
    around: defaultdict[str, set[str]] = defaultdict(set)
    used: list[tuple[str, set[str]]] = []
    for roadmap in roadmaps if short else ():
        labels = {squeezed(topic.label) for topic in roadmap.topics}
        used += [(alias, labels) for alias in short & labels]
        for alias in short.intersection(squeezed(one) for topic in roadmap.topics for one in topic.aliases):
            around[alias] |= labels
    return frozenset(alias for alias, labels in used if len(labels & around[alias]) < _AKIN)


def _unite_aliases(
    groups: _Groups, by_label: set[str], by_alias: Mapping[str, set[str]], strange: frozenset[str]
) -> Iterator[str]:
    """Unite each alias that is some topic's label with the one topic that has the alias; yield those that stay apart."""
    for alias, labels in sorted(by_alias.items()):
        owners = {groups.find(label) for label in labels} - {groups.find(alias)}
        if alias not in by_label or not owners:
            continue
        if len(owners) > 1 or alias in strange:
            yield alias
        else:
            groups.unite(alias, owners.pop())


def _named(
    members: Mapping[str, list[Local]], labels: Mapping[str, str], ambiguous: tuple[str, ...]
) -> Identities:
    ids: dict[Local, str] = {}
    named: dict[str, str] = {}
    slugs = Counter(slug(label) for label in labels.values())
    for group, found in sorted(members.items()):
        made = slug(labels[group])
        identifier = made if slugs[made] == 1 else f"{made}-{digest(group)[:6]}"
        named[identifier] = labels[group]
        for local in found:
            ids[local] = identifier
    return Identities(ids, named, ambiguous)


def _label(topics: Sequence[Topic]) -> str:
    """The label of a topic that several documents name: full rather than an acronym, frequent, singular, short."""
    count: Counter[str] = Counter()
    names = {name for topic in topics for name in (topic.label, *topic.aliases)}
    for topic in topics:
        count[topic.label] += 1
    full = [label for label in count if not any(is_acronym(label, other) for other in names)]
    alike: Counter[str] = Counter()
    for label in full or list(count):
        alike[label.casefold()] += count[label]
    best = min(
        full or list(count),
        key=lambda label: (
            -alike[label.casefold()], len(label), label[1:] == label[1:].lower(), -count[label], label
        ),
    )  # fmt: skip
    *head, last = best.split(" ")
    single = " ".join([*head, singular(last)])
    spelled = sorted(name for name in names if name.casefold() == single.casefold())
    return spelled[0] if spelled and single != best else best
