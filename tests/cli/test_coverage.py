"""``stdgraph coverage`` on the bundled graph."""

import csv
import io
import json
from xml.etree import ElementTree

import openpyxl
import pytest

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def ask(bundled_folder):
    from click.testing import CliRunner

    from stdgraph.cli import program

    def invoke(*arguments, code=0, lang="en"):
        runner = CliRunner(env={"STDGRAPH_DATA": str(bundled_folder), "LANG": lang})
        result = runner.invoke(program, ["coverage", *arguments], prog_name="stdgraph")
        assert result.exit_code == code, (result.output, result.exception)
        return result

    return invoke


def record(ask, *arguments):
    return json.loads(ask(*arguments, "--format", "json").stdout)


COLUMNS = [
    ([], 12, "2021"),
    (["--category-level", "1"], 2, "2021"),
    (["--category-level", "3", "--part", "base-common"], 17, "2021"),
    (["--category-level", "all", "--part", "key-technology", "--edition", "2018"], 30, "2018"),
    (["--part", "industry-application", "--edition", "2015"], 10, "2015"),
    (["--dimension", "lifecycle", "--edition", "2015"], 5, "2015"),
]


@pytest.mark.parametrize(("arguments", "columns", "edition"), COLUMNS)
def test_every_level_part_edition_and_dimension_makes_columns(ask, arguments, columns, edition):
    found = record(ask, *arguments)
    assert len(found["columns"]) == columns
    assert {column["edition"] for column in found["columns"]} == {edition}
    assert len(found["cells"]) == columns * 31
    assert sum(found["types"].values()) == len(found["cells"])


def test_columns_that_nothing_is_filed_under_say_so(ask):
    text = ask("--dimension", "lifecycle", "--edition", "2015").stdout
    assert "no gap follows from this" in text
    assert "归入" not in text


def test_a_cross_industry_cell_names_its_standards_in_its_column(ask):
    found = record(ask)
    cell = next(c for c in found["cells"] if (c["code"], c["category"]) == ("C36", "AC"))
    column = next(c for c in found["columns"] if c["code"] == "AC")
    assert cell["type"] == "cross-industry-only"
    assert cell["count"] == len(column["cross_industry"]) == 1


def test_csv_and_json_hold_the_same_cells(ask):
    rows = list(csv.DictReader(io.StringIO(ask("--format", "csv").stdout)))
    cells = record(ask)["cells"]
    assert [(r["code"], r["category"], r["type"], int(r["count"])) for r in rows] == [
        (c["code"], c["category"], c["type"], c["count"]) for c in cells
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_picture_tells_each_cell_by_its_title_and_a_letter(ask, tmp_path, lang):
    path = tmp_path / "coverage.svg"
    ask("--svg", "-o", str(path), lang=lang)
    picture = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    squares = [g for g in picture.iter(f"{SVG}g") if g.find(f"{SVG}title") is not None]
    assert len(squares) == 12 * 31
    assert all(g.find(f"{SVG}text").text for g in squares)
    titles = [g.find(f"{SVG}title").text for g in squares]
    assert "仅有跨行业标准" in titles[0] if lang == "zh" else "cross-industry only" in titles[0]
    text = " ".join(node.text or "" for node in picture.iter(f"{SVG}text"))
    assert ("规则：" in text) == (lang == "zh")


def test_a_cell_in_full_says_what_decided_and_what_stands_beside(ask):
    text = ask("--cell", "C374", "").stdout
    assert "GB/T 44397-2024" in text
    assert "by group" in text
    assert "search records: not recorded" in text
    found = record(ask, "--cell", "C374", "")
    assert (found["type"], found["level"]) == ("covered", "group")
    assert {d["number"] for d in found["documents"] if d["shown_as"] == "covered"} == {
        "GB/T 44397-2024"
    }


def test_a_cell_without_a_category_is_that_of_the_list_of_gaps(ask, run):
    gaps = json.loads(run("gaps", "--format", "json").stdout)["gaps"]
    listed = next(gap for gap in gaps if gap["code"] == "C331")
    assert listed.items() <= record(ask, "--cell", "C331", "").items()


REFUSED = [
    (["--cell", "C00", "BA"], 1, "GB/T 4754-2017"),
    (["--cell", "C36", "ZZ"], 1, "Categories of that edition"),
    (["--edition", "1999"], 1, "Editions recorded"),
    (["--section", "Z"], 2, "section"),
]


@pytest.mark.parametrize(("arguments", "code", "words"), REFUSED)
def test_what_does_not_exist_is_named_with_what_does(ask, arguments, code, words):
    assert words in ask(*arguments, code=code).stderr


def test_a_workbook_is_written_to_a_file(ask, tmp_path):
    path = tmp_path / "coverage.xlsx"
    ask("--format", "xlsx", "-o", str(path))
    assert openpyxl.load_workbook(path).sheetnames == ["matrix", "cells", "rule and legend"]
