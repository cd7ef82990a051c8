"""``stdgraph add`` and ``import`` on a copy of the bundled graph."""

import io
import json
import shutil

import openpyxl
import pytest

NEW = {
    "number": "GB/T 60001-2024",
    "title_zh": "一个新标准",
    "status": "current",
    "published": "2024-03-01",
    "effective": "2024-09-01",
    "gbt4754_code": "C131",
    "industry_role": "applies",
    "source_url": "https://example.org/announcement",
}


@pytest.fixture
def own(bundled_folder, tmp_path, run):
    folder = shutil.copytree(bundled_folder, tmp_path / "data")

    def invoke(*arguments, **options):
        return run(*arguments, data=folder, **options)

    return invoke


def flags(record):
    return [part for name, value in record.items() for part in (_flag(name), value)]


def _flag(name):
    return "--" + name.replace("_", "-")


def as_csv(heads, *rows):
    return "\n".join(",".join(row) for row in (heads, *rows))


def as_workbook(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def test_a_standard_from_flags_closes_its_gap_and_undo_opens_it(own):
    told = own("add", *flags(NEW))
    assert "gaps it closes: C131" in told.stdout
    assert "GB/T 60001-2024" in own("impact", "GB/T 60001-2024").stdout
    own("undo", "c000001")
    own("impact", "GB/T 60001-2024", code=1)


@pytest.mark.parametrize("kind", ["csv", "json", "yaml", "xlsx", "gb18030.csv"])
def test_the_same_standard_from_every_kind_of_file(own, tmp_path, kind):
    file = tmp_path / f"new.{kind}"
    heads, values = list(NEW), list(NEW.values())
    written = {
        "csv": lambda: as_csv(heads, values).encode("utf-8-sig"),
        "gb18030.csv": lambda: as_csv(heads, values).encode("gb18030"),
        "json": lambda: json.dumps([NEW]).encode(),
        "yaml": lambda: "\n".join(f"{k}: {v}" for k, v in NEW.items()).encode(),
        "xlsx": lambda: as_workbook(heads, values),
    }
    file.write_bytes(written[kind]())
    record = json.loads(own("add", str(file), "--format", "json", "--dry-run").stdout)
    after = record["changes"][0]["after"]
    assert {name: after[name] for name in NEW} == NEW
    assert record["change"] is None


def test_chinese_heads_are_read(own, tmp_path):
    file = tmp_path / "新标准.csv"
    heads = ("标准号", "标准名称", "发布日期", "实施日期", "状态")
    row = ("GB/T 60001-2024", "一个新标准", "2024-03-01", "2024-09-01", "现行")
    file.write_text(as_csv(heads, row))
    assert "added GB/T 60001-2024" in own("add", str(file), "--dry-run").stdout


# The faulty cell, its column, and a part of what is said; a clean row stands beside it.
MISTAKES = [
    ("number", "GB/T 60002—2O24", "GB/T 60002-2024"),
    ("number", "", "missing"),
    ("number", "GB/T 60002", "no year"),
    ("number", "成熟度模型", "number"),
    ("number", "GB/T 60001-2024", "same record as row 2"),
    ("number", "GB 39116-2020", "recorded already: GB/T 39116-2020"),
    ("published", "2024/1/5", "Is 2024-01-05 meant?"),
    ("published", "20240105", "Is 2024-01-05 meant?"),
    ("published", "2024-02-30", "not a year"),
    ("published", "soon", "not a year"),
    ("effective", "2023-01-01", "is before"),
    ("withdrawn", "2024-01-02", "before published"),
    ("status", "curent", "Is current meant?"),
    ("status", "现行有效", "current"),
    ("part", "key-tech", "key-technology"),
    ("object", "robot", "list of codes"),
    ("industry_role", "apply", "applies"),
    ("confidence", "sure", "list of codes"),
    ("source_kind", "web", "list of codes"),
    ("replaces", "GB/T 60002-2024", "can't point to itself"),
    ("references", "GB/T 1O-2020", "number"),
    ("guide_code", "BE", "list of codes"),
    ("guide_code", "2021:ZZZ", "list of codes"),
    ("gbt4754_code", "C999", "list of codes"),
]


@pytest.mark.parametrize(("field", "value", "said"), MISTAKES)
def test_a_mistake_is_told_at_its_cell_and_nothing_is_stored(own, tmp_path, field, value, said):
    faulty = {
        "number": "GB/T 60002-2024",
        "title_zh": "另一个新标准",
        "published": "2024-03-01",
        "effective": "2024-09-01",
    } | {field: value}
    heads = list(NEW | faulty)
    clean = [NEW.get(head, "") for head in heads]
    file = tmp_path / "new.xlsx"
    file.write_bytes(as_workbook(heads, clean, [faulty.get(head, "") for head in heads]))
    code = 1 if "recorded already" in said else 2
    told = own("add", str(file), code=code).stderr.splitlines()
    assert {line.split(",")[0] for line in told if line.strip()} == {"row 3 of sheet “Sheet”"}
    column = f"column {'ABCDEFGHIJ'[heads.index(field)]} ({field})"
    line = next(line for line in told if f" {column}, “{value}”" in line)
    assert said in line
    assert "No changes" in own("history").stderr


def test_a_formula_is_refused(own, tmp_path):
    file = tmp_path / "new.xlsx"
    file.write_bytes(as_workbook(list(NEW), [*list(NEW.values())[:-1], "=A1"]))
    assert "formula" in own("add", str(file), code=2).stderr


def test_an_unknown_column_names_the_nearest(own, tmp_path):
    file = tmp_path / "new.csv"
    file.write_text(as_csv(("number", "titel_zh"), ("GB/T 60001-2024", "x")))
    assert "Is title_zh meant?" in own("add", str(file), "--dry-run").stderr


def test_importing_what_is_there_changes_only_what_differs(own, tmp_path):
    record = json.loads(
        own("edit", "GB/T 39116-2020", "note=x", "--dry-run", "--format", "json").stdout
    )
    before = record["changes"][0]["before"]
    file = tmp_path / "same.json"
    file.write_text(json.dumps(before))
    assert "Nothing changes" in own("import", str(file)).stdout
    file.write_text(json.dumps(before | {"title_en": "Another title"}))
    assert "Another title" in own("import", str(file)).stdout
    assert "c000001" in own("history").stdout


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.bin", b"x", "kind"),
        ("a.xlsx", b"x", "a text file"),
        ("a.json", b"{", "line 1"),
        ("a.json", b'{"number": {"a": 1}}', "record 1"),
        ("a.yaml", b"a: [", "line"),
        ("a.csv", b"\xff\xff\xff", "GB 18030"),
    ],
)
def test_a_file_that_can_not_be_read_is_told(own, tmp_path, name, data, said):
    file = tmp_path / name
    file.write_bytes(data)
    assert said in own("add", str(file), code=2).stderr


