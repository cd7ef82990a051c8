"""The same rows as CSV and as a workbook."""

import io

import openpyxl

from stdgraph.tabular.table_file import TABLE_FORMS, table_file, workbook_of

HEADS = ("text", "count", "share", "truth", "several", "absent")
ROWS = [
    {"text": "=1+1", "count": 3, "share": 0.5, "truth": True, "several": ["a", "b"]},
    {"text": "x" * 40_000, "count": 0, "share": 1.0, "truth": False, "several": []},
]


def test_values_read_the_same_in_both_forms():
    text = table_file("csv", "t", HEADS, ROWS).decode().splitlines()
    assert text[0] == ",".join(HEADS)
    assert text[1] == "=1+1,3,0.5,true,a; b,"
    sheet = openpyxl.load_workbook(io.BytesIO(table_file("xlsx", "t", HEADS, ROWS))).worksheets[0]
    head, first, _ = sheet.values
    assert head == HEADS
    assert first == ("=1+1", 3, "0.5", "true", "a; b", None)
    assert sheet["A2"].data_type == "s"  # what begins with = is no formula


def test_a_text_that_no_cell_can_hold_is_cut_with_a_sign():
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_of({"t": (HEADS, ROWS)}))).worksheets[0]
    assert len(sheet["A3"].value) == 32_767
    assert sheet["A3"].value.endswith("…")


def test_every_form_is_written():
    assert all(table_file(form, "t", HEADS, ROWS) for form in TABLE_FORMS)
