"""Each kind of mistake is found at its cell, told in both languages, and most can be mended."""

import pytest

from stdgraph.catalogue.records.bringing import bring
from stdgraph.catalogue.records.known import known_to
from stdgraph.catalogue.records.reading import read_records

from .books import CLEAN, FAULTY, ROW, mistakes, sheet_of

MISTAKES = list(mistakes())
AT_LEAST = 0.8
# These depend on the row's own number, which the sheet of all mistakes changes.
_ABOUT_OTHER_ROWS = {
    "duplicate",
    "repeated-row",
    "same-title",
    "reference-not-recorded",
    "points-to-itself",
}


@pytest.fixture(scope="module")
def check(bundled_store):
    known = known_to(bundled_store)

    def findings(records):
        sheets = read_records(sheet_of(records), "new.xlsx")
        return bring(bundled_store, sheets, may_exist=False, known=known).findings

    return findings


def mended(record, findings):
    """The record with every suggestion in place of the value that it is made for."""
    cells = dict(record)
    for found in findings:
        if found.suggestion is not None:
            cell = cells.get(found.field, "")
            cells[found.field] = (
                cell.replace(found.value, found.suggestion) if found.value else found.suggestion
            )
    return cells


def faulty(cells):
    # Number and dates are mended together, so the row's own are kept where they aren't changed.
    return FAULTY | cells


@pytest.mark.parametrize(
    ("cells", "field", "shape", "suggestion"),
    [line[1:] for line in MISTAKES],
    ids=[line[0] for line in MISTAKES],
)
def test_a_mistake_is_found_at_its_cell_and_the_clean_row_is_left_alone(
    check, cells, field, shape, suggestion
):
    record = faulty(cells)
    findings = check([CLEAN, record])
    assert {found.row for found in findings} == {ROW}
    (found, *_) = [f for f in findings if (f.field, f.shape) == (field, shape)]
    heads = list(dict.fromkeys([*CLEAN, *record]))
    assert (found.sheet, found.column, found.head) == (
        "Sheet",
        "ABCDEFGHIJKLMN"[heads.index(field)],
        field,
    )
    assert found.suggestion == suggestion
    assert found.value in record[field]
    assert found.text("zh") != found.text("en")
    if suggestion is not None:
        again = check([CLEAN, mended(record, findings)])
        assert [f for f in again if f.severity != "info"] == []


def test_most_kinds_of_mistake_come_with_a_fix():
    with_fix = [line for line in MISTAKES if line[-1] is not None]
    assert len(MISTAKES) >= 60
    assert len(with_fix) / len(MISTAKES) >= AT_LEAST


def test_all_mistakes_of_a_sheet_are_told_at_once(check):
    records = [
        FAULTY | {"number": f"GB/T 6{i:04}-2024"} | line[1] for i, line in enumerate(MISTAKES)
    ]
    findings = check(records)
    for row, (name, _, field, shape, _) in enumerate(MISTAKES, start=2):
        if shape not in _ABOUT_OTHER_ROWS:
            assert (row, field, shape) in {(f.row, f.field, f.shape) for f in findings}, name
