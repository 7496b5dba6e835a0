"""The table of trust: no rule is trusted beyond what it was measured at, and order alone proves nothing."""

from __future__ import annotations

import pytest
from roadgraph.ingest.statements.confidence import CONFIDENCE, TRUST, Trust


@pytest.mark.parametrize("rule", sorted(TRUST))
def test_no_rule_is_trusted_beyond_its_measure(rule: str) -> None:
    trust = TRUST[rule]
    assert 0 <= trust.right <= trust.read
    assert CONFIDENCE[rule] <= trust.most
    assert not trust.read or CONFIDENCE[rule] <= round(trust.estimate, 2)


@pytest.mark.parametrize("rule", ["optional", "level-opening", "name-class", "name-part", "hands-on"])
def test_what_proves_nothing_stays_below_the_threshold(rule: str) -> None:
    assert CONFIDENCE[rule] < 0.5


@pytest.mark.parametrize(
    ("trust", "confidence"),
    [(Trust(0.9), 0.9), (Trust(0.9, 98, 98), 0.9), (Trust(0.9, 3, 6), 0.5), (Trust(0.6, 0, 8), 0.1)],
)
def test_the_confidence_is_the_lesser_of_kind_and_measure(trust: Trust, confidence: float) -> None:
    assert trust.confidence == confidence
