"""Templates are filled in and brought back, and a faulty sheet is given back with notes."""

import io

import openpyxl
import pytest

from stdgraph.catalogue.records.annotating import annotated
from stdgraph.catalogue.records.bringing import bring
from stdgraph.catalogue.records.known import known_to
from stdgraph.catalogue.records.reading import read_records
from stdgraph.catalogue.records.template import template
from stdgraph.errors import BadUsage
from stdgraph.model.heads import head_words
from stdgraph.model.record_kind import KINDS

from .books import CLEAN, FAULTY, book, saved

SEARCH = {
    "industry": "C131",
    "level": "national",
    "source": "std.samr.gov.cn",
    "query": "谷物磨制",
    "date": "2026-08-01",
    "who": "Li",
    "hits": "0",
}
PILOT = {"id": "p-1", "year": "2016", "name_zh": "智能工厂", "enterprise_zh": "某企业"}


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.fixture(scope="module")
def known(bundled_store):
    return known_to(bundled_store)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("name", "record"), [("standards", CLEAN), ("pilots", PILOT), ("searches", SEARCH)]
)
def test_a_filled_template_is_read_and_an_untouched_one_holds_no_rows(
    bundled_store, known, name, record, lang
):
    kind = KINDS[name]
    data = template(bundled_store, kind, lang, known)
    assert [sheet.rows for sheet in read_records(data, "t.xlsx")] == [()]
    made = opened(data)
    sheet = made.worksheets[0]
    heads = {cell.value.rstrip("*"): cell.column for cell in sheet[1]}
    for field, value in record.items():
        sheet.cell(2, heads[head_words(name, field) if lang == "zh" else field], value)
    sheets = read_records(saved(made), "t.xlsx")
    assert [sheet.kind.name for sheet in sheets] == [name]
    brought = bring(bundled_store, sheets, may_exist=False, known=known)
    assert brought.findings == ()
    assert {f: brought.operations[0].row.text(f) for f in record} == record


@pytest.mark.parametrize("name", list(KINDS))
def test_every_kind_has_a_template_that_is_read_as_that_kind(bundled_store, known, name):
    data = template(bundled_store, KINDS[name], "zh", known)
    (sheet,) = read_records(data, "t.xlsx", kind=KINDS[name])
    assert set(sheet.columns) == set(KINDS[name].fields)
    assert sheet.findings == ()


def test_codes_are_chosen_from_lists_and_heads_bear_notes(bundled_store, known):
    made = opened(template(bundled_store, KINDS["standards"], "zh", known))
    sheet = made.worksheets[0]
    letters = {cell.value.rstrip("*"): cell.column_letter for cell in sheet[1]}
    lists = {str(v.sqref).split(":")[0]: v for v in sheet.data_validations.dataValidation}
    status = lists[f"{letters['状态']}2"]
    codes = made["代码表"]
    assert "现行" in [row[0].value for row in codes[status.formula1.split("!")[1].replace("$", "")]]
    assert status.showErrorMessage
    assert not lists[f"{letters['行业代码']}2"].showErrorMessage
    assert all(cell.comment.text for cell in sheet[1])
    assert made["说明"]["A1"].value
    assert codes.sheet_state == "hidden"


def test_a_faulty_workbook_is_given_back_with_notes_and_nothing_else_changed(bundled_store):
    faulty = FAULTY | {"status": "curent", "published": "2024/3/1"}
    heads = list(faulty)
    made = book(heads, [CLEAN.get(h, "") for h in heads], list(faulty.values()))
    made.active.column_dimensions["B"].width = 44
    other = made.create_sheet("Sums")
    other["A1"] = "=1+1"
    data = saved(made)
    found = bring(bundled_store, read_records(data, "new.xlsx"), may_exist=True).findings
    back = opened(annotated(data, "new.xlsx", found, "zh"))
    sheet = back["Sheet"]
    notes = {cell.coordinate: cell.comment.text for row in sheet for cell in row if cell.comment}
    assert set(notes) == {"C3", "D3"}
    assert "current" in notes["C3"]
    assert sheet["C3"].fill.start_color.rgb != sheet["B3"].fill.start_color.rgb
    assert sheet.column_dimensions["B"].width == 44
    assert back["Sums"]["A1"].value == "=1+1"
    texts = [[cell.value for cell in row] for row in made["Sheet"]]
    assert [[cell.value for cell in row] for row in sheet] == texts


def test_a_note_on_a_merged_cell_stands_where_it_can_be_seen(bundled_store):
    made = book(list(CLEAN), list(CLEAN.values()), [FAULTY.get(head, "") for head in CLEAN])
    made.active.merge_cells("E2:E3")
    data = saved(made)
    found = bring(bundled_store, read_records(data, "new.xlsx"), may_exist=True).findings
    assert opened(annotated(data, "new.xlsx", found, "en"))["Sheet"]["E2"].comment


def test_a_faulty_csv_is_given_back_as_a_workbook(bundled_store):
    data = "标准号,状态\n\nGB/T 60001-2024,curent\n".encode("gb18030")
    found = bring(bundled_store, read_records(data, "new.csv"), may_exist=True).findings
    back = opened(annotated(data, "new.csv", found, "zh"))
    assert "current" in back.worksheets[0]["B3"].comment.text


def test_only_sheets_are_given_back():
    with pytest.raises(BadUsage, match="XLSX"):
        annotated(b"{}", "a.json", (), "en")
