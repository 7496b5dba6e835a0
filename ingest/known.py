"""Topics by the names that people and curations give them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import networkx as nx

from ..graph.model import Topic, TopicKind
from ..graph.names import Names
from .curation import Act, Verb
from .identity import squeezed

Acts = Mapping[Verb, Sequence[Act]]
"""The acts of some curations by what they do."""


class Known:
    """Topics by the names that people and curations give them.

    `topics` have the aliases and kinds that curations give, and not the aliases that these deny; topics that are
    ignored are not among them, their ids are `ignored`.
    """

    def __init__(self, topics: Mapping[str, Topic], acts: Acts) -> None:
        self._synonyms = _synonyms(acts)
        self._names = _Names(_united(_Names(_parted(topics, acts[Verb.NOT_SAME])), self._synonyms))
        self._unwanted = {squeezed(act.topic) for act in acts[Verb.IGNORE]}
        every = _of_kind(self._names, acts[Verb.KIND])
        self.ignored = frozenset(i for i, topic in every.items() if squeezed(topic.label) in self._unwanted)
        self.topics: Mapping[str, Topic] = {
            i: _without(topic, self._unwanted) for i, topic in every.items() if i not in self.ignored
        }

    def key(self, name: str) -> str:
        """The id of the topic of this name; "" where it is ignored, and what begins with "?" where there is none.

        Names that curations hold to be the same have one key.
        """
        found = self._names.find(name)
        if squeezed(name) in self._unwanted or found in self.ignored:
            return ""
        return found or "?" + min(map(squeezed, self.synonyms(name)))

    def there(self, name: str) -> bool:
        """Tell whether there is a topic of this name, ignored or not."""
        return self._names.find(name) is not None

    def synonyms(self, name: str) -> tuple[str, ...]:
        """All names that curations give to what has this name, itself among them."""
        return self._synonyms.get(squeezed(name), (name,))


class _Names:
    """Topics by name: as references in a graph, and beyond that without regard to spaces, as between documents."""

    def __init__(self, topics: Mapping[str, Topic]) -> None:
        self.topics = topics
        self._names = Names(topics)
        self._tight: dict[str, str] = {}
        for topic in topics.values():
            self._tight.setdefault(squeezed(topic.label), topic.id)
        for topic in topics.values():
            for alias in topic.aliases:
                self._tight.setdefault(squeezed(alias), topic.id)

    def find(self, name: str) -> str | None:
        return self._names.find(name) or self._tight.get(squeezed(name))


def _synonyms(acts: Acts) -> Mapping[str, tuple[str, ...]]:
    """For each name that curations hold to be the same as others, squeezed, all of these names."""
    spelled: dict[str, str] = {}
    graph: nx.Graph[str] = nx.Graph()
    for act in (*acts[Verb.SAME], *acts[Verb.LABEL]):
        graph.add_edge(squeezed(act.topic), squeezed(act.objects[0]))
        for name in (act.topic, *act.objects):
            spelled.setdefault(squeezed(name), name)
    for act in acts[Verb.NOT_SAME]:
        graph.remove_edges_from([(squeezed(act.topic), squeezed(act.objects[0]))])
    groups = (sorted(group) for group in nx.connected_components(graph))
    return {name: tuple(spelled[other] for other in group) for group in groups for name in group}


def _parted(topics: Mapping[str, Topic], acts: Sequence[Act]) -> Mapping[str, Topic]:
    """The topics without aliases that are names of something else."""
    parted = dict(topics)
    names = _Names(topics) if acts else None
    for act in acts:
        for name, other in ((act.topic, act.objects[0]), (act.objects[0], act.topic)):
            found = names and names.find(name)
            if found and squeezed(topics[found].label) == squeezed(name):
                parted[found] = _without(parted[found], {squeezed(other)})
    return parted


def _without(topic: Topic, unwanted: set[str]) -> Topic:
    return replace(topic, aliases=tuple(a for a in topic.aliases if squeezed(a) not in unwanted))


def _united(names: _Names, synonyms: Mapping[str, tuple[str, ...]]) -> Mapping[str, Topic]:
    """The topics with all names that curations give them; names of several topics stay where they are."""
    united = dict(names.topics)
    for group in dict.fromkeys(synonyms.values()):
        found = {one for one in map(names.find, group) if one}
        if len(found) == 1:
            topic = united[found.pop()]
            has = {squeezed(name) for name in (topic.label, *topic.aliases)}
            more = {name for name in group if squeezed(name) not in has}
            united[topic.id] = replace(topic, aliases=tuple(sorted({*topic.aliases, *more})))
    return united


def _of_kind(names: _Names, acts: Iterable[Act]) -> Mapping[str, Topic]:
    """The topics with the kinds that curations give them; of several, the first counts."""
    kinds: dict[str, TopicKind] = {}
    for act in acts:
        if found := names.find(act.topic):
            kinds.setdefault(found, TopicKind(act.objects[0]))
    return {i: replace(topic, kind=kinds.get(i, topic.kind)) for i, topic in names.topics.items()}
