"""``stdgraph check`` on the bundled graph."""

import csv
import io
import json

import docx
import openpyxl
import pytest

from tests.tabular.documents import pdf, word, workbook

TEXT = """# 规范性引用文件
GB/T 39116—2020《智能制造能力成熟度模型》
GB/T 16855.1-2018《机械安全》
GB/T 99999-2020
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "draft.md"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_each_citation_is_told_with_its_place_verdict_and_successors(run, file):
    found = json.loads(run("check", file, "--format", "json").stdout)
    assert found["as_of"] == "2026-08-25"
    told = [(c["number"], c["where"]["line"], c["verdict"]) for c in found["citations"]]
    assert told == [
        ("GB/T 39116-2020", 2, "current"),
        ("GB/T 16855.1-2018", 3, "replaced"),
        ("GB/T 99999-2020", 4, "not-recorded"),
    ]
    assert [e["number"] for e in found["citations"][1]["chain"]] == ["GB/T 16855.1-2025"]
    assert [c["title_differs"] for c in found["citations"]] == [False, True, False]


def test_text_from_standard_input_is_checked(run):
    table = run("check", "-", stdin="见 GB/T 16855.1 等").stdout
    assert "undated" in table
    assert "GB/T 16855.1-2025" in table


def test_a_table_says_that_not_recorded_is_not_absent(run, file):
    assert "不表示该标准不存在" in run("check", file, "--lang", "zh").stdout
    assert "not that there is no such standard" in run("check", file).stdout


def test_another_day_gives_other_verdicts(run):
    run_on = lambda day: json.loads(  # noqa: E731
        run("check", "-", "--as-of", day, "--format", "json", stdin="GB/T 16855.1-2018").stdout
    )["citations"][0]["verdict"]
    assert [run_on(day) for day in ("2019-01-01", "2026-01-01")] == ["upcoming", "replaced"]


FAILING = [
    ((), TEXT, 0),
    (("outdated",), TEXT, 1),
    (("outdated",), "GB/T 39116-2020", 0),
    (("warning",), TEXT, 0),
    (("unrecorded",), TEXT, 1),
    (("warning", "unrecorded"), TEXT, 1),
    (("outdated", "warning", "unrecorded"), "no number", 0),
]


@pytest.mark.parametrize(("kinds", "text", "code"), FAILING)
def test_the_exit_code_is_what_was_asked_for(run, kinds, text, code):
    options = [word for kind in kinds for word in ("--fail-on", kind)]
    run("check", "-", *options, stdin=text, code=code)


def test_csv_has_a_row_for_each_citation(run, file):
    rows = list(csv.DictReader(io.StringIO(run("check", file, "--format", "csv").stdout)))
    assert [row["verdict"] for row in rows] == ["current", "replaced", "not-recorded"]
    assert rows[1]["current"] == "GB/T 16855.1-2025"


def test_a_word_document_comes_back_with_a_comment_on_each_citation(run, tmp_path):
    source, target = tmp_path / "a.docx", tmp_path / "b.docx"
    source.write_bytes(word())
    assert "4 citations" in run("check", str(source), "-o", str(target)).stderr
    texts = [comment.text for comment in docx.Document(str(target)).comments]
    assert len(texts) == 5
    assert any(text.startswith("GB/T 16855.1-2018 (dated): replaced") for text in texts)


def test_a_workbook_comes_back_with_a_note_on_each_cell_and_a_list(run, tmp_path):
    source, target = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    source.write_bytes(workbook())
    run("check", str(source), "-o", str(target), "--lang", "zh")
    book = openpyxl.load_workbook(target)
    assert "GB/T 16855.1-2025" in book["清单"]["B2"].comment.text
    assert book["清单"]["C3"].comment.text.count("现行") == 2
    assert [cell.value for cell in book["标准查新"]["A"]][1] == "GB/T 16855.1-2018"


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_other_documents_give_a_table(run, tmp_path, ending):
    source, target = tmp_path / "a.pdf", tmp_path / f"b.{ending}"
    source.write_bytes(pdf("GB/T 16855.1-2018", ""))
    assert "no text" in run("check", str(source), "-o", str(target)).stderr
    if ending == "xlsx":
        assert (
            openpyxl.load_workbook(target).worksheets[0]["C2"].value == "page 1, line 1, column 1"
        )
    else:
        table = docx.Document(str(target)).tables[0]
        assert table.cell(1, 0).text == "GB/T 16855.1-2018"


@pytest.mark.parametrize("output", ["x.pdf", "x", "none/x.docx"])
def test_an_output_that_cannot_be_written_is_refused(run, file, tmp_path, output):
    assert run("check", file, "-o", str(tmp_path / output), code=2).stderr


def test_a_missing_file_is_named(run):
    assert "no.docx" in run("check", "no.docx", code=2).stderr