def test_neither_file_nor_flags_is_bad_usage(own):
    assert "--number" in own("add", code=2).stderr


def test_a_template_is_filled_in_and_imported_and_faults_come_back_in_it(own, tmp_path):
    file, back = tmp_path / "t.xlsx", tmp_path / "back.xlsx"
    own("template", "--kind", "searches", "-o", str(file))
    assert "no record" in own("import", str(file), code=2).stderr
    made = openpyxl.load_workbook(file)
    for column, value in enumerate(["C131", "nation", "here", "x", "2026-08-01", "Li", 0], start=1):
        made.worksheets[0].cell(2, column, value)
    made.save(file)
    told = own("import", str(file), "--annotate", str(back), "--format", "json", code=2)
    (found,) = json.loads(told.stdout)["findings"]
    assert (found["row"], found["field"], found["column"]) == (2, "level", "B")
    assert openpyxl.load_workbook(back).worksheets[0]["B2"].comment
    made.worksheets[0]["B2"] = "national"
    made.save(file)
    assert "added C131:national:here:x:2026-08-01" in own("import", str(file)).stdout
    assert "C131" in own("history", "C131:national:here:x:2026-08-01").stdout


def test_tables_are_exported_and_imported_without_a_difference(own, tmp_path):
    own("export", "--format", "tables", "-o", str(tmp_path / "tables"))
    assert "Nothing changes" in own("import", str(tmp_path / "tables")).stdout
    assert "-o FOLDER" in own("export", "--format", "tables", code=2).stderr


