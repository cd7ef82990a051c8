from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdgraph.model.dates import parse_date
from stdgraph.model.standard import Status
from stdgraph.model.status import Life, state_on

READ = date(2026, 8, 25)
# stated, issued, implemented, withdrawn, successor in force, international -> day, state, replaced
CASES = [
    ("current", "2020-11-19", "2021-06-01", "", "", False, "2026-08-25", "current", None),
    ("current", "2020-11-19", "2021-06-01", "", "", False, "2021-05-31", "upcoming", None),
    ("current", "2020-11-19", "2021-06-01", "", "", False, "2021-06-01", "current", None),
    ("current", "2020-11-19", "2021-06-01", "", "", False, "2020-01-01", "under-development", None),
    ("current", "2020", "", "", "", False, "2026-08-25", "current", None),
    ("current", "2020", "", "", "", False, "2022-01-01", "unknown", None),
    ("unknown", "2018-03-15", "2018-10-01", "", "", False, "2026-08-25", "unknown", None),
    ("unknown", "2018-03-15", "2018-10-01", "", "?", False, "2026-08-25", "unknown", None),
    (
        "unknown",
        "2018-03-15",
        "2018-10-01",
        "",
        "2025-11-01",
        False,
        "2026-08-25",
        "withdrawn",
        True,
    ),
    ("unknown", "2018-03-15", "2018-10-01", "", "2026-11-01", False, "2026-08-25", "unknown", None),
    ("withdrawn", "2008", "", "", "", False, "2026-08-25", "withdrawn", None),
    ("withdrawn", "2008", "", "", "?", False, "2026-08-25", "withdrawn", True),
    ("withdrawn", "2008", "", "", "", False, "2012-01-01", "unknown", None),
    (
        "current",
        "2008-01-01",
        "2008-02-01",
        "2015-01-01",
        "",
        False,
        "2016-01-01",
        "withdrawn",
        None,
    ),
    ("upcoming", "2026", "", "", "", False, "2026-08-25", "upcoming", None),
    ("upcoming", "2026-05-01", "2026-08-01", "", "", False, "2026-08-25", "current", None),
    ("current", "2016-12-15", "", "", "", True, "2020-01-01", "current", None),
    ("current", "2016-12-15", "", "", "", True, "2016-01-01", "under-development", None),
    ("under-development", "", "", "", "", False, "2026-08-25", "under-development", None),
    ("terminated", "", "", "", "", False, "2026-08-25", "terminated", None),
]


def date_or_none(text):
    return parse_date(text) if text not in ("", "?") else None


@pytest.mark.parametrize("case", CASES)
def test_the_state_follows_from_the_facts(case):
    stated, issued, implemented, withdrawn, successor, international, day, state, replaced = case
    life = Life(
        Status(stated),
        READ,
        date_or_none(issued),
        date_or_none(implemented),
        date_or_none(withdrawn),
        (date_or_none(successor),) if successor else (),
        international,
    )
    found = state_on(life, date.fromisoformat(day))
    assert (found.status, found.replaced) == (Status(state), replaced)


days = st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 1, 1))


@given(days, st.integers(0, 900), st.integers(1, 9000), days, days)
def test_a_standard_never_comes_back_into_force(issued, wait, lasting, first, second):
    implemented = date.fromordinal(issued.toordinal() + wait)
    ended = date.fromordinal(implemented.toordinal() + lasting)
    life = Life(
        Status.CURRENT,
        READ,
        *(parse_date(day.isoformat()) for day in (issued, implemented)),
        superseded=(parse_date(ended.isoformat()),),
    )
    order = [Status.UNDER_DEVELOPMENT, Status.UPCOMING, Status.CURRENT, Status.WITHDRAWN]
    early, late = sorted([first, second])
    assert order.index(state_on(life, early).status) <= order.index(state_on(life, late).status)
