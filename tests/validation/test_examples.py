"""Each rule is silent on its good example and speaks on its broken one, in both engines."""

from __future__ import annotations

import pytest

from stdgraph.validation.shapes import Shapes
from stdgraph.validation.validate import validate
from tests.validation.examples import NAMES, breaks, triples


def test_each_rule_has_its_examples(shapes: Shapes) -> None:
    assert {rule.name for rule in shapes.ours()} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_good_example_conforms_and_does_not_wake_its_rule(
    name: str, shapes: Shapes, vocabulary: str
) -> None:
    report = validate(triples(name, "good") + vocabulary, shapes=shapes)
    assert [finding for finding in report.findings if finding.severity == "violation"] == []
    assert name not in report.by_shape


@pytest.mark.parametrize("name", NAMES)
def test_broken_example_breaks_its_rule_and_no_other(
    name: str, shapes: Shapes, vocabulary: str
) -> None:
    good = validate(triples(name, "good") + vocabulary, shapes=shapes)
    broken = validate(triples(name, "broken") + vocabulary, shapes=shapes)
    assert set(broken.by_shape) - set(good.by_shape) == breaks(name)


@pytest.mark.parametrize("name", NAMES)
def test_daily_engine_finds_what_the_reference_finds(
    name: str, shapes: Shapes, vocabulary: str
) -> None:
    data = triples(name, "broken") + vocabulary
    assert validate(data, shapes=shapes) == validate(data, shapes=shapes, engine="reference")