def test_pilots_are_added_from_a_file_and_other_kinds_are_named(own, tmp_path):
    file = tmp_path / "p.csv"
    file.write_text("id,year,name_zh,enterprise_zh\np-1,2016,智能工厂,某企业\n")
    assert "added p-1" in own("add", "--kind", "pilots", str(file)).stdout
    assert "p-1 is recorded already" in own("add", str(file), code=1).stderr
    assert "kind" in own("add", "--kind", "robots", str(file), code=1).stderr


@pytest.mark.parametrize("form", ["csv", "yaml", "xlsx"])
def test_the_format_of_a_file_is_told_by_format_too(own, tmp_path, form):
    file = tmp_path / "records"
    file.write_bytes(own("export", "--kind", "pilots", "--format", form).stdout_bytes)
    assert "Nothing changes" in own("import", str(file), "--format", form).stdout


# A command, and the lines of the diff that its dry run must show.
DIFFS = [
    (
        ("add", "--number", "GB/T 60001-2024", "--title-zh", "一个新标准"),
        "  + title_zh: 一个新标准",
    ),
    (("edit", "GB/T 39116-2020", "ics=35.240"), "ics: 35.240.50 → 35.240"),
    (("withdraw", "GB/T 39116-2020", "--on", "2026-07-01"), "status: current → withdrawn"),
    (("remove", "GB/T 37959-2019"), "  - number: GB/T 37959-2019"),
    (("renumber", "GB/T 39116-2020", "GB/T 39119-2020"), "  + number: GB/T 39119-2020"),
    (("publish", "20254645-T-604", "as", "GB/T 33007-2026"), "  + plan_number: 20254645-T-604"),
]


@pytest.mark.parametrize(("arguments", "line"), DIFFS)
def test_a_dry_run_says_what_changes_field_by_field_findings_and_gaps(own, arguments, line):
    told = own(*arguments, "--dry-run")
    assert line in told.stdout
    assert "gap" in told.stdout
    assert "Dry run" in told.stderr
    assert "No changes" in own("history").stderr


SEARCH = "行业代码,标准级别,检索来源,检索式,检索日期,检索人,结果数\n"


def test_two_searches_of_a_day_are_two_records_and_an_enterprise_may_be_in_two_provinces(
    run, tmp_path, bundled_folder
):
    folder = shutil.copytree(bundled_folder, tmp_path / "data")
    searches = tmp_path / "searches.csv"
    searches.write_text(
        SEARCH
        + "".join(f"C254,national,std,{query},2026-08-01,Li,0\n" for query in ("炼焦", "焦炭")),
        encoding="utf-8",
    )
    pilots = tmp_path / "pilots.csv"
    pilots.write_text(
        "编号,年份,项目名称,企业名称,省份\n"
        "pilot-2016-y1,2016,甲厂数字化车间,海尔集团公司,山东\n"
        "pilot-2016-y2,2016,乙厂数字化车间,海尔集团公司,浙江\n",
        encoding="utf-8",
    )
    run("import", str(searches), str(pilots), data=folder)
    for kind, count in (("searches", 2), ("pilots", 29)):
        out = run("export", "--kind", kind, "--format", "json", data=folder).stdout
        assert len(json.loads(out)) == count
    assert "Nothing changes" in run("import", str(pilots), data=folder).stdout
