"""Sheets as people make them: merged and hidden cells, odd heads, files of other kinds."""

import io
import zipfile

import pytest

from stdgraph.catalogue.records.bringing import bring
from stdgraph.catalogue.records.known import known_to
from stdgraph.catalogue.records.reading import read_records
from stdgraph.errors import BadEncoding, BadInput, BadSyntax

from .books import CLEAN, FAULTY, book, saved

HEADS = list(CLEAN)
ROW_2 = list(CLEAN.values())
ROW_3 = [FAULTY.get(head, "") for head in HEADS]


@pytest.fixture(scope="module")
def check(bundled_store):
    known = known_to(bundled_store)

    def findings(data, name="new.xlsx"):
        sheets = read_records(data, name)
        return bring(bundled_store, sheets, may_exist=False, known=known).findings

    return findings


def plain():
    return book(HEADS, ROW_2, ROW_3)


def formula(made):
    made.active["E3"] = "=DATE(2024,3,1)"


def error(made):
    made.active["F3"] = "#N/A"


def truth(made):
    made.active["D3"] = True


def merged(made):
    made.active.merge_cells("E2:E3")


def hidden_row(made):
    made.active.row_dimensions[3].hidden = True


def hidden_sheet(made):
    other = made.create_sheet("Old")
    other.append(HEADS)
    other.append(ROW_3)
    other.sheet_state = "hidden"


def note_sheet(made):
    made.create_sheet("Notes").append(["说明"])


def title_above(made):
    made.active.insert_rows(1)
    made.active["A1"] = "2024年新标准清单"


def second_heads(made):
    made.active.insert_rows(2)
    for column, head in enumerate(("标准号", "中文名称", "英文名称", "状态", "发布日期"), 1):
        made.active.cell(2, column, head)


def misspelt_head(made):
    made.active["B1"] = "titel_zh"


def misspelt_number(made):
    made.active["A1"] = "标准号码"


def missing_number(made):
    made.active.delete_cols(1)


def head_twice(made):
    made.active["G1"] = "标准状态"


def merged_head(made):
    made.active.merge_cells("B1:C1")


def hidden_column(made):
    made.active.column_dimensions["B"].hidden = True


def heads_again(made):
    made.active.insert_rows(3)
    for column, head in enumerate(HEADS, 1):
        made.active.cell(3, column, head)


def very_long(made):
    made.active["B3"] = "标准" * 16_000


def lost_signs(made):
    made.active["B3"] = "\ufffd\ufffd标准"


def turned_text(made):
    made.active["B3"] = "\u202e又一个新标准"


def empty_rows(made):
    made.active.insert_rows(3, 2)


# What is done to a clean sheet; then shape, row, column and suggestion of what is found.
BOOKS = [
    (formula, "formula-cell", 3, "E", None),
    (error, "error-cell", 3, "F", ""),
    (truth, "truth-value-cell", 3, "D", "true"),
    (merged, "merged-cells", 3, "E", "2024-03-01"),
    (hidden_row, "hidden-row", 3, "A", None),
    (hidden_sheet, "sheet-not-read", 1, "", None),
    (note_sheet, "sheet-not-read", 1, "", None),
    (second_heads, "second-heads", 2, "A", None),
    (misspelt_head, "unknown-column", 1, "B", "title_zh"),
    (misspelt_number, "unknown-column", 1, "A", "number"),
    (missing_number, "missing-column", 1, "", None),
    (head_twice, "column-twice", 1, "G", None),
    (merged_head, "merged-heads", 1, "C", None),
    (hidden_column, "hidden-column", 1, "B", None),
    (heads_again, "second-heads", 3, "A", None),
    (very_long, "very-long-cell", 3, "B", None),
    (lost_signs, "lost-signs", 3, "B", None),
    (turned_text, "unseen-signs", 3, "B", "又一个新标准"),
    (empty_rows, "empty-rows", 5, "A", None),
]


@pytest.mark.parametrize(("do", "shape", "row", "column", "suggestion"), BOOKS)
def test_what_is_odd_about_a_workbook_is_told_at_its_place(
    check, do, shape, row, column, suggestion
):
    made = plain()
    do(made)
    findings = check(saved(made))
    found = next(f for f in findings if f.shape == shape)
    assert (found.row, found.column, found.suggestion) == (row, column, suggestion)
    assert found.text("zh") != found.text("en")
    assert not [f for f in findings if f.row == 2 and f.shape not in (shape, "number-missing")]


def test_a_sheet_with_a_title_above_its_heads_is_read(check):
    made = plain()
    title_above(made)
    assert check(saved(made)) == ()


@pytest.mark.parametrize(
    ("text", "shape", "row", "column"),
    [
        ("number,title_zh\nGB/T 60001-2024,一,二\n", "too-many-cells", 2, "C"),
        ("number,title_zh,note\nGB/T 60001-2024,一\n", "too-few-cells", 2, "C"),
        ("number,title_zh\nGB/T 60001-2024,一\u0007二\n", "unseen-signs", 2, "B"),
    ],
)
def test_what_is_odd_about_a_csv_is_told_at_its_place(check, text, shape, row, column):
    (found,) = check(text.encode(), "new.csv")
    assert (found.shape, found.row, found.column) == (shape, row, column)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_csv_is_read_in_every_encoding_and_with_every_sign(check, encoding, sign):
    text = f"标准号{sign}名称\nGB/T 60001-2024{sign}一个新标准\n"
    assert check(text.encode(encoding), "new.csv") == ()
    (sheet,) = read_records(text.encode(encoding), "new.csv")
    assert sheet.rows[0].cells == {"number": "GB/T 60001-2024", "title_zh": "一个新标准"}


