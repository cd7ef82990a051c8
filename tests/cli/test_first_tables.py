"""A folder of tables begins a graph of its own where there is none yet."""

import csv

import pytest

from stdgraph.store.opening import open_store

TABLES = {
    "dataset.csv": "dataset,title_zh,as_of\nown,自己的图谱,2026-03-01\n",
    "industries/gbt4754_2017.csv": (
        "code,level,parent,name_zh\nC,section,,制造业\nC34,division,C,通用设备制造业\n"
        "C341,group,C34,锅炉及原动设备制造\nC342,group,C34,金属加工机械制造\n"
    ),
    "standards/standards.csv": (
        "number,title_zh,status,gbt4754_code,industry_role\n"
        "GB/T 91000-2024,标准,current,C341,applies\n"
    ),
}


@pytest.fixture
def bare(tmp_path):
    open_store(tmp_path / "bare", bare=True).close()
    return tmp_path / "bare"


@pytest.fixture
def folder(tmp_path):
    for name, text in TABLES.items():
        path = tmp_path / "tables" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "tables"


def gaps(run, data):
    rows = csv.DictReader(run("gaps", "--format", "csv", data=data).stdout.splitlines())
    return [row["code"] for row in rows]


def test_it_brings_its_own_day_and_is_asked_changed_and_undone_as_any(run, bare, folder):
    assert "import a folder of tables" in run("gaps", data=bare, code=1).stderr
    run("import", str(folder), "--dry-run", data=bare)
    assert "no data date" in run("gaps", data=bare, code=1).stderr
    run("import", str(folder), data=bare)
    assert gaps(run, bare) == ["C342"]
    assert "2026-03-01" in run("gaps", data=bare).stdout
    assert "Nothing changes" in run("import", str(folder), data=bare).stdout
    added = ("add", "--number", "GB/T 91001-2024", "--title-zh", "又一", "--status", "current")
    run(*added, "--gbt4754-code", "C342", "--industry-role", "applies", data=bare)
    assert gaps(run, bare) == []
    run("undo", "c000002", data=bare)
    run("undo", "c000001", data=bare)
    assert run("export", "--format", "nquads", data=bare).stdout == ""


def test_every_fault_is_told_at_its_cell_and_nothing_is_stored(run, bare, folder):
    path = folder / "standards/standards.csv"
    path.write_text(
        path.read_text(encoding="utf-8") + "GB/T 91002-20X4,标准,curent,C999,\n", encoding="utf-8"
    )
    told = run("import", str(folder), data=bare, code=2).stderr
    for field in ("number", "status", "gbt4754_code"):
        assert field in told
    assert run("export", "--format", "nquads", data=bare).stdout == ""


@pytest.mark.parametrize(
    ("row", "told"),
    [("own,图谱,2026,", "2026-08-25"), ("own,图谱,2026-03-01,free", "column license")],
)
def test_a_faulty_description_of_the_data_set_is_told(run, bare, folder, row, told):
    path = folder / "dataset.csv"
    path.write_text(f"dataset,title_zh,as_of,license\n{row}\n", encoding="utf-8")
    assert told in run("import", str(folder), data=bare, code=2).stderr
