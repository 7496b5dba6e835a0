"""The smallest set that makes one choice of each of several alternatives, found by branching."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from graphlib import TopologicalSorter
from operator import or_
from typing import NamedTuple, TypeAlias

BRANCHES = 5_000
"""The number of situations after which the search is given up."""

Clause: TypeAlias = tuple[str, tuple[str, ...]]
"""The id of a topic and those of the alternatives of which it needs one."""


def least(requires: Mapping[str, Sequence[str]], clauses: Sequence[Clause]) -> frozenset[str] | None:
    """The smallest closed set of topics that meets the clauses; None where it takes more than `BRANCHES` to find.

    `requires` maps every topic to what it plainly requires. A clause of a topic that is no key of it must be
    met, any other if its topic is in the set. Of several smallest sets it is the one whose ids, sorted, come
    first.

    >>> sorted(least({"a": [], "b": [], "c": ["d"], "d": []}, [("x", ("a", "b")), ("y", ("b", "c"))]))
    ['b']
    """
    search = _Search(requires, clauses)
    try:
        found = search.least(0, -1)
    except _TooLongError:
        return None
    return frozenset(topic for topic, bit in search.bits.items() if bit & found)


class _TooLongError(Exception):
    """The search has met more than `BRANCHES` situations."""


class _Choice(NamedTuple):
    """A clause in bits: its topic (0 if it must be met), its members, what they may lead to and what each adds."""

    number: int
    topic: int
    members: int
    reach: int
    adds: list[int]


class _Search:
    """A search among sets that are written as integers, smaller ids as higher bits.

    Choices that no longer bear upon each other are made apart, and no situation is looked into twice.
    """

    def __init__(self, requires: Mapping[str, Sequence[str]], clauses: Sequence[Clause]) -> None:
        self.bits = {topic: 1 << place for place, topic in enumerate(sorted(requires, reverse=True))}
        self._solved: dict[tuple[int, ...], int] = {}
        every = {topic: list(needs) for topic, needs in requires.items()}
        for topic, any_of in clauses:
            if topic in every:
                every[topic] += any_of
        adds, reach = dict(self.bits), dict(self.bits)
        for topic in TopologicalSorter(every).static_order():
            adds[topic] |= _union(adds[need] for need in requires[topic])
            reach[topic] |= _union(reach[need] for need in every[topic])
        self._choices = [
            _Choice(
                number,
                self.bits.get(topic, 0),
                _union(self.bits[member] for member in any_of),
                _union(reach[member] for member in any_of),
                [adds[member] for member in any_of],
            )
            for number, (topic, any_of) in enumerate(clauses)
        ]

    def least(self, have: int, region: int) -> int:
        """The least set within the region that must be added to what one has."""
        unmet = [
            choice
            for choice in self._choices
            if choice.members & region
            and not choice.members & have
            and (not choice.topic or choice.topic & have)
        ]
        return _union(self._meet(have, group) for group in _independent(unmet, have))

    def _meet(self, have: int, group: Sequence[_Choice]) -> int:
        """The least set that meets choices that bear upon each other."""
        reach = _union(choice.reach for choice in group)
        situation = (reach & have, *sorted(choice.number for choice in group))
        if situation not in self._solved:
            if len(self._solved) >= BRANCHES:
                raise _TooLongError
            first = min(group, key=lambda choice: (len(choice.adds), -_meeting(choice, group)))
            self._solved[situation] = self._branch(have, reach & ~have, first)
        return self._solved[situation]

    def _branch(self, have: int, region: int, choice: _Choice) -> int:
        """The least set that meets all choices of the region, by trying each alternative of one."""
        first, *others = sorted((added & ~have for added in choice.adds), key=self._cost)
        best = first | self.least(have | first, region)
        for added in others:
            if self._cost(added) >= self._cost(best):
                break
            best = min(best, added | self.least(have | added, region), key=self._cost)
        return best

    def _cost(self, topics: int) -> int:
        """A number that orders sets by size, then by their smallest ids, and adds up over disjoint sets."""
        return (topics.bit_count() << len(self.bits)) - topics


def _meeting(choice: _Choice, group: Sequence[_Choice]) -> int:
    """How often an alternative of the choice is one of another choice of the group as well."""
    return sum((choice.members & other.members).bit_count() for other in group)


def _independent(choices: Sequence[_Choice], have: int) -> list[list[_Choice]]:
    """The choices in groups of which no two lead to a common topic beyond those that one has."""
    groups: list[tuple[int, list[_Choice]]] = []
    seen = 0
    for choice in choices:
        reach, joined = choice.reach & ~have, [choice]
        if reach & seen:
            for other, group in [group for group in groups if group[0] & reach]:
                groups.remove((other, group))
                reach |= other
                joined = [*group, *joined]
        seen |= reach
        groups.append((reach, joined))
    return [group for _, group in groups]


def _union(sets: Iterable[int]) -> int:
    return reduce(or_, sets, 0)
