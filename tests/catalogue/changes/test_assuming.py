"""What is assumed is what would be, and leaves no trace."""

import random
import shutil
from contextlib import suppress
from datetime import date

import pytest

from stdgraph.catalogue.assuming import assume, difference, withdrawal
from stdgraph.catalogue.changes.desk import Desk
from stdgraph.catalogue.changes.operations import put
from stdgraph.catalogue.gaps import count, evidence
from stdgraph.errors import BadUsage, NotFound, RulesBroken
from stdgraph.model.change import Author
from stdgraph.model.gap import IndustryLevel, Rule
from stdgraph.model.record_kind import KINDS
from stdgraph.store.journal import Journal
from stdgraph.store.opening import open_store
from tests.catalogue.changes.filings import drawn

ME = Author("me", "a test")
DAYS = [date(2026, 8, 25), date(2019, 1, 1), date(2030, 1, 1)]


@pytest.fixture
def desk(bundled_folder, tmp_path):
    store = open_store(shutil.copytree(bundled_folder, tmp_path / "data"))
    desk = Desk(store, Journal(None))
    yield desk
    desk.close()
    store.close()


@pytest.mark.parametrize("seed", range(4))
def test_an_assumption_equals_the_change(desk, seed):
    rng = random.Random(seed)
    for _ in range(3):
        operation = drawn(rng, desk, searches=False)
        day = rng.choice(DAYS)
        then = assume(desk.store, evidence(desk.store, day), [operation])
        version = desk.store.version()
        with suppress(RulesBroken):
            desk.commit([operation], ME)
            now = evidence(desk.store, day)
            for level in IndustryLevel:
                rule = Rule(day, level, unfiled=True)
                assert count(then, rule) == count(now, rule)
            continue
        assert desk.store.version() == version


def test_withdrawing_the_only_standard_opens_its_industry(bundled_store):
    found = evidence(bundled_store, DAYS[0])
    rule = Rule(DAYS[0])
    then = assume(bundled_store, found, [withdrawal(bundled_store, "GB/T37959—2019")])
    changed = difference(count(found, rule), count(then, rule))
    assert "C356" in {cell.industry.code for cell in changed.opened}
    assert changed.closed == ()


def test_what_is_not_there_cannot_be_withdrawn(bundled_store):
    with pytest.raises(NotFound):
        withdrawal(bundled_store, "GB/T 99999-2020")


def test_only_standards_can_be_assumed(bundled_store):
    operation = put({"industry": "C36"}, kind=KINDS["searches"])
    with pytest.raises(BadUsage, match="searches"):
        assume(bundled_store, evidence(bundled_store, DAYS[0]), [operation])
