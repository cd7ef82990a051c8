"""Whether a number is current on a day, on a small graph worked out by hand."""

from datetime import date

import pytest

from stdgraph.analysis.currency import Currency
from stdgraph.model.citation import Verdict, Weight
from stdgraph.model.dates import parse_date
from stdgraph.model.standard import Status
from stdgraph.model.status import Life
from stdgraph.numbers import parse_number
from stdgraph.rdf.currency import Document, Succession

DAY = date(2026, 1, 1)


def document(number, stated, since="", ends=(), confirmed=True):
    read = parse_number(number)
    life = Life(
        Status(stated),
        DAY,
        implemented=parse_date(since) if since else None,
        superseded=tuple(parse_date(day) for day in ends),
    )
    return Document(
        number,
        read.key,
        read.work_path or "",
        read.series_path or "",
        f"{number} 的名称",
        "",
        life,
        since,
        confirmed,
    )


DOCUMENTS = [
    document("GB/T 100-2000", "withdrawn", ends=["2010-01-01"]),
    document("GB/T 100-2010", "withdrawn", "2010-01-01", ends=["2020-01-01"]),
    document("GB/T 100-2020", "current", "2020-01-01", ends=["2030-01-01"]),
    document("GB/T 100-2029", "upcoming", "2030-01-01"),
    document("GB/T 200-2000", "withdrawn", "2000-06-01"),
    document("GB/T 300-2000", "unknown", confirmed=False),
    document("GB/T 400.1-2001", "current", "2001-06-01"),
    document("GB/T 400.2-2002", "withdrawn"),
    document("20250001-T-604", "under-development"),
    document("GB 500-2000", "withdrawn", ends=["2015-01-01"]),
    document("GB 600-2015", "current", "2015-01-01", confirmed=False),
]
REPLACED = {
    "GB/T 100-2000": [Succession("GB/T 100-2010", "whole", True)],
    "GB/T 100-2010": [Succession("GB/T 100-2020", "whole", True)],
    "GB/T 100-2020": [Succession("GB/T 100-2029", "whole", True)],
    "GB 500-2000": [
        Succession("GB 600-2015", "part", True),
        Succession("GB 700-2015", "part", False),
        Succession("GB 500-2000", "unknown", True),
    ],
}
CURRENCY = Currency(DOCUMENTS, REPLACED, {"20250001-T-604": ["GB/T 300-2000"]})

CASES = [
    # number, day, verdict, weight, what is current
    ("GB/T 100-2020", DAY, "current", "fine", ()),
    ("GB 100-2020", DAY, "current", "fine", ()),
    ("GB/T 100-2020/ISO 1:2018", DAY, "current", "fine", ()),
    ("GB/T 100-2010", DAY, "replaced", "information", ("GB/T 100-2020",)),
    ("GB/T 100-2010", date(2015, 1, 1), "status-not-verified", "information", ()),
    ("GB/T 100-2000", DAY, "replaced", "information", ("GB/T 100-2020",)),
    ("GB/T 100-2029", DAY, "upcoming", "information", ()),
    ("GB/T 100-2020", date(2031, 1, 1), "replaced", "information", ("GB/T 100-2029",)),
    ("GB/T 100", DAY, "current", "fine", ("GB/T 100-2020",)),
    ("GB/Z 100", date(2031, 1, 1), "current", "fine", ("GB/T 100-2029",)),
    ("GB/T 100-1999", DAY, "edition-not-recorded", "information", ("GB/T 100-2020",)),
    ("GB/T 200-2000", DAY, "withdrawn", "information", ()),
    ("GB/T 200", DAY, "no-current-edition", "warning", ()),
    ("GB/T 300-2000", DAY, "status-not-verified", "information", ()),
    ("GB/T 300", DAY, "status-not-verified", "information", ()),
    ("GB/T 400", DAY, "current", "fine", ("GB/T 400.1-2001",)),
    ("GB/T 400.2", DAY, "no-current-edition", "warning", ()),
    ("20250001-T-604", DAY, "not-issued", "information", ()),
    ("20259999-T-604", DAY, "not-recorded", "information", ()),
    ("GB/T 999-2020", DAY, "not-recorded", "information", ()),
    ("GB/T 999", DAY, "not-recorded", "information", ()),
    ("GB 500-2000", DAY, "replaced", "information", ("GB 600-2015",)),
    ("GB 500", DAY, "no-current-edition", "warning", ("GB 600-2015",)),
    ("GB/T 100-2020/XG1-2021", DAY, "edition-not-recorded", "information", ()),
    ("GB/T 101-2020/XG1-2021", DAY, "not-recorded", "information", ()),
    ("ISO/DIS 1-1", DAY, "not-recorded", "information", ()),
]


@pytest.mark.parametrize(("number", "day", "verdict", "weight", "current"), CASES)
def test_standing_of_a_number(number, day, verdict, weight, current):
    found = CURRENCY.standing(parse_number(number), day)
    assert (found.verdict, found.weight) == (Verdict(verdict), Weight(weight))
    assert found.current == current


def test_the_whole_chain_is_told_nearest_first_and_ends_in_a_cycle():
    chain = CURRENCY.standing(parse_number("GB/T 100-2000"), DAY).chain
    assert [(e.number, e.status.value, e.scope) for e in chain] == [
        ("GB/T 100-2010", "withdrawn", "whole"),
        ("GB/T 100-2020", "current", "whole"),
        ("GB/T 100-2029", "upcoming", "whole"),
    ]
    chain = CURRENCY.standing(parse_number("GB 500-2000"), DAY).chain
    assert [(e.number, e.scope, e.confirmed) for e in chain] == [
        ("GB 600-2015", "part", False),
        ("GB 700-2015", "part", False),
    ]


def test_a_plan_leads_to_what_it_resulted_in():
    chain = CURRENCY.standing(parse_number("20250001-T-604"), DAY).chain
    assert [edition.number for edition in chain] == ["GB/T 300-2000"]


def test_what_is_unconfirmed_is_marked():
    assert not CURRENCY.standing(parse_number("GB/T 300-2000"), DAY).confirmed
    assert not CURRENCY.standing(parse_number("GB/T 300"), DAY).confirmed
    assert CURRENCY.standing(parse_number("GB/T 100"), DAY).confirmed


def test_a_chain_of_any_length_is_followed():
    steps = {f"GB {n}-2000": [Succession(f"GB {n + 1}-2000", "whole", True)] for n in range(20_000)}
    currency = Currency([document("GB 0-2000", "withdrawn")], steps, {})
    assert len(currency.standing(parse_number("GB 0-2000"), DAY).chain) == 20_000