def test_heads_are_read_though_unseen_signs_are_in_them():
    text = "\u200b标准号\u00a0,名\u200d称\nGB/T 60001-2024,一个新标准\n"
    (sheet,) = read_records(("\ufeff" + text).encode("utf-8-sig"), "new.csv")
    assert sheet.rows[0].cells == {"number": "GB/T 60001-2024", "title_zh": "一个新标准"}


def test_a_title_may_stand_above_a_csv_whatever_parts_its_cells(check):
    text = "国家标准一览表\n标准号;名称\nGB/T 60001-2024;一个新标准\n"
    assert check(text.encode(), "new.csv") == ()


def test_a_workbook_under_the_name_of_a_csv_is_read_as_what_it_is(check):
    assert check(saved(plain()), "new.csv") == check(saved(plain()))


def test_a_cell_in_error_is_told_once(check):
    made = plain()
    made.active["D3"] = "#N/A"
    assert [f.shape for f in check(saved(made)) if f.column == "D"] == ["error-cell"]


def test_numbers_of_json_are_read_as_they_are_written():
    data = b'[{"number": "GB/T 60001-2024", "ics": 25.040, "note": 1' + b"0" * 5000 + b"}]"
    (sheet,) = read_records(data, "new.json")
    assert sheet.rows[0].cells["ics"] == "25.040"
    assert len(sheet.rows[0].cells["note"]) == 5001


def archive(*names):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return data.getvalue()


OLD = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(512)
LOCKED = OLD + "EncryptedPackage".encode("utf-16-le")
OTHERS = [
    ("a.xlsx", b"", BadSyntax, "empty"),
    ("a.xlsx", "标准号,名称\nGB/T 60001-2024,一\n".encode(), BadSyntax, "text file"),
    ("a.xls", b"<html><table><tr><td>GB/T 1-2020", BadSyntax, "web page"),
    ("a.csv", b" \n", BadSyntax, "empty"),
    ("a.csv", OLD, BadSyntax, "save it as XLSX"),
    ("a.json", b'{"number": "GB/T 1-2020", "number": "GB/T 2-2020"}', BadSyntax, "given twice"),
    ("a.json", b'[{"number": NaN}]', BadSyntax, "NaN"),
    ("a.yaml", b"number: GB/T 1-2020\nnumber: GB/T 2-2020\n", BadSyntax, "given twice"),
    ("a.yaml", b"note: &n [x, x]\nnumber: *n\n", BadSyntax, "aliases"),
    ("a.xlsx", b"PK\x03\x04rubbish", BadSyntax, "Office file"),
    ("a.xlsx", archive("a.txt"), BadSyntax, "not an XLSX"),
    ("a.xls", OLD, BadSyntax, "save it as XLSX"),
    ("a.xlsx", LOCKED, BadSyntax, "password"),
    ("a.xlsb", archive("xl/workbook.bin"), BadSyntax, "XLSB"),
    ("a.ods", archive("mimetype", "content.xml"), BadSyntax, "ODS"),
    ("a.xlsx", archive("word/document.xml"), BadSyntax, "Word"),
    ("a.xlsx", saved(book(["x"], ["y"])), BadInput, "No heads"),
    ("a.csv", b"", BadSyntax, "empty"),
    ("a.csv", b'number\n"GB/T 1-2020\n', BadSyntax, "row 2"),
    ("a.csv", b"number\nGB/T\x00 1-2020\n", BadEncoding, "GB 18030"),
    ("a.csv", b"x,y\n1,2\n", BadInput, "No heads"),
]


@pytest.mark.parametrize(("name", "data", "error", "said"), OTHERS)
def test_a_file_that_is_no_table_is_refused_with_the_way_out(name, data, error, said):
    with pytest.raises(error) as refused:
        read_records(data, name)
    assert said in f"{refused.value.what.en} {refused.value.fix.en}"


def test_a_sheet_that_claims_a_million_rows_is_read_at_once(check):
    made = plain()
    made.active["XFD1048576"] = "x"
    assert {f.shape for f in check(saved(made))} <= {"empty-rows"}


def test_only_so_many_bytes_are_unpacked(check, monkeypatch):
    monkeypatch.setattr("stdgraph.tabular.office.MOST_UNPACKED", 1000)
    with pytest.raises(BadSyntax, match="unpacks to more"):
        check(saved(plain()))


# The heads of a table, and the kind of record that they tell.
KINDS = [
    ("id,year,name_zh,enterprise_zh", "pilots"),
    ("序号,项目名称,企业名称,所在地", "pilots"),
    ("edition,code,slug,parent,level,name_zh,part", "categories"),
    ("industry,level,source,query,date,who,hits", "searches"),
    ("检索日期,行业代码,标准级别,检索来源,检索式", "searches"),
    ("from_number,relation,to_number", "relations"),
    ("from_edition,from_code,to_edition,to_code,relation", "crosswalks"),
    ("code,level,parent,name_zh,name_en", "industries"),
    ("edition,name_zh,gbt4754_codes", "guide-industries"),
    ("序号,标准号,标准名称,代替标准号,实施日期", "standards"),
    ("标准编号,行业代码", "standards"),
]


@pytest.mark.parametrize(("heads", "kind"), KINDS)
def test_the_kind_of_record_is_told_by_the_heads(heads, kind):
    (sheet,) = read_records(heads.encode(), "new.csv")
    assert sheet.kind.name == kind
    assert sheet.findings == ()


def test_amendments_are_told_from_standards_by_their_numbers():
    heads, rows = "number,published", ("GB/T 4754-2017/XG1-2019,2019-03-25", "GB/T 4754-2017,2017")
    amendments, standards = (
        read_records(f"{heads}\n{row}\n".encode(), "new.csv")[0].kind.name for row in rows
    )
    assert (amendments, standards) == ("amendments", "standards")
