from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdgraph.errors import BadInput
from stdgraph.model.dates import parse_date

CASES = [
    ("2017", "year", date(2017, 1, 1), date(2017, 12, 31)),
    ("2017-2", "month", date(2017, 2, 1), date(2017, 2, 28)),
    ("2016-02", "month", date(2016, 2, 1), date(2016, 2, 29)),
    (" 2017-12-29 ", "day", date(2017, 12, 29), date(2017, 12, 29)),
]


@pytest.mark.parametrize(("printed", "precision", "earliest", "latest"), CASES)
def test_a_partial_date_knows_the_days_it_can_mean(printed, precision, earliest, latest):
    found = parse_date(printed)
    assert (found.precision, found.earliest, found.latest) == (precision, earliest, latest)
    assert found.year == earliest.year


@pytest.mark.parametrize(
    "text",
    [
        "",
        "17",
        "2017-13",
        "2017-00",
        "2017-00-12",
        "2017-12-0",
        "2017-02-30",
        "2017/12/29",
        "二〇一七",
        "2017-",
    ],
)
def test_another_form_is_refused_in_both_languages(text):
    with pytest.raises(BadInput) as refused:
        parse_date(text)
    assert text in refused.value.text("zh")
    assert "2020-11-19" in refused.value.text("en")


@given(st.dates(min_value=date(1900, 1, 1)))
def test_every_calendar_day_reads_back_as_itself(day):
    found = parse_date(day.isoformat())
    assert found.earliest == found.latest == day
    assert found.printed == day.isoformat()


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_coarser_date_spans_the_day(day):
    for length in (4, 7):
        found = parse_date(day.isoformat()[:length])
        assert found.earliest <= day <= found.latest
        assert not (found.certainly_after(day) or found.certainly_by(day)) or found.latest <= day
