"""What curations change in a graph: which topics are one, what they are called, and what they require."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..graph.label import digest, slug
from ..graph.model import (
    Conflict,
    Diagnostic,
    Evidence,
    Prerequisite,
    Roadmap,
    Severity,
    Topic,
    TopicKind,
)
from .curation import MEDIA_TYPE, RULE, Act, Curation, Verb, replay
from .identity import Rulings, squeezed
from .infer import prerequisite
from .known import Acts, Known

Documented = TypeVar("Documented", Roadmap, Curation)
Needs = dict[tuple[str, frozenset[str]], set[Evidence]]
"""The evidence for a topic and what it needs: another topic, or one of several."""
Ends = Callable[[Act], tuple[str, frozenset[str]]]
"""What an act on prerequisites is about: a topic and what it needs."""


@dataclass(frozen=True, slots=True)
class Curated:
    """Topics and prerequisites after curation; `ignored` are the ids of the topics that were taken away."""

    topics: tuple[Topic, ...]
    prerequisites: tuple[Prerequisite, ...]
    ignored: frozenset[str] = frozenset()
    conflicts: tuple[Conflict, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def labels(self) -> Mapping[str, str]:
        """The labels of the topics by id."""
        return {topic.id: topic.label for topic in self.topics}


def divide(
    roadmaps: Iterable[Roadmap], curations: Iterable[Curation] = ()
) -> tuple[list[Roadmap], list[Curation]]:
    """The roadmaps and the curations apart, each once, by name; a curation that was kept as a roadmap is replayed."""
    every = list(roadmaps)
    acting = _unique((*curations, *(replay(r) for r in every if r.document.media_type == MEDIA_TYPE)))
    others = {curation.document.id for curation in acting}
    return _unique(r for r in every if r.document.id not in others), acting


def rulings(curations: Iterable[Curation]) -> Rulings:
    """What curations say of the identity and of the labels of topics."""
    acts = _by_verb(curations)
    same, apart, labels = (
        tuple((act.topic, act.objects[0]) for act in acts[verb])
        for verb in (Verb.SAME, Verb.NOT_SAME, Verb.LABEL)
    )
    return Rulings((*same, *labels), apart, labels)


def curate(
    topics: Iterable[Topic], prerequisites: Iterable[Prerequisite], curations: Sequence[Curation]
) -> Curated:
    """What curations make of merged topics and prerequisites, which may still form cycles.

    A prerequisite that a curation states is certain (confidence 1). It counts where its topic is in the graph; what
    it requires is added if it is not, and from then on counts as being there. Of alternatives those count that
    documents name, or all where they name none. What a curation only recommends adds no topic. A prerequisite that a
    curation denies is cut and stands in a conflict of the kind "curated". Which topics are one, `rulings` must have settled before.
    """
    if not any(curation.acts for curation in curations):
        return Curated(tuple(topics), tuple(prerequisites))
    acts = _by_verb(curations)
    names = {curation.document.id: curation.document.name for curation in curations}
    known = Known({topic.id: topic for topic in sorted(topics, key=lambda topic: topic.id)}, acts)
    applied = _applied(known, acts[Verb.REQUIRES])
    added = _added(known, applied, acts)
    applied += _recommended(known, {*known.topics, *added}, acts[Verb.RECOMMENDS])

    def ends(act: Act) -> tuple[str, frozenset[str]]:
        keys = [known.key(name) for name in (act.topic, *_needed(known, act))]
        topic, *needed = (added[key].id if key in added else key for key in keys)
        return topic, frozenset(needed)

    every = (*known.topics.values(), *added.values())
    needs = _standing(prerequisites, known.ignored)
    diagnostics = tuple(_state(needs, applied, ends, names))
    conflicts = tuple(_cut(needs, acts[Verb.NOT_REQUIRES], ends, {t.id: t.label for t in every}, names))
    found = sorted(needs.items(), key=lambda item: (item[0][0], sorted(item[0][1])))
    left = tuple(prerequisite(topic, needed, evidence) for (topic, needed), evidence in found)
    return Curated(every, left, known.ignored, conflicts, diagnostics)


def idle(curation: Curation, topics: Mapping[str, Topic]) -> tuple[Act, ...]:
    """The acts about topics that are not there: topics of other documents, or misspelled ones."""
    known = Known(topics, _by_verb([curation]))
    return tuple(act for act in curation.acts if not known.there(act.topic))


def _unique(documented: Iterable[Documented]) -> list[Documented]:
    """Each document once, under the first of its names."""
    first: dict[str, Documented] = {}
    for one in sorted(documented, key=lambda one: (one.document.name, one.document.id)):
        first.setdefault(one.document.id, one)
    return list(first.values())


def _by_verb(curations: Iterable[Curation]) -> Acts:
    """The acts by what they do; what is kept apart is neither united nor called alike."""
    acts: dict[Verb, list[Act]] = {verb: [] for verb in Verb}
    for curation in curations:
        for act in curation.acts:
            acts[act.verb].append(act)
    apart = {_pair(act) for act in acts[Verb.NOT_SAME]}
    for verb in (Verb.SAME, Verb.LABEL):
        acts[verb] = [act for act in acts[verb] if _pair(act) not in apart]
    return acts


def _pair(act: Act) -> frozenset[str]:
    return frozenset({squeezed(act.topic), squeezed(act.objects[0])})


def _standing(prerequisites: Iterable[Prerequisite], ignored: frozenset[str]) -> Needs:
    """What documents say, without the topics that are ignored."""
    needs: Needs = {}
    for p in prerequisites:
        left = frozenset(p.needs) - ignored
        if left and p.topic not in ignored:
            needs.setdefault((p.topic, left), set()).update(p.evidence)
    return needs


def _applied(known: Known, acts: Sequence[Act]) -> list[Act]:
    """The acts that count: those of topics that are there, and of topics that these require."""
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    for at, act in enumerate(acts):
        if known.key(act.topic) and _needed(known, act):
            waiting[known.key(act.topic)].append(at)
    applied: list[int] = []
    coming = deque(topic for topic in waiting if topic in known.topics)
    while coming:
        for at in waiting.pop(coming.popleft(), ()):
            applied.append(at)
            coming.extend(known.key(name) for name in _needed(known, acts[at]))
    return [acts[at] for at in sorted(applied)]


def _recommended(known: Known, there: set[str], acts: Iterable[Act]) -> list[Act]:
    """The recommendations that count: of topics that are there, and of nothing that is not."""
    named = [(act, [known.key(name) for name in (act.topic, *_needed(known, act))]) for act in acts]
    return [act for act, keys in named if len(keys) > 1 and there.issuperset(keys)]


def _needed(known: Known, act: Act) -> list[str]:
    """The alternatives that count: of those not ignored the ones that documents name, or else all."""
    wanted = [name for name in act.objects if known.key(name)]
    return [name for name in wanted if known.key(name) in known.topics] or wanted


def _added(known: Known, applied: Iterable[Act], acts: Acts) -> Mapping[str, Topic]:
    """The topics, by key, that acts require and that are not there."""
    labels, kinds = (_first(known, acts[verb]) for verb in (Verb.LABEL, Verb.KIND))
    added: dict[str, Topic] = {}
    taken = set(known.topics) | known.ignored
    for act in applied:
        for name in _needed(known, act):
            key = known.key(name)
            if key in known.topics or key in added:
                continue
            label = labels.get(key, name)
            identifier = slug(label) if slug(label) not in taken else f"{slug(label)}-{digest(key)[:6]}"
            taken.add(identifier)
            added[key] = Topic(
                identifier,
                label,
                tuple(sorted({other for other in known.synonyms(name) if known.key(other) == key} - {label})),
                TopicKind(kinds.get(key, TopicKind.CONCEPT)),
                mentions=(act.mention,),
                language="en" if label.isascii() else "und",
            )
    return added


def _first(known: Known, acts: Iterable[Act]) -> Mapping[str, str]:
    """What the first act on each topic, by key, says of it."""
    said: dict[str, str] = {}
    for act in acts:
        said.setdefault(known.key(act.topic), act.objects[0])
    return said


def _state(
    needs: Needs, applied: Iterable[Act], ends: Ends, documents: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """Add what acts say to what is needed; a warning for each that names one topic twice."""
    for act in applied:
        topic, needed = ends(act)
        if topic not in needed:
            needs.setdefault((topic, needed), set()).add(act.evidence)
            continue
        both = " and ".join((act.topic, *act.objects))
        message = f"{both} are one topic here, so this line is passed over; part them with 'not same as'"
        yield Diagnostic(Severity.WARNING, RULE, message, documents[act.document], act.line)


def _cut(
    needs: Needs, acts: Iterable[Act], ends: Ends, labels: Mapping[str, str], documents: Mapping[str, str]
) -> Iterator[Conflict]:
    """Take away what acts deny; a conflict for each prerequisite that was there."""
    for act in acts:
        topic, needed = ends(act)
        evidence = needs.pop((topic, needed), None)
        if evidence:
            cut = prerequisite(topic, needed, evidence)
            others = " or ".join(labels[need] for need in cut.needs)
            place = f"{documents[act.document]}:{act.line}"
            message = f"{labels[topic]} requires {others} was cut by {place}: {act.reason}"
            yield Conflict("curated", message, tuple(sorted((topic, *cut.needs))), (), (cut,))
