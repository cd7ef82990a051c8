"""What is read, and into what: each case is a line of ``accepted.tsv`` or ``facets.tsv``."""

from __future__ import annotations

import pytest

from stdgraph.numbers import Kind, from_path, parse_number
from tests.numbers.cases import rows, shown

ACCEPTED = rows("accepted.tsv")
FACETS = rows("facets.tsv")


@pytest.mark.parametrize("row", ACCEPTED, ids=lambda row: ascii(row["text"]))
def test_number_is_read_as_listed(row: dict[str, str]) -> None:
    number = parse_number(row["text"])
    assert number.canonical == row["canonical"]
    assert str(number) == row["canonical"]
    assert number.path == row["path"]
    read = (number.kind, number.level, number.nature or "", number.document_type)
    assert read == (row["kind"], row["level"], row["nature"], row["document_type"])


@pytest.mark.parametrize("row", ACCEPTED, ids=lambda row: ascii(row["text"]))
def test_canonical_form_and_path_lead_back(row: dict[str, str]) -> None:
    number = parse_number(row["text"])
    assert parse_number(number.canonical) == number
    assert from_path(number.path) == number


def test_different_listed_numbers_have_different_paths() -> None:
    numbers = {parse_number(row["text"]) for row in ACCEPTED}
    assert len({number.path for number in numbers}) == len(numbers)
    assert len({number.canonical for number in numbers}) == len(numbers)


@pytest.mark.parametrize("row", FACETS, ids=lambda row: row["number"])
def test_number_tells_its_facets(row: dict[str, str]) -> None:
    number = parse_number(row["number"])
    assert {name: shown(getattr(number, name)) for name in row if name != "number"} == {
        name: value for name, value in row.items() if name != "number"
    }


@pytest.mark.parametrize("row", FACETS, ids=lambda row: row["number"])
def test_work_of_a_number_is_its_own_work(row: dict[str, str]) -> None:
    if row["work"]:
        work = parse_number(row["work"])
        assert work.kind is Kind.WORK
        assert (work.work, work.work_path) == (row["work"], row["work_path"])


def test_listed_cases_are_at_least_150() -> None:
    assert len(ACCEPTED) + len(rows("refused.tsv")) >= 150


def test_national_letters_share_one_sequence() -> None:
    numbers = [parse_number(text) for text in ("GB 25105-2010", "GB/T 25105-2014", "GB/Z 25105")]
    assert {number.work_path for number in numbers} == {"GB-25105"}
    assert len({number.path for number in numbers}) == 3


def test_occupational_health_prefix_is_never_the_guiding_document() -> None:
    health, guiding = parse_number("GBZ 25105-2010"), parse_number("GB/Z 25105-2010")
    assert health != guiding
    assert health.work_path != guiding.work_path
    assert health.lookalike == guiding.canonical
    assert guiding.lookalike == health.canonical
    assert parse_number("GBZ/T 160.1-2004").lookalike is None
    assert parse_number("GB/T 25105-2010").lookalike is None


def test_dual_number_holds_the_adopted_number() -> None:
    number = parse_number("GB/T 20720.1—2019/IEC 62264-1:2013")
    assert number.dual == parse_number("IEC 62264-1:2013")
    assert number.own == parse_number("GB/T 20720.1-2019")


def test_twins_are_one_number_in_either_order() -> None:
    number = parse_number("ISO/IEC 9594-8:2020 | ITU-T X.509 (10/2019)")
    assert number == parse_number("ITU-T X.509 (10/2019) | ISO/IEC 9594-8:2020")
    assert number.twin == parse_number("ISO/IEC 9594-8:2020")
    assert number.own == parse_number("ITU-T X.509 (10/2019)")
    assert (number.year, number.month) == (2019, 10)


def test_amendment_tells_its_target_number_and_year() -> None:
    number = parse_number("GB/T 4754-2017/XG1-2019")
    assert number.amendment is not None
    assert (number.amendment.name, number.amendment.year) == ("XG1", 2019)
    assert number.target == parse_number("GB/T 4754-2017")
    assert parse_number("GB/T 4754-2017").target is None


def test_draft_tells_its_stage() -> None:
    assert parse_number("ISO/FDIS 21763").stage == "FDIS"
    assert parse_number("ISO/IEC DTR 30141-2").stage == "DTR"
    assert parse_number("ISO 21763:2020").stage is None


def test_plan_tells_the_department() -> None:
    assert parse_number("20254645-T-604").department == "604"
    assert parse_number("2018-1665T-YD").department is None


def test_printed_form_is_kept_and_not_compared() -> None:
    printed = parse_number(" GBJ 16-87 ")
    assert printed.printed == "GBJ 16-87"
    assert printed == parse_number("GBJ 16-1987")
    assert hash(printed) == hash(parse_number("GBJ 16-1987"))
